import { spawn } from "node:child_process";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

const own = join(import.meta.dirname, "..", "..", "bin", "upheld.js");

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a user does, in a process of its own: that of this checkout, or another `program`. */
export function runUpheld(
  args: readonly string[],
  cwd = process.cwd(),
  program = own,
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: "1", VITEST: "" },
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => (out += chunk));
    child.stderr.on("data", (chunk) => (err += chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code, out: stripVTControlCharacters(out), err: stripVTControlCharacters(err) }),
    );
  });
}
