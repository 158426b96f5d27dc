import { describe, expect, it } from "vitest";
import { wordsIn } from "../../src/notebook/bind/count-words.ts";
import { readingTime } from "../../src/wording/index.ts";

describe("the time that a page takes to read", () => {
  it("is that of its prose, with what is to be looked at beside", () => {
    const figures = [{ kind: "figure" }, { kind: "table" }, { kind: "figure" }] as const;
    expect(readingTime({ words: 2070, figures })).toBe("9 minutes, 2 figures and 1 table");
    expect(readingTime({ words: 12, figures: [] })).toBe("1 minute");
  });

  it("counts words as they are read, and no code, table or formula", () => {
    expect(wordsIn("<p>Of <em>most</em> arms, 34.4% – un<b>like</b> two.</p>")).toBe(6);
    expect(
      wordsIn("<p>One</p><pre><code>a b c</code></pre><table><tr><td>x</td></tr></table>"),
    ).toBe(1);
    expect(wordsIn('<p>Two <math alttext="x"><mi>x</mi></math> words</p>')).toBe(2);
  });
});
