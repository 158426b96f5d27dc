import type { Path } from "../formats/shared/index.ts";
import { numberOf, parsePath, plainText, saysNothing } from "../formats/shared/index.ts";

/** One comparison of a condition such as `knows = 1 and split != provided`. */
export interface Clause {
  readonly name: string;
  readonly path: Path;
  readonly operator: "=" | "!=" | ">" | ">=" | "<" | "<=";
  readonly value: string;
  /** The one text of all ways to write the value. */
  readonly plain: string;
}

/**
 * What a name stands for in one record. `unknown`: it should have a value and has none; `never`: it has no meaning
 * here, so that nothing about it holds.
 */
export type Operand =
  | { readonly value: string | number | boolean | null }
  | { readonly unknown: true }
  | { readonly never: true };

/** Whether a condition holds; where that cannot be told, the name without a value. */
export type Holds = boolean | { readonly unknown: string };

const clausePattern =
  /^((?:[^\s=!<>"[\]]|\[[^\]]*\])+)\s*(=|!=|>=|<=|>|<)\s*(?:"([^"]*)"|((?![=<>])[^"\s]*))$/;

export const conditionGrammar =
  "`name = value`, also with !=, >, >=, <, <=, joined by `and`; quotes around values with spaces";

/** The clauses of a condition, or the part that is none. */
export function parseCondition(
  text: string,
): { readonly clauses: readonly Clause[] } | { readonly bad: string } {
  const clauses: Clause[] = [];
  for (const part of text.split(/\s+and\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/)) {
    const found = clausePattern.exec(part.trim());
    const [, name, operator, quoted, bare] = found ?? [];
    if (!name || !operator) return { bad: part.trim() };
    const value = quoted ?? bare ?? "";
    clauses.push({
      name,
      path: parsePath(name),
      operator: operator as Clause["operator"],
      value,
      plain: plainText(value),
    });
  }
  return { clauses };
}

/**
 * Whether a value leaves open what a clause asks: nothing at all, a word that says so (`NA`, `nan`), or, beside a
 * quantity, a text that is none. A clause that names the empty text or the very word asks for just that. `none` beside
 * words is a word.
 */
export function leavesOpen(value: unknown, { operator, plain }: Clause): boolean {
  if (plain === "") return false;
  if (value === null || value === undefined || Number.isNaN(value)) return true;
  if (typeof value !== "string") return false;
  const asksNumber = numberOf(plain) !== null;
  if (saysNothing(value) || notANumber.test(value))
    return plainText(value.trim()) !== plain && (asksNumber || !mayBeWord.test(value));
  return operator !== "=" && operator !== "!=" && asksNumber && numberOf(plainText(value)) === null;
}

const notANumber = /^\s*nan\s*$/i;
const mayBeWord = /^\s*(?:none|nil)\s*$/i;

/** False as soon as one clause is false, whatever is unknown beside it. */
export function holds(
  clauses: readonly Clause[],
  operand: (clause: Clause) => Operand,
  tell?: (clause: Clause, held: boolean, found: string | number | boolean | null) => void,
): Holds {
  let unknown: string | null = null;
  for (const clause of clauses) {
    const found = operand(clause);
    if ("never" in found) return false;
    if ("unknown" in found) unknown ??= clause.name;
    else {
      const held = compare(found.value, clause);
      tell?.(clause, held, found.value);
      if (!held) return false;
    }
  }
  return unknown === null ? true : { unknown };
}

function compare(found: string | number | boolean | null, clause: Clause): boolean {
  const { operator, value, plain } = clause;
  if (operator === "=") return found === value || plainText(found) === plain;
  if (operator === "!=") return plainText(found) !== plain;
  const [a, b] = [numberOf(plainText(found)), numberOf(plain)];
  if (a === null || b === null) return false;
  if (operator === ">") return a > b;
  if (operator === ">=") return a >= b;
  return operator === "<" ? a < b : a <= b;
}
