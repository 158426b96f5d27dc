import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runUpheld } from "./run-upheld.ts";
import { emptyFolder, write } from "./small-report.ts";

const root = emptyFolder("addresses");
const dist = join(root, "dist");

/** Names that one slug would make the same, or nothing of. */
const levels = [
  "C",
  "C++",
  "C#",
  "c",
  "gpt 4",
  "gpt-4",
  "中文",
  "日本語",
  "한국어",
  "кириллица",
  "100%",
];
const units = ["a/b", "a-b", "a b", "..", "index.html", "問い", "x".repeat(300), "é", "e\u0301"];
const folder = "étude (2) 100%";

const page = `---
title: Names
experiment: "${folder}"
date: 2026-11-24
aliases: [once]
---
${levels.map((level, i) => `Value ${i}: :value{metric=correct of="lang=${level}"}.`).join("\n\n")}

:diff{metric=correct of="lang=C#" versus="lang=C"}

${units.map((unit) => `:ref{experiment="${folder}" unit="${unit}"}`).join(", ")}.

## A section

:::figure[C is not C#]{#langs chart=dots metric=correct alias=old-langs}
A [dot](#a-section) per [language](../nowhere/).
:::

:::hypothesis{#differs metric=correct of="lang=C#" versus="lang=C" expect=greater}
C# is [better](#langs).
:::
`;

function files(ending: string): readonly string[] {
  return (readdirSync(dist, { recursive: true, encoding: "utf8" }) as string[]).filter((name) =>
    name.endsWith(ending),
  );
}

const textOf = (path: string) => readFileSync(join(dist, path), "utf8");

beforeAll(async () => {
  const quoted = levels.map((level) => JSON.stringify(level)).join(", ");
  write(
    root,
    `results/${folder}/experiment.yaml`,
    `title: Names\ndesign:\n  unit: question\n  factors:\n    lang: { baseline: C, levels: [${quoted}] }\nmetrics:\n  correct: { kind: binary }\ndata:\n  - files: a.csv\n    transcript: { answer: answer }\n`,
  );
  // Each level has a share of right answers of its own.
  const rows = levels.flatMap((level, i) =>
    units.map((unit, j) => `${JSON.stringify(unit)},${level},${j < i % 10 ? 1 : 0},words`),
  );
  write(root, `results/${folder}/a.csv`, `question,lang,correct,answer\n${rows.join("\n")}\n`);
  write(root, "content/names.md", page.replace("../nowhere/", `/nowhere/`));
  write(root, "content/index.md", "---\ntitle: Names\n---\n[All](/names/)\n");
  write(root, "public/notes/a b.txt", "notes");
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("names in any script, with any signs, of any length", () => {
  it("are refused as links where there is no such page, before a page is made", async () => {
    const { code, err } = await runUpheld(["--root", root, "build"]);
    expect(code).toBe(1);
    expect(err).toMatch(/names\.md:\d+:\d+ links-resolve/);
    expect(existsSync(dist)).toBe(false);
    write(root, "content/names.md", page.replace("../nowhere/", "#differs"));
  });

  it("have rows and pages of their own, and every value leads to its own row", async () => {
    const { code, err } = await runUpheld(["--root", root, "build"]);
    expect(err.replace(/warning[\s\S]*?\n\n/g, "")).toBe("");
    expect(code).toBe(0);
    const hrefs = [
      ...textOf("names/index.html").matchAll(/Value \d+: <a[^>]*href="([^"#]*)#([^"]*)"/g),
    ];
    expect(hrefs).toHaveLength(levels.length);
    expect(new Set(hrefs.map(([, , anchor]) => anchor)).size).toBe(levels.length);
    const experiment = files("index.html").find((name) =>
      /^experiments\/[^/]+\/index.html$/.test(name),
    );
    const rows = textOf(experiment ?? "");
    for (const [i, [, , anchor]] of hrefs.entries()) {
      const [, row = ""] = new RegExp(`<tr id="${anchor}">(.*?)</tr>`, "s").exec(rows) ?? [];
      expect(row, levels[i]).toContain(`>${levels[i]?.replace("&", "&amp;")}<`);
    }
    const linked = [
      ...textOf("names/index.html").matchAll(/href="[^"]*samples\/[^/"]+\/([^/"]+)\/"/g),
    ];
    expect(new Set(linked.map(([, slug]) => slug?.toLowerCase())).size).toBe(units.length);
    for (const name of files(""))
      for (const part of name.split("/")) expect(part.length).toBeLessThan(130);
    expect(new Set(files("").map((name) => name.toLowerCase())).size).toBe(files("").length);
  });

  it("lead check to accept every address and anchor that there is, and to refuse those one letter off", async () => {
    const places = files(".html").flatMap((file) => {
      const address = `/${file.replace(/(^|\/)index\.html$/, "$1")}`;
      // What stands inside a drawing is nobody's to link to.
      const html = textOf(file).replace(/<svg[\s\S]*?<\/svg>/g, "");
      const ids = [...html.matchAll(/<[^>]* id="([^"]+)"/g)].map(([, id]) => id ?? "");
      return [address, ...ids.map((id) => `${address}#${id}`)];
    });
    const others = files("").filter((file) => /\.(csv|json|svg|txt)$/.test(file));
    const all = [...places, ...others.map((file) => `/${encodeURI(file)}`)];
    expect(all.length).toBeGreaterThan(100);
    const linksTo = (addresses: readonly string[]) =>
      `---\ntitle: Links\ndate: 2026-11-24\n---\n${addresses.map((to) => `[x](<${to}>)`).join("\n")}\n`;
    write(root, "content/links.md", linksTo(all));
    const good = JSON.parse((await runUpheld(["--root", root, "check", "--json"])).out);
    const found = good.problems.filter(({ rule }: { rule: string }) => rule === "links-resolve");
    expect(found).toEqual([]);
    const wrong = all
      .filter((to) => to !== "/")
      .map((to) => to.replace(/([/#])([^/#]+)([/]?)$/, "$1$2q$3"));
    write(root, "content/links.md", linksTo(wrong));
    const bad = JSON.parse((await runUpheld(["--root", root, "check", "--json"])).out);
    const lines = bad.problems
      .filter(({ rule }: { rule: string }) => rule === "links-resolve")
      .map(({ place }: { place: { line: number } }) => place.line);
    expect(lines).toEqual(wrong.map((_, i) => i + 5));
    rmSync(join(root, "content/links.md"));
  });
});
