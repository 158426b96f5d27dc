import type { RootContent } from "mdast";
import { didYouMean } from "../../lib/nearest.ts";
import type { Figure, Finding, Notebook, Place, Problems } from "../../model/index.ts";
import { blockDirectives } from "../directives/index.ts";
import type { BlockResult, Call } from "../directives/shared/directive.ts";
import type { BindContext, BoundFigure, Page, ShownPick } from "../directives/shared/page.ts";
import { colourCode } from "../markdown/colour-code.ts";
import { noteReads, type Reads } from "../note-reads.ts";
import type { ParsedNotebook } from "../parse/parse-notebook.ts";
import { referencesOf } from "../references/bibliography.ts";
import { bindCell, type CellResults } from "./bind-cell.ts";
import { wordsIn } from "./count-words.ts";
import { tiedFigures } from "./finding-figures.ts";
import { judgePage } from "./judge-page.ts";
import { openPage, type PageState, runBlock } from "./open-page.ts";
import { type PageProse, proseOf } from "./prose/page-prose.ts";
import { startReading } from "./reading-order.ts";
import { reportScaffold, scaffoldNote } from "./scaffold.ts";

export interface BoundNotebook {
  readonly notebook: Notebook;
  readonly figures: readonly Figure[];
  readonly findings: readonly Finding[];
  /** What it was bound to; as long as that stays, so does the page. */
  readonly reads: Reads;
  /** Where its numbers come from, and what it says that is bound to nothing. */
  readonly prose: PageProse;
}

/**
 * A page with its numbers: findings judged together, then title, abstract and blocks in the order in which they are
 * read, since the first mention of a value shows its interval and sources are numbered as they are cited.
 */
export async function bindNotebook(
  parsed: ParsedNotebook,
  given: BindContext,
  problems: Problems,
): Promise<BoundNotebook> {
  const { context, reads } = noteReads(given);
  const { values, offsetOf } = parsed.frontMatter;
  const experiments = [values.experiment ?? []].flat();
  reportUnknownExperiments(experiments, parsed, context, problems);
  const state: PageState = {
    notebook: parsed.id,
    experiments,
    context,
    problems,
    anchors: parsed.anchors,
    unread: parsed.unread,
    judged: new Map(),
    family: values.family,
    picked: new Map(),
    hasReferences: true,
    order: startReading(),
    numerals: { bound: 0, published: 0, unbound: [] },
    unbound: [],
  };
  const fences = parsed.body.nodes.filter((node) => !parsed.cells.has(node));
  await colourCode([...fences, ...(parsed.abstract?.nodes ?? [])]);
  const judged = judgePage(parsed, openPage(state, parsed.body));
  const picked = await pickSamples(parsed, openPage(state, parsed.body));
  const judgedState: PageState = { ...state, judged, picked };
  const title = openPage(judgedState, parsed.titleFragment)
    .alone()
    .render(parsed.titleFragment.nodes, "inline");
  const abstract =
    parsed.abstract &&
    openPage(judgedState, parsed.abstract).render(parsed.abstract.nodes, "blocks");
  const summary =
    parsed.summary &&
    openPage(judgedState, parsed.summary).alone("", true).render(parsed.summary.nodes, "inline");
  const bound = await bindBlocks(parsed, judgedState);
  const results = values.scaffold ? [scaffolded, ...bound] : bound;
  if (values.scaffold) reportScaffold(parsed.source.place(offsetOf("scaffold")), problems);
  const shown = keyOnce(results.flatMap((result) => result.figure ?? []));
  const figures = shown.map(({ figure }) => figure);
  const thumbnail = values.thumbnail ?? null;
  if (thumbnail !== null)
    checkThumbnail(
      thumbnail,
      { ...parsed.source.place(offsetOf("thumbnail")), field: "thumbnail" },
      openPage(judgedState, parsed.body),
      figures,
    );
  const findings = results.flatMap(({ finding }) =>
    finding ? { ...finding, figures: tiedFigures(finding, shown) } : [],
  );
  const references = await referencesOf(state.order.cited(), context.bibliography);
  const read = reads();
  const notebook: Notebook = {
    id: parsed.id,
    title: title.text,
    titleHtml: title.html,
    abstractHtml: abstract?.html ?? null,
    abstractText: abstract?.text ?? null,
    summary: summary?.text ?? null,
    summaryHtml: summary?.html ?? null,
    date: values.date,
    authors: values.authors,
    experiments,
    reads: read.experiments.filter((id) => given.evidence.experiment(id) !== undefined),
    thumbnail,
    ...(values.draft ? { draft: true } : {}),
    order: values.order ?? null,
    aliases: values.aliases,
    blocks: results.map(({ block }) => block),
    references,
    words: [
      abstract?.html ?? "",
      ...results.map(({ block }) => ("html" in block ? block.html : "")),
      ...figures.map(({ captionHtml }) => captionHtml ?? ""),
      ...findings.map(({ html }) => html),
    ].reduce((sum, html) => sum + wordsIn(html), 0),
    figures: figures.map((f) => f.id),
    findings: findings.map((f) => f.id),
    numerals: state.numerals,
    file: parsed.file,
  };
  return {
    notebook,
    figures,
    findings,
    reads: read,
    prose: proseOf(parsed.file, state, values.prose),
  };
}

