import { describe, expect, it } from "vitest";
import { bindText } from "./bind-text.ts";

const head = "---\ntitle: A page\nexperiment: doctag\ndate: 2026-11-24\n---\n\n";
const figure = (id: string, attributes: string) =>
  `:::figure[A title of ${id}]{#${id} chart=dots metric=recall x=arm ${attributes}}\n:::\n\n`;
const page =
  head +
  figure("both", 'of="arm=doctag|sdf"') +
  figure("one", 'of="arm=doctag"') +
  figure("difference", 'of="arm=doctag" versus="arm=sdf"') +
  figure("other", 'of="arm=doctag" versus="arm=none"') +
  ':::hypothesis{#less metric=recall of="arm=doctag" versus="arm=sdf" expect=less}\nLess.\n:::\n';

describe("the figures of a finding", () => {
  it("show both of its sides, beside each other or as their difference", async () => {
    const { bound, problems } = await bindText(page);
    expect(problems.map(({ message }) => message)).toEqual([]);
    expect(bound?.findings.map(({ figures }) => figures)).toEqual([["both", "difference"]]);
  });
});
