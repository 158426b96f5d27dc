import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { codeFrameColumns } from "@babel/code-frame";
import pc from "picocolors";
import type { Problem } from "../model/index.ts";
import { formatPlace } from "../model/index.ts";
import type { Failure } from "../site/serve/serve.ts";

/** Files beyond this are data: a frame of them helps nobody. */
const frameBytes = 1 << 20;
/** Of a longer line a frame shows the part around the column. */
const frameColumns = 100;

export interface PrintOptions {
  readonly json?: boolean;
  readonly annotations?: boolean;
  /** What the command did not do, said after the count of errors. */
  readonly undone?: string;
  /** What is said after the problems and is none; in JSON, keys beside them. */
  readonly advice?: { readonly text: string; readonly json: object } | undefined;
}

/** Prints every problem, then one closing line; returns the exit code. */
export function finishProblems(
  root: string,
  problems: readonly Problem[],
  options: PrintOptions,
  success: () => string,
): number {
  const errors = problems.filter((p) => p.severity === "error").length;
  if (options.json) {
    console.log(JSON.stringify({ ok: errors === 0, problems, ...options.advice?.json }, null, 2));
    return errors > 0 ? 1 : 0;
  }
  for (const problem of problems) {
    console.error(options.annotations ? annotation(problem) : describeProblem(problem, root));
  }
  if (options.advice?.text && !options.annotations) console.log(options.advice.text);
  const warnings = problems.length - errors;
  const counted = [
    errors > 0 && plural(errors, "error"),
    warnings > 0 && plural(warnings, "warning"),
  ]
    .filter(Boolean)
    .join(", ");
  if (errors > 0) console.error(pc.red(`${counted}.${options.undone ? ` ${options.undone}` : ""}`));
  else console.log(`${success()}${counted ? ` (${counted})` : ""}`);
  return errors > 0 ? 1 : 0;
}

/** Errors for a page that is open while they keep it from being made anew. */
export function failureOf(problems: readonly Problem[], root: string): Failure {
  const errors = problems.filter((p) => p.severity === "error");
  return {
    title: `${plural(errors.length, "error")} in the report`,
    problems: errors.map((problem) => {
      const { message, expected, found, fix, place } = problem;
      const excerpt = frame(problem, root);
      return {
        message,
        ...(expected === undefined ? {} : { expected }),
        ...(found === undefined ? {} : { found }),
        ...(fix === undefined ? {} : { fix }),
        place: formatPlace(place),
        frame: excerpt ? stripVTControlCharacters(excerpt).replace(/^ {2}/gm, "") : null,
      };
    }),
  };
}

/** `1 error`, `2 errors`. */
export const plural = (n: number, what: string): string => `${n} ${what}${n === 1 ? "" : "s"}`;

export function describeProblem(problem: Problem, root: string): string {
  const head = problem.severity === "error" ? pc.red("error") : pc.yellow("warning");
  const lines = [
    `${head} ${pc.bold(formatPlace(problem.place))} ${pc.dim(problem.rule)}`,
    `  ${problem.message}`,
    problem.expected !== undefined && `  expected  ${problem.expected}`,
    problem.found !== undefined && `  found     ${problem.found}`,
    problem.fix !== undefined && `  fix       ${problem.fix}`,
    frame(problem, root),
  ];
  return `${lines.filter(Boolean).join("\n")}\n`;
}

function frame(problem: Problem, root: string): string | false {
  const { file, line, column } = problem.place;
  if (line === undefined) return false;
  const path = join(root, file);
  if (!existsSync(path) || statSync(path).size > frameBytes) return false;
  const source = readFileSync(path, "utf8");
  if (source.includes("\0")) return false;
  const from = windowStart(source.split("\n")[line - 1] ?? "", column);
  const shown = source
    .split("\n")
    .map((text, i) => cut(text, i === line - 1 ? from : 0))
    .join("\n");
  const start = column === undefined ? { line } : { line, column: column - from };
  return codeFrameColumns(shown, { start }, { highlightCode: false, linesAbove: 2, linesBelow: 2 })
    .split("\n")
    .map((text) => `  ${text}`)
    .join("\n");
}

/** Characters left out before the window: none where the column is seen without. */
function windowStart(text: string, column: number | undefined): number {
  if (column === undefined || column <= frameColumns - 20) return 0;
  const most = Math.max(0, text.length - frameColumns);
  return Math.min(most, column - 1 - frameColumns / 2);
}

/** What of a line is in the window, with an ellipsis for each end that is not. */
function cut(text: string, from: number): string {
  if (from === 0 && text.length <= frameColumns) return text;
  const end = from + frameColumns;
  const shown = text.slice(from, end);
  return `${from > 0 ? `…${shown.slice(1)}` : shown}${text.length > end ? "…" : ""}`;
}

/** `::error file=…,line=…::message`, as GitHub reads it. */
function annotation({ severity, place, rule, message, expected, found, fix }: Problem): string {
  const at = [
    `file=${place.file}`,
    place.line && `line=${place.line}`,
    place.column && `col=${place.column}`,
    `title=${rule}`,
  ];
  const text = [message, expected && `expected ${expected}`, found && `found ${found}`, fix]
    .filter(Boolean)
    .join("%0A");
  return `::${severity} ${at.filter(Boolean).join(",")}::${text}`;
}
