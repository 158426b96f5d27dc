import type { Block, Figure, QueryTable, Selection } from "../../model/index.ts";
import { methodOfCode } from "../../wording/index.ts";
import type { CellOutput, CellSource } from "../cells/cell.ts";
import { type Told, toldNothing } from "../cells/evidence-for-cells.ts";
import { cellLanguages } from "../cells/index.ts";
import type { BlockResult } from "../directives/shared/directive.ts";
import type { Page, Rendered } from "../directives/shared/page.ts";
import { askExperiment } from "../directives/shared/questions.ts";
import { colouredCode } from "../markdown/colour-code.ts";

/** What the cells before one have left for it. */
export interface CellResults {
  /** Rows by the name of their cell. */
  readonly tables: Record<string, QueryTable>;
  /** Names of cells that have a problem: a cell that reads one of them is not run, and is no problem of its own. */
  readonly failed: Set<string>;
}

/**
 * Runs a cell and leaves its rows for those after it. One that draws and has a title is a figure; one that fails shows its
 * code alone.
 */
export async function bindCell(
  cell: CellSource,
  title: Pick<Rendered, "html" | "text"> | null,
  { tables, failed }: CellResults,
  page: Page,
): Promise<BlockResult> {
  const place = () => cell.place(-1);
  const experiment = askExperiment(
    cell.experiment,
    { place, shown: `The ${cell.language} cell` },
    page,
  );
  const { evidence, runSql } = page.context;
  const waits = [...failed].some((name) =>
    new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(cell.code),
  );
  const context = experiment &&
    !waits && {
      experiment: experiment.id,
      evidence,
      problems: page.problems,
      tables,
      runSql,
    };
  const output = context ? await cellLanguages.get(cell.language)?.run(cell, context) : null;
  if (!output && cell.name !== null) failed.add(cell.name);
  if (output?.data && cell.name !== null) tables[cell.name] = output.data;
  const { language, name, code } = cell;
  const codeHtml = await colouredCode(code, language);
  const [drawn] = output?.drawings ?? [];
  const anchor = page.anchors.find((a) => a.kind === "figure" && a.id === cell.id);
  if (output && drawn && anchor && title && experiment) {
    const figure = {
      ...figureOf(cell, title, output, page, experiment.id),
      code: { language, name, text: code, html: codeHtml },
    };
    return {
      block: { kind: "figure", id: cell.id },
      figure: {
        figure: { ...figure, number: anchor.number ?? 0 },
        of: askedOf(output.told ?? toldNothing(), experiment.id),
      },
    };
  }
  const block: Block = {
    kind: "cell",
    id: cell.id,
    language: language === "sql" ? "sql" : "js",
    name,
    title: title?.text ?? null,
    titleHtml: title?.html ?? null,
    code,
    codeHtml,
    lines: code.split("\n").length,
    table: output?.table ?? null,
    drawings: [...(output?.drawings ?? [])],
  };
  return { block };
}

/** A plot with a title as a figure of its page, which rests on what its code was told. */
function figureOf(
  cell: CellSource,
  title: Pick<Rendered, "html" | "text">,
  output: CellOutput,
  page: Page,
  experiment: string,
): Omit<Figure, "number" | "code"> {
  const told = output.told ?? toldNothing();
  const asked = [...told.estimates, ...told.contrasts, ...told.values];
  const experiments = [...new Set([experiment, ...asked.map((one) => one.experiment)])].flatMap(
    (id) => page.context.evidence.experiment(id) ?? [],
  );
  const own = asked.filter((one) => one.experiment === experiment);
  return {
    id: cell.id,
    notebook: page.notebook ?? "",
    kind: "figure",
    title: title.text,
    titleHtml: title.html,
    chart: "code",
    layout: "column",
    experiment,
    metrics: [...new Set(own.map(({ metric }) => metric))],
    captionHtml: null,
    captionText: null,
    key: [],
    method: methodOfCode(told, experiments),
    description: output.description ?? "",
    drawings: [...output.drawings],
    thumbnail: null,
    table: output.table ?? { columns: [], rows: [] },
    supports: null,
    aliases: [],
    place: cell.place(-1),
  };
}

/** The conditions of an experiment that code asked about: the levels of each factor that all its questions name. */
function askedOf({ estimates, contrasts, values }: Told, experiment: string): Selection {
  const all = [
    ...estimates,
    ...contrasts.flatMap((c) => [c, { experiment: c.experiment, of: c.versus }]),
    ...values,
  ]
    .filter((one) => one.experiment === experiment)
    .map(({ of }) => of);
  const [first = {}] = all;
  return Object.fromEntries(
    Object.keys(first)
      .filter((factor) => all.every((of) => of[factor] !== undefined))
      .map((factor) => [factor, [...new Set(all.flatMap((of) => of[factor] ?? []))]]),
  );
}
