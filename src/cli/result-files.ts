import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

const resultFile = /\.(eval|jsonl?|ndjson|csv|tsv|tab|parquet)(\.gz)?$/i;

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
  const files = names.filter((name) => resultFile.test(name) && !/(^|[\\/])\./.test(name)).sort();
  const logs = files.filter((name) => name.endsWith(".eval"));
  return (logs.length > 0 ? logs : files).map((name) => join(folder, name));
}

/**
 * Names for files in one folder: their own, or, where two files have the same, the path below the folder that all share.
 * Characters that mean something in a pattern are replaced.
 */
export function namesInside(paths: readonly string[]): readonly string[] {
  const names = paths.map((path) => basename(path));
  const unique = new Set(names).size === names.length;
  const shared = unique ? null : sharedFolder(paths.map(dirname));
  return paths.map((path, i) => {
    const name = shared === null ? (names[i] ?? "") : relative(shared, path).split(sep).join("/");
    return name.replace(/[*?[\]{}]/g, "_").replace(/(^|\/)\.+/g, "$1_");
  });
}

function sharedFolder(folders: readonly string[]): string {
  const [first = [], ...rest] = folders.map((folder) => folder.split(sep));
  const same = first.findIndex((part, i) => rest.some((other) => other[i] !== part));
  return (same < 0 ? first : first.slice(0, same)).join(sep) || sep;
}
