import { execFile } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect } from "vitest";
import { printedAs, stepsOf } from "./page-steps.ts";

const program = join(import.meta.dirname, "..", "..");

/** Does what a page of docs says, in an empty folder beside the program, and holds that it prints what the page shows. */
export async function followPage(page: string): Promise<string> {
  const beside = mkdtempSync(join(tmpdir(), "upheld-docs-"));
  const folder = join(beside, "my-study");
  const bin = join(beside, "bin");
  for (const made of [folder, bin]) mkdirSync(made);
  symlinkSync(program, join(beside, "upheld"));
  writeFileSync(
    join(bin, "npx"),
    `#!/bin/sh\n[ "$1" = upheld ] || exit 127\nshift\nexec "${process.execPath}" "${join(program, "bin/upheld.js")}" "$@"\n`,
  );
  chmodSync(join(bin, "npx"), 0o755);
  for (const step of stepsOf(readFileSync(join(program, page), "utf8"))) {
    if (step.kind === "file") {
      const file = join(folder, step.path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, step.text);
      continue;
    }
    if (step.byHand) continue;
    const at = `${page}, line ${step.line}: ${step.commands.join("; ")}`;
    const { code, printed } = await run(step.commands.join("\n"), folder, bin);
    expect(code === 0, `${at}\n${printed}`).toBe(!step.fails);
    if (step.output !== null && !printedAs(step.output, printed))
      expect(printed, at).toBe(`${step.output}\n`);
  }
  return folder;
}

function run(commands: string, cwd: string, bin: string) {
  return new Promise<{ readonly code: number; readonly printed: string }>((resolve) => {
    const env = {
      ...process.env,
      NO_COLOR: "1",
      VITEST: "",
      PATH: `${bin}${delimiter}${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
    };
    execFile("sh", ["-ec", commands], { cwd, env }, (error, out, err) => {
      const code = error ? 1 : 0;
      resolve({ code, printed: stripVTControlCharacters(`${out}${err}`) });
    });
  });
}
