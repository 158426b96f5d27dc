import type { Place, ProblemDetail, Problems, RuleName } from "../../../model/index.ts";

/** Something wrong with one file or member: thrown where it is met, turned into a problem at its place. */
export class Fault extends Error {
  readonly rule: RuleName;
  readonly detail: ProblemDetail;

  constructor(rule: RuleName, message: string, detail: ProblemDetail = {}) {
    super(message);
    this.name = "Fault";
    this.rule = rule;
    this.detail = detail;
  }
}

/** What to expect and do where a fault says nothing better. */
const usual: Partial<Record<RuleName, ProblemDetail>> = {
  "log-is-readable": {
    expected: "a log as its harness writes it",
    fix: "Give the log as the harness wrote it, or take it out of the folder.",
  },
  "file-is-not-empty": {
    expected: "records",
    found: "none",
    fix: "Copy the file again, or take it out of the folder.",
  },
  "file-is-complete": { expected: "the whole file" },
  "json-is-valid": { fix: "Copy the file again; where it was edited, mend it there." },
};

/** Adds a fault to the problems; throws on anything that is not one, for that is a bug of ours. */
export function addFault(problems: Problems, place: Place, fault: unknown): void {
  if (!(fault instanceof Fault)) throw fault;
  problems.error(fault.rule, place, sentence(fault.message), {
    ...usual[fault.rule],
    ...fault.detail,
  });
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
