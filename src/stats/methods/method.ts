/** What a report says about a method: each method file exports one, and `index.ts` lists them. */
export interface Method {
  /** The name that pages print. */
  readonly name: string;
  /** One sentence: what it computes and when it is right. */
  readonly doc: string;
  readonly citation: string;
}
