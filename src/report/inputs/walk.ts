import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";

export interface FileBelow {
  /** Path relative to the root, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** When it was last written, in milliseconds. */
  readonly modified: number;
}

type Way = "outside" | "nothing" | "folder";

export interface Walked {
  /** In order of path. */
  readonly files: readonly FileBelow[];
  /** Links that are not followed, by why: each leads to a folder, out of the root, or nowhere. */
  readonly links: readonly { readonly path: string; readonly to: Way }[];
}

/**
 * Everything below `folder` that git would think of as content: no dot files, no folders of tools, nothing but files
 * that end. A link counts as the file that it leads to, where that is inside the root.
 */
export async function filesBelow(root: string, folder: string): Promise<Walked> {
  const files: FileBelow[] = [];
  const links: Walked["links"][number][] = [];
  const realRoot = await realpath(root).catch(() => root);
  const note = async (path: string): Promise<void> => {
    const found = await stat(join(root, path)).catch(() => null);
    if (found?.isFile()) files.push({ path, bytes: found.size, modified: found.mtimeMs });
  };
  const noteLink = async (path: string): Promise<void> => {
    const to = await leadsOut(realRoot, join(root, path));
    if (to === null) await note(path);
    else links.push({ path, to });
  };
  const visit = async (path: string): Promise<void> => {
    const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => []);
    await Promise.all(
      entries.map(async (entry) => {
        if (entry.name.startsWith(".") || entry.name === "node_modules") return;
        const inner = path === "." ? entry.name : `${path}/${entry.name}`;
        if (entry.isDirectory()) await visit(inner);
        else if (entry.isSymbolicLink()) await noteLink(inner);
        else if (entry.isFile()) await note(inner);
      }),
    );
  };
  await visit(folder);
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
  return { files: files.sort(byPath), links: links.sort(byPath) };
}

/** Why a link is not followed; null where it leads to a file inside the root. */
async function leadsOut(realRoot: string, link: string): Promise<Way | null> {
  const real = await realpath(link).catch(() => null);
  const target = real === null ? null : await stat(real).catch(() => null);
  if (real === null || target === null) return "nothing";
  if (target.isDirectory()) return "folder";
  return real.startsWith(realRoot + sep) ? null : "outside";
}

/** A single file of the root, where it is there. */
export async function rootFile(root: string, name: string): Promise<Walked> {
  const entry = await lstat(join(root, name)).catch(() => null);
  const realRoot = await realpath(root).catch(() => root);
  const to = entry?.isSymbolicLink() ? await leadsOut(realRoot, join(root, name)) : null;
  if (to !== null) return { files: [], links: [{ path: name, to }] };
  const found = await stat(join(root, name)).catch(() => null);
  const files = found?.isFile() ? [{ path: name, bytes: found.size, modified: found.mtimeMs }] : [];
  return { files, links: [] };
}
