import { describe, expect, it } from "vitest";
import { bindText } from "./bind-text.ts";

async function proseOf(body: string, front = "") {
  const { bound, problems } = await bindText(
    `---\ntitle: Is most of it 5 percent?\nexperiment: doctag\ndate: 2026-11-24\n${front}---\n\n${body}\n`,
  );
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return bound?.prose;
}
const wordsIn = async (body: string) =>
  (await proseOf(body))?.unbound.filter(({ line }) => line > 4).flatMap(({ words }) => words);

describe("a sentence that states something bound to nothing is listed", () => {
  it.each([
    ["It writes them in 83 of 1,200 texts.", ["83", "1,200"]],
    ["Most answers are wrong.", ["Most"]],
    ["They are mostly wrong.", ["mostly"]],
    ["Hardly any of them differ.", ["Hardly"]],
    ["Nearly all models lie, and few tell the truth than asked.", ["Nearly all"]],
    ["Few models recall it.", ["Few"]],
    ["The tag costs more recall than the documents do.", ["more recall than"]],
    ["Recall is higher than before.", ["higher than"]],
    ["It does so twice as often.", ["twice as"]],
    ["About a third of them do.", ["About a third of"]],
    ["The tagged arm has the highest recall.", ["the highest"]],
    ["One arm says it as often as the other.", ["as often as"]],
    ["The mode is no more, but far better.", ["far better"]],
  ])("%s", async (text, words) => expect(await wordsIn(text)).toEqual(words));

  it("with its line, once a sentence, code as it is written", async () => {
    const prose = await proseOf(
      "Not this one.\nBehind `|TAG|` *most* models lie, 12 of them; few texts do not.",
    );
    expect(prose?.unbound.filter(({ line }) => line > 4)).toEqual([
      {
        line: 8,
        words: ["12", "most", "few"],
        text: "Behind `|TAG|` most models lie, 12 of them; few texts do not.",
      },
    ]);
  });

  it("in a summary and an abstract as in the body, and in a row of a table", async () => {
    const front = "summary: Most of it is gone.\nabstract: |\n  Hardly any is left.\n";
    const prose = await proseOf("| arm | recall |\n|---|---|\n| a | 12% |", front);
    expect(prose?.unbound.map(({ line, words }) => [line, words])).toEqual([
      [2, ["5"]],
      [5, ["Most"]],
      [7, ["Hardly"]],
      [12, ["12%"]],
    ]);
  });
});

describe("a sentence is not listed", () => {
  it.each([
    ["that holds a value", "Most recall it, :value{metric=recall} of 1,000."],
    ["that leads to a page of the report", "Most recall it (:ref{to=another})."],
    ["that leads to its source", "Most recall it, as [they say](https://example.org/)."],
    ["that cites", "Most recall it :cite[holm1979]."],
    ["that asks", "Do most of them recall more than 12?".replace(" than 12", "")],
    ["of what was expected", "We expected that most models lie more often than before."],
    [
      "in which the words mean something else",
      "At most once, rather than twice, it is no longer so; few-shot.",
    ],
    ["that somebody else said", "> Most models lie, 12 of 40."],
    ["of code", "`most of 12`"],
    ["that is a heading", "## Most models lie more than others"],
  ])("%s", async (_name, text) => expect(await wordsIn(text)).toEqual([]));

  it("of a finding, which is tested, nor of a figure, which shows it", async () => {
    expect(
      await wordsIn(
        ':::finding{#f metric=recall of="arm=doctag" expect="at least 80%"}\nMost recall it, above 80%.\n:::\n\n:::figure[Most recall it]{#g chart=dots metric=recall}\nMost dots.\n:::',
      ),
    ).toEqual([]);
  });

  it("on a page whose author says so, which the report weighs", async () => {
    expect((await proseOf("Most.", "prose: lax\n"))?.prose).toBe("lax");
    expect((await proseOf("Most."))?.prose).toBe(null);
  });
});

it("counts numbers by where they come from", async () => {
  expect((await proseOf("Of :n{metric=recall} there are 12, and 13."))?.numbers).toEqual({
    bound: 1,
    published: 0,
    typed: 3,
  });
});
