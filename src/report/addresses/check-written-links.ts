import { nearest } from "../../lib/nearest.ts";
import type { Problems } from "../../model/index.ts";
import { address } from "../../model/index.ts";
import type { FilesBeside, WrittenLink } from "../../notebook/index.ts";
import { linksOfHome } from "../../notebook/index.ts";
import { fileOf } from "./check-addresses.ts";
import type { Anchors, Claim, Claiming } from "./claims.ts";
import { unreadPages } from "./claims.ts";
import { decoded } from "./decoded.ts";

/**
 * Follows every link and picture of the Markdown to the address that it will have, without building a page. Returns the
 * files of content/ that they lead to.
 */
export async function checkWrittenLinks(
  claiming: Claiming,
  claims: readonly Claim[],
  problems: Problems,
): Promise<string[]> {
  const { content, unread, beside } = claiming;
  const attached = new Set<string>();
  const pages = new Map(claims.map((claim) => [fileOf(claim.path), claim]));
  const unreadNotebooks = unreadPages(claiming);
  const unreadFolders = [
    ...[...unreadNotebooks].map((name) => (name === "index" ? "" : address.notebook(name))),
    ...[...unread].flatMap((id) => [address.experiment(id), address.samples(id)]),
  ];
  const check = async (links: readonly WrittenLink[], home: string): Promise<void> => {
    for (const link of links) {
      if (link.alt?.trim() === "") reportNoWords(link, problems);
      const target = targetOf(link, problems);
      if (target === null) continue;
      const path = target.path ?? home;
      const { fragment } = target;
      if (unreadFolders.some((folder) => folder !== "" && path.startsWith(folder))) continue;
      const claim = pages.get(fileOf(path));
      if (claim && path.startsWith(address.beside("")))
        attached.add(path.slice(address.beside("").length));
      if (link.kind === "image" && claim && beside.get(path)?.isPicture === false)
        reportNoPicture(link, problems);
      if (!claim) reportNoPage(link, path, { claims: [...pages.values()], beside }, problems);
      else if (fragment !== "") await checkAnchor(link, claim.anchors, path, fragment, problems);
    }
  };
  if (content.home) await check(linksOfHome(content.home, beside), address.home());
  for (const notebook of content.notebooks)
    await check(notebook.links, address.notebook(notebook.id));
  return [...attached].sort();
}

function reportNoPicture({ url, place }: WrittenLink, problems: Problems): void {
  problems.error("links-resolve", place, `"${shown(url)}" is not a picture that a page can show`, {
    expected: "AVIF, GIF, JPEG, PNG, SVG or WebP",
    found: shown(url),
    fix: "Save it as one of these, or link to it without the exclamation mark.",
  });
}

function reportNoWords({ url, place }: WrittenLink, problems: Problems): void {
  problems.warn(
    "picture-has-words",
    place,
    "A picture does not say in words what it shows, so that some readers get nothing of it",
    {
      expected: `![what it shows](${shown(url)})`,
      found: `![](${shown(url)})`,
      fix: "Write between the brackets what a reader should see.",
    },
  );
}

/** Where in the report a link leads; a null path is its own page. Null where it leads out of the report or nowhere. */
function targetOf(
  { kind, url, to, place }: WrittenLink,
  problems: Problems,
): { readonly path: string | null; readonly fragment: string } | null {
  if (kind === "image" && (to === null || /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(to))) {
    problems.error("links-resolve", place, "A picture from another place is not shown", {
      expected: "a file beside the notebook, ![…](name.png): pages of a report ask no other host",
      found: shown(url),
      fix: "Put the picture beside the notebook.",
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
  { claims, beside }: { readonly claims: readonly Claim[]; readonly beside: FilesBeside },
  problems: Problems,
): void {
  // A page is no picture, however alike their names are.
  const addresses = kind === "image" ? [] : claims.map((claim) => claim.path);
  const near = addresses.includes(`${path}/`) ? `${path}/` : nearest(path, addresses);
  const names = [...beside].flatMap(([file, { isPicture }]) =>
    kind === "image" && !isPicture ? [] : (file.split(address.beside(""))[1] ?? `/${file}`),
  );
  const own = nearest(url, names);
  const fix =
    own !== null
      ? `Did you mean "${own}"?`
      : near !== null
        ? `Did you mean "/${near}"?`
        : kind === "image"
          ? "Put the picture beside the notebook, or into public/ with a slash before its name."
          : undefined;
  problems.error(
    "links-resolve",
    place,
    kind === "image"
      ? `There is no picture "${shown(url)}"`
      : `No page has the address "${shown(url)}"`,
    {
      expected:
        kind === "image" ? "a file beside the notebook or in public/" : "an address of this report",
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
