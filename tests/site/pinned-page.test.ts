import { describe, expect, it } from "vitest";
import { readPage } from "../../src/report/land/read-page.ts";
import { pinnedPage } from "../../src/site/render/pinned-page.ts";
import { elementsOf } from "./support/page.ts";

const hostile =
  '</title><body><div><meta charset="utf-8"><span data-today></span><link rel="canonical"><script>alert(1)</script><a href="x">]]>';
const inText = hostile.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const inAttribute = hostile.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
const live = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${inText}</title><meta property="og:title" content="${inAttribute}"><meta property="og:url" content="https://x.example/r/figures/mask/a/"><meta property="og:image" content="https://x.example/r/figures/mask/a.0123abcd.png"><link rel="stylesheet" href="../../../style.css"><link rel="alternate" type="application/json+oembed" href="https://x.example/a.json" title="${inAttribute}"></head>
<body>
<a class="skip" href="#main">Skip</a>
<div class="page"><main id="main" data-x="${inAttribute}"><a href="../../../">Report</a><a href="../../../mask/#less">Less</a><a href="../../../figures/mask/b/#data">B</a><a href="../../../figures/mask/a.csv">CSV</a><span data-today>; <a href="../../../figures/mask/a-dark.png">dark</a></span><a href="../../../samples/x/?arm=a//b/../c&#38;u=1#all">S</a><a href="https://x.example/">X</a><a href="mailto:a@b.example?subject=x">Mail</a><p>${inText}</p></main></div>
</body></html>`;
const stays: Readonly<Record<string, string>> = {
  "style.css": "v/files/00.css",
  "figures/mask/a.csv": "v/11/figures/mask/a.csv",
  "figures/mask/b/": "v/00/figures/mask/b/",
  "figures/mask/a.0123abcd.png": "v/00/figures/mask/a.0123abcd.png",
};
const task = {
  from: "figures/mask/a/",
  at: "v/11/figures/mask/a/",
  to: (path: string) => stays[path] ?? null,
  date: "2026-11-24",
  version: "11",
};
const pinned = pinnedPage(live, task);

describe("a page that stays", () => {
  it("leads to what stays with its anchors, and to all else as it is now without them", () => {
    const up = "../../../../../";
    expect(readPage(pinned).links).toEqual([
      `${up}figures/mask/a/`,
      `${up}v/files/00.css`,
      "#main",
      `${up}figures/mask/a/`,
      `${up}v/`,
      up,
      `${up}mask/`,
      `${up}v/00/figures/mask/b/#data`,
      `${up}v/11/figures/mask/a.csv`,
      `${up}samples/x/?arm=a//b/../c&u=1`,
      "https://x.example/",
      "mailto:a@b.example?subject=x",
    ]);
  });

  it("says what it is once, after the first link, whatever its texts hold", () => {
    const elements = elementsOf(pinned);
    const named = (name: string) => elements.filter((e) => e.name === name);
    expect(named("aside")).toHaveLength(1);
    expect(named("aside")[0]?.text).toContain(hostile);
    expect(named("aside")[0]?.text).toContain("as of 24 November 2026, version 11");
    expect(named("script")).toEqual([]);
    expect(named("meta").map(({ attributes }) => attributes.get("name"))).toContain("robots");
    const order = elements.map(({ name, attributes }) => attributes.get("class") ?? name);
    expect(order.indexOf("skip")).toBeLessThan(order.indexOf("pinned"));
    const posted = (name: string) =>
      named("meta")
        .find((e) => e.attributes.get("property") === `og:${name}`)
        ?.attributes.get("content");
    expect(posted("title")).toBe(`${hostile} (as of 24 November 2026)`);
    expect(posted("url")).toBe("https://x.example/r/v/11/figures/mask/a/");
    expect(posted("image")).toBe("https://x.example/r/v/00/figures/mask/a.0123abcd.png");
    expect(named("main")[0]?.attributes.get("data-x")).toBe(hostile);
    expect(named("link").map(({ attributes }) => attributes.get("rel"))).toEqual([
      "canonical",
      "stylesheet",
    ]);
  });

  it("is the page of a version without a word at its top", () => {
    const own = pinnedPage(live, { ...task, from: "v/11/", at: "v/11/" });
    expect(elementsOf(own).filter(({ name }) => name === "aside")).toEqual([]);
  });
});
