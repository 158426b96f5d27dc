import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { galleryFiles, galleryFolder } from "../../scripts/docs/draw-marks.ts";
import { chartUses, directiveOf, galleryExamples } from "../../scripts/docs/gallery-examples.ts";
import { chartTypes } from "../../src/charts/index.ts";

const page = readFileSync(join(galleryFolder, "..", "gallery.md"), "utf8");
const sectionOf = (name: string) =>
  page.split(/^## /m).find((text) => text.startsWith(`${name}\n`));

describe("docs/gallery.md", () => {
  it.each(chartTypes.map((type) => [type.name, type] as const))(
    "shows %s with its directive, its picture and all of its options",
    (name, type) => {
      const section = sectionOf(name) ?? expect.fail(`no section ${name}`);
      const examples = galleryExamples.filter(({ chart }) => chart === name);
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        expect(example.attributes).toMatch(new RegExp(`^chart=${name} `));
        expect(section).toContain(directiveOf(example));
      }
      expect(section).toMatch(
        name === "table" ? /^\| Metric \|/m : /^!\[.+\]\(gallery\/.+\.svg\)$/m,
      );
      const options = z.toJSONSchema(type.options, { io: "input", unrepresentable: "any" });
      for (const option of Object.keys(options.properties ?? {}))
        expect(section).toContain(`| \`${option}\` |`);
      expect(chartUses[name]?.when).toMatch(/[.]$/);
    },
  );

  it("has a picture for each example, and no other", () => {
    expect(readdirSync(galleryFolder).sort()).toEqual([...galleryFiles].sort());
  });
});
