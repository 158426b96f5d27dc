/** What seems to vary in files, and what tells their questions apart. For `logs`, `tables`, `published`. */
export { lastAttempts } from "./attempts.ts";
export type {
  Design,
  Guess,
  LongForm,
  MetricGuess,
  NameCounter,
  Question,
  Spread,
} from "./design.ts";
export type { FactorGuess, LevelGuess } from "./factors.ts";
export { chooseFactors, factor, factorOf, levelsOf, textAt, withArm } from "./factors.ts";
export { patternFits, withFiles } from "./file-factors.ts";
export type { FileSlots, Slot } from "./file-slots.ts";
export { slotsOf, taskSlot } from "./file-slots.ts";
export type { GivenIds } from "./given-ids.ts";
export { asContext, givenScope, givenUnit, otherIds, unitReader, unknownIds } from "./given-ids.ts";
export { idConditions } from "./id-conditions.ts";
export {
  asksAnew,
  epochColumn,
  keyAt,
  namesQuestions,
  namesText,
  numbersAnew,
  partColumns,
  repeated,
  replicateColumn,
  unitColumns,
} from "./identity.ts";
export { levelReader } from "./level-reader.ts";
export { longConditions, nameTexts } from "./long-conditions.ts";
export type { Scale } from "./scales.ts";
export { failureAmong, isUnbounded, scaleOf } from "./scales.ts";
