import type { CoverageResults, SituationResult } from "../../bench/coverage/results.ts";
import type { CellResult, Column, Figure } from "../../bench/coverage/situation.ts";

/** What a default must reach: this mean over the cells of its situation, and no cell below the bar. */
export const aim = { mean: 0.95, bar: 0.88 };

const share = (value: number) => value.toFixed(3).replace(/^0/, "");

function figures(cells: readonly CellResult[], column: Column): readonly Figure[] {
  return cells.flatMap((cell) => cell[column] ?? []);
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** Mean and worst coverage of a column; null where it has no method. */
export function coverageOf(cells: readonly CellResult[], column: Column) {
  const covered = figures(cells, column).map(({ coverage }) => coverage);
  return covered.length === 0 ? null : { mean: mean(covered), worst: Math.min(...covered) };
}

function both(cells: readonly CellResult[], column: Column): string {
  const found = coverageOf(cells, column);
  return found === null ? "–" : `${share(found.mean)} / ${share(found.worst)}`;
}

/** The mean that a default must reach: the aim, less twice what the draws leave open. */
export function leastMean(cells: readonly CellResult[], repetitions: number): number {
  return aim.mean - 2 * Math.sqrt((0.95 * 0.05) / (repetitions * cells.length));
}

/** How much wider ours is, over the cells of both. */
function ratio(cells: readonly CellResult[], column: Column): string {
  const shared = cells.filter((cell) => cell[column]);
  const width = mean(figures(shared, column).map((figure) => figure.width));
  if (shared.length === 0) return "–";
  return (mean(figures(shared, "ours").map((figure) => figure.width)) / width).toFixed(2);
}

/** The cells of a situation whose coverage is below the bar, worst first. */
export function belowBar({ cells }: SituationResult): readonly CellResult[] {
  return cells
    .filter(({ ours }) => ours && ours.coverage < aim.bar)
    .sort((a, b) => (a.ours?.coverage ?? 0) - (b.ours?.coverage ?? 0));
}

/** One line for a terminal. */
export function summaryOf(result: SituationResult): string {
  const { title, cells } = result;
  const worst = [...cells]
    .sort((a, b) => (a.ours?.coverage ?? 1) - (b.ours?.coverage ?? 1))
    .slice(0, 2)
    .map((cell) => `${share(cell.ours?.coverage ?? 1)} ${cell.label}`);
  const parts = [
    `${title} (${cells.length}): ours ${both(cells, "ours")}`,
    `usual ${both(cells, "usual")}`,
    `CR2 ${both(cells, "cr2")}`,
    `beta-binomial ${both(cells, "betaBinomial")}`,
    `width × ${ratio(cells, "usual")} × ${ratio(cells, "cr2")} × ${ratio(cells, "betaBinomial")}`,
    `below the bar ${belowBar(result).length}`,
    worst.join("; "),
  ];
  return parts.join(" | ");
}

const cell = (text: string) => text.replaceAll("|", "\\|");

function row(result: SituationResult): string {
  const { title, cells } = result;
  const parts = [
    title,
    `${cells.length}`,
    both(cells, "ours"),
    both(cells, "usual"),
    both(cells, "cr2"),
    both(cells, "betaBinomial"),
    ratio(cells, "usual"),
    ratio(cells, "cr2"),
    ratio(cells, "betaBinomial"),
  ];
  return `| ${parts.map(cell).join(" | ")} |`;
}

function low(result: SituationResult): readonly string[] {
  const found = belowBar(result);
  if (found.length === 0) return [];
  return [
    `### ${result.title}`,
    "",
    "| coverage | usual | setting | why |",
    "|---|---|---|---|",
    ...found.map(
      ({ ours, usual, label, hard }) =>
        `| ${share(ours?.coverage ?? 0)} | ${usual ? share(usual.coverage) : "–"} | ${cell(label)} | ${cell(hard ?? "")} |`,
    ),
    "",
  ];
}

function silent({ title, cells }: SituationResult): readonly string[] {
  const most = Math.max(0, ...cells.map((one) => one.silent ?? 0));
  return most === 0 ? [] : [`${title} (up to ${(100 * most).toFixed(0)} % of the draws)`];
}

/** docs/coverage.md, from what a full run of the bench left. */
export function coveragePage(results: CoverageResults): string {
  const { repetitions, seed, situations } = results;
  const quiet = situations.flatMap(silent);
  const all = situations.flatMap(({ cells }) => cells);
  const lows = situations.flatMap(low);
  return [
    "# Coverage",
    "",
    "After this page you can judge the intervals of a report: how often they hold the truth in a situation like yours, beside what the field uses.",
    "",
    `How often the 95 % intervals of the defaults hold the truth, on data whose truth is known: ${all.length} settings, ${repetitions.toLocaleString("en")} draws each (a coverage of .95 is known to ± ${share(1.96 * Math.sqrt((0.95 * 0.05) / repetitions))}), seed ${seed}. The methods are the functions in \`src/stats/methods/\` that the report calls.`,
    "",
    "Beside ours: *usual* is mean ± 1.96 clustered standard errors (CR1; a standard error of zero is an interval without width), *CR2* is t with CR2 and Satterthwaite degrees of freedom (on unit differences where units are the same), *beta-binomial* has uniform priors on the mean and the intraclass correlation (every fourth draw for runs and for different units). Each cell says mean / worst setting; the width columns say how many times as wide ours is. Where the usual interval holds the truth three times in four, being narrower is no merit.",
    "",
    "| situation | settings | ours | usual | CR2 | beta-binomial | width / usual | / CR2 | / beta-binomial |",
    "|---|---|---|---|---|---|---|---|---|",
    ...situations.map(row),
    "",
    "## What is varied",
    "",
    "| situation | settings | default |",
    "|---|---|---|",
    ...situations.map((s) => `| ${cell(s.title)} | ${cell(s.about)} | ${cell(s.method)} |`),
    "",
    ...(quiet.length > 0
      ? [`No interval, and so nothing that could be wrong: ${quiet.join("; ")}.`, ""]
      : []),
    `## Settings below ${share(aim.bar)}`,
    "",
    lows.length === 0
      ? "None."
      : "Each for a reason that no interval of bearable width gets around; the mean of every default is at least .95, up to what the draws leave open (an exact interval is above it one time in two).",
    "",
    ...lows,
    "<!-- generated by `node bench/coverage.ts --write` -->",
    "",
  ].join("\n");
}
