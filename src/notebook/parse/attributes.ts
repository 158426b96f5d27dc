import { z } from "zod";
import { didYouMean, nearest } from "../../lib/nearest.ts";
import type { Issue, Place, Problems } from "../../model/index.ts";
import { expectedBy, unknownKeys } from "../../model/index.ts";

/** Attributes that mean the same in every directive. Values arrive as text. */
export const metric = z.string().min(1).describe("Metric of the experiment.");
export const of = z
  .string()
  .default("")
  .describe("Selector, `arm=doctag, trigger=absent|present`; a factor left out is averaged over.");
export const versus = z
  .string()
  .min(1)
  .describe("Selector of what it is compared with; factors it does not name are as in `of`.");
export const experiment = z
  .string()
  .min(1)
  .optional()
  .describe("Experiment; the first of the page if left out.");
export const as = z
  .enum(["difference", "ratio"])
  .default("difference")
  .describe("ratio: the first divided by the second.");
export const across = z
  .string()
  .min(1)
  .optional()
  .describe(
    "Factor of an interaction: the difference at its other levels minus the difference at its baseline.",
  );
export const id = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_.-]*$/, "starts with a letter; letters, digits, `_`, `.` and `-`")
  .describe("Its own id, written `#id`: part of its address.");
export const alias = z
  .string()
  .optional()
  .transform((text) => list(text ?? ""))
  .describe("Old ids, separated by commas; their addresses redirect.");
export const digits = z
  .enum(["0", "1", "2", "3", "4"])
  .transform(Number)
  .optional()
  .describe("Decimals; by default one for n of 200 or more, none below.");

export function list(text: string): readonly string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

export type RawAttributes = Readonly<Record<string, string>>;

/** Attributes by their schema; null with problems, each at its attribute. */
export function parseAttributes<A>(
  schema: z.ZodType<A>,
  raw: RawAttributes,
  name: string,
  place: (attribute?: string) => Place,
  problems: Problems,
): A | null {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const known = knownAttributes(schema);
  const unknown = unknownKeys(result.error.issues);
  reportUnknown(unknown, known, name, place, problems);
  // An attribute whose name is misspelt is not missing as well.
  const meant = new Set(unknown.map((key) => nearest(key, known)));
  for (const issue of result.error.issues) {
    const key = String(issue.path[0] ?? "");
    const misspelt = raw[key] === undefined && meant.has(key);
    if (issue.code !== "unrecognized_keys" && !misspelt)
      reportInvalid(issue, raw, name, place, problems);
  }
  return null;
}

/** Attributes that there were, and what took their place. */
const former: Readonly<Record<string, string>> = {
  written:
    "Write `registered=YYYY-MM-DD commit=…` if a commit before the results holds the sentence. Else take it out: the page says that the hypothesis was written with the data in hand.",
};

/** One problem for each attribute that nobody knows, with the nearest right name. */
export function reportUnknown(
  keys: readonly string[],
  known: readonly string[],
  name: string,
  place: (attribute?: string) => Place,
  problems: Problems,
): void {
  for (const key of keys) {
    problems.error("attribute-is-known", place(key), `"${key}" is not an attribute of ${name}`, {
      expected: known.join(", ") || "no attributes",
      found: key,
      ...(former[key] ? { fix: former[key] } : didYouMean(key, known)),
    });
  }
}

function reportInvalid(
  issue: Issue,
  raw: RawAttributes,
  name: string,
  place: (attribute?: string) => Place,
  problems: Problems,
): void {
  const key = String(issue.path[0] ?? "");
  const missing = raw[key] === undefined;
  const rule = key === "id" && missing ? "id-is-given" : "attribute-is-valid";
  const shown = key === "id" ? "#id" : key;
  if (missing && key) {
    problems.error(rule, place(), `${name} has no ${key === "id" ? "id" : `"${key}"`}`, {
      expected: key === "id" ? "an id of its own: {#short-name …}" : `${key}=…`,
      found: "none",
    });
    return;
  }
  const options =
    "values" in issue && Array.isArray(issue.values) ? issue.values.map(String) : null;
  const near = options && nearest(raw[key] ?? "", options);
  problems.error(
    rule,
    place(key || undefined),
    key ? `"${shown}" of ${name} is not valid` : `${name}: ${issue.message}`,
    {
      expected: expectedBy(issue),
      ...(key ? { found: raw[key] || "nothing" } : {}),
      ...(near ? { fix: `Did you mean "${near}"?` } : {}),
    },
  );
}

/** Names that a schema of attributes knows. */
export function knownAttributes(schema: z.ZodType): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodPipe) return knownAttributes(schema.in as z.ZodType);
  return [];
}
