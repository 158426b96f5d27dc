/** What of an experiment's samples is published: chosen, written beside its sums, and read for pages. For `report/experiment`, `report/build.ts`, `report/publish.ts` and `site`. */

export { canaryOf } from "./canary.ts";
export type { KeepInput, SampleKeeper } from "./keep-samples.ts";
export { createSampleKeeper } from "./keep-samples.ts";
export { isComplete } from "./kept-book.ts";
export type { SampleLimits } from "./limits.ts";
export { sampleLimits } from "./limits.ts";
export { isSampleFile, isTwin, listSlugs } from "./list-slugs.ts";
export type { Book, KeptFile, KeptSamples } from "./open-book.ts";
export { openBook, publishedFile, publishedOf, sampleFiles, warnOfSecrets } from "./open-book.ts";
export { designOrder } from "./order.ts";
export { packed } from "./public-files.ts";
export type { Publisher, RulesMet } from "./publisher.ts";
export { cleaned, createPublisher, oneByOne, SlowPattern } from "./publisher.ts";
export type { PlacedRules, PublishPlace } from "./rules.ts";
export { rulesFor } from "./rules.ts";
export { showing } from "./showing.ts";
