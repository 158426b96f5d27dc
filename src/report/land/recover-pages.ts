import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { realDisk } from "./disk.ts";
import { recover } from "./land.ts";

/**
 * Puts back the pages of builds that were ended while they landed, and removes what such builds left. Returns the
 * folders that have their last good pages again.
 */
export async function recoverPages(root: string, out: string): Promise<readonly string[]> {
  const work = join(root, ".upheld");
  const stamps = (await realDisk.list(work)).filter((name) => /^published-\w+[.]json$/.test(name));
  const known = await Promise.all(stamps.map((name) => outOf(join(work, name))));
  const recovered: string[] = [];
  for (const folder of new Set([out, join(root, "dist"), ...known.flat()]))
    if (await recover(folder, realDisk)) recovered.push(folder);
  await recover(join(work, "render"), realDisk);
  return recovered;
}

/** The folder that a stamp is about; none where it cannot be read. */
async function outOf(stamp: string): Promise<readonly string[]> {
  try {
    const { out } = JSON.parse(await readFile(stamp, "utf8")) as { readonly out?: unknown };
    return typeof out === "string" ? [out] : [];
  } catch {
    return [];
  }
}
