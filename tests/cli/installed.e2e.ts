import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installPacked } from "../../scripts/install-packed.ts";
import { programFolder } from "../../src/report/program.ts";
import { runUpheld } from "./run-upheld.ts";
import { emptyFolder, notebook, write, writeSmallReport } from "./small-report.ts";

const folder = emptyFolder("installed");
const root = join(folder, "report");
const installed = join(folder, "user");
let program = "";

/** Cells and citations: what they need is not part of the bundle, or is loaded only for them. */
const withCells = `${notebook.replace("Teaching helps", "Cells").replaceAll("helps", "raises")}
As others found :cite{key=smith2020}.

\`\`\`sql
select arm, count(*) as n from observations group by arm order by arm
\`\`\`

\`\`\`js plot
return Plot.plot({ marks: [Plot.dot([{ x: 1, y: 2 }], { x: "x", y: "y" })] });
\`\`\`
`;

const references = `@article{smith2020, title={On teaching}, author={Smith, Ada}, journal={Letters}, year={2020}}\n`;

/** Hash of each file of a folder, by path. */
function hashes(of: string): Readonly<Record<string, string>> {
  const files = readdirSync(of, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    files.map((file) => [
      relative(of, file),
      createHash("sha256").update(readFileSync(file)).digest("hex"),
    ]),
  );
}

describe("the program as npm installs it", () => {
  beforeAll(() => {
    program = installPacked(installed);
    writeSmallReport(root);
    cpSync(join(root, "results/twelve"), join(root, "results/other"), { recursive: true });
    write(root, "content/cells.md", withCells);
    write(root, "content/references.bib", references);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("starts, and says what it is", async () => {
    const help = await runUpheld(["--help"], installed, program);
    expect(help).toMatchObject({ code: 0, err: "" });
    expect(help.out).toContain("Usage: upheld");
    const { version } = JSON.parse(readFileSync(join(programFolder, "package.json"), "utf8"));
    expect((await runUpheld(["--version"], installed, program)).out.trim()).toBe(version);
  });

  it("builds the bytes that the sources build", async () => {
    const build = ["--root", root, "build", "--force", "--out"];
    expect(await runUpheld([...build, "from-sources"])).toMatchObject({ code: 0, err: "" });
    rmSync(join(root, ".upheld"), { recursive: true });
    const ours = await runUpheld([...build, "from-package"], installed, program);
    expect(ours).toMatchObject({ code: 0, err: "" });
    const pages = hashes(join(root, "from-package"));
    expect(Object.keys(pages).length).toBeGreaterThan(20);
    expect(pages).toEqual(hashes(join(root, "from-sources")));
  });

  it("sees that nothing changed, and that a row did", async () => {
    const build = () => runUpheld(["--root", root, "build"], installed, program);
    expect((await build()).out).toContain("pages in");
    expect((await build()).out).toContain("Nothing changed");
    const rows = join(root, "results/other/answers.csv");
    write(root, "results/other/answers.csv", readFileSync(rows, "utf8").replace(",1\n", ",0\n"));
    expect((await build()).out).toContain("pages in");
  });

  it("brings no sources, no templates, and no name of a folder of whoever packed it", () => {
    const own = join(installed, "node_modules/upheld");
    const files = Object.keys(hashes(own));
    expect(files.filter((file) => /[.](ts|astro)$/.test(file))).toEqual([]);
    const code = files.filter((file) => file.endsWith(".mjs"));
    expect(code.length).toBeGreaterThan(5);
    for (const file of code) {
      const text = readFileSync(join(own, file), "utf8");
      for (const place of [programFolder, `file://${homedir()}/`])
        expect(text.includes(place), `${place} in ${file}`).toBe(false);
    }
  });
});
