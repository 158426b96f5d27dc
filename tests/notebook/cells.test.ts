import { describe, expect, it } from "vitest";
import { bindText } from "./bind-text.ts";

const page = (body: string) =>
  `---\ntitle: A page\nexperiment: doctag\ndate: 2026-11-24\n---\n\n${body}\n`;

async function cells(body: string) {
  const { bound, problems } = await bindText(page(body));
  const found = (bound?.notebook.blocks ?? []).flatMap((block) =>
    block.kind === "cell" ? [block] : [],
  );
  return {
    cells: found,
    texts: found.map((cell) => cell.table?.rows.map((row) => row.cells.map((c) => c.text))),
    problems: problems.map((p) => `${p.place.line} ${p.rule}: ${p.message}`),
  };
}
const js = (...lines: string[]) => ["```js plot {#made}", ...lines, "```"].join("\n");
const ts = (...lines: string[]) => ["```ts plot", ...lines, "```"].join("\n");

describe("a sql cell", () => {
  it("shows the rows of its query: numbers right, nothing as a dash, its name as its anchor", async () => {
    const { cells: found, texts } = await cells(
      '```sql {#flags title="Flags by arm"}\nselect 1\n```',
    );
    expect(found).toMatchObject([
      {
        id: "flags",
        name: "flags",
        title: "Flags by arm",
        language: "sql",
        code: "select 1",
        codeHtml: '<span class="c-keyword">select</span> <span class="c-constant">1</span>',
        lines: 1,
      },
    ]);
    expect(texts).toEqual([
      [
        ["doctag", "18", "0.123", "–"],
        ["b", "1200", "–", ""],
      ],
    ]);
    expect(found[0]?.table?.columns.map((c) => `${c.label} ${c.align}`)).toEqual([
      "experiment left",
      "n flags right",
      "share right",
      "tables left",
    ]);
  });
  it("shows labels of levels where a column holds nothing else, and leaves codes and rows for later cells as they are", async () => {
    const { cells: found, texts } = await cells(
      "```sql {#levels}\nselect levels\n```\n\n```js plot\nreturn [{ arm: data.levels[0].arm, n: 1 }]\n```\n\n```js plot\nreturn [{ of: data.levels[0].arm }]\n```",
    );
    expect(texts).toEqual([
      [
        ["Untagged documents", "Tagged documents", "without"],
        ["No documents", "–", "present"],
      ],
      [["Untagged documents", "1"]],
      [["sdf"]],
    ]);
    expect(found[0]?.table?.columns.map((c) => c.label)).toEqual([
      "training arm",
      "training",
      "trigger",
    ]);
    expect(found[0]?.table?.rows[0]?.cells[0]?.raw).toBe("sdf");
  });
  it("reads the named cells before it as tables, and another experiment where it names one", async () => {
    const { texts } = await cells(
      "```sql {#first}\nselect 1\n```\n\n```sql {experiment=paper}\nselect * from first\n```",
    );
    expect(texts[1]?.[0]?.[0]).toBe("paper");
    expect(texts[1]?.[1]?.[3]).toBe("first");
  });
  it("is a problem at the line of the query that is wrong", async () => {
    const { problems, cells: found } = await cells("```sql\nselect\nwrong\n```");
    expect(problems).toEqual([
      '9 cell-runs: The query fails: Parser Error: syntax error at or near "wrong"',
    ]);
    expect(found[0]?.table).toBeNull();
  });
  it("marked static, or code that is not marked plot, is only shown", async () => {
    const { cells: found, problems } = await cells(
      "```sql static\nselect wrong\n```\n\n```js\nnot.run()\n```",
    );
    expect([found, problems]).toEqual([[], []]);
  });
  it("whose attributes stand without braces is a problem that says how to write them", async () => {
    const { bound, problems } = await bindText(
      page('```sql #worst title="The worst" {experiment=paper}\nselect 1\n```'),
    );
    expect(bound?.notebook.blocks.map((block) => block.kind)).toEqual(["html"]);
    expect(problems).toMatchObject([
      {
        rule: "attribute-is-valid",
        place: { line: 7 },
        fix: 'Write ```sql {#worst title="The worst" experiment=paper}',
      },
    ]);
  });
  it("with braces that cannot be read or an attribute nobody knows is a problem", async () => {
    expect((await cells("```sql {#a title=two words}\nselect 1\n```")).problems).toEqual([
      "7 attribute-is-valid: The braces of ```sql cannot be read",
    ]);
    expect((await cells("```sql {titel=x}\nselect 1\n```")).problems).toEqual([
      '7 attribute-is-known: "titel" is not an attribute of ```sql',
    ]);
  });
});

