import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { chartTypes } from "../src/charts/index.ts";
import { commands } from "../src/cli/commands/index.ts";
import { wholeFormats } from "../src/export/whole/index.ts";
import { formats } from "../src/ingest/index.ts";
import { rules } from "../src/model/index.ts";
import { directives } from "../src/notebook/index.ts";

const root = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const modules = (folder: string) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && entry.name !== "index.ts")
    .map((entry) => entry.name);

function filesBelow(folder: string, extension: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        entry.name.endsWith(extension) &&
        !entry.parentPath.includes("node_modules"),
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

const foldersIn = (folder: string) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** Plugins stand in a folder, or in one for each kind below it; the list stands above them. */
const registries = [
  { folder: "src/ingest/formats", kinds: ["."] },
  { folder: "src/charts/types", kinds: ["."] },
  { folder: "src/notebook/directives", kinds: ["."] },
  { folder: "src/stats/methods", kinds: foldersIn("src/stats/methods") },
  { folder: "src/cli/commands", kinds: ["."] },
  { folder: "src/export/beside", kinds: ["."] },
  { folder: "src/export/whole", kinds: ["."] },
] satisfies readonly { folder: string; kinds: readonly string[] }[];

describe("the shape of the code", () => {
  it.each(registries)("$folder lists each of its files", ({ folder, kinds }) => {
    const list = read(`${folder}/index.ts`);
    const files = kinds.flatMap((kind) =>
      modules(join(folder, kind)).map((file) => (kind === "." ? `./${file}` : `./${kind}/${file}`)),
    );
    expect(files.length).toBeGreaterThan(1);
    expect(files.filter((file) => !list.includes(`"${file}"`))).toEqual([]);
  });

  it("names each plugin of a kind once", () => {
    for (const list of [chartTypes, directives, formats, commands, wholeFormats]) {
      const names = list.map((plugin) => plugin.name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("has a sentence for every dependency", () => {
    const { dependencies, why } = JSON.parse(read("package.json")) as Record<
      string,
      Record<string, string>
    >;
    expect(Object.keys(dependencies ?? {}).filter((name) => !why?.[name])).toEqual([]);
    expect(Object.keys(why ?? {}).filter((name) => !dependencies?.[name])).toEqual([]);
  });

  it("pins every dependency exactly", () => {
    const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) =>
      /^[\^~>*]/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it("describes every folder of src/ in ARCHITECTURE.md", () => {
    const text = read("ARCHITECTURE.md");
    const folders = readdirSync(join(root, "src"), { withFileTypes: true }).filter((e) =>
      e.isDirectory(),
    );
    expect(folders.map((f) => f.name).filter((name) => !text.includes(`\`src/${name}\``))).toEqual(
      [],
    );
  });

  it("says in the first line of a room's index what it is for, and for whom", () => {
    const rooms = filesBelow("src", ".ts").filter((path) =>
      /^src\/(ingest|stats|report)\/.+\/index\.ts$/.test(path),
    );
    const listed = /^src\/(ingest\/formats|stats\/methods|stats\/corrections)\/index\.ts$/;
    const silent = rooms.filter(
      (path) => !listed.test(path) && !/^\/\*\* .+\. For .+\. \*\//.test(read(path)),
    );
    expect(rooms.length).toBeGreaterThan(15);
    expect(silent).toEqual([]);
  });

  it("has no problem rule that nothing reports", () => {
    const source = filesBelow("src", ".ts")
      .filter((path) => path !== "src/model/problems/rules.ts")
      .map(read)
      .join("\n");
    expect(Object.keys(rules).filter((rule) => !source.includes(`"${rule}"`))).toEqual([]);
  });

  it("writes no place of this machine into what is published", () => {
    const machine = /\/work\/|\/home\/[a-z]+\//;
    const tracked = [
      ...filesBelow("src", ".ts"),
      ...filesBelow("docs", ".md"),
      "README.md",
      "ARCHITECTURE.md",
      "CONTRIBUTING.md",
    ];
    expect(
      tracked.filter((path) => existsSync(join(root, path)) && machine.test(read(path))),
    ).toEqual([]);
  });
});
