/** The member of a union of facts that a code belongs to. */
export type Case<Fact extends { readonly is: string }, Is> = Fact extends unknown
  ? Is extends Fact["is"]
    ? Fact
    : never
  : never;

/** A sentence for each code of a union: one that is missing does not compile. */
export type Sentences<Fact extends { readonly is: string }, Context> = {
  readonly [Is in Fact["is"]]: (fact: Case<Fact, Is>, context: Context) => string;
};

/** The sentence of a fact, by its code. */
export function say<Fact extends { readonly is: string }, Context>(
  sentences: Sentences<Fact, Context>,
  fact: Fact,
  context: Context,
): string {
  const sentence = sentences[fact.is as Fact["is"]] as (fact: Fact, context: Context) => string;
  return sentence(fact, context);
}
