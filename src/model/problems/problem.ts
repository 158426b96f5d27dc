import { z } from "zod";
import type { RuleName } from "./rules.ts";
import { ruleNames } from "./rules.ts";

/** Where a problem is: as near to the author's keystroke as can be told. */
export const placeSchema = z.object({
  file: z.string().describe("Path relative to the root of the report."),
  line: z.number().int().optional().describe("Line, from 1."),
  column: z.number().int().optional().describe("Column, from 1."),
  member: z.string().optional().describe("Member inside an archive."),
  row: z.number().int().optional().describe("Record inside the file, from 1."),
  field: z.string().optional().describe("Field or path inside the record."),
});
export type Place = z.output<typeof placeSchema>;

export const problemSchema = z.object({
  rule: z.enum(ruleNames).describe("Permanent name; states the good condition."),
  severity: z
    .enum(["error", "warning"])
    .describe("Errors fail check and build; warnings are listed."),
  message: z.string().describe("What happened, in one sentence."),
  place: placeSchema,
  expected: z.string().optional(),
  found: z.string().optional(),
  fix: z.string().optional().describe("The likely fix."),
});
export type Problem = z.output<typeof problemSchema>;

/** Collects problems: nothing is thrown for what an author or a data file got wrong. */
export interface Problems {
  readonly list: readonly Problem[];
  error(rule: RuleName, place: Place, message: string, more?: ProblemDetail): void;
  warn(rule: RuleName, place: Place, message: string, more?: ProblemDetail): void;
  add(problems: Iterable<Problem>): void;
  hasErrors(): boolean;
}

export type ProblemDetail = Pick<Problem, "expected" | "found" | "fix">;

export function collectProblems(): Problems {
  const list: Problem[] = [];
  const push =
    (severity: Problem["severity"]): Problems["error"] =>
    (rule, place, message, more) => {
      list.push({ rule, severity, message, place, ...more });
    };
  return {
    list,
    error: push("error"),
    warn: push("warning"),
    add: (problems) => list.push(...problems),
    hasErrors: () => list.some((p) => p.severity === "error"),
  };
}

/** `results/a/b.jsonl:12:3`, as terminals and editors understand it. */
export function formatPlace(place: Place): string {
  const parts = [place.file];
  if (place.line !== undefined) parts.push(String(place.line));
  if (place.line !== undefined && place.column !== undefined) parts.push(String(place.column));
  const inner = [
    place.member && `member ${place.member}`,
    place.row !== undefined && place.line === undefined && `record ${place.row}`,
    place.field && `field ${place.field}`,
  ].filter(Boolean);
  return inner.length ? `${parts.join(":")} (${inner.join(", ")})` : parts.join(":");
}

/** By file, then as a reader meets them. */
export function inOrderOfPlace(problems: readonly Problem[]): readonly Problem[] {
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...problems].sort(
    (a, b) =>
      text(a.place.file, b.place.file) ||
      (a.place.line ?? 0) - (b.place.line ?? 0) ||
      (a.place.column ?? 0) - (b.place.column ?? 0),
  );
}
