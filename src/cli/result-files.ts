import { readdir, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { resultEnding } from "../ingest/index.ts";

/** Result files that some arguments name: files as they are, folders with all that is in them. */
export async function resultFiles(given: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of given.map((file) => resolve(file))) {
    const isFolder = await stat(path).then(
      (s) => s.isDirectory(),
      () => false,
    );
    found.push(...(isFolder ? await filesIn(path) : [path]));
  }
  return [...new Set(found)];
}

/** A folder of Inspect logs has lists of them and settings beside them, which are no logs. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => resultEnding.test(name) && !/(^|[\\/])\./.test(name)).sort();
  const logs = files.filter((name) => name.endsWith(".eval"));
  return (logs.length > 0 ? logs : files).map((name) => join(folder, name));
}

/**
 * Names for files in one folder: their own where they come from one folder, else the path below the folder that all
 * share, since folders tell arms and runs apart. Characters that mean something in a pattern are replaced.
 */
export function namesInside(paths: readonly string[]): readonly string[] {
  const shared = sharedFolder(paths.map(dirname));
  const names = paths.map((path) =>
    relative(shared, path)
      .split(sep)
      .join("/")
      .replace(/[*?[\]{}]/g, "_")
      .replace(/(^|\/)\.+/g, "$1_"),
  );
  const used = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let n = 2; used.has(free); n++) free = name.replace(/(\.[^/]*)?$/, `_${n}$1`);
    used.add(free);
    return free;
  });
}

function sharedFolder(folders: readonly string[]): string {
  const [first = [], ...rest] = folders.map((folder) => folder.split(sep));
  const same = first.findIndex((part, i) => rest.some((other) => other[i] !== part));
  return (same < 0 ? first : first.slice(0, same)).join(sep) || sep;
}
