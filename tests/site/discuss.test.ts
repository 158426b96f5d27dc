import { describe, expect, it } from "vitest";
import type { Discuss } from "../../src/model/index.ts";
import { settingsSchema } from "../../src/model/index.ts";
import type { About } from "../../src/site/components/discuss/messages.ts";
import {
  discussionHref,
  giscusSearch,
  giscusWidget,
  problemLinks,
} from "../../src/site/components/discuss/messages.ts";

const hostile = '"><script>alert(1)</script>&body=x#%\u202e\u0000\ud800\r\nBcc: a@b.example {url}';
const about: About = {
  kind: "finding",
  path: "findings/mask/less/",
  id: "mask/less",
  title: hostile,
  hash: "ab".repeat(32),
  pin: {
    at: "v/0123456789ab/findings/mask/less/",
    version: "0123456789ab",
    date: "2026-11-24",
    hash: "cd",
  },
};
const site = {
  title: "R",
  name: "R",
  authors: [],
  date: null,
  url: "https://name.example/report/",
};

describe("discussions", () => {
  it("hold a hostile title as data, in mail and in templates", () => {
    const mail = discussionHref({ mail: "a@b.example" }, about, site) ?? expect.fail();
    const url = new URL(mail);
    expect([...url.searchParams.keys()]).toEqual(["subject", "body"]);
    expect(url.pathname).toBe("a@b.example");
    expect(mail).not.toMatch(/[<>"\s]/);
    expect(url.searchParams.get("subject")).toContain("[mask/less]");
    expect(url.searchParams.get("subject")).toMatch(/, version 0123456789ab$/);
    const link = "https://forum.example/new?t={title}&u={url}&i={id}&h={hash}";
    const filled = new URL(discussionHref({ link }, about, site) ?? expect.fail());
    expect(filled.host).toBe("forum.example");
    expect([...filled.searchParams]).toEqual([
      ["t", hostile.toWellFormed()],
      ["u", "https://name.example/report/findings/mask/less/"],
      ["i", "mask/less"],
      ["h", "0123456789ab"],
    ]);
  });

  it("belong to the address of a finding, wherever it is read", () => {
    const giscus = {
      repository: "a/b",
      repositoryId: "R_1",
      category: "Ideas & more",
      categoryId: "D_1",
    };
    const widget = new URL(giscusWidget(giscus, about));
    expect(widget.origin).toBe("https://giscus.app");
    expect(widget.searchParams.get("term")).toBe("findings/mask/less/");
    expect(widget.searchParams.get("category")).toBe("Ideas & more");
    expect(giscusSearch(giscus, about)).toBe(
      "https://github.com/a/b/discussions?discussions_q=%22findings%2Fmask%2Fless%2F%22",
    );
  });

  it.each([
    [{ mail: "a@b.example", link: "https://x.example/" }],
    [{}],
    [{ link: "javascript:alert({title})" }],
    [{ link: "https://{url}/" }],
    [{ link: "https://name{id}.example/" }],
    [{ link: "https://x.example/?a={secret}" }],
    [{ giscus: { repository: "https://github.com/a/b" } }],
    [{ giscus: { repository: "a/b", repositoryId: 'x"><', category: "c", categoryId: "d" } }],
  ])("are refused where they are no such thing: %j", (discuss) => {
    expect(settingsSchema.safeParse({ site: { discuss } }).success).toBe(false);
  });

  it("are off where nobody asks for them", () => {
    expect(settingsSchema.parse({}).site.discuss).toBeUndefined();
    const discuss: Discuss = { mail: "a@b.example" };
    expect(settingsSchema.parse({ site: { discuss } }).site.discuss).toEqual(discuss);
  });
});

describe("reports of a problem", () => {
  const links = (more: object) => problemLinks(about, { ...site, ...more }, "upheld 0.1.0");

  it("have id, hash, version and address filled in, for the tracker of the repository and by mail", () => {
    const [issue, mail] = links({
      repository: "https://github.com/a/b.git",
      contact: "a@b.example",
    });
    const url = new URL(issue?.href ?? "");
    expect(url.origin + url.pathname).toBe("https://github.com/a/b/issues/new");
    expect(url.searchParams.get("title")).toBe("Problem with the finding mask/less");
    for (const body of [
      url.searchParams.get("body"),
      new URL(mail?.href ?? "").searchParams.get("body"),
    ]) {
      expect(body).toContain("Address: https://name.example/report/findings/mask/less/");
      expect(body).toContain(`Data sha256: ${"ab".repeat(32)}`);
      expect(body).toContain("Version: 0123456789ab");
    }
    expect(mail?.href).not.toMatch(/[<>"\s]/);
  });

  it("know GitLab, guess at no other host, and lead to a page where that is all there is", () => {
    const [gitlab] = links({ repository: "https://gitlab.com/a/b" });
    expect(gitlab?.href).toMatch(/^https:\/\/gitlab\.com\/a\/b\/-\/issues\/new\?issue%5Btitle%5D=/);
    expect(links({ repository: "https://code.example/a" })).toEqual([]);
    expect(links({ contact: "https://name.example/me" })).toEqual([
      { how: "where the authors can be reached", href: "https://name.example/me", filled: false },
    ]);
    expect(links({})).toEqual([]);
  });
});
