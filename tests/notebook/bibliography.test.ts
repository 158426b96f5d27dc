import { describe, expect, it } from "vitest";
import { collectProblems } from "../../src/model/index.ts";
import { readBibliography } from "../../src/notebook/index.ts";

async function read(...files: [file: string, text: string][]) {
  const problems = collectProblems();
  const bibliography = await readBibliography(
    files.map(([file, text]) => ({ file, text })),
    problems,
  );
  return {
    bibliography,
    problems: problems.list.map(
      (p) => `${p.place.file}:${p.place.line ?? ""} ${p.rule}: ${p.message}`,
    ),
  };
}

const holm =
  "@article{holm1979, author={Holm, Sture}, title={A simple test}, journal={Scand J Stat}, year=1979, url={https://example.org/a?b=1&c=2}}";

describe("readBibliography", () => {
  it("reads BibTeX and CSL-JSON side by side", async () => {
    const { bibliography, problems } = await read(
      ["content/references.bib", holm],
      ["content/references.json", '[{"id":"b","type":"book","title":"B"}]'],
    );
    expect(problems).toEqual([]);
    expect(bibliography.keys).toEqual(["holm1979", "b"]);
    expect((await bibliography.render(["holm1979"])).get("holm1979")).toEqual({
      text: "Holm, S. (1979). A simple test. Scand J Stat. https://example.org/a?b=1&c=2",
      html: 'Holm, S. (1979). A simple test. <i>Scand J Stat</i>. <a href="https://example.org/a?b=1&#38;c=2">https://example.org/a?b=1&#38;c=2</a>',
    });
  });
  it("lets no markup of an entry into the page", async () => {
    const { bibliography } = await read([
      "r.json",
      JSON.stringify([
        {
          id: "x",
          type: "book",
          title: 'T <img src=x onerror="alert(1)"> <i onclick="a()">i</i>',
          URL: "javascript:alert(1)",
        },
      ]),
    ]);
    const html = (await bibliography.render(["x"])).get("x")?.html ?? "";
    expect(html).toContain("T ");
    expect(html.match(/<[^>]*>/g)?.filter((tag) => !/^<\/?i>$/.test(tag)) ?? []).toEqual([]);
    expect(html).not.toMatch(/href/);
  });
  it("is a problem at its line where BibTeX does not parse", async () => {
    const { problems } = await read(["r.bib", `${holm}\n\n@article{broken,\n title={x\n`]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^r\.bib:\d+ bibliography-is-valid: The bibliography cannot be read/,
    );
  });
  it("is a problem where JSON is not a list of items with ids, or a key stands twice", async () => {
    expect((await read(["r.json", "{"])).problems[0]).toMatch(/^r\.json:1 bibliography-is-valid/);
    expect((await read(["r.json", "{}"])).problems[0]).toMatch(/it is not a list/);
    expect((await read(["r.json", '[{"title":"x"}]'])).problems[0]).toMatch(/item 1 has no id/);
    expect((await read(["r.bib", `${holm}\n${holm}`])).problems[0]).toMatch(
      /Two entries of the bibliography have the key "holm1979"/,
    );
  });
});
