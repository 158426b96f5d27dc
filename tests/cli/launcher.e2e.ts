import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runUpheld } from "./run-upheld.ts";
import { emptyFolder, notebook, write, writeSmallReport } from "./small-report.ts";

const program = join(import.meta.dirname, "..", "..", "bin", "upheld.js");
const root = emptyFolder("launcher");

/** A development server, once it serves, as `npx upheld dev` starts it. */
async function serving(port: number): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    [program, "--root", root, "dev", "--port", String(port), "--host", "127.0.0.1"],
    { env: { ...process.env, VITEST: "", NO_COLOR: "1" }, stdio: ["ignore", "pipe", "ignore"] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let out = "";
    child.stdout?.on("data", (chunk) => {
      out += chunk;
      const found = /Report at (\S+)/.exec(out);
      if (found?.[1]) resolve(found[1]);
    });
    child.on("exit", () => reject(new Error(`upheld dev ended: ${out}`)));
  });
  return { child, url };
}

const ended = (child: ChildProcess) =>
  new Promise<string | number | null>((resolve) => {
    child.on("exit", (code, signal) => resolve(signal ?? code));
  });

/** Waits until nobody serves an address any more. */
async function isSilent(url: string): Promise<boolean> {
  for (let i = 0; i < 100; i++) {
    if (
      await fetch(url).then(
        () => false,
        () => true,
      )
    )
      return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

describe("a command that is ended", () => {
  beforeAll(() => writeSmallReport(root));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each([
    ["SIGTERM", 143, 4791],
    ["SIGINT", 130, 4792],
    ["SIGKILL", 137, 4793],
  ] as const)("by %s leaves nobody serving, and says how it ended", async (signal, code, port) => {
    const { child, url } = await serving(port);
    const how = ended(child);
    child.kill(signal);
    // The server may answer a signal itself, with the code that shells give for it.
    expect([signal, code]).toContain(await how);
    expect(await isSilent(url)).toBe(true);
  });
});

describe("a command that code of a page ends", () => {
  it("is not done: exit code 1 and a sentence, whatever the code says", async () => {
    const folder = emptyFolder("ended");
    writeSmallReport(folder);
    const cell = '(() => {}).constructor("process.exit(0)")(); return [];';
    write(folder, "content/teaching.md", `${notebook}\n\`\`\`js plot\n${cell}\n\`\`\`\n`);
    const { code, err } = await runUpheld(["--root", folder, "check"]);
    expect([code, err]).toEqual([1, expect.stringContaining("ended before it was done")]);
    rmSync(folder, { recursive: true });
  });
});
