import { describe, expect, it } from "vitest";
import { renderForCard } from "../../src/charts/card/render-for-card.ts";
import { firstOf } from "../../src/charts/card/row-parts.ts";
import { labelsThatMeet } from "../../src/charts/layout/check-labels.ts";
import { drawn, gathered } from "./support/gathered.ts";

describe("the drawing of a card", () => {
  it.each(drawn.map((type) => [type.name, type] as const))(
    "of %s is as wide as its text can be read, and says what it leaves out",
    (_name, type) => {
      const { data, options } = gathered(type);
      const card = renderForCard(type, data, options, "f") ?? expect.fail("no drawing");
      expect([544, 725]).toContain(card.width);
      expect(labelsThatMeet(card)).toEqual([]);
      expect(renderForCard(type, data, options, "f")?.svg).toBe(card.svg);
      if (!type.parts) return;
      const { count, first, word } = type.parts;
      const all = count(data);
      if (card.part === null && all > 6) expect(card.height).toBeLessThanOrEqual(439);
      else if (card.part !== null)
        expect(card.part).toMatch(new RegExp(`^\\d+ of ${all} ${word}s$`));
      for (let most = 1; most <= all; most++) expect(count(first(data, most))).toBe(most);
    },
  );

  it("keeps what is highlighted, in its order", () => {
    expect(firstOf([1, 2, 3, 4], 2, (n) => n === 4)).toEqual([1, 4]);
    expect(firstOf([1, 2, 3, 4], 2, (n) => n === 1)).toEqual([1, 2]);
    expect(firstOf([1, 2, 3], 1, (n) => n === 3)).toEqual([3]);
    expect(firstOf([1, 2, 3], 2, () => false)).toEqual([1, 2]);
  });
});
