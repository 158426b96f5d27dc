/** Compiles the templates of the pages into `compiled/`, from where the package ships them: `npm pack` runs this. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeWhole } from "../src/report/inputs/kept-file.ts";
import { compileTemplates } from "../src/site/render/compile.ts";
import { keyLine, packedFile, templatesKey } from "../src/site/render/templates.ts";

const scratch = await mkdtemp(join(tmpdir(), "upheld-compile-"));
try {
  const code = await compileTemplates(join(scratch, "work"));
  await writeWhole(packedFile, keyLine(await templatesKey()) + code);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
