import { renderSite } from "../../../src/site/render.ts";

const [reportFile = "", outDir = "", cacheDir = ""] = process.argv.slice(2);
await renderSite({ reportFile, outDir, cacheDir });
