import { describe, expect, it } from "vitest";
import { textWidth, wrapText } from "../../src/charts/layout/measure.ts";

const face = { size: 13, weight: 400, tabular: false } as const;

describe("textWidth", () => {
  // Measured in Chromium with getComputedTextLength; kerning is left out here, so ours may be wider.
  it.each([
    ["100%", { ...face, tabular: true }, 30.11],
    ["+55.8", { size: 13, weight: 600, tabular: true } as const, 30.27],
    ["[27.7, 54.1]", { ...face, tabular: true }, 58.97],
    ["0123456789", { ...face, tabular: true }, 64.63],
  ])("%s is as wide as a browser draws it", (text, own, browser) => {
    expect(Math.abs(textWidth(text, own) - browser)).toBeLessThan(0.05);
  });

  it("grows with size and weight, and counts unknown scripts on the wide side", () => {
    expect(textWidth("Persona", { ...face, size: 26 })).toBeCloseTo(2 * textWidth("Persona", face));
    expect(textWidth("Persona", { ...face, weight: 600 })).toBeGreaterThan(
      textWidth("Persona", face),
    );
    expect(textWidth("日本", face)).toBe(26);
  });
});

describe("wrapText", () => {
  it("keeps every letter and every line within the width", () => {
    const text = "an unbreakablywidewordthatgoesonandon and some more";
    const lines = wrapText(text, 80, face);
    expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    expect(Math.max(...lines.map((l) => textWidth(l, face)))).toBeLessThanOrEqual(80);
  });

  it("does not part a number from its sign of per cent", () => {
    const room = textWidth("Replayed base data 10", face) + 1;
    expect(wrapText("Replayed base data 10 %", room, face)).toEqual(["Replayed base data", "10 %"]);
  });

  it("gives no line for no text", () => {
    expect(wrapText("", 80, face)).toEqual([]);
  });
});
