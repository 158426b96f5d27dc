import { nearest } from "../../lib/nearest.ts";
import type { Problems } from "../../model/index.ts";
import { address } from "../../model/index.ts";
import type { WrittenLink } from "../../notebook/index.ts";
import { linksOfHome } from "../../notebook/index.ts";
import { fileOf } from "./check-addresses.ts";
import type { Anchors, Claim, Claiming } from "./claims.ts";
import { unreadPages } from "./claims.ts";
import { decoded } from "./decoded.ts";

/** Follows every link and picture of the Markdown to the address that it will have, without building a page. */
export async function checkWrittenLinks(
  claiming: Claiming,
  claims: readonly Claim[],
  problems: Problems,
): Promise<void> {
  const { content, inputs, unread } = claiming;
  const pages = new Map(claims.map((claim) => [fileOf(claim.path), claim]));
  const unreadNotebooks = unreadPages(claiming);
  const unreadFolders = [
    ...[...unreadNotebooks].map((name) => (name === "index" ? "" : address.notebook(name))),
    ...[...unread].flatMap((id) => [address.experiment(id), address.samples(id)]),
  ];
  const files = new Set(inputs.content.map(({ path }) => path));
  const check = async (links: readonly WrittenLink[], home: string): Promise<void> => {
    for (const link of links) {
      const target = targetOf(link, problems);
      if (target === null) continue;
      const path = target.path ?? home;
      const { fragment } = target;
      if (unreadFolders.some((folder) => folder !== "" && path.startsWith(folder))) continue;
      const claim = pages.get(fileOf(path));
      if (!claim) reportNoPage(link, path, [...pages.values()], files, problems);
      else if (fragment !== "") await checkAnchor(link, claim.anchors, path, fragment, problems);
    }
  };
  if (content.home) await check(linksOfHome(content.home), address.home());
  for (const notebook of content.notebooks)
    await check(notebook.links, address.notebook(notebook.id));
}

/** Where in the report a link leads; a null path is its own page. Null where it leads out of the report or nowhere. */
function targetOf(
  { kind, url, to, place }: WrittenLink,
  problems: Problems,
): { readonly path: string | null; readonly fragment: string } | null {
  if (kind === "image" && (to === null || /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(to))) {
    problems.error("links-resolve", place, "A picture from another place is not shown", {
      expected: "a file of public/, written ![…](/name.png): pages of a report ask no other host",
      found: shown(url),
      fix: "Put the picture into public/.",
    });
    return null;
  }
  if (to === null) {
    problems.warn(
      "links-resolve",
      place,
      `No link is made of "${shown(url)}": only its words are shown`,
      {
        expected: "https:, http:, mailto:, doi:, or an address of the report",
        found: shown(url),
      },
    );
    return null;
  }
  const [path = "", ...rest] = to.split("#");
  const fragment = decoded(rest.join("#"));
  if (to.startsWith("#") || to === "") return { path: null, fragment };
  if (!to.startsWith("~/")) {
    if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(to)) return null;
    return { path: to, fragment };
  }
  return { path: decoded(path.slice(2).split("?", 1)[0] ?? ""), fragment };
}

function reportNoPage(
  { kind, url, place }: WrittenLink,
  path: string,
  claims: readonly Claim[],
  files: ReadonlySet<string>,
  problems: Problems,
): void {
  const addresses = claims.map((claim) => claim.path);
  const beside = `content/${path.split("/").at(-1) ?? ""}`;
  const near = addresses.includes(`${path}/`) ? `${path}/` : nearest(path, addresses);
  const fix = files.has(beside)
    ? `Only public/ is copied: move ${beside} to public/ and write "/${path.split("/").at(-1)}".`
    : near === null
      ? kind === "image"
        ? `Put the picture into public/ and write its address from there.`
        : undefined
      : `Did you mean "/${near}"?`;
  problems.error(
    "links-resolve",
    place,
    kind === "image"
      ? `There is no picture "${shown(url)}"`
      : `No page has the address "${shown(url)}"`,
    {
      expected: kind === "image" ? "a file of public/" : "an address of this report",
      found: shown(path),
      ...(fix ? { fix } : {}),
    },
  );
}

async function checkAnchor(
  { url, place }: WrittenLink,
  anchors: Anchors,
  path: string,
  fragment: string,
  problems: Problems,
): Promise<void> {
  const known = typeof anchors === "function" ? await anchors() : anchors;
  if (known === null || known.includes(fragment)) return;
  const near = nearest(fragment, known);
  problems.error("links-resolve", place, `"${shown(url)}" leads to no place of its page`, {
    expected: `an anchor of ${path === "" ? "the home page" : path}`,
    found: shown(fragment),
    ...(near ? { fix: `Did you mean "#${near}"?` } : {}),
  });
}

const shown = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
