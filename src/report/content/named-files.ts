import type { Revision } from "../inputs/index.ts";
import { filesAt } from "../inputs/index.ts";
import type { BoundContent } from "./bind-content.ts";

/** Folders that a name may be meant to stand in, the root of the report first. */
const folders = ["", "content/", "results/", "docs/", "src/"] as const;

/**
 * Files that prose names in code, by their paths from the root, as they are at the commit that pages link to. Null
 * where no page links to a commit.
 */
export async function namedFiles(
  root: string,
  revision: Revision | null,
  bound: BoundContent,
): Promise<Readonly<Record<string, string>> | null> {
  if (!revision?.clean) return null;
  const names = [...new Set(htmlOf(bound).flatMap(pathsIn))].sort();
  const candidates = names.flatMap((name) => folders.map((folder) => folder + name));
  const there = await filesAt(root, revision.commit, candidates);
  return Object.fromEntries(
    names.flatMap((name) => {
      const path = folders.map((folder) => folder + name).find((one) => there.has(one));
      return path === undefined ? [] : [[name, path] as const];
    }),
  );
}

function htmlOf({ site, notebooks, figures, findings }: BoundContent): readonly string[] {
  return [
    site.abstractHtml ?? [],
    ...notebooks.flatMap(({ abstractHtml, blocks }) => [
      abstractHtml ?? [],
      ...blocks.map((block) => (block.kind === "html" || block.kind === "note" ? block.html : [])),
    ]),
    ...figures.map(({ captionHtml }) => captionHtml ?? []),
    ...findings.map(({ html }) => html),
  ].flat();
}

/** Code in HTML that looks like the path of a file: it has a dot or a slash, and no step upwards. */
function pathsIn(html: string): readonly string[] {
  return [...html.matchAll(/<code>([\w@+-][\w@+./-]*)<\/code>/g)].flatMap(([, path = ""]) =>
    /[./]/.test(path) && !/(?:^|\/)\.{1,2}(?:\/|$)|\/$/.test(path) ? [path] : [],
  );
}
