import { count } from "../../lib/format-number.ts";
import type { Place, ProblemDetail, Problems, RuleName } from "../../model/index.ts";

/** A mistake that may repeat on thousands of records. */
export interface Mistake {
  readonly rule: RuleName;
  readonly place: Place;
  /** `seen` times among `of` records. */
  describe(
    seen: number,
    of: number,
  ): ProblemDetail & { message: string; severity?: "error" | "warning" };
}

/** Turns mistakes into one problem each: the first place and how often. */
export interface Mistakes {
  /** `group`: rule and field; `value`: the distinct value in it. `make` runs for the first of each only. */
  add(group: string, value: string, make: () => Mistake): void;
  /** Reports what was added; `of` is the number of records read. */
  flush(of: number): void;
}

const maxValues = 10;

interface Group {
  readonly values: Map<string, { readonly mistake: Mistake; seen: number }>;
  more: number;
  first: Mistake | null;
}

export function collectMistakes(problems: Problems): Mistakes {
  const groups = new Map<string, Group>();
  return {
    add(name, value, make) {
      let group = groups.get(name);
      if (!group) groups.set(name, (group = { values: new Map(), more: 0, first: null }));
      const known = group.values.get(value);
      if (known) known.seen++;
      else if (group.values.size < maxValues) group.values.set(value, { mistake: make(), seen: 1 });
      else {
        group.first ??= make();
        group.more++;
      }
    },
    flush(of) {
      for (const { values, more, first } of groups.values()) {
        for (const { mistake, seen } of values.values()) {
          const { message, severity, ...detail } = mistake.describe(seen, of);
          const report = severity === "warning" ? problems.warn : problems.error;
          report(mistake.rule, mistake.place, message, detail);
        }
        if (first) {
          problems.error(first.rule, first.place, `${count(more)} more of the same kind`, {
            found: `other values than the ${maxValues} listed`,
          });
        }
      }
      groups.clear();
    },
  };
}

/** `1 of 20 records`, `all 20 records`. */
export function share(seen: number, of: number): string {
  return seen === of && of > 1
    ? `all ${count(of)} records`
    : `${count(seen)} of ${count(of)} records`;
}
