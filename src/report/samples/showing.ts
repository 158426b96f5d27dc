import type { Store } from "../../store/index.ts";
import type { PublishRules } from "./rules.ts";

/** A store that gives single samples with what `fields` of `publish:` allows. Cells ask for columns by their names. */
export function showing(store: Store, rules: PublishRules | undefined): Store {
  if (!rules?.fields) return store;
  const allowed = new Set(rules.fields);
  const named = <T extends { readonly target?: string; readonly place: string }>(sample: T): T => {
    const { target, ...rest } = sample;
    return {
      ...(rest as T),
      ...(target !== undefined && allowed.has("target") ? { target } : {}),
      place: allowed.has("place") ? sample.place : "",
    };
  };
  return {
    append: (samples) => store.append(samples),
    duplicates: () => store.duplicates(),
    keys: async () => (await store.keys()).map(named),
    samplesOf: async (units) =>
      (await store.samplesOf(units)).map((sample) => ({
        ...named(sample),
        turns: sample.turns.filter(({ name }) => allowed.has(name)),
      })),
    query: (sql, tables) => store.query(sql, tables),
    close: () => store.close(),
  };
}
