import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { chartTypes } from "../../src/charts/types/index.ts";

describe("the list of chart types", () => {
  it("is sorted and holds every file of the folder", () => {
    const files = readdirSync(new URL("../../src/charts/types/", import.meta.url))
      .filter((f) => f.endsWith(".ts") && f !== "index.ts")
      .map((f) => f.replace(/\.ts$/, ""))
      .sort();
    expect(chartTypes.map((t) => t.name)).toEqual(files);
  });

  it.each(chartTypes.map((t) => [t.name, t] as const))(
    "%s documents itself and each of its options",
    (_name, type) => {
      expect(type.doc).toMatch(/\.$/);
      const { properties = {} } = z.toJSONSchema(type.options, { io: "input" }) as {
        properties?: Record<string, { description?: string }>;
      };
      for (const [option, schema] of Object.entries(properties))
        expect(schema.description, option).toMatch(/\.$/);
    },
  );
});
