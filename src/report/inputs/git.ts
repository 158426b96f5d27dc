import { execFile } from "node:child_process";

/** What git says, asked in the folder of a report; rejected where there is no git, no repository, or no answer. */
export function askGit(root: string, args: readonly string[], input = ""): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      "git",
      ["-C", root, ...args],
      { maxBuffer: mostBytes, encoding: "buffer" },
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    );
    // One that ends before it has read all says why by its exit.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}

/** Bytes that git may answer with: the names of many files, or the text of some. */
const mostBytes = 64 * 1024 * 1024;
