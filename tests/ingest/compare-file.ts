import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

/** Compares with a file that `UPDATE=1` writes; in CI a missing one is a failure. */
export function expectFile(path: string, actual: string): void {
  const missing = !existsSync(path);
  if (process.env.UPDATE || (missing && !process.env.CI)) {
    writeFileSync(path, actual);
    return;
  }
  expect(missing, `${path} is missing; run with UPDATE=1`).toBe(false);
  expect(actual, "run with UPDATE=1, and read the difference").toBe(readFileSync(path, "utf8"));
}
