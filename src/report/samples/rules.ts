import type { Place, PublishSettings, Redact, Withhold } from "../../model/index.ts";

/** What `publish:` says of one experiment. A plain value, for threads and for keys. */
export interface PublishRules {
  /** null: all turns, the target and the place, and no field. */
  readonly fields: readonly string[] | null;
  readonly withhold: readonly Omit<Withhold, "experiment">[];
  readonly redact: readonly Redact[];
}

/** The rules of an experiment, with where they stand: places are no part of what is kept. */
export interface PlacedRules {
  readonly rules: PublishRules;
  readonly places: {
    readonly withhold: readonly Place[];
    readonly redact: readonly Place[];
  };
}

/** Where a part of `publish:` stands in the file of settings. */
export type PublishPlace = (...path: readonly (string | number)[]) => Place;

/** What holds for an experiment; null where nothing is said of it, and all is published as it is. */
export function rulesFor(
  experiment: string,
  { fields, withhold = [], redact = [] }: PublishSettings,
  place: PublishPlace,
): PlacedRules | null {
  const own = withhold.flatMap((rule, at) =>
    rule.experiment === undefined || rule.experiment === experiment ? [{ rule, at }] : [],
  );
  if (fields === undefined && own.length === 0 && redact.length === 0) return null;
  return {
    rules: {
      fields: fields ?? null,
      withhold: own.map(({ rule: { where, reason } }) => ({ where, reason })),
      redact,
    },
    places: {
      withhold: own.map(({ at }) => place("withhold", at)),
      redact: redact.map((_, at) => place("redact", at)),
    },
  };
}
