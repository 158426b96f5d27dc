import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { forget, writeWhole } from "./kept-file.ts";

/**
 * What `compute` gives, or what it gave an earlier run under the same key. One file per name is kept; the key says
 * which bytes it was made from. Values survive a trip through JSON. A file that is cut or gone is made again, and so is
 * a value that does not fit: one may name what else it was made from, known only when it was made.
 */
export async function cached<T>(
  root: string,
  name: string,
  key: string,
  compute: () => T | Promise<T>,
  fits: (kept: T) => boolean = () => true,
): Promise<T> {
  const file = fileOf(root, name, key);
  const known = await readFile(file, "utf8").then(
    (text) => parsed<T>(text),
    () => undefined,
  );
  if (known !== undefined && fits(known)) return known;
  const value = await compute();
  await forget(folderOf(root), (other) => other.slice(0, -key.length - 6) === name);
  await writeWhole(file, JSON.stringify(value));
  return value;
}

export function isCached(root: string, name: string, key: string): boolean {
  return existsSync(fileOf(root, name, key));
}

function parsed<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}

const folderOf = (root: string) => join(root, ".upheld", "cache");
const fileOf = (root: string, name: string, key: string) =>
  join(folderOf(root), `${name}-${key}.json`);
