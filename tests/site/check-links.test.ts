import { describe, expect, it } from "vitest";
import { brokenLinks } from "../../src/report/addresses/check-links.ts";
import { readPage } from "../../src/report/land/read-page.ts";

const broken = (pages: Readonly<Record<string, string>>, ...files: string[]) =>
  brokenLinks(
    new Map(Object.entries(pages).map(([path, html]) => [path, readPage(html)])),
    new Set([...Object.keys(pages), ...files]),
  ).map((p) => p.place.field);

describe("brokenLinks", () => {
  it("accepts pages, anchors, files and other hosts that a page may lead to", () => {
    const page =
      '<p id="here"></p><a href="#here"></a><a href="../"></a><a href="../#top"></a><link href="../style.css"><a href="https://example.org"></a>';
    expect(broken({ "index.html": '<p id="top">', "a/index.html": page }, "style.css")).toEqual([]);
  });

  it("names pages, files and anchors that do not exist, each once", () => {
    const page = '<a href="./b/"></a><a href="./b/"></a><img src="./x.png"><a href="#no"></a>';
    expect(broken({ "index.html": page })).toEqual(["./b/", "./x.png", "#no"]);
  });

  it("refuses links that leave the site or start at a host's root", () => {
    expect(broken({ "index.html": '<a href="../x/"></a><a href="/"></a>' })).toEqual([
      "../x/",
      "/",
    ]);
  });

  it("follows redirects", () => {
    expect(broken({ "index.html": '<meta http-equiv="refresh" content="0;url=./gone/">' })).toEqual(
      ["./gone/"],
    );
  });

  it("reads anchors as browsers do", () => {
    expect(broken({ "index.html": '<p id="é"><a href="#%C3%A9"></a>' })).toEqual([]);
  });

  it("proposes the nearest anchor", () => {
    const [problem] = brokenLinks(
      new Map([["index.html", readPage('<p id="masking"><a href="#maskin"></a>')]]),
      new Set(),
    );
    expect(problem).toMatchObject({ rule: "links-resolve", fix: 'Did you mean "masking"?' });
  });
});
