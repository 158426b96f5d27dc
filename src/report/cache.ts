import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * What `compute` gives, or what it gave an earlier run under the same key. One file per name is kept; the key says
 * which bytes it was made from. Values survive a trip through JSON.
 */
export async function cached<T>(
  root: string,
  name: string,
  key: string,
  compute: () => T | Promise<T>,
): Promise<T> {
  const folder = folderOf(root);
  const file = fileOf(root, name, key);
  if (existsSync(file)) return JSON.parse(await readFile(file, "utf8")) as T;
  const value = await compute();
  await mkdir(folder, { recursive: true });
  const older = (await readdir(folder)).filter((other) => other.slice(0, -key.length - 6) === name);
  await Promise.all(older.map((other) => rm(join(folder, other), { force: true })));
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, JSON.stringify(value));
  await rename(temporary, file);
  return value;
}

export function isCached(root: string, name: string, key: string): boolean {
  return existsSync(fileOf(root, name, key));
}

const folderOf = (root: string) => join(root, ".upheld", "cache");
const fileOf = (root: string, name: string, key: string) =>
  join(folderOf(root), `${name}-${key}.json`);
