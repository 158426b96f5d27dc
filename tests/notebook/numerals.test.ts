import { describe, expect, it } from "vitest";
import { collectProblems } from "../../src/model/index.ts";
import { countNumerals, type NumeralCount } from "../../src/notebook/bind/numerals.ts";
import { parseFragment } from "../../src/notebook/parse/fragment.ts";
import { fileSource } from "../../src/notebook/parse/source.ts";
import { bindText } from "./bind-text.ts";

function unbound(text: string, tested?: string) {
  const count: NumeralCount = { bound: 0, published: 0, unbound: [] };
  const { nodes, source } = parseFragment(fileSource("content/a.md", text), [], collectProblems());
  countNumerals(nodes, source, count, tested);
  return count.unbound;
}
const texts = (text: string, tested?: string) => unbound(text, tested).map((n) => n.text);

describe("a number typed by hand is listed", () => {
  it.each([
    ["It reaches 96.7% of 1,000 prompts.", ["96.7%", "1,000"]],
    ["A gain of +5pp, or −0.3 pp, i.e. 2x.", ["+5pp", "−0.3", "2x"]],
    ["At 9:30, odds of 3:1, a 10-fold rise.", ["9:30", "3:1", "10"]],
    ["From 22 to 18 (n = 40).", ["22", "18", "40"]],
    ["Between 5–10 items.", ["5", "10"]],
  ])("%s", (text, expected) => expect(texts(text)).toEqual(expected));

  it("with its line and a few words around it", () => {
    expect(unbound("One.\n\nAll of\nthe 12 arms agree.")).toEqual([
      { text: "12", line: 4, context: "All of the 12 arms agree." },
    ]);
  });
});

describe("a number that claims nothing about data is not listed", () => {
  it.each([
    "Llama-3.3-70B and Qwen3-32B, GPT-4, the 2nd of three",
    "Written on 2026-11-24, in 2025, by 1998",
    "Figure 2, Section 3.1, Table 4, Finding 5, § 6, step 7",
    "arXiv 2411.00640, arXiv:2411.00640, https://x.org/12/3",
    "`n = 12` and [a link](/x/12)",
    "either (1) this or (2) that",
    "seeds 101 to 108, figures 1, 2 and 3, lines 5–7",
    "> They report 12 of 40.",
    "brackets hold 95% intervals, a 90 % confidence interval",
  ])("%s", (text) => expect(texts(text)).toEqual([]));

  it("nor one that the expectation of its finding checks", () => {
    expect(texts("Recall is above 80% in all 3 arms.", "at least 80%")).toEqual(["3"]);
  });
});

describe("words beside a mark of a figure", () => {
  it("are drawn as they are written, so that numbers in them count as typed by hand", async () => {
    const { bound, problems } = await bindText(
      '---\ntitle: A page\nexperiment: doctag\ndate: 2026-11-24\n---\n\n:::figure[T]{#f chart=dots metric=recall highlight="arm=doctag" annotation="30 points more"}\n:::\n',
    );
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(bound?.notebook.numerals.unbound).toMatchObject([{ text: "30", line: 7 }]);
  });
});
