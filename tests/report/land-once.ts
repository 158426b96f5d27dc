/** Lands pages with one text over and over, for tests that run or kill it: out, text, times. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { realDisk } from "../../src/report/land/disk.ts";
import { land, partBeside } from "../../src/report/land/land.ts";

const [out = "", text = "", times = "1"] = process.argv.slice(2);
for (let i = 0; i < Number(times); i++) {
  const next = partBeside(out, "next");
  for (const page of ["index.html", "a/index.html", "report.json"]) {
    mkdirSync(join(next, page, ".."), { recursive: true });
    writeFileSync(join(next, page), text);
  }
  await land(next, out, realDisk);
}
