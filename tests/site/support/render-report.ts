import { mkdir } from "node:fs/promises";
import { renderSite } from "../../../src/site/render.ts";

const [reportFile = "", outDir = "", workDir = ""] = process.argv.slice(2);
await mkdir(outDir, { recursive: true });
await renderSite({ reportFile, outDir, workDir });
