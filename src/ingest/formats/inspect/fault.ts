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

/** Adds a fault to the problems; throws on anything that is not one, for that is a bug of ours. */
export function report(problems: Problems, place: Place, fault: unknown): void {
  if (!(fault instanceof Fault)) throw fault;
  problems.error(fault.rule, place, sentence(fault.message), fault.detail);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
