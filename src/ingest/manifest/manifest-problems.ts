import { z } from "zod";
import { nearest } from "../../lib/nearest.ts";
import type { Issue, ProblemDetail, Problems } from "../../model/index.ts";
import { expectedBy, manifestSchema } from "../../model/index.ts";
import type { KeyPath, ManifestDocument } from "./manifest-document.ts";

/** Reports what zod refused, each at its line, in words for authors. */
export function reportIssues(
  issues: readonly Issue[],
  document: ManifestDocument,
  problems: Problems,
  base: KeyPath = [],
): void {
  const slips = new Set(issues.flatMap((issue) => meantBy(issue, base)));
  for (const issue of issues) {
    const path = [...base, ...issue.path];
    if (!slips.has(nameOf(path))) reportIssue(issue, path, document, problems);
  }
}

function reportIssue(
  issue: Issue,
  path: KeyPath,
  document: ManifestDocument,
  problems: Problems,
): void {
  if (issue.code === "unrecognized_keys") {
    reportUnknownKeys(issue.keys, path, document, problems);
    return;
  }
  const branch = issue.code === "invalid_union" ? likeliestBranch(issue.errors) : null;
  if (branch) {
    reportIssues(branch, document, problems, path);
    return;
  }
  const found = show(valueAt(document.value, path));
  const expected = expectedBy(issue);
  const name = nameOf(path);
  let message = `${name} has the wrong form`;
  let detail: ProblemDetail = { expected, found };
  if (issue.code === "invalid_key") {
    const key = String(path.at(-1));
    message = `"${key}" cannot be a name`;
    detail = { expected, found: key };
  } else if (found === "nothing") {
    message = `${name} is missing`;
    detail = { expected: describe(path) ?? expected, found };
  } else if (issue.code === "invalid_value") {
    const near = nearest(found, issue.values.map(String));
    message = `${name} is not one of its values`;
    if (near) detail = { expected, found, fix: `Did you mean "${near}"?` };
  }
  const kind = issue.code === "invalid_key" ? "key" : "value";
  problems.error("manifest-is-valid", document.place(path, kind), message, detail);
}

/** Names of the keys that unknown keys were meant to be: that those are missing is no second problem. */
function meantBy(issue: Issue, base: KeyPath): readonly string[] {
  if (issue.code !== "unrecognized_keys") return [];
  const path = [...base, ...issue.path];
  const known = schemaKeys(path);
  return issue.keys.flatMap((key) => {
    const near = nearest(key, known);
    return near ? [nameOf([...path, near])] : [];
  });
}

function reportUnknownKeys(
  keys: readonly string[],
  path: KeyPath,
  document: ManifestDocument,
  problems: Problems,
): void {
  const known = schemaKeys(path);
  for (const key of keys) {
    const near = nearest(key, known);
    const place = document.place([...path, key], "key");
    const isPartOfText =
      /\s/.test(key) && show(valueAt(document.value, [...path, key])) === "nothing";
    const fix = isPartOfText
      ? "Put quotes around a text that holds a comma."
      : near && `Did you mean "${near}"?`;
    problems.error("key-is-known", place, `"${key}" is not a key of ${nameOf(path)}`, {
      expected: known.join(", "),
      found: key,
      ...(fix ? { fix } : {}),
    });
  }
}

/** The branch of a union that the author meant: one whose top fits, with the fewest faults inside. */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const fits = branches.filter(
    (issues) => !issues.some((issue) => issue.code === "invalid_type" && issue.path.length === 0),
  );
  return [...fits].sort((a, b) => a.length - b.length)[0] ?? null;
}

function nameOf(path: KeyPath): string {
  return path.length ? `\`${path.map(String).join(".")}\`` : "the manifest";
}

function valueAt(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>(
    (here, key) =>
      here !== null && typeof here === "object"
        ? (here as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

function show(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return value.length ? "a list" : "an empty list";
  if (typeof value === "object") return "a group of keys";
  return String(value);
}

type Schema = z.core.JSONSchema.BaseSchema;

let jsonSchema: Schema | null = null;

/** The parts of the manifest's schema that may stand at a path. */
function schemasAt(path: KeyPath): readonly Schema[] {
  jsonSchema ??= z.toJSONSchema(manifestSchema, { io: "input" });
  let here: readonly Schema[] = [jsonSchema];
  for (const key of path) here = here.flatMap(variants).flatMap((schema) => inside(schema, key));
  return here;
}

function variants(schema: Schema): readonly Schema[] {
  return schema.anyOf ? schema.anyOf.flatMap((option) => variants(option as Schema)) : [schema];
}

function inside(schema: Schema, key: PropertyKey): readonly Schema[] {
  const next =
    typeof key === "number"
      ? schema.items
      : (schema.properties?.[String(key)] ?? schema.additionalProperties);
  return next && typeof next === "object" && !Array.isArray(next) ? [next as Schema] : [];
}

function schemaKeys(path: KeyPath): readonly string[] {
  return schemasAt(path)
    .flatMap(variants)
    .flatMap((schema) => Object.keys(schema.properties ?? {}));
}

function describe(path: KeyPath): string | undefined {
  return schemasAt(path).find((schema) => schema.description)?.description;
}
