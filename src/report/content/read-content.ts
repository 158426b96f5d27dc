import type { Problems } from "../../model/index.ts";
import type { Bibliography, CellSource, ParsedHome, ParsedNotebook } from "../../notebook/index.ts";
import {
  checkNotebookIds,
  parseHome,
  parseNotebook,
  readBibliography,
} from "../../notebook/index.ts";
import type { Inputs } from "../inputs/index.ts";
import { cached, sha256 } from "../inputs/index.ts";
import { generator } from "../version.ts";

export interface Content {
  readonly home: ParsedHome | null;
  readonly notebooks: readonly ParsedNotebook[];
  readonly bibliography: Bibliography;
  readonly bibliographyHash: string;
}

/** Everything an author wrote, parsed; numbers come later. */
export async function readContent(inputs: Inputs, problems: Problems): Promise<Content> {
  const { root, text } = inputs;
  const files = inputs.content.map(({ path }) => path);
  const pages = files.filter((file) => /^content\/[^/]+\.md$/.test(file));
  const notebooks: ParsedNotebook[] = [];
  let home: ParsedHome | null = null;
  for (const file of pages) {
    if (file === "content/index.md") home = parseHome(file, text(file), problems);
    else {
      const notebook = parseNotebook(file, text(file), problems);
      if (notebook) notebooks.push(notebook);
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

/** Formatting references takes the library that does it more than a second: done once per bibliography. */
function rememberReferences(
  root: string,
  { keys, render }: Bibliography,
  texts: string,
): Bibliography {
  return {
    keys,
    render: async (wanted) => {
      if (wanted.length === 0) return new Map();
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
    notebooks.flatMap((notebook) => {
      const [own] = [notebook.frontMatter.values.experiment ?? []].flat();
      return queriesOf(notebook).flatMap((cell) => cell.experiment ?? own ?? []);
    }),
  );
}

/** Cells of a page that ask the samples of an experiment. */
export function queriesOf({ cells }: ParsedNotebook): readonly CellSource[] {
  return [...cells.values()].filter((cell) => cell.language === "sql");
}
