import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkLinks } from "../site/support/check-folder.ts";
import { runUpheld } from "./run-upheld.ts";
import { emptyFolder, write, writeSmallReport } from "./small-report.ts";

const program = join(import.meta.dirname, "..", "..");

/**
 * Names and times of the program's own files and of what lies beside its packages. Left out are the tests' own notes, and
 * what this repository's own report keeps, since another test may export it meanwhile.
 */
function installation(): readonly string[] {
  const list = (folder: string, depth: number): readonly string[] =>
    readdirSync(join(program, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (path === ".git" || path.includes("vitest")) return [];
      if (path.startsWith(join(".upheld", "/"))) return [];
      const own = [`${path} ${entry.isDirectory() ? "" : statSync(join(program, path)).mtimeMs}`];
      return entry.isDirectory() && depth > 0 ? [...own, ...list(path, depth - 1)] : own;
    });
  return [
    ...list(".", 1),
    ...list("src", 9),
    ...list("public", 9),
    ...(existsSync(join(program, "node_modules/.vite")) ? list("node_modules/.vite", 2) : []),
  ];
}

describe("several builds at once from one installation", () => {
  const roots = [emptyFolder("one"), emptyFolder("two")] as const;
  beforeAll(() => {
    for (const root of roots) writeSmallReport(root);
    // A cell, so that they also share a database.
    const page = readFileSync(join(roots[0], "content/teaching.md"), "utf8");
    write(
      roots[0],
      "content/teaching.md",
      `${page}\n\`\`\`sql\nselect arm, count(*) as n from observations group by arm order by arm\n\`\`\`\n`,
    );
  });
  afterAll(() => {
    for (const root of roots) rmSync(root, { recursive: true, force: true });
  });

  it("all end well, of the same root and of another, and leave the installation as it was", async () => {
    const before = installation();
    for (let round = 0; round < 2; round++) {
      const started = [roots[0], roots[0], roots[1], roots[0]].map((root, i) =>
        // Pages outside the folder that the command is called from, as where one clone serves many studies.
        runUpheld(
          ["--root", root, "build", "--force", ...(i === 3 ? ["--out", "other"] : [])],
          program,
        ),
      );
      const finished = await Promise.all(started);
      expect(finished.map(({ code, err }) => ({ code, err }))).toEqual(
        finished.map(() => ({ code: 0, err: "" })),
      );
    }
    for (const folder of [
      join(roots[0], "dist"),
      join(roots[0], "other"),
      join(roots[1], "dist"),
    ]) {
      expect(await checkLinks(folder)).toEqual([]);
      expect(readdirSync(folder)).toContain("report.json");
    }
    expect(readdirSync(roots[0]).sort()).toEqual([
      ".upheld",
      "content",
      "dist",
      "other",
      "results",
    ]);
    expect(readdirSync(join(roots[0], ".upheld")).filter((n) => n.startsWith("."))).toEqual([]);
    expect(installation()).toEqual(before);
  });
});