/** The first figure of a page that has a key explains fill and shape; the others are read with it. */
function keyOnce(shown: readonly BoundFigure[]): BoundFigure[] {
  const teacher = shown.find(({ figure }) => figure.key.length > 0);
  return shown.map((one) =>
    one === teacher ? one : { ...one, figure: { ...one.figure, key: [] } },
  );
}

/**
 * A figure that stands on the page but could not be drawn has a problem of its own. One that a cell draws has no small
 * picture: only its code knows what it is about.
 */
function checkThumbnail(id: string, place: Place, page: Page, figures: readonly Figure[]): void {
  const byCode = new Set(figures.flatMap((figure) => (figure.code ? [figure.id] : [])));
  const ids = page.anchors
    .filter((a) => ["figure", "table"].includes(a.kind) && !byCode.has(a.id))
    .map((a) => a.id);
  if (ids.includes(id) || page.unread.has(id)) return;
  const message = byCode.has(id)
    ? `The figure "${id}" is drawn by code and has no small picture`
    : `The page has no figure "${id}"`;
  page.problems.error("reference-is-found", place, message, {
    expected: ids.join(", ") || "a figure on this page",
    found: id,
    ...didYouMean(id, ids),
  });
}

function reportUnknownExperiments(
  experiments: readonly string[],
  parsed: ParsedNotebook,
  context: BindContext,
  problems: Problems,
): void {
  const known = context.evidence.experiments.map((e) => e.id);
  const place = {
    ...parsed.source.place(parsed.frontMatter.offsetOf("experiment")),
    field: "experiment",
  };
  for (const id of experiments)
    if (!known.includes(id))
      problems.error("experiment-is-found", place, `There is no experiment "${id}"`, {
        expected: known.join(", ") || "a folder in results/",
        found: id,
        ...didYouMean(id, known),
      });
}

/** Prose between headings, figures, findings, notes and cells is gathered into runs of HTML. */
async function bindBlocks(parsed: ParsedNotebook, state: PageState): Promise<BlockResult[]> {
  const page = openPage(state, parsed.body);
  const blocks: BlockResult[] = [];
  const results: CellResults = { tables: {}, failed: new Set(parsed.unreadCells) };
  let prose: RootContent[] = [];
  const flush = () => {
    const { html, markdown } = prose.length
      ? page.render(prose, "blocks")
      : { html: "", markdown: "" };
    if (html) blocks.push({ block: { kind: "html", html, markdown } });
    prose = [];
  };
  for (const node of parsed.body.nodes) {
    const heading = parsed.headings.get(node);
    const cell = parsed.cells.get(node);
    if (node.type === "yaml" || node.type === "definition") continue;
    if (!heading && !cell && node.type !== "containerDirective") {
      prose.push(node);
      continue;
    }
    flush();
    if (heading) {
      const { html, text } = page.render(heading.children, "inline");
      const { level, id, number } = heading;
      blocks.push({ block: { kind: "heading", level, id, number, html, text } });
    } else if (cell) {
      const title = parsed.cellTitles.get(node);
      const shown = title ? openPage(state, title).alone().render(title.nodes, "inline") : null;
      blocks.push(await bindCell(cell, shown, results, page));
    } else if (node.type === "containerDirective") {
      const result = runBlock(node, parsed.body, page);
      if (result) blocks.push(result);
    }
  }
  flush();
  return blocks;
}

/** Samples that rules pick, asked for one after the other: they share one database. */
async function pickSamples(
  { body }: ParsedNotebook,
  page: Page,
): Promise<ReadonlyMap<Call, ShownPick | null>> {
  const picked = new Map<Call, ShownPick | null>();
  for (const call of body.calls.values()) {
    const asked = blockDirectives.get(call.name)?.pick?.(call, page);
    if (asked) picked.set(call, await asked);
  }
  return picked;
}

const scaffolded: BlockResult = {
  block: { kind: "html", html: `<p><em>${scaffoldNote}</em></p>`, markdown: `*${scaffoldNote}*` },
};
