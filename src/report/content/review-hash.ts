import { stableJson } from "../../lib/stable-json.ts";
import type { Figure, Finding } from "../../model/index.ts";
import { hasTable, reviewHashLength } from "../../model/index.ts";
import { sha256 } from "../inputs/index.ts";

/**
 * What a reviewer of a figure saw and judged: its title and caption, the names of its columns, every value that is
 * drawn, and the code of its author. Not what a version of the program decides: the drawing, its text alternative, the
 * sentence on the method. Where a cell draws what no table holds, its drawing is all that there is to see.
 */
export function figureReviewHash(figure: Figure): string {
  const { title, captionText, table, code, chart, experiment, metrics, drawings } = figure;
  return hashed({
    title,
    caption: captionText,
    chart,
    experiment,
    metrics,
    columns: table.columns.map(({ label }) => label),
    rows: table.rows.map(({ group, cells }) => ({
      group,
      cells: cells.map(({ text, raw, note }) => [text, raw ?? null, note ?? null]),
    })),
    code: code?.text ?? null,
    drawn: hasTable(figure) ? null : drawings.map(({ svg }) => svg),
  });
}

/** What a reviewer of a finding saw and judged: its sentence, what it expects, the evidence, and the verdict. */
export function findingReviewHash(finding: Finding): string {
  const { kind, text, experiment, metric, of, versus, expectation, registered } = finding;
  const { estimate, contrast, p, adjusted, verdict, scope } = finding;
  const ends = (interval: { lower: number | null; upper: number | null } | null) =>
    interval && [interval.lower, interval.upper];
  const evidence = contrast ?? estimate;
  return hashed({
    kind,
    text,
    experiment,
    metric,
    of,
    versus,
    expectation,
    registered: registered && [registered.date, registered.commit, registered.checked],
    value: evidence?.value ?? null,
    interval: ends(evidence?.interval ?? null),
    n: evidence?.n ?? null,
    p: p?.value ?? null,
    adjusted: [adjusted.p, ends(adjusted.interval)],
    verdict,
    scope: [scope.about, scope.prompts],
  });
}

const hashed = (seen: unknown): string => sha256(stableJson(seen)).slice(0, reviewHashLength);
