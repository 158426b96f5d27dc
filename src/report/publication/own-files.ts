import { readFileSync } from "node:fs";
import { join } from "node:path";
import { address } from "../../model/index.ts";

/** Characters of one list: a megabyte is what a file of a report should have at most. */
const longestList = 900_000;

const listFile = (part: number): string =>
  `${address.versions()}files${part === 0 ? "" : `.${part + 1}`}.txt`;

/** Lists of the files that we put into a published folder, outside of `v/`: all others there are somebody else's. */
export function ownFiles(paths: readonly string[]): ReadonlyMap<string, string> {
  const lists: string[] = [""];
  for (const path of [...new Set(paths)].sort()) {
    const last = lists.length - 1;
    const line = `${path}\n`;
    if ((lists[last] ?? "").length + line.length > longestList) lists.push(line);
    else lists[last] += line;
  }
  return new Map(lists.map((text, part) => [listFile(part), text]));
}

/** The files that earlier publications put into a folder; null where nobody noted them. */
export function readOwnFiles(folder: string): ReadonlySet<string> | null {
  const paths = new Set<string>();
  for (let part = 0; ; part++) {
    const text = textOf(join(folder, listFile(part)));
    if (text === null) return part === 0 ? null : paths;
    for (const line of text.split("\n")) if (line !== "") paths.add(line);
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
