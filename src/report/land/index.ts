/** Folders put in place whole, and put back after a build that was ended. For `report/publish.ts` and the command line. */
export { realDisk } from "./disk.ts";
export type { Disk } from "./land.ts";
export { land, partBeside, recover } from "./land.ts";
export type { KeptLinks, PageFolder, PlacedFile, WrittenFiles } from "./page-folder.ts";
export { areAsWritten, openPageFolder, placingIn } from "./page-folder.ts";
export type { PageLinks } from "./read-page.ts";
export { readPage } from "./read-page.ts";
export { realTarget } from "./real-target.ts";
export { notReplaceable } from "./replaceable.ts";
