import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { faceOf } from "../../src/charts/layout/text-face.ts";

const css = readFileSync(new URL("../../src/site/styles/chart.css", import.meta.url), "utf8");
const output = new URL("./output/", import.meta.url);
const drawings = readdirSync(output)
  .filter((f) => f.endsWith(".svg") && !f.includes("-changed"))
  .map((f) => readFileSync(new URL(f, output), "utf8"));

/** Names without a look of their own: a plain row label, an open square, dashes that are an attribute. */
const bare = new Set(["lab2", "no", "ours"]);

function declared(selector: string, property: string): string | undefined {
  const block = css.match(
    new RegExp(`^\\.chart ${selector.replaceAll(".", "\\.")} \\{([^}]*)\\}`, "m"),
  )?.[1];
  return block?.match(new RegExp(`${property}: ([^;]+);`))?.[1];
}

describe("the stylesheet of charts", () => {
  it("has a rule for every class that drawings use", () => {
    const used = new Set(
      drawings.flatMap((svg) =>
        [...svg.replace(/^<svg[^>]*>/, "").matchAll(/class="([^"]+)"/g)].flatMap((m) =>
          (m[1] ?? "").split(" "),
        ),
      ),
    );
    const unstyled = [...used].filter(
      (name) => !bare.has(name) && !/^arm-\d$/.test(name) && !new RegExp(`\\.${name}\\b`).test(css),
    );
    expect(used.size).toBeGreaterThan(20);
    expect(unstyled).toEqual([]);
  });

  it.each([
    ["text", ""],
    [".s", "s"],
    [".h", "h"],
    [".lab", "lab"],
    [".lab.k", "lab k"],
    [".lab.s", "lab s"],
  ])("draws %s at the size that is measured", (selector, classes) => {
    expect(declared(selector, "font-size")).toBe(`${faceOf(classes, false).size}px`);
  });
});
