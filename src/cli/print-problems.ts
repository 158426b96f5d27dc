import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { codeFrameColumns } from "@babel/code-frame";
import pc from "picocolors";
import type { Problem } from "../model/index.ts";
import { formatPlace } from "../model/index.ts";

/** Files beyond this, and lines beyond the next, are data: a frame of them helps nobody. */
const frameBytes = 1 << 20;
const frameColumns = 240;

export interface PrintOptions {
  readonly json?: boolean;
  readonly annotations?: boolean;
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
    console.log(JSON.stringify({ ok: errors === 0, problems }, null, 2));
    return errors > 0 ? 1 : 0;
  }
  for (const problem of problems) {
    console.error(options.annotations ? annotation(problem) : describeProblem(problem, root));
  }
  const warnings = problems.length - errors;
  const counted = [plural(errors, "error"), plural(warnings, "warning")].filter(Boolean).join(", ");
  if (errors > 0) console.error(pc.red(`${counted}. Nothing was published.`));
  else console.log(`${success()}${counted ? ` (${counted})` : ""}`);
  return errors > 0 ? 1 : 0;
}

const plural = (n: number, what: string): string =>
  n === 0 ? "" : `${n} ${what}${n === 1 ? "" : "s"}`;

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
  const lines = source.split("\n");
  const near = lines.slice(Math.max(0, line - 3), line + 2);
  if (source.includes("\0") || near.some((text) => text.length > frameColumns)) return false;
  const start = column === undefined ? { line } : { line, column };
  return codeFrameColumns(source, { start }, { highlightCode: false, linesAbove: 2, linesBelow: 2 })
    .split("\n")
    .map((text) => `  ${text}`)
    .join("\n");
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
