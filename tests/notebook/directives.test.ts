import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { directives } from "../../src/notebook/index.ts";

const names = directives.map((d) => d.name);

describe("the list of directives", () => {
  it("holds every file of its folder", () => {
    const files = readdirSync(join(import.meta.dirname, "../../src/notebook/directives")).filter(
      (file) => file.endsWith(".ts") && file !== "index.ts",
    );
    expect(files.map((file) => file.replace(/\.ts$/, "")).sort()).toEqual([...names].sort());
  });
  it("is sorted within its kind", () => {
    for (const kind of ["inline", "block"]) {
      const own = directives.filter((d) => d.kind === kind).map((d) => d.name);
      expect(own).toEqual([...own].sort());
    }
  });
});

describe("every attribute of every directive has a doc, for the reference page", () => {
  it.each(directives.map((d) => [d.name, d] as const))("%s", (_name, directive) => {
    const { properties = {} } = z.toJSONSchema(directive.attributes, { io: "input" });
    const undocumented = Object.entries(properties).filter(
      ([, value]) => typeof value === "object" && !value.description,
    );
    expect(undocumented.map(([key]) => key)).toEqual([]);
    expect(directive.doc).toMatch(/\.$/);
    expect(directive.example).toMatch(directive.kind === "block" ? /^:::/ : /^:[a-z]/);
  });
});
