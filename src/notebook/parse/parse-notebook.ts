import type { Heading, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { collectProblems, ownParts, type Problems, slug } from "../../model/index.ts";
import type { CellSource } from "../cells/cell.ts";
import { readCell } from "../cells/read-cell.ts";
import { directives } from "../directives/index.ts";
import { footnotesToNotes } from "../markdown/footnotes.ts";
import { writtenIds } from "../markdown/written-ids.ts";
import type { Anchor } from "./anchors.ts";
import { type Fragment, parseFragment, rawAttributes } from "./fragment.ts";
import {
  type FrontMatter,
  frontMatterSchema,
  type HomeFrontMatter,
  homeFrontMatterSchema,
  parseFrontMatter,
  type ReadFrontMatter,
} from "./front-matter.ts";
import { type HeadingPlace, placeHeadings } from "./headings.ts";
import { createIdRegister } from "./ids.ts";
import { fileSource, quotedSource, type Source } from "./source.ts";

/** A page as written, before any number is known: enough to link to every place of it. */
export interface ParsedNotebook {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly frontMatter: ReadFrontMatter<FrontMatter>;
  readonly source: Source;
  readonly titleFragment: Fragment;
  readonly abstract: Fragment | null;
  readonly summary: Fragment | null;
  readonly body: Fragment;
  readonly headings: ReadonlyMap<RootContent, HeadingPlace>;
  readonly cells: ReadonlyMap<RootContent, CellSource>;
  readonly cellTitles: ReadonlyMap<RootContent, Fragment>;
  /** Names of cells that cannot be read. */
  readonly unreadCells: readonly string[];
  /** Figures, findings, headings and cells, in order. */
  readonly anchors: readonly Anchor[];
  /** Ids that blocks give themselves which cannot be read. */
  readonly unread: ReadonlySet<string>;
}

/** `content/doctag.md` as the notebook `doctag`; null with problems when its front matter is not valid. */
export function parseNotebook(
  file: string,
  text: string,
  problems: Problems,
): ParsedNotebook | null {
  const own = collectProblems();
  const parsed = parsePage(file, text, own);
  problems.add(own.list);
  // Without a problem, what is not an anchor is an example in a block that is only shown.
  return (
    parsed && { ...parsed, unread: own.hasErrors() ? unreadIds(text, parsed.anchors) : new Set() }
  );
}

function unreadIds(text: string, anchors: readonly Anchor[]): ReadonlySet<string> {
  return new Set(writtenIds(text).filter((id) => !anchors.some((anchor) => anchor.id === id)));
}

function parsePage(
  file: string,
  text: string,
  problems: Problems,
): Omit<ParsedNotebook, "unread"> | null {
  const source = fileSource(file, text);
  const body = footnotesToNotes(parseFragment(source, directives, problems));
  const frontMatter = readFrontMatter(frontMatterSchema, body, problems);
  const id = notebookId(file);
  if (id !== slug(id) || ownParts.has(id))
    problems.error(
      "address-is-free",
      { file },
      ownParts.has(id)
        ? `"${id}" is an address of the report itself`
        : `"${id}" does not fit into an address`,
      {
        expected: "a file name of letters, digits, `.`, `_` and `-`",
        found: id,
        fix: "Rename the file.",
      },
    );
  const { cells, unread: unreadCells } = readCells(body, problems);
  const cellTitles = new Map(
    [...cells].flatMap(([node, { title, titleFrom }]) =>
      title === null
        ? []
        : [[node, inlineFragment(quotedSource(source, titleFrom, title), problems)] as const],
    ),
  );
  const { headings, anchors } = readAnchors(body, cells, problems);
  if (!frontMatter) return null;
  const { values, offsetOf } = frontMatter;
  const titleFragment = inlineFragment(
    quotedSource(source, offsetOf("title"), values.title),
    problems,
  );
  const abstract =
    values.abstract === undefined
      ? null
      : parseFragment(
          quotedSource(source, offsetOf("abstract"), values.abstract),
          directives,
          problems,
        );
  const summary = lineOf("summary", frontMatter, source, problems);
  const title = textOf([...titleFragment.nodes]);
  return {
    id,
    file,
    title,
    frontMatter,
    source,
    titleFragment,
    abstract,
    summary,
    body,
    headings,
    cells,
    cellTitles,
    unreadCells,
    anchors,
  };
}

/** `content/index.md`: title and abstract of the report. Its directives name their experiment. */
export interface ParsedHome {
  readonly file: string;
  readonly source: Source;
  readonly frontMatter: ReadFrontMatter<HomeFrontMatter>;
  readonly titleFragment: Fragment;
  /** The sentence that answers the title. */
  readonly answer: Fragment | null;
  /** The abstract of the front matter, then the body. */
  readonly fragments: readonly Fragment[];
}

/** The home page has no findings and no list of references. */
const notAtHome = ["cite", "verdict"];

export function parseHome(file: string, text: string, problems: Problems): ParsedHome | null {
  const source = fileSource(file, text);
  const inline = directives.filter((d) => d.kind === "inline" && !notAtHome.includes(d.name));
  const body = parseFragment(source, inline, problems);
  const frontMatter = readFrontMatter(homeFrontMatterSchema, body, problems);
  if (!frontMatter) return null;
  const { values, offsetOf } = frontMatter;
  const abstract =
    values.abstract === undefined
      ? []
      : [
          parseFragment(
            quotedSource(source, offsetOf("abstract"), values.abstract),
            inline,
            problems,
          ),
        ];
  const titleFragment = inlineFragment(
    quotedSource(source, offsetOf("title"), values.title),
    problems,
  );
  const answer = lineOf("answer", frontMatter, source, problems);
  return { file, frontMatter, source, titleFragment, answer, fragments: [...abstract, body] };
}

function notebookId(file: string): string {
  return file.replace(/^content\//, "").replace(/\.md$/, "");
}

function readFrontMatter<F extends FrontMatter | HomeFrontMatter>(
  schema: Parameters<typeof parseFrontMatter<F>>[0],
  body: Fragment,
  problems: Problems,
) {
  const yaml = body.nodes.find((node) => node.type === "yaml");
  const start = body.source.text.indexOf("\n") + 1;
  return parseFrontMatter(schema, yaml?.value ?? null, start, body.source, problems);
}

/** A value of the front matter that is one line of Markdown; null where it is left out. */
function lineOf<Key extends string>(
  key: Key,
  { values, offsetOf }: ReadFrontMatter<{ readonly [K in Key]?: string | undefined }>,
  source: Source,
  problems: Problems,
): Fragment | null {
  const text = values[key];
  if (text === undefined) return null;
  return inlineFragment(quotedSource(source, offsetOf(key), text), problems);
}

/** A title: Markdown within a line. What would be a list or a heading elsewhere is text here. */
function inlineFragment(source: Source, problems: Problems): Fragment {
  const fragment = parseFragment(source, directives, problems);
  const [only, ...more] = fragment.nodes;
  if (only?.type === "paragraph" && more.length === 0) return { ...fragment, nodes: only.children };
  return { source, nodes: [{ type: "text", value: source.text }], calls: new Map() };
}

function readCells(body: Fragment, problems: Problems) {
  const cells = new Map<RootContent, CellSource>();
  const unread: string[] = [];
  for (const node of body.nodes) {
    if (node.type !== "code") continue;
    const cell = readCell(node, cells.size + 1, body.source, problems);
    if (cell !== null && "code" in cell) cells.set(node, cell);
    else if (cell !== null) unread.push(...cell.unread);
  }
  return { cells, unread };
}

const blocks = new Map(
  directives.flatMap((d) => (d.kind === "block" ? [[d.name, d] as const] : [])),
);

/** A cell that has something to draw with and a title is a figure; what it draws is known only once it has run. */
function isFigure({ language, title, code }: CellSource): boolean {
  return language !== "sql" && title !== null && /\b(Plot|upheld)\s*[.[]/.test(code);
}

/** Numbers figures, tables and findings in order; ids given by the author first, then those of headings. */
function readAnchors(
  body: Fragment,
  cells: ReadonlyMap<RootContent, CellSource>,
  problems: Problems,
) {
  const register = createIdRegister(body.source, problems);
  const counts = { figure: 0, table: 0, finding: 0 };
  const given = new Map<RootContent, Anchor>();
  for (const node of body.nodes) {
    const cell = cells.get(node);
    if (cell) {
      const number = isFigure(cell) ? ++counts.figure : null;
      const named = cell.title ?? cell.name ?? "the query";
      given.set(
        node,
        number === null
          ? { id: cell.id, kind: "cell", number, label: named }
          : { id: cell.id, kind: "figure", number, label: `Figure ${number}` },
      );
    }
    const raw = node.type === "containerDirective" ? rawAttributes(node) : {};
    const kind = node.type === "containerDirective" && blocks.get(node.name)?.anchor?.(raw);
    if (!kind) continue;
    const number = ++counts[kind];
    given.set(node, {
      id: raw.id ?? "",
      kind,
      number,
      label: `${kind[0]?.toUpperCase()}${kind.slice(1)} ${number}`,
    });
  }
  for (const [node, anchor] of given) {
    register.claim(anchor.id, node);
    for (const alias of (
      body.calls.get(node)?.attributes as { alias?: readonly string[] } | undefined
    )?.alias ?? [])
      register.claim(alias, node);
  }
  const headings = placeHeadings(
    body.nodes.filter((n): n is Heading => n.type === "heading"),
    register,
  );
  const anchors = body.nodes.flatMap((node): Anchor[] => {
    const heading = headings.get(node);
    const anchor = given.get(node);
    if (anchor) return [anchor];
    return heading
      ? [
          {
            id: heading.id,
            kind: "heading",
            number: Number(heading.number) || null,
            label: heading.number ? `Section ${heading.number}` : heading.text,
          },
        ]
      : [];
  });
  return { headings, anchors };
}
