import type { Problems } from "../../model/index.ts";
import { collectProblems } from "../../model/index.ts";
import type { Bibliography, ParsedHome, ParsedNotebook } from "../../notebook/index.ts";
import {
  checkNotebookIds,
  parseHome,
  parseNotebook,
  readBibliography,
} from "../../notebook/index.ts";
import type { Inputs } from "../inputs/index.ts";
import { cached, sha256 } from "../inputs/index.ts";
import { generator } from "../version.ts";
import type { Purpose } from "./draft.ts";

export interface Content {
  readonly home: ParsedHome | null;
  readonly notebooks: readonly ParsedNotebook[];
  readonly bibliography: Bibliography;
  readonly bibliographyHash: string;
}

/** Everything an author wrote, parsed; numbers come later. */
export async function readContent(
  inputs: Inputs,
  problems: Problems,
  purpose: Purpose,
): Promise<Content> {
  const { root, text } = inputs;
  const files = inputs.content.map(({ path }) => path);
  const pages = files.filter((file) => /^content\/[^/]+\.md$/.test(file));
  const notebooks: ParsedNotebook[] = [];
  let home: ParsedHome | null = null;
  for (const file of pages) {
    if (file === "content/index.md") home = parseHome(file, text(file), problems);
    else {
      const own = collectProblems();
      const notebook = parseNotebook(file, text(file), own);
      const leftOut = purpose === "publish" && notebook?.frontMatter.values.draft === true;
      if (leftOut) reportDraft(notebook, problems);
      else problems.add(own.list);
      if (notebook && !leftOut) notebooks.push(notebook);
    }
  }
  checkNotebookIds(notebooks, problems);
  const sources = files.filter((file) => /^content\/references\.(json|bib)$/.test(file));
  const texts = sources.map((file) => ({ file, text: text(file) }));
  const bibliographyHash = sha256(JSON.stringify(texts));
  const bibliography = rememberReferences(
    root,
    await readBibliography(texts, problems),
    bibliographyHash,
  );
  return { home, notebooks, bibliography, bibliographyHash };
}

/** What is wrong in a draft is said where it is shown. */
function reportDraft({ file, source, frontMatter }: ParsedNotebook, problems: Problems): void {
  problems.warn(
    "notebook-is-finished",
    { ...source.place(frontMatter.offsetOf("draft")), file, field: "draft" },
    "A draft is left out",
    { fix: "Take `draft` out to publish it; `upheld dev` and `build --draft` show it." },
  );
}

/** Formatting references takes the library that does it more than a second: done once per bibliography. */
function rememberReferences(
  root: string,
  { keys, render }: Bibliography,
  texts: string,
): Bibliography {
  return {
    keys,
    render: async (wanted) => {
      const all = await cached(root, "references", sha256(`${generator} ${texts}`), async () => [
        ...(await render(keys)),
      ]);
      return new Map(all.filter(([key]) => wanted.includes(key)));
    },
  };
}

/** Experiments whose samples cells ask for. */
export function queriedBy({ notebooks }: Content): ReadonlySet<string> {
  return new Set(
    notebooks.flatMap(({ cells, frontMatter }) => {
      const [own] = [frontMatter.values.experiment ?? []].flat();
      const queries = [...cells.values()].filter((cell) => cell.language === "sql");
      return queries.flatMap((cell) => cell.experiment ?? own ?? []);
    }),
  );
}
