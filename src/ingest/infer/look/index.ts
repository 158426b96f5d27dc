/** What files hold at a look: columns, names, words. For the other rooms of `infer`. */
export { isBaseline, kindOfName, namesArm, namesModel } from "./column-names.ts";
export type { Column } from "./columns.ts";
export { columnsOf, isMissingWord, leafOf, partName, pathTo } from "./columns.ts";
export { headerPaths, saidPlan, saidPrompts, saidSystem } from "./log-said.ts";
export { lookAt } from "./look.ts";
export type { HarnessValue, LookedAt } from "./looked-at.ts";
export { freshId, idOf, labelOf, longestName, nameOf, stemOf, tellingParts } from "./names.ts";
export { isCut } from "./slim.ts";
export { eventOf, natureOf, needsMapping, saysScore, scoreOfWord } from "./words.ts";
