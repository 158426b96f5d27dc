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

/** How files and commits of the repository are addressed: what it takes for links to any commit of it. */
export interface Hosted {
  /** Address of the files of a commit, followed by the commit, a slash and `folder`. */
  readonly files: string;
  /** Address of commits, followed by one. */
  readonly commits: string;
  /** Folder of the report in the repository, with a slash at its end, as addresses have it. */
  readonly folder: string;
}

/** Null without a repository, or without its history. */
export function hostedAt({ site, provenance }: Report): Hosted | null {
  if (site.repository === undefined || !provenance.revision) return null;
  const url = new URL(site.repository.replace(/(?:\.git)?\/*$/, "/"));
  const host = hosts.find(({ of }) => of.test(url.hostname));
  return host
    ? {
        files: new URL(host.file, url).href,
        commits: new URL(host.commit, url).href,
        folder: encoded(provenance.revision.folder),
      }
    : null;
}

/** Null without a repository, without its history, or where the files differ from every commit. */
export function sourceLinks(report: Report): SourceLinks | null {
  const hosted = hostedAt(report);
  const { revision } = report.provenance;
  if (!hosted || !revision?.clean) return null;
  const { commit } = revision;
  return {
    base: `${hosted.files}${commit}/${hosted.folder}`,
    commit,
    href: `${hosted.commits}${commit}`,
  };
}

/** Address of a commit of the repository; null where none is known. */
export function commitHref(hosted: Hosted | null, commit: string): string | null {
  return hosted && hosted.commits + commit;
}

/** Address of a file of the report as it was at a commit; null where no repository is known. */
export function sourceAt(hosted: Hosted | null, commit: string, path: string): string | null {
  return hosted && `${hosted.files}${commit}/${hosted.folder}${encoded(path)}`;
}

/** The digits of a commit that a page shows. */
export const shortCommit = (commit: string): string => commit.slice(0, 7);

/** Address of a file of the report, by its path in it. */
export function sourceHref(sources: SourceLinks | null, path: string): string | null {
  return sources && sources.base + encoded(path);
}

const encoded = (path: string): string => path.split("/").map(encodeURIComponent).join("/");
