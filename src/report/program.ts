import { fileURLToPath } from "node:url";

/** The folder of this program. Sources lie two folders below it, and so do the files that they are bundled into. */
export const programFolder = fileURLToPath(new URL("../../", import.meta.url));

/** Whether this runs from what `npm pack` bundled, and not from the sources. */
export const isBundled = import.meta.url.endsWith(".mjs");
