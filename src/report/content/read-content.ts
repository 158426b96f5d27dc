import type { Problems } from "../../model/index.ts";
import { collectProblems } from "../../model/index.ts";
import type { Bibliography, ParsedHome } from "../../notebook/index.ts";
import { checkNotebookIds, parseHome, readBibliography } from "../../notebook/index.ts";
import type { Inputs } from "../inputs/index.ts";
import { cached, hashCode, sha256 } from "../inputs/index.ts";
import type { ReadNotebook } from "./outline.ts";
import { readNotebooks } from "./outline.ts";

const homeFile = "content/index.md";

export interface Content {
  readonly home: ParsedHome | null;
  readonly notebooks: readonly ReadNotebook[];
  readonly bibliography: Bibliography;
  readonly bibliographyHash: string;
}

/** Everything an author wrote, parsed; numbers come later. */
export async function readContent(inputs: Inputs, problems: Problems): Promise<Content> {
  const { root, text } = inputs;
  const files = inputs.content.map(({ path }) => path);
  const pages = inputs.content.filter(({ path }) => /^content\/[^/]+\.md$/.test(path));
  const home = pages.find(({ path }) => path === homeFile);
  const read = await readNotebooks(
    root,
    pages.filter((page) => page !== home),
    text,
  );
  problems.add(read.problems);
  const parsedHome = home ? parseHome(homeFile, text(homeFile), problems) : null;
  checkNotebookIds(
    read.notebooks.map(({ id, file, placed }) => ({ id, file, aliases: placed.aliases })),
    problems,
  );
  const sources = files.filter((file) => /^content\/references\.(json|bib)$/.test(file));
  const texts = sources.map((file) => ({ file, text: text(file) }));
  const bibliographyHash = sha256(JSON.stringify(texts));
  const bibliography = await rememberReferences(root, texts, bibliographyHash, problems);
  return { home: parsedHome, notebooks: read.notebooks, bibliography, bibliographyHash };
}

type Sources = Parameters<typeof readBibliography>[0];

/** Reading and formatting references takes the library that does it more than a second: done once per bibliography. */
async function rememberReferences(
  root: string,
  texts: Sources,
  hash: string,
  problems: Problems,
): Promise<Bibliography> {
  const none = texts.length === 0;
  const key = sha256(`${await hashCode("binding")} ${hash}`);
  let opened: Promise<Bibliography> | null = null;
  const own = collectProblems();
  const open = () => (opened ??= readBibliography(texts, own));
  const known = none
    ? { keys: [], problems: [] }
    : await cached(root, "citable", key, async () => ({
        keys: (await open()).keys,
        problems: own.list,
      }));
  problems.add(known.problems);
  return {
    keys: known.keys,
    render: async (wanted) => {
      if (wanted.length === 0) return new Map();
      const all = await cached(root, "references", key, async () => [
        ...(await (await open()).render(known.keys)),
      ]);
      return new Map(all.filter(([key]) => wanted.includes(key)));
    },
  };
}

/** Experiments whose samples cells ask for. */
export function queriedBy({ notebooks }: Content): ReadonlySet<string> {
  return new Set(notebooks.flatMap(({ queries }) => queries));
}
