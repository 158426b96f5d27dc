import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { forget, writeWhole } from "./kept-file.ts";

/**
 * What `compute` gives, or what it gave an earlier run under the same key. One file per name is kept; the key says
 * which bytes it was made from. Values survive a trip through JSON. A file that is cut or gone is made again.
 */
export async function cached<T>(
  root: string,
  name: string,
  key: string,
  compute: () => T | Promise<T>,
): Promise<T> {
  const known = await recall<T>(root, name, key);
  if (known !== undefined) return known;
  const value = await compute();
  await keep(root, name, key, value);
  return value;
}

/** What an earlier run kept under this name and key; undefined where there is none, or where it is cut. */
export async function recall<T>(root: string, name: string, key: string): Promise<T | undefined> {
  const text = await readFile(fileOf(root, name, key), "utf8").catch(() => "");
  return parsed<T>(text);
}

/** What was kept last under this name, whatever its key: for those who can tell which parts of it still hold. */
export async function recallEarlier<T>(root: string, name: string): Promise<T | undefined> {
  const names = (await readdir(folderOf(root)).catch(() => [])).filter(
    (file) => file.startsWith(`${name}-`) && keyOfFile.test(file.slice(name.length)),
  );
  const dated = await Promise.all(
    names.map(async (file) => {
      const found = await stat(join(folderOf(root), file)).catch(() => null);
      return { file, at: found?.mtimeMs ?? 0 };
    }),
  );
  const [newest] = dated.sort((a, b) => b.at - a.at);
  if (!newest) return undefined;
  return parsed<T>(await readFile(join(folderOf(root), newest.file), "utf8").catch(() => ""));
}

/** What follows the name of a kept file. */
const keyOfFile = /^-[0-9a-f]{64}[.]json$/;

/** Keeps a value for later runs, in the place of those of the same name under other keys. */
export async function keep(root: string, name: string, key: string, value: unknown): Promise<void> {
  await forget(folderOf(root), (other) => other.slice(0, -key.length - 6) === name);
  await writeWhole(fileOf(root, name, key), JSON.stringify(value));
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
