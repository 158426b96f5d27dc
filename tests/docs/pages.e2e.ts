import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { followPage } from "./follow-page.ts";

/** A page runs about ten commands, each in a process of its own. */
const longest = 600_000;

describe("a reader who does what a page of docs says gets what it shows", () => {
  it(
    "docs/tutorial.md",
    async () => {
      const folder = await followPage("docs/tutorial.md");
      const home = readFileSync(join(folder, "dist/index.html"), "utf8");
      expect(home).toContain("Do documents stay behind a tag?");
      const page = readFileSync(join(folder, "dist/tags/index.html"), "utf8");
      expect(page).toContain('href="../glossary/#tag"');
      const workflow = parse(readFileSync(join(folder, ".github/workflows/pages.yml"), "utf8"));
      const { steps } = workflow.jobs.publish;
      expect(workflow.permissions).toEqual({
        contents: "read",
        pages: "write",
        "id-token": "write",
      });
      expect(steps.flatMap((step: { run?: string }) => step.run ?? [])).toEqual([
        "npm ci",
        "npx upheld build",
      ]);
      const path = steps.flatMap((step: { with?: { path?: string } }) => step.with?.path ?? []);
      expect(path).toEqual(["dist"]);
    },
    longest,
  );

  it.each(["csv", "inspect", "lm-evaluation-harness"])(
    "docs/guides/%s.md",
    async (guide) => {
      const folder = await followPage(`docs/guides/${guide}.md`);
      expect(readdirSync(join(folder, "results")).length).toBeGreaterThan(0);
    },
    longest,
  );
});
