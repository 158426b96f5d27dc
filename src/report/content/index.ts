/** Notebooks and the home page, read and bound. For `report/build.ts`. */

export type { BoundContent } from "./bind-content.ts";
export { bindContent } from "./bind-content.ts";
export { checkPublishing, publishPlaces } from "./check-publishing.ts";
export type { Purpose } from "./draft.ts";
export { draftOf, weighed } from "./draft.ts";
export { evidenceOf } from "./evidence-of.ts";
export { filesBeside } from "./files-beside.ts";
export { namedFiles } from "./named-files.ts";
export type { PlacedId, PlacedNotebook } from "./placed-notebook.ts";
export type { Content } from "./read-content.ts";
export { queriedBy, readContent } from "./read-content.ts";
export type { Reviewable } from "./read-reviews.ts";
export { bindReviews, readReviews, reviewTargets } from "./read-reviews.ts";
export { checkPalette, placeInSettings, readSettings } from "./read-settings.ts";
