import { didYouMean, nearest } from "../../lib/nearest.ts";
import type { DataManifest, FieldMapping, Place, Problems, RuleName } from "../../model/index.ts";
import { checkFormatName } from "../select-format.ts";
import { checkKinds } from "./check-kinds.ts";
import { conditionGrammar, parseCondition } from "./holds.ts";
import type { LoadedManifest } from "./loaded-manifest.ts";
import type { KeyPath } from "./manifest-document.ts";
import { fillPlaceholders, placeholdersOf } from "./pattern.ts";

/** Checks what the schema cannot: names that refer to other parts of the manifest, conditions, patterns. */
export function checkManifest(loaded: LoadedManifest, problems: Problems): void {
  const { manifest, experiment, place } = loaded;
  const factorIds = experiment.design.factors.map((factor) => factor.id);
  const metricIds = experiment.metrics.map((metric) => metric.id);
  const condition = (text: string | undefined, path: KeyPath) =>
    checkCondition(text, place(path), problems);
  const known = (
    rule: RuleName,
    what: string,
    found: string,
    names: readonly string[],
    where: Place,
  ) => {
    if (names.includes(found)) return;
    problems.error(rule, where, `"${found}" is not a ${what} of the experiment`, {
      expected: names.join(", "),
      found,
      fix: `Write one of these, or declare "${found}" as a ${what}.`,
      ...didYouMean(found, names),
    });
  };

  checkKinds(loaded, problems);
  for (const { id, sister, where, positive } of experiment.metrics) {
    condition(where, ["metrics", id, "where"]);
    condition(positive, ["metrics", id, "positive"]);
    if (sister !== undefined) {
      known("metric-is-declared", "metric", sister, metricIds, place(["metrics", id, "sister"]));
    }
  }
  for (const [index, entry] of manifest.data.entries()) {
    const base = ["data", index];
    condition(entry.only, [...base, "only"]);
    if (entry.format !== undefined)
      checkFormatName(entry.format, place([...base, "format"]), problems);
    for (const id of Object.keys(entry.metrics ?? {})) {
      known("metric-is-declared", "metric", id, metricIds, place([...base, "metrics", id], "key"));
    }
    for (const id of Object.keys(entry.factors ?? {})) {
      known("factor-is-declared", "factor", id, factorIds, place([...base, "factors", id], "key"));
    }
    checkFields(entry, base, loaded, problems);
    checkRoles(entry, base, loaded, problems);
  }
  for (const [index, entry] of manifest.published.entries()) {
    for (const id of Object.keys(entry.factors ?? {})) {
      const where = place(["published", index, "factors", id], "key");
      known("factor-is-declared", "factor", id, factorIds, where);
    }
  }
}

function checkCondition(text: string | undefined, place: Place, problems: Problems): void {
  if (text === undefined) return;
  const parsed = parseCondition(text);
  if ("clauses" in parsed) return;
  problems.error("manifest-is-valid", place, `"${parsed.bad}" is not a condition`, {
    expected: conditionGrammar,
    found: parsed.bad,
    fix: /[^=!<>]==[^=]/.test(parsed.bad)
      ? "Write one `=`."
      : "Write a name, a sign and a value, such as `knows = 1`; several with `and` between them.",
  });
}

/** Cluster and replicate are mapped only where the design names them. */
function checkRoles(
  entry: DataManifest,
  base: KeyPath,
  loaded: LoadedManifest,
  problems: Problems,
): void {
  for (const role of ["cluster", "replicate"] as const) {
    if (entry[role] === undefined || loaded.experiment.design[role] !== null) continue;
    problems.error(
      "manifest-is-valid",
      loaded.place([...base, role], "key"),
      `The design names no ${role}`,
      {
        expected: `\`${role}:\` in \`design\``,
        found: `\`${role}:\` in \`data\` only`,
        fix: `Say in \`design\` what a ${role} is, in one word.`,
      },
    );
  }
}

function checkFields(
  entry: DataManifest,
  base: KeyPath,
  { place }: LoadedManifest,
  problems: Problems,
): void {
  const placeholders = [...new Set([entry.files].flat().flatMap(placeholdersOf))];
  const known = Object.fromEntries(placeholders.map((name) => [name, ""]));
  const unknown = (name: string, path: KeyPath) => {
    const near = nearest(name, placeholders);
    problems.error("field-is-found", place(path), `The file pattern has no placeholder {${name}}`, {
      expected: placeholders.map((p) => `{${p}}`).join(", ") || "a placeholder in `files`",
      found: `{${name}}`,
      ...(near ? { fix: `Did you mean {${near}}?` } : {}),
    });
  };
  const check = (mapping: FieldMapping | undefined, path: KeyPath) => {
    if (mapping === undefined) return;
    if (typeof mapping === "string") {
      for (const name of placeholdersOf(fillPlaceholders(mapping, known))) unknown(name, path);
      return;
    }
    if (mapping.file !== undefined && !placeholders.includes(mapping.file)) {
      unknown(mapping.file, [...path, "file"]);
    }
    for (const name of placeholdersOf(fillPlaceholders(mapping.without ?? "", known))) {
      unknown(name, [...path, "without"]);
    }
    const named = (["field", "file", "const"] as const).filter((key) => mapping[key] !== undefined);
    if (named.length > 1) {
      problems.error(
        "manifest-is-valid",
        place(path),
        `\`${path.at(-1)?.toString()}\` is taken from several places`,
        {
          expected: "one of field, file, const",
          found: named.join(", "),
        },
      );
    }
    if (mapping.match !== undefined)
      checkPattern(mapping.match, place([...path, "match"]), problems);
  };
  for (const role of ["cluster", "replicate", "epoch"] as const)
    check(entry[role], [...base, role]);
  if (Array.isArray(entry.unit))
    entry.unit.forEach((part, i) => {
      check(part, [...base, "unit", i]);
    });
  else check(entry.unit, [...base, "unit"]);
  if (entry.scope !== "none") check(entry.scope, [...base, "scope"]);
  for (const [id, mapping] of Object.entries(entry.factors ?? {}))
    check(mapping, [...base, "factors", id]);
}

function checkPattern(pattern: string, place: Place, problems: Problems): void {
  try {
    new RegExp(pattern, "u");
  } catch (error) {
    problems.error("manifest-is-valid", place, "`match` is not a regular expression", {
      expected: "a JavaScript regular expression",
      found: error instanceof Error ? error.message : pattern,
    });
  }
}
