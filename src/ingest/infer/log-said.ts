import { createHash } from "node:crypto";
import type { RawRecord } from "../format.ts";
import { isRecord } from "../record.ts";

/** Names of what a log says outside the fields that conditions are read from. */
export const saidPrompts = "prompts";
export const saidSystem = "system message";
export const saidPlan = "plan";

/** What a log's plan and turns say of how its questions were asked, by name; a digest of what is long. */
export class LogSaid {
  #plan: unknown;
  readonly #system = new Set<string>();
  readonly #prompts = createHash("sha256");
  #prompted = false;

  add({ fields, unit, turns = [] }: RawRecord): void {
    this.#plan ??= fields.plan;
    for (const { name, text } of turns) {
      if (name === "system") this.#system.add(text);
      if (name !== "prompt") continue;
      this.#prompted = true;
      this.#prompts.update(`${unit}\u0000${text}\u0000`);
    }
  }

  /** Flat, name to text. */
  found(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    const steps = isRecord(this.#plan) && Array.isArray(this.#plan.steps) ? this.#plan.steps : [];
    for (const [i, step] of steps.entries()) {
      if (!isRecord(step)) continue;
      found.set(`${saidPlan}.steps[${i}].solver`, String(step.solver));
      if (!isRecord(step.params)) continue;
      for (const [key, value] of Object.entries(step.params)) {
        if (value !== null)
          found.set(
            `${saidPlan}.steps[${i}].${key}`,
            typeof value === "string" ? value : JSON.stringify(value),
          );
      }
    }
    if (this.#system.size > 0) found.set(saidSystem, [...this.#system].sort().join("\n"));
    if (this.#prompted) found.set(saidPrompts, this.#prompts.digest("hex"));
    return found;
  }
}
