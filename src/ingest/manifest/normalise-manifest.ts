import { didYouMean } from "../../lib/nearest.ts";
import type {
  Experiment,
  Factor,
  Level,
  Manifest,
  Problems,
  Selection,
} from "../../model/index.ts";
import { conditionKey, parseSelector } from "../../model/index.ts";
import { parseCondition } from "./holds.ts";
import type { KeyPath, ManifestDocument } from "./manifest-document.ts";

/** The experiment that a manifest describes: defaults filled in, order as written. */
export function normaliseManifest(
  id: string,
  manifest: Manifest,
  document: ManifestDocument,
  problems: Problems,
): Experiment {
  const { design } = manifest;
  const cluster = typeof design.cluster === "string" ? { name: design.cluster } : design.cluster;
  const replicate =
    typeof design.replicate === "string"
      ? { name: design.replicate, paired: false }
      : design.replicate;
  const factors = ordered(design.factors, document, ["design", "factors"]).map(
    ([factorId, factor]) => normaliseFactor(factorId, factor, document, problems),
  );
  const bare: Experiment = {
    id,
    title: manifest.title,
    summary: manifest.summary,
    design: {
      unit: design.unit,
      cluster: cluster?.name ?? null,
      clusterLabels: (cluster && "labels" in cluster && cluster.labels) || {},
      clusterGroups: (cluster && "groups" in cluster && cluster.groups) || {},
      replicate: replicate?.name ?? null,
      pairedReplicates: replicate?.paired ?? false,
      ...(design.weights === undefined ? {} : { weights: design.weights }),
      factors,
      absent: [],
    },
    metrics: [],
    source: manifest.source,
    ...(manifest.hidden ? { hidden: true } : {}),
    caveats: manifest.caveats,
  };
  const select = (text: string, path: KeyPath): Selection | undefined => {
    const parsed = parseSelector(text, bare);
    if ("selection" in parsed) return parsed.selection;
    for (const { message, ...detail } of parsed.errors) {
      problems.error("selector-is-valid", document.place(path), message, detail);
    }
    return undefined;
  };
  return {
    ...bare,
    design: {
      ...bare.design,
      absent: design.absent.flatMap(({ condition, reason }, i) => {
        const selection = select(condition, ["design", "absent", i, "condition"]);
        return selection ? [{ condition: selection, reason }] : [];
      }),
    },
    ...namedContrasts(manifest, document, select, problems),
    metrics: ordered(manifest.metrics, document, ["metrics"]).map(([metricId, metric]) => {
      const { label, on, ...rest } = metric;
      const selection = on === undefined ? undefined : select(on, ["metrics", metricId, "on"]);
      return {
        id: metricId,
        label: label ?? metricId,
        ...rest,
        ...(metric.kind === "judged"
          ? { correction: metric.correction ?? ("prediction-powered" as const) }
          : {}),
        ...classFactorsOf(metric.positive, factors),
        ...(selection ? { on: selection } : {}),
      };
    }),
  };
}

/** Contrasts that the author has named; one that compares a condition with itself has nothing to name. */
function namedContrasts(
  { contrasts }: Manifest,
  document: ManifestDocument,
  select: (text: string, path: KeyPath) => Selection | undefined,
  problems: Problems,
): Pick<Experiment, "contrasts"> {
  const named = ordered(contrasts, document, ["contrasts"]).flatMap(([id, { label, ...sides }]) => {
    const of = select(sides.of, ["contrasts", id, "of"]);
    const own = select(sides.versus, ["contrasts", id, "versus"]);
    if (!of || !own) return [];
    const versus = { ...of, ...own };
    if (conditionKey(of) !== conditionKey(versus)) return [{ id, label, of, versus }];
    problems.error(
      "selector-is-valid",
      document.place(["contrasts", id, "versus"]),
      `The contrast "${id}" compares a condition with itself`,
      { expected: "a level that differs from `of`", found: sides.versus },
    );
    return [];
  });
  return named.length === 0 ? {} : { contrasts: named };
}

/** Factors that tell positive samples from negative ones: no condition holds only one of their levels. */
function classFactorsOf(
  positive: string | undefined,
  factors: readonly Factor[],
): { readonly classFactors?: readonly string[] } {
  const parsed = positive === undefined ? null : parseCondition(positive);
  if (!parsed || "bad" in parsed) return {};
  const named = new Set(parsed.clauses.map(({ name }) => name));
  const ids = factors.flatMap(({ id }) => (named.has(id) ? [id] : []));
  return ids.length === 0 ? {} : { classFactors: ids };
}

function normaliseFactor(
  id: string,
  factor: Manifest["design"]["factors"][string],
  document: ManifestDocument,
  problems: Problems,
): Factor {
  const path = ["design", "factors", id];
  const levels: Level[] = Array.isArray(factor.levels)
    ? factor.levels.map((level) => ({ id: level, label: level }))
    : ordered(factor.levels, document, [...path, "levels"]).map(([levelId, level]) => ({
        id: levelId,
        ...(typeof level === "string" ? { label: level } : level),
      }));
  const ids = levels.map((level) => level.id);
  const twice = ids.find((level, i) => ids.indexOf(level) !== i);
  if (twice !== undefined) {
    problems.error(
      "manifest-is-valid",
      document.place([...path, "levels"]),
      `Level "${twice}" of ${id} is listed twice`,
      {
        expected: "each level once",
        found: ids.join(", "),
      },
    );
  }
  for (const level of ids.filter((name) => /[,|=]/.test(name))) {
    problems.error(
      "manifest-is-valid",
      document.place([...path, "levels", level], "key"),
      `"${level}" cannot be the name of a level`,
      {
        expected: "a name without `,`, `|` and `=`, which selectors use",
        found: level,
        fix: "Choose a short name; give this as its label, and map it in `data` with `values:`.",
      },
    );
  }
  if (levels.length === 0) {
    problems.error(
      "manifest-is-valid",
      document.place([...path, "levels"]),
      `Factor "${id}" has no levels`,
      {
        expected: "at least one level",
        found: "none",
      },
    );
  }
  const baseline = factor.baseline ?? ids[0] ?? "";
  if (levels.length > 0 && !ids.includes(baseline)) {
    problems.error(
      "baseline-is-a-level",
      document.place([...path, "baseline"]),
      `The baseline "${baseline}" is not a level of ${id}`,
      {
        expected: ids.join(", "),
        found: baseline,
        ...didYouMean(baseline, ids),
      },
    );
  }
  return { id, label: factor.label ?? id, role: factor.role, baseline, levels };
}

/** Entries in the order of the file: an object would put keys that look like numbers first. */
function ordered<T>(
  group: Readonly<Record<string, T>>,
  document: ManifestDocument,
  path: KeyPath,
): [string, T][] {
  const order = [...new Set([...document.keysAt(path), ...Object.keys(group)])];
  return order.flatMap((key) => {
    const value = group[key];
    return value === undefined ? [] : [[key, value] satisfies [string, T]];
  });
}
