import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RuleName } from "../../src/model/problems/rules.ts";
import { ruleNames } from "../../src/model/problems/rules.ts";

export type Weight = "error" | "warning" | "error or warning";

const source = join(import.meta.dirname, "..", "..", "src");
/** How far from its rule a finding of several records says that it is a warning, in characters. */
const near = 160;

/** What each rule is when it is broken, read from the code that finds it: nothing else says it once. */
export function weightsOfRules(): ReadonlyMap<RuleName, Weight> {
  const code = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith("rules.ts") && !path.startsWith("lab"))
    .sort()
    .map((path) => readFileSync(join(source, path), "utf8"))
    .join("\n");
  return new Map(ruleNames.map((rule) => [rule, weightIn(code, rule)]));
}

/** The weight of a rule in a text of code. */
export function weightIn(code: string, rule: string): Weight {
  const count = (pattern: string) => [...code.matchAll(new RegExp(pattern, "g"))].length;
  const warned =
    count(`warn\\(\\s*"${rule}"`) +
    count(`rule: "${rule}",(?:(?!rule:)[\\s\\S]){0,${near}}?severity: "warning"`);
  const named = count(`(?<!=== )"${rule}"`);
  if (warned === 0) return "error";
  return named > warned ? "error or warning" : "warning";
}
