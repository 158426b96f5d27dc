/** Whether a published folder is what it says: its bytes, its numbers, its pages. From the folder alone; for the command line. */
export { verifyBytes } from "./bytes.ts";
export { verifyNumbers } from "./numbers.ts";
export { comparePages } from "./pages.ts";
export { verifiedInText } from "./text.ts";
export type { Difference, LevelName, Unverified, Verified } from "./verified.ts";
export { levelNames } from "./verified.ts";
