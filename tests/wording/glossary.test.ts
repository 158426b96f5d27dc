import { describe, expect, it } from "vitest";
import { glossary, glossaryGroups, knownTerm, ownEntries } from "../../src/wording/index.ts";

const terms = glossary.flatMap((group) => group.terms);

/** The words of the design: each means one thing on pages, in messages and in code. */
const ofTheDesign =
  "experiment,factor,level,baseline,condition,unit,cluster,replicate,epoch,sample,metric,estimate,contrast,notebook,figure,finding,verdict,upheld,refuted,undetermined,these checkpoints,trainings like these,claim,hypothesis,capability,propensity,arm,trigger,persona,published number".split(
    ",",
  );

describe("the glossary", () => {
  it("explains every word of the design, and what stands beside verdicts and numbers", () => {
    const names = terms.map(({ term }) => term);
    expect(names).toEqual(expect.arrayContaining(ofTheDesign));
    for (const word of ["at the edge", "registered", "family", "Holm", "pp", "n", "missing"])
      expect(names).toContain(word);
  });

  it("gives no form to two terms", () => {
    const forms = terms.flatMap(({ term, also = [] }) => [term, ...also]);
    expect(forms.filter((form, i) => forms.indexOf(form) !== i)).toEqual([]);
  });

  it("explains in at most two sentences, of which none is long", () => {
    for (const { term, definition } of terms) {
      const sentences = definition.split(/(?<=[.])\s+/);
      expect(sentences.length, term).toBeLessThanOrEqual(2);
      for (const sentence of sentences)
        expect(sentence.split(" ").length, `${term}: ${sentence}`).toBeLessThanOrEqual(30);
      expect(definition, term).toMatch(/^[A-Z].*[.]$/);
    }
  });

  it("gives each term an anchor of its own, and none that pages have", () => {
    const own = [
      { term: "main", definition: "An author's." },
      { term: "N", definition: "Another." },
    ];
    const ids = glossaryGroups(own).flatMap(({ entries }) => entries.map(({ id }) => id));
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(ids.length);
    expect(ids).not.toContain("main");
    expect(knownTerm("Wilson interval").id).toBe("Wilson-interval");
  });

  it("sets an author's sentence before its own, and never in place of it", () => {
    const own = [{ term: "upheld", definition: "We like it." }];
    const [entry] = ownEntries(own);
    expect(entry?.definitions).toEqual(["We like it.", knownTerm("upheld").definitions[0]]);
    const all = glossaryGroups(own).flatMap(({ entries }) => entries);
    expect(all.filter(({ term }) => term === "upheld")).toHaveLength(1);
    expect(ownEntries([])).toEqual([]);
  });
});
