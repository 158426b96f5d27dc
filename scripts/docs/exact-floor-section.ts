import { alpha, leastReplicates } from "../../src/stats/index.ts";
import { permutationFloor } from "../../src/stats/methods/tests/permutation.ts";
import { signFlipFloor } from "../../src/stats/methods/tests/sign-flip.ts";

/** Numbers of findings on one page for which the table has a row. */
const families = [1, 2, 3, 5, 10, 20];
const mostSeeds = 50;

/** What exact tests over few seeds can show at best, and how many seeds a page of findings needs. */
export function exactFloorSection(): readonly string[] {
  const apart = (seeds: number) => permutationFloor(seeds, seeds) ?? 1;
  return [
    "## What few seeds can show",
    "",
    `An exact test counts patterns, and few draws have few of them: its p cannot be smaller than one pattern of all, however large the effect. Four seeds per arm, trained apart, can be divided in 70 ways, so p is at least ${of(apart(4), 70)}; five seeds matched by design have 32 patterns of signs, so p is at least ${of(signFlipFloor(5), 32)}. Holm multiplies the smallest p of a page by the number of its findings and hypotheses. Where no test of a page can get below ${alpha} after that, *nothing* on it can be upheld, whatever the data say: train more seeds, or claim less on one page.`,
    "",
    "| findings and hypotheses on the page | smallest p that suffices, before Holm | seeds per arm, trained apart | pairs of seeds, matched by design |",
    "|---|---|---|---|",
    ...families.map((m) =>
      row([String(m), `below ${rounded(alpha / m)}`, needed(m, apart), needed(m, signFlipFloor)]),
    ),
    "",
    `The p in brackets is the best case: every seed of one arm beyond every seed of the other. Fewer than ${leastReplicates} training runs are never enough. The same holds for clusters, and for units where they are few.`,
    "",
  ];
}

function needed(findings: number, floor: (seeds: number) => number): string {
  for (let seeds = leastReplicates; seeds < mostSeeds; seeds++)
    if (floor(seeds) * findings < alpha) return `${seeds} (p ${rounded(floor(seeds))})`;
  return `more than ${mostSeeds}`;
}

const of = (p: number, patterns: number): string =>
  `${Math.round(p * patterns)}/${patterns} = ${rounded(p)}`;
const rounded = (p: number): string => String(Number(p.toPrecision(2)));
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
