import type { Discuss, Pin } from "../../../model/index.ts";
import { encodedPart, filledIn } from "../../../model/report/discuss.ts";
import type { PageReport } from "../../render/page-report.ts";
import { shortHash } from "../../render/page-report.ts";

/** What a message is about: a figure, finding or notebook. */
export interface About {
  readonly kind: "figure" | "finding" | "notebook";
  /** Address from the root of the site. */
  readonly path: string;
  /** `mask/answered`. */
  readonly id: string;
  readonly title: string;
  /** sha256 of its data; null where it shows none. */
  readonly hash: string | null;
  /** The version that is live; null where versions are not kept. */
  readonly pin: Pin | null;
}

type Site = PageReport["site"];

/** A title in a message: addresses have an end. */
const longestTitle = 200;
const cut = (title: string): string =>
  title.length > longestTitle ? `${title.slice(0, longestTitle)}…` : title;

const fullAddress = ({ url }: Site, path: string): string =>
  url === undefined ? `/${path}` : new URL(path, url).href;

const mailTo = (to: string, subject: string, body: string): string =>
  `mailto:${encodeURIComponent(to).replace("%40", "@")}?subject=${encodedPart(subject)}&body=${encodedPart(body.replaceAll("\n", "\r\n"))}`;

const versionOf = ({ pin, hash }: About): string | null =>
  pin ? `version ${pin.version}` : hash && `data ${shortHash(hash)}`;

/** Name, title and version in a line, as a subject has them. */
const subjectOf = (about: About): string =>
  [`[${about.id}] ${cut(about.title)}`, versionOf(about)].filter(Boolean).join(", ");

/** Where something is discussed by mail or at an address; null where that is a matter of a frame. */
export function discussionHref(discuss: Discuss, about: About, site: Site): string | null {
  const url = fullAddress(site, about.path);
  if (discuss.mail !== undefined) return mailTo(discuss.mail, subjectOf(about), `${url}\n\n`);
  if (discuss.link === undefined) return null;
  const hash = about.pin?.version ?? shortHash(about.hash);
  return filledIn(discuss.link, { url, id: about.id, title: cut(about.title), hash });
}

/** Who shows discussions of GitHub in a frame: the only other host that a page may ask, once its reader wants it. */
export const giscusOrigin = "https://giscus.app";

type Giscus = NonNullable<Discuss["giscus"]>;

/** What the frame shows; the script adds where the reader is. A discussion belongs to an address of the report. */
export function giscusWidget(giscus: Giscus, about: About): string {
  const widget = new URL("/en/widget", giscusOrigin);
  const said = {
    repo: giscus.repository,
    repoId: giscus.repositoryId,
    category: giscus.category,
    categoryId: giscus.categoryId,
    term: about.path,
    strict: "1",
    reactionsEnabled: "1",
    emitMetadata: "0",
    inputPosition: "bottom",
    description: cut(about.title).toWellFormed(),
  };
  for (const [name, value] of Object.entries(said)) widget.searchParams.set(name, value);
  return widget.href;
}

/** The same discussion at GitHub, for readers without scripts. */
export const giscusSearch = ({ repository }: Giscus, { path }: About): string =>
  `https://github.com/${repository}/discussions?discussions_q=${encodedPart(`"${path}"`)}`;

export interface ProblemLink {
  readonly how: string;
  readonly href: string;
  /** Whether the message that it opens is filled in. */
  readonly filled: boolean;
}

/** How hosts of repositories take a new issue. Of other hosts nobody knows it. */
const trackers: readonly { of: RegExp; path: string; title: string; body: string }[] = [
  { of: /^github\.com$/, path: "issues/new", title: "title", body: "body" },
  {
    of: /^(?:.+\.)?gitlab\./,
    path: "-/issues/new",
    title: "issue[title]",
    body: "issue[description]",
  },
  {
    of: /^(?:.+\.)?(?:codeberg|gitea|forgejo)\./,
    path: "issues/new",
    title: "title",
    body: "body",
  },
];

/** Where a reader says that something is wrong, with all filled in that its author needs to find it. */
export function problemLinks(about: About, site: Site, generator: string): readonly ProblemLink[] {
  const { contact, repository } = site;
  const subject = `Problem with the ${about.kind} ${about.id}`;
  const body = [
    `Address: ${fullAddress(site, about.path)}`,
    `Title: ${cut(about.title)}`,
    about.hash && `Data sha256: ${about.hash}`,
    about.pin && `Version: ${about.pin.version}`,
    `Made by: ${generator}`,
    "",
    "What is wrong:",
    "",
  ]
    .filter((line) => line !== null)
    .join("\n");
  const links: ProblemLink[] = [];
  const issue = repository === undefined ? null : issueHref(repository, subject, body);
  if (issue !== null) links.push({ how: "as an issue", href: issue, filled: true });
  if (contact !== undefined && !/^https?:/.test(contact))
    links.push({ how: "by mail", href: mailTo(contact, subject, body), filled: true });
  if (contact !== undefined && links.length === 0)
    links.push({ how: "where the authors can be reached", href: contact, filled: false });
  return links;
}

function issueHref(repository: string, subject: string, body: string): string | null {
  const url = new URL(repository.replace(/(?:\.git)?\/*$/, "/"));
  const tracker = trackers.find(({ of }) => of.test(url.hostname));
  if (!tracker) return null;
  const at = new URL(tracker.path, url);
  at.searchParams.set(tracker.title, subject.toWellFormed());
  at.searchParams.set(tracker.body, body.toWellFormed());
  return at.href;
}
