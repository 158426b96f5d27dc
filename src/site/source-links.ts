import type { Report } from "../model/index.ts";

/** Where the files of a report can be read as they were when it was made. */
export interface SourceLinks {
  /** Address of the folder of the report at the commit, with a slash. */
  readonly base: string;
  readonly commit: string;
  /** Address of the commit. */
  readonly href: string;
}

/** How hosts of repositories address a file at a commit. GitHub's way is that of most. */
const hosts: readonly { readonly of: RegExp; readonly file: string; readonly commit: string }[] = [
  { of: /(?:^|\.)gitlab\./, file: "-/blob/", commit: "-/commit/" },
  { of: /(?:^|\.)(?:codeberg|gitea|forgejo)\./, file: "src/commit/", commit: "commit/" },
  { of: /./, file: "blob/", commit: "commit/" },
];

/** Null without a repository, without its history, or where the files differ from every commit. */
export function sourceLinks({ site, provenance }: Report): SourceLinks | null {
  const { revision } = provenance;
  if (site.repository === undefined || !revision?.clean) return null;
  const url = new URL(site.repository.replace(/(?:\.git)?\/*$/, "/"));
  const host = hosts.find(({ of }) => of.test(url.hostname));
  if (!host) return null;
  const { commit, folder } = revision;
  return {
    base: new URL(`${host.file}${commit}/${encoded(folder)}`, url).href,
    commit,
    href: new URL(`${host.commit}${commit}`, url).href,
  };
}

/** Address of a file of the report, by its path in it. */
export function sourceHref(sources: SourceLinks | null, path: string): string | null {
  return sources && sources.base + encoded(path);
}

const encoded = (path: string): string => path.split("/").map(encodeURIComponent).join("/");
