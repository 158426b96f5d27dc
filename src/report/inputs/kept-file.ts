import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

let written = 0;

/** A name beside a file that no other process, and no other step of this one, writes to. */
export function partOf(file: string): string {
  return `${file}.${process.pid}-${written++}.part`;
}

/** Writes a file whole or not at all: whoever reads it sees all of it or none. */
export async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const part = partOf(file);
  await writeFile(part, data);
  await rename(part, file);
}

/** What was made from other bytes stays for this long: a build beside this one may still read it. */
const keptMilliseconds = 5 * 60_000;

/** Removes older files of a folder that `isOlder` names, and parts that nobody finished. */
export async function forget(folder: string, isOlder: (name: string) => boolean): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter(
    (name) => name.endsWith(".part") || isOlder(name),
  );
  await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      const found = await stat(file).catch(() => null);
      if (found && Date.now() - found.mtimeMs > keptMilliseconds) await rm(file, { force: true });
    }),
  );
}
