import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { weightIn, weightsOfRules } from "../../scripts/docs/problem-weights.ts";

const root = join(import.meta.dirname, "..", "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const pages = [
  ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`),
  ...readdirSync(join(root, "docs/guides")).map((name) => `docs/guides/${name}`),
].filter((path) => path.endsWith(".md"));
/** A record of what was expected, word for word as it was written then. */
const records = ["docs/lab-hypotheses.md"];

describe("the docs", () => {
  it("are all listed in docs/README.md", () => {
    const index = read("docs/README.md");
    for (const path of pages.filter((one) => one !== "docs/README.md"))
      expect(index).toContain(`(${path.replace("docs/", "")})`);
  });

  it.each(pages.filter((path) => !["docs/README.md", ...records].includes(path)))(
    "%s says at its top what its reader can do after it",
    (path) => {
      const [first = ""] = read(path)
        .replace(/^<!--.*-->\s*/, "")
        .replace(/^# .*\s*/, "")
        .split("\n");
      expect(first).toMatch(/^After this (?:page|guide) you /);
    },
  );

  it.each([...pages, "README.md"])("%s links to files that are there", (path) => {
    const text = read(path)
      .replace(/^(`{3,})[\s\S]*?^\1/gm, "")
      .replace(/`[^`\n]+`/g, "");
    for (const [, to = ""] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
      if (/^[a-z]+:/.test(to)) continue;
      expect(existsSync(join(root, dirname(path), to)), `${path}: ${to}`).toBe(true);
    }
  });
});

describe("README", () => {
  it("opens with a picture of a page, three sentences and the two commands", () => {
    const [title, picture, why = "", commands] = read("README.md").split("\n\n");
    expect(title).toBe("# Upheld");
    expect(picture).toMatch(/^!\[.{40,}\]\(docs\/pictures\/finding\.png\)$/);
    expect(why.match(/[.](?= |$)/g)).toHaveLength(3);
    expect(commands).toMatch(
      /^```sh\nnpm ci && npm run build .*\nnpm ci && npm run verify .*\n```$/,
    );
    const bytes = readFileSync(join(root, "docs/pictures/finding.png"));
    expect(bytes.length).toBeLessThan(300_000);
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  });
});

describe("docs/problems.md", () => {
  it("tells warnings from errors by the code that finds them", () => {
    const code = `
      problems.error("one", place);
      problems.warn(
        "two", place);
      problems.warn("three"); problems.error("three");
      add({ rule: "four", place, describe: () => ({ severity: "warning" }) });
      if (rule === "two") return;`;
    expect(["one", "two", "three", "four"].map((rule) => weightIn(code, rule))).toEqual([
      "error",
      "warning",
      "error or warning",
      "warning",
    ]);
    const weights = weightsOfRules();
    expect(weights.get("claim-is-upheld")).toBe("error");
    expect(weights.get("hypothesis-is-written")).toBe("warning");
    expect(weights.get("picture-has-words")).toBe("warning");
    expect(weights.get("links-resolve")).toBe("error or warning");
    expect(weights.get("score-is-finite")).toBe("error or warning");
  });
});
