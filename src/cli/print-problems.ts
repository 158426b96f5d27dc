import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { codeFrameColumns } from "@babel/code-frame";
import pc from "picocolors";
import { visibleInOneLine, visibleLine } from "../lib/visible-text.ts";
import type { Problem } from "../model/index.ts";
import { formatPlace } from "../model/index.ts";
import type { Failure } from "../site/serve/serve.ts";

/** Files beyond this are data: a frame of them helps nobody. */
const frameBytes = 1 << 20;
/** Of a longer line a frame shows the part around the column. */
const frameColumns = 100;
/** More problems than this are counted: nobody reads on, and most have one cause. */
const mostPrinted = 200;

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
  for (const problem of firstOf(problems))
    console.error(options.annotations ? annotation(problem) : describeProblem(problem, root));
  const unprinted = problems.length - mostPrinted;
  if (unprinted > 0)
    console.error(
      `${unprinted} more are not shown. Mend the first ones, or see all of them with --json.\n`,
    );
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

/** What is printed: errors before warnings where there are too many to print all. */
function firstOf(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostPrinted) return problems;
  const isError = ({ severity }: Problem) => severity === "error";
  const errors = problems.filter(isError);
  return [...errors, ...problems.filter((problem) => !isError(problem))].slice(0, mostPrinted);
}

/** Errors for a page that is open while they keep it from being made anew. */
export function failureOf(problems: readonly Problem[], root: string): Failure {
  const errors = problems.filter((p) => p.severity === "error");
  return {
    title: `${plural(errors.length, "error")} in the report`,
    problems: errors.slice(0, mostPrinted).map((problem) => {
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

/** A problem as lines for a terminal. Whatever authors and models wrote shows as text: it moves no cursor, names no link. */
export function describeProblem(problem: Problem, root: string): string {
  const head = problem.severity === "error" ? pc.red("error") : pc.yellow("warning");
  const lines = [
    `${head} ${pc.bold(oneLine(formatPlace(problem.place)))} ${pc.dim(problem.rule)}`,
    `  ${oneLine(problem.message)}`,
    problem.expected !== undefined && `  expected  ${oneLine(problem.expected)}`,
    problem.found !== undefined && `  found     ${oneLine(problem.found)}`,
    problem.fix !== undefined && `  fix       ${oneLine(problem.fix)}`,
    frame(problem, root),
  ];
  return `${lines.filter(Boolean).join("\n")}\n`;
}

function frame(problem: Problem, root: string): string | false {
  const { file, line, column } = problem.place;
  if (line === undefined) return false;
  const path = join(root, file);
  if (!existsSync(path)) return false;
  // What a link leads to may be nobody's to show.
  const entry = lstatSync(path);
  if (!entry.isFile() || entry.size > frameBytes) return false;
  if (problem.rule === "no-secret-is-published" || isKeptBack(file, root)) return false;
  const source = readFileSync(path, "utf8");
  if (source.includes("\0")) return false;
  const from = windowStart(source.split("\n")[line - 1] ?? "", column);
  const shown = source
    .split("\n")
    .map((text, i) => visibleLine(cut(text, i === line - 1 ? from : 0)))
    .join("\n");
  const start = column === undefined ? { line } : { line, column: column - from };
  return codeFrameColumns(shown, { start }, { highlightCode: false, linesAbove: 2, linesBelow: 2 })
    .split("\n")
    .map((text) => `  ${text}`)
    .join("\n");
}

/** Whether a file has samples of which an author keeps something back: no line of it is shown anywhere. */
function isKeptBack(file: string, root: string): boolean {
  if (!file.startsWith("results/") || /\.ya?ml$/.test(file)) return false;
  const settings = join(root, "upheld.yaml");
  return existsSync(settings) && /^publish\s*:/m.test(readFileSync(settings, "utf8"));
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
    `file=${escaped(place.file, /[%\r\n:,]/g)}`,
    place.line && `line=${place.line}`,
    place.column && `col=${place.column}`,
    `title=${rule}`,
  ];
  const text = [message, expected && `expected ${expected}`, found && `found ${found}`, fix]
    .filter((line) => line !== undefined && line !== "")
    .join("\n");
  return `::${severity} ${at.filter(Boolean).join(",")}::${escaped(text, /[%\r\n]/g)}`;
}

/** In one line: a line of its own might be read as a command by what shows the output. */
const oneLine = (text: string): string => visibleInOneLine(text).replace(/^\s*::/, ": :");

/** As GitHub wants it: signs that would end the command, or start another, as their codes. */
const escaped = (text: string, signs: RegExp): string =>
  visibleLine(text).replace(signs, (sign) => encodeURIComponent(sign));
