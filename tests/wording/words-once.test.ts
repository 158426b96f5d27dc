import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { corrections } from "../../src/stats/index.ts";

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(?:ts|astro|css)$/.test(path))
  .map((path) => ({ path: `src/${path}`, text: readFileSync(`src/${path}`, "utf8") }));

describe("the name of a correction", () => {
  it.each(corrections.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])))(
    "stands in the file of %s and in the list alone",
    (id, name) => {
      const named = new RegExp(`${id}|${name}`, "i");
      // The glossary says what the words of pages mean.
      const found = files
        .filter(({ path, text }) => named.test(text) && path !== "src/wording/glossary.ts")
        .map(({ path }) => path);
      const own = [`src/stats/corrections/${id}.ts`, "src/stats/corrections/index.ts"];
      expect(found.toSorted()).toEqual(own.toSorted());
    },
  );
});
