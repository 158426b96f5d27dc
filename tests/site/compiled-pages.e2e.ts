import { createHash } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { programFolder } from "../../src/report/program.ts";
import { compileTemplates } from "../../src/site/render/compile.ts";
import { emptyFolder } from "../cli/small-report.ts";
import { buildPlainly, buildSite } from "./support/build-site.ts";
import { sampleReport } from "./support/sample-report.ts";

const folders = [emptyFolder("compiled-one"), emptyFolder("compiled-other")];
afterAll(() => Promise.all(folders.map((f) => rm(f, { recursive: true, force: true }))));

/** Hash of every file of a folder, by path. */
async function hashes(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
  const hash = async (file: string) =>
    [
      relative(folder, file),
      createHash("sha256")
        .update(await readFile(file))
        .digest("hex"),
    ] as const;
  return Object.fromEntries(await Promise.all(files.sort().map(hash)));
}

describe("compiled templates", () => {
  it("give the bytes of Astro's own build, page for page", async () => {
    const plain = await buildPlainly(sampleReport);
    const ours = await buildSite(sampleReport);
    try {
      // Files for machines are no templates' work.
      const all = Object.entries(await hashes(ours.folder));
      const forMachines = ([path]: readonly [string, string]) =>
        /^report(\.json$|\/)/.test(path) ||
        !/\.(html|css|js|svg|woff2)$/.test(path) ||
        /^(data|figures|findings)\/.*[.]svg$/.test(path);
      expect(all.some(forMachines)).toBe(true);
      const pages = Object.fromEntries(all.filter((file) => !forMachines(file)));
      expect(Object.keys(pages).length).toBeGreaterThan(40);
      expect(pages).toEqual(await hashes(plain.folder));
    } finally {
      await Promise.all([plain.remove(), ours.remove()]);
    }
  });

  it("are the same bytes wherever they are compiled, and name no folder of this machine", async () => {
    // One after the other: compiling changes the folder that the process works from.
    const one = await compileTemplates(join(folders[0] ?? "", "work"));
    const other = await compileTemplates(join(folders[1] ?? "", "a/b/work"));
    expect(one).toBe(other);
    for (const place of [programFolder, `file://${homedir()}/`, ...folders])
      expect(one.includes(place), place).toBe(false);
  });
});