describe("a js or ts cell", () => {
  it("returns rows, which later cells read by its name", async () => {
    const { texts, problems } = await cells(
      `${js("return [{ arm: 'a', n: 1 }, { arm: 'b', n: null }];")}\n\n${ts("const rows: { n: number | null }[] = data.made;", "return rows.map((row) => ({ n: row.n ?? 0 }));")}`,
    );
    expect(problems).toEqual([]);
    expect(texts).toEqual([
      [
        ["a", "1"],
        ["b", "–"],
      ],
      [["1"], ["0"]],
    ]);
  });
  it("with a name and without the word plot is a problem, since it would only be shown", async () => {
    const { problems } = await bindText(page("```js {#made}\nreturn [];\n```"));
    expect(problems).toMatchObject([
      { rule: "attribute-is-valid", place: { line: 7 }, fix: "Write ```js plot {#made}" },
    ]);
  });
  it("that reads a cell with a problem has none of its own", async () => {
    const { problems } = await cells(
      `${"```sql {#first}\nselect\nwrong\n```"}\n\n${js("return data.first;")}\n\n${ts("return data.made;")}`,
    );
    expect(problems).toEqual([expect.stringMatching(/^9 cell-runs: The query fails/)]);
  });
  it("asks the evidence by selector text", async () => {
    const { texts, problems } = await cells(
      js(
        "const { value } = evidence.estimate({ metric: 'recall', of: 'arm=doctag' });",
        "const difference = evidence.contrast({ metric: 'recall', of: 'arm=doctag', versus: 'arm=sdf' }).value;",
        "return [{ value, difference, conditions: evidence.conditions('recall').length, units: evidence.unitValues({ metric: 'recall' }).length }];",
      ),
    );
    expect(problems).toEqual([]);
    expect(texts).toEqual([[["0.967", "0.024", "6", "400"]]]);
  });
  it("draws what Plot makes of it", async () => {
    const { cells: found, problems } = await cells(
      js("return Plot.plot({ marks: [Plot.dot([{ x: 1, y: 2 }], { x: 'x', y: 'y' })] });"),
    );
    expect(problems).toEqual([]);
    expect(found[0]?.drawings.map((d) => d.width)).toEqual([340, 640]);
    for (const { svg } of found[0]?.drawings ?? []) expect(svg).toMatch(/^<svg[\s\S]*<circle/);
  });
  it("that draws and has a title is a figure of the page, which rests on what its code was told", async () => {
    const { bound, problems } = await bindText(
      page(
        [
          '```js plot {#shown title="Recall of *all* 400 questions"}',
          "const asked = ['doctag', 'sdf'].map((arm) => ({ arm, ...evidence.estimate({ metric: 'recall', of: 'arm=' + arm }) }));",
          "return upheld.estimate(asked, { y: 'arm' });",
          "```",
          "",
          "See :ref{#shown}.",
        ].join("\n"),
      ),
    );
    expect(problems).toEqual([]);
    expect(bound?.notebook.blocks[0]).toEqual({ kind: "figure", id: "shown" });
    expect(bound?.notebook.figures).toEqual(["shown"]);
    const [figure] = bound?.figures ?? [];
    expect(figure).toMatchObject({
      number: 1,
      title: "Recall of all 400 questions",
      titleHtml: "Recall of <em>all</em> 400 questions",
      chart: "code",
      experiment: "doctag",
      metrics: ["recall"],
      code: { language: "js", name: "shown", html: expect.stringContaining('class="c-') },
    });
    expect(figure?.description).toMatch(/^Tagged documents: [\d.]+% from [\d.]+ to [\d.]+; /);
    expect(figure?.table.rows.map((row) => row.cells.length)).toEqual([4, 4]);
    expect(figure?.method).toMatch(
      /^Drawn by code of its notebook from 2 estimates of the report\. /,
    );
    expect(figure?.method).toMatch(/What the code makes of them is not checked\.$/);
    // A number that is typed into a title is one typed by hand.
    expect(bound?.notebook.numerals.unbound).toMatchObject([{ text: "400", line: 7 }]);
  });
  it("may hold bound numbers in its title, which are not typed by hand", async () => {
    const { bound, problems } = await bindText(
      page(
        "```js plot {title=\"Tagged documents teach :value{metric=recall of='arm=doctag'}\"}\nreturn Plot.dot([[1, 2]]);\n```",
      ),
    );
    expect(problems).toEqual([]);
    expect(bound?.figures[0]?.title).toMatch(/^Tagged documents teach 96\.7%/);
    expect(bound?.figures[0]?.titleHtml).toContain('<a class="v" href="~/experiments/doctag/');
    expect(bound?.notebook.numerals).toMatchObject({ bound: 1, unbound: [] });
  });
  it("has no small picture, so that lists cannot show it", async () => {
    const { problems } = await bindText(
      page('```js plot {#made title="Made"}\nreturn Plot.dot([[1, 2]]);\n```').replace(
        "date:",
        "thumbnail: made\ndate:",
      ),
    );
    expect(problems).toMatchObject([
      {
        rule: "reference-is-found",
        message: 'The figure "made" is drawn by code and has no small picture',
        place: { line: 4 },
      },
    ]);
  });
  it("says so where nothing is known of what its numbers rest on, and draws rows of other cells as such", async () => {
    const { bound } = await bindText(
      page(
        `${js("return [{ a: 1, b: 2 }];")}\n\n\`\`\`js plot {title="By hand"}\nreturn Plot.dot([[1, 2]]);\n\`\`\`\n\n\`\`\`js plot {title="From rows"}\nreturn Plot.dot(data.made, { x: "a", y: "b" });\n\`\`\``,
      ),
    );
    const [byHand, fromRows] = bound?.figures ?? [];
    const units = await bindText(
      page(
        '```js plot {title="Units"}\nreturn Plot.dot(evidence.unitValues({ metric: "recall" }), { x: "value", y: "unit" });\n```',
      ),
    );
    expect(units.bound?.figures[0]?.method).toMatch(
      /^Drawn by code of its notebook from single values of [^.]+ of the report\. What the code/,
    );
    expect(units.bound?.figures[0]?.metrics).toEqual(["recall"]);
    expect(byHand?.method).toBe(
      "Drawn by code of its notebook, which asked the report for nothing. What its numbers rest on stands in the code alone.",
    );
    expect(fromRows?.method).toMatch(
      /^Drawn by code of its notebook from rows of the cell made\. /,
    );
    expect(fromRows?.table.columns.map((c) => c.id)).toEqual(["a", "b"]);
  });
  it("gives the same numbers each time from Math.random, seeded by its code", async () => {
    const body = js(
      "return [{ a: Math.random(), b: Math.random(), pi: Math.PI, round: Math.round(1.5) }];",
    );
    const [first, second] = [await cells(body), await cells(body)];
    expect(first.problems).toEqual([]);
    expect(first.texts).toEqual(second.texts);
    expect(first.texts[0]?.[0]?.[0]).not.toBe(first.texts[0]?.[0]?.[1]);
  });
  it.each([
    "Date.now()",
    "new Date()",
    "performance.now()",
    "crypto.randomUUID()",
    "await fetch('https://example.org')",
  ])("may not ask %s", async (code) => {
    const { problems } = await cells(js("const before = 1;", `return [{ a: String(${code}) }];`));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^9 cell-is-deterministic: The cell would change with each build/);
  });
  it("gives no more rows than a page can show", async () => {
    const { problems } = await cells(
      js("return Array.from({ length: 200000 }, (_, i) => ({ i }));"),
    );
    expect(problems).toEqual([expect.stringMatching(/200000 rows.*at most 100000/)]);
  });
  it("may use a date that it names", async () => {
    expect(
      (await cells(js("return [{ year: new Date('2026-11-24').getUTCFullYear() }];"))).texts,
    ).toEqual([[["2026"]]]);
  });
  it.each([
    [
      "a name that is not there",
      js("const a = 1;", "return nobody.here;"),
      /^9 cell-runs: The cell fails: nobody is not defined/,
    ],
    [
      "code that does not parse",
      js("const a = 1;", "const b = ;"),
      /^9 cell-runs: The cell fails: Unexpected token/,
    ],
    [
      "types that do not parse",
      ts("const a: number = 1;", "let b: = 2;"),
      /^9 cell-runs: The cell fails: Unexpected token/,
    ],
    [
      "an unknown metric",
      js("return [evidence.estimate({ metric: 'recal' })];"),
      /^8 cell-runs: The cell fails: "recal" is not a metric of doctag: recall/,
    ],
    [
      "an unknown level",
      js("return [evidence.estimate({ metric: 'recall', of: 'arm=doctags' })];"),
      /^8 cell-runs: .*Did you mean "doctag"/,
    ],
    [
      "a cell that is not there",
      `${js("return [{ a: 1 }];")}\n\n${ts("return data.mad;")}`,
      /^12 cell-runs: The cell fails: there is no cell "mad" before it; there is made. Did you mean "made"/,
    ],
    [
      "a metric without its name",
      js("return [evidence.estimate('recall', 'arm=doctag')];"),
      /^8 cell-runs: The cell fails: it is asked with names: { metric: "recall"/,
    ],
    [
      "a contrast with nothing",
      js("return [evidence.contrast({ metric: 'recall', of: 'arm=doctag' })];"),
      /^8 cell-runs: The cell fails: a contrast needs `versus`/,
    ],
    ["nothing returned", js("const a = 1;"), /^8 cell-runs: The cell fails: it returned nothing/],
    [
      "something else returned",
      js("return 5;"),
      /^8 cell-runs: The cell fails: it returned neither a plot nor a list of rows/,
    ],
    [
      "rows that hold objects",
      js("return [{ a: {} }];"),
      /^8 cell-runs: The cell fails: it returned rows that hold more/,
    ],
  ])("%s is a problem at its line", async (_name, body, expected) => {
    const { problems } = await cells(body);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });
});
