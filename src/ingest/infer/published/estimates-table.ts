import type { RawRecord } from "../../formats/shared/index.ts";
import type { FactorGuess, MetricGuess } from "../design/index.ts";
import { textAt } from "../design/index.ts";
import type { Column, LookedAt } from "../look/index.ts";
import type { EstimateTable } from "./published-columns.ts";
import { endsIn } from "./published-columns.ts";

const tableName = "estimates.csv";

/** What `published:` says of a table of our own, and the table. */
export interface Rewritten {
  readonly entries: readonly Readonly<Record<string, unknown>>[];
  readonly tables: Readonly<Record<string, string>>;
}

export type ScaledMetric = MetricGuess & { readonly scale: "proportion" | "percent" | "plain" };

/** The estimates in a table of our own, where the given one lacks interval or values: a row each, with its place. */
export function rewritten(
  table: EstimateTable,
  metrics: readonly ScaledMetric[],
  files: readonly LookedAt[],
  factors: readonly FactorGuess[],
): Rewritten {
  const header = [
    ...factors.map(({ id }) => id),
    "metric",
    "value",
    "lower",
    "upper",
    "n",
    "stderr",
    "place",
  ];
  let some = false;
  const rows = files.flatMap((file) =>
    file.records.flatMap((record, row) =>
      table.estimates.flatMap((estimate, i) => {
        const metric = table.metric
          ? metrics.find(({ path }) => path === (table.metric && textAt(table.metric.path)(record)))
          : metrics[i];
        const at = (column: Column | undefined) => (column ? numberAt(column, record) : null);
        const value = at(estimate.value);
        if (!metric || value === null) return [];
        const by = metric.scale === "percent" ? 100 : 1;
        const stderr = at(estimate.stderr);
        const given = (estimate.ends && endsIn(textAt(estimate.ends.path)(record))) ?? [
          at(estimate.lower),
          at(estimate.upper),
        ];
        const around =
          stderr !== null && stderr >= 0
            ? ([value - 1.96 * stderr, value + 1.96 * stderr] as const)
            : ([null, null] as const);
        const [lower, upper] =
          given[0] !== null && given[1] !== null && given[0] <= value && value <= given[1]
            ? given
            : around;
        some ||= lower !== null;
        const n = at(table.n);
        return [
          [
            ...factors.map((f) => {
              const raw = f.ofFile ? (f.ofFile.get(file) ?? "") : textAt(f.path)(record);
              return f.levels.find((level) => level.raw === raw)?.id ?? raw;
            }),
            metric.id,
            short(value / by),
            lower === null ? "" : short(lower / by),
            upper === null ? "" : short(upper / by),
            n !== null && Number.isInteger(n) && n > 0 ? n : "",
            stderr === null ? "" : short(stderr / by),
            `${file.name}, row ${row + 1}`,
          ],
        ];
      }),
    ),
  );
  const text = [header, ...rows].map((line) => line.map(quoted).join(",")).join("\n");
  return {
    tables: { [tableName]: `${text}\n` },
    entries: [
      {
        files: tableName,
        value: "value",
        ...(some
          ? {
              lower: "lower",
              upper: "upper",
              interval: table.estimates.some((e) => e.lower || e.ends)
                ? "as in the table"
                : "1.96 of the table's standard errors to each side",
            }
          : {}),
        n: "n",
        scale: "plain",
        citation: "source",
        place: "place",
      },
    ],
  };
}

function numberAt({ path }: Column, record: RawRecord): number | null {
  const text = textAt(path)(record).trim();
  return text === "" || !Number.isFinite(Number(text)) ? null : Number(text);
}

const short = (value: number): number => Number(value.toPrecision(12));

function quoted(value: string | number): string {
  const text = String(value);
  return /[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
