import { reportFile } from "../model/index.ts";

/** A line of `sha256sum`, as coreutils write it: names with a backslash or a line break are escaped, and marked so. */
export function checksumLine(path: string, sha256: string): string {
  const escaped = path.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  return `${escaped === path ? "" : "\\"}${sha256}  ${escaped}\n`;
}

/** `SHA256SUMS` of a folder: its files but this one, in order of path, as `sha256sum -c` reads it. */
export function checksumsOf(files: ReadonlyMap<string, string>): string {
  return [...files]
    .filter(([path]) => path !== reportFile.checksums)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, sha256]) => checksumLine(path, sha256))
    .join("");
}

export interface ReadChecksums {
  /** By path. */
  readonly files: ReadonlyMap<string, string>;
  /** Lines that say nothing that can be held against a file of the folder, by their number. */
  readonly refused: readonly { readonly line: number; readonly why: string }[];
}

/** Reads `SHA256SUMS`. The file may be anybody's: no path out of the folder is taken. */
export function readChecksums(text: string): ReadChecksums {
  const files = new Map<string, string>();
  const refused: { line: number; why: string }[] = [];
  text.split("\n").forEach((line, i) => {
    if (line === "") return;
    const found = /^(\\?)([0-9a-f]{64}) [ *](.+)$/s.exec(line);
    const path = found && (found[1] === "" ? found[3] : unescaped(found[3] ?? ""));
    const why = !path
      ? "no hash with a path after it"
      : leaves(path)
        ? "a path that leaves the folder"
        : files.has(path)
          ? "a path that was named before"
          : null;
    if (why !== null || !path) refused.push({ line: i + 1, why: why ?? "" });
    else files.set(path, found?.[2] ?? "");
  });
  return { files, refused };
}

const unescaped = (path: string): string =>
  path.replace(/\\([\\nr])/g, (_all, c) => (c === "n" ? "\n" : c === "r" ? "\r" : "\\"));

const leaves = (path: string): boolean =>
  path.startsWith("/") ||
  path.includes("\0") ||
  path.split("/").some((part) => part === "" || part === "." || part === "..");
