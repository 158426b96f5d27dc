import { describe, expect, it } from "vitest";
import { listMarkdown } from "../../src/export/markdown/list.ts";
import type { ReportList } from "../../src/export/parts/report-lists.ts";

describe("a list of a report as Markdown", () => {
  it("shows hostile titles as text", () => {
    const hostile = "</script><img src=x onerror=alert(1)> ]]> %%% [a](javascript:b) \u202e\0";
    const list: ReportList = {
      path: "figures/",
      inMarkdown: "figures.md",
      title: "Figures and tables",
      description: "All of them.",
      groups: [
        {
          title: hostile,
          items: [{ to: "figures/a/b/", inMarkdown: null, title: hostile, said: hostile }],
        },
      ],
    };
    const text = listMarkdown(list, (path) => path);
    expect(text).not.toMatch(/(^|[^\\])<(img|\/script)/);
    expect(text).not.toMatch(/[^\\]\[a\]\(/);
    expect(text).toContain("](figures/a/b/)");
  });
});
