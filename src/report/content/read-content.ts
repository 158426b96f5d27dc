import type { Place, Problems } from "../../model/index.ts";
import { collectProblems } from "../../model/index.ts";
import type { Bibliography, FilesBeside, ParsedHome } from "../../notebook/index.ts";
import { checkNotebookIds, parseHome, readBibliography } from "../../notebook/index.ts";
import type { Inputs } from "../inputs/index.ts";
import { cached, hashCode, sha256 } from "../inputs/index.ts";
import type { Purpose } from "./draft.ts";
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
export async function readContent(
  inputs: Inputs,
  { beside, purpose }: { readonly beside: FilesBeside; readonly purpose: Purpose },
  problems: Problems,
): Promise<Content> {
  const { root, text } = inputs;
  const files = inputs.content.map(({ path }) => path);
  const pages = inputs.content.filter(({ path }) => /^content\/[^/]+\.md$/.test(path));
  const home = pages.find(({ path }) => path === homeFile);
  const others = pages.filter((page) => page !== home);
  const notebooks: ReadNotebook[] = [];
  for (const read of await readNotebooks(root, others, text, beside)) {
    const draft = purpose === "publish" ? read.notebook?.draft : null;
    if (draft) reportDraft(draft, problems);
    else problems.add(read.problems);
    if (read.notebook && !draft) notebooks.push(read.notebook);
  }
  const parsedHome = home ? parseHome(homeFile, text(homeFile), problems) : null;
  checkNotebookIds(
    notebooks.map(({ id, file, placed }) => ({ id, file, aliases: placed.aliases })),
    problems,
  );
  const sources = files.filter((file) => /^content\/references\.(json|bib)$/.test(file));
  const texts = sources.map((file) => ({ file, text: text(file) }));
  const bibliographyHash = sha256(JSON.stringify(texts));
  const bibliography = await rememberReferences(root, texts, bibliographyHash, problems);
  return { home: parsedHome, notebooks, bibliography, bibliographyHash };
}

/** What is wrong in a draft is said where it is shown. */
function reportDraft(place: Place, problems: Problems): void {
  problems.warn("notebook-is-finished", place, "A draft is left out", {
    fix: "Take `draft` out to publish it; `upheld dev` and `build --draft` show it.",
  });
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
