import { posix } from "node:path";
import { address } from "../../model/index.ts";

/** The page that a link is written on, and whether its text is also read on other pages. */
export interface LinkingPage {
  /** Id of the notebook; null on the home page. */
  readonly notebook: string | null;
  readonly alone: boolean;
  readonly beside: FilesBeside;
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export interface FileBeside {
  readonly isPicture: boolean;
  /** Null where it is no picture, or one of any size. */
  readonly size: PictureSize | null;
}

/** Files that pages may show or link to, by address. */
export type FilesBeside = ReadonlyMap<string, FileBeside>;

/**
 * The address that a link of the author leads to: paths and `other.md` become addresses of the report (`~/` is its
 * root), also of a file beside it, wherever the text is read; the web stays as it is. Null for schemes that run something.
 */
export function resolveLink(url: string, { notebook, alone, beside }: LinkingPage): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return /^(https?|mailto|doi):/i.test(url) ? url : null;
  if (url === "" || url.startsWith("//") || url.startsWith("~/")) return url;
  if (url.startsWith("#"))
    return alone && notebook !== null ? `~/${address.anchor(notebook, url.slice(1))}` : url;
  const page = /^(?:\.\/)?([A-Za-z0-9_.-]+)\.md(#.*)?$/.exec(url);
  if (page) return page[1] === "index" ? `~/${page[2] ?? ""}` : `~/${page[1]}/${page[2] ?? ""}`;
  if (url.startsWith("/")) return `~${url}`;
  const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
  // A file beside the notebook is meant as every editor takes it: by its path from there.
  const file = address.beside(posix.normalize(plainPath(path)));
  if (beside.has(file)) return `~/${encodeURI(file)}${rest}`;
  const joined = posix.join(notebook === null ? "" : address.notebook(notebook), path);
  // What leaves the report leads nowhere: it is left as it was written, for the problem that says so.
  if (joined.startsWith("..")) return url;
  return `~/${joined === "." || joined === "./" ? "" : joined}${rest}`;
}

/** A path as the file system has it; as written where it cannot be read. */
function plainPath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
