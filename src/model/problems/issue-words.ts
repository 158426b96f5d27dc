import type { z } from "zod";

/** What zod refuses, as every reader of an author's words gets it. */
export type Issue = z.core.$ZodIssue;

const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "a group of keys",
  record: "a group of keys",
  array: "a list",
  null: "nothing",
};

/** What a schema wanted where it refused something, in words for authors: manifest, front matter and attributes alike. */
export function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return typeNames[issue.expected] ?? issue.expected;
    case "invalid_value":
      return issue.values.map(String).join(", ");
    case "invalid_union": {
      const options = issue.errors.flatMap(([first]) => (first ? [expectedBy(first)] : []));
      return [...new Set(options)].join(" or ");
    }
    case "invalid_key":
      return issue.issues[0]?.message ?? "a name";
    case "invalid_format":
      return issue.format === "date" ? "a date, YYYY-MM-DD" : issue.message;
    case "too_big":
      return bound(
        issue.inclusive === false ? "less than" : "at most",
        issue.maximum,
        issue.origin,
      );
    case "too_small":
      return bound(
        issue.inclusive === false ? "more than" : "at least",
        issue.minimum,
        issue.origin,
      );
    default:
      return issue.message;
  }
}

function bound(words: string, limit: number | bigint, of: string): string {
  if (of === "string")
    return `${words} ${limit} ${Number(limit) === 1 ? "character" : "characters"}`;
  return of === "array" ? `${words} ${limit} of them` : `${words} ${limit}`;
}

/** Keys that a schema does not know, among its refusals. */
export function unknownKeys(issues: readonly Issue[]): readonly string[] {
  return issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : []));
}
