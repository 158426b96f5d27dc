import type { ExperimentReport, Place, RemovedPage, Report } from "../../model/index.ts";
import {
  address,
  conditionKey,
  experimentAnchors,
  hasTable,
  reportFile,
  rowAnchors,
} from "../../model/index.ts";
import type { FilesBeside } from "../../notebook/index.ts";
import { glossaryGroups } from "../../wording/index.ts";
import type { BoundContent, Content, PlacedNotebook } from "../content/index.ts";
import type { PreparedExperiment } from "../experiment/index.ts";
import { unitSlugs } from "../experiment/index.ts";
import type { Inputs } from "../inputs/index.ts";
import { filesBelow, programFolder } from "../inputs/index.ts";
import { noticeFiles } from "../notice-files.ts";
import { namesOf, redirects } from "../redirects.ts";
import { designOrder, listSlugs, sampleLimits } from "../samples/index.ts";

/** An address that a report will have, with what wants it. */
export interface Claim {
  /** From the root of the site; a page's ends with a slash. */
  readonly path: string;
  /** What wants it, as a message says it. */
  readonly what: string;
  readonly place: Place;
  /** Ids of the page; null where any is accepted. */
  readonly anchors: Anchors;
  /** An author may put a file of their own in its place. */
  readonly replaceable?: boolean;
  /** It is an old name, and leads to the present one. */
  readonly leadsOn?: boolean;
}

export type Anchors = readonly string[] | (() => Promise<readonly string[]>) | null;

export interface Claiming {
  readonly inputs: Inputs;
  readonly content: Content;
  readonly bound: BoundContent;
  readonly loaded: readonly PreparedExperiment[];
  /** Experiments that could not be read. */
  readonly unread: ReadonlySet<string>;
  readonly beside: FilesBeside;
  /** Words that the author explains. */
  readonly glossary: NonNullable<Report["glossary"]>;
}

/** Every address that the report will have. */
export async function claimsOf(claiming: Claiming): Promise<readonly Claim[]> {
  const { content, bound, loaded, inputs } = claiming;
  const notebooks = content.notebooks.map(({ placed }) => placed);
  return [
    ...ownClaims(claiming),
    ...(await programClaims()),
    ...notebooks.flatMap((notebook) => notebookClaims(notebook, bound)),
    ...loaded.flatMap((l) => {
      const { id } = l.data.experiment;
      return experimentClaims(l, [...(bound.units.get(id) ?? []), ...(bound.shown.get(id) ?? [])]);
    }),
    ...redirectClaims(notebooks),
    ...[...claiming.beside.keys()]
      .filter((path) => path.startsWith(address.beside("")))
      .map((path): Claim => {
        const file = `content/${path.slice(address.beside("").length)}`;
        return { path, what: "a file of content/", place: { file }, anchors: null };
      }),
    ...inputs.public.map(({ path }): Claim => {
      const place = { file: path };
      return {
        path: path.slice("public/".length),
        what: "a file of public/",
        place,
        anchors: null,
      };
    }),
  ];
}

function ownClaims({ content, bound, loaded, glossary }: Claiming): readonly Claim[] {
  const place = { file: "content/index.md" };
  const own = (path: string, anchors: Anchors, replaceable = false): Claim => ({
    path,
    what: "the report itself",
    place,
    anchors,
    replaceable,
  });
  const home = [
    "main",
    ...(bound.findings.length > 0 ? ["findings"] : []),
    ...(content.notebooks.length > 0 ? ["notebooks"] : []),
    ...(loaded.some((l) => l.data.experiment.hidden !== true) ? ["experiments"] : []),
  ];
  return [
    own(address.home(), home),
    own("404.html", ["main"], true),
    own(address.glossary(), ["main", ...termAnchors(glossary)]),
    ...Object.values(address.lists).flatMap((path) => [
      own(path, ["main"]),
      own(`${path.slice(0, -1)}.md`, null),
    ]),
    own(address.search(), ["main", ...searchAnchors]),
    own(address.searchPart(1), null),
    own(reportFile.index, null),
    own(reportFile.inputs, null),
    own(reportFile.checksums, null),
    ...content.notebooks.map(({ id }) => own(reportFile.notebook(id), null)),
    ...loaded.flatMap(({ data: { experiment } }) => [
      ...["json", "md"].map((ending) => own(address.experimentAs(experiment.id, ending), null)),
      own(reportFile.experiment(experiment.id), null),
      own(reportFile.samples(experiment.id), null),
      own(reportFile.sums(experiment.id), null),
      ...experiment.metrics.map(({ id }) => own(reportFile.metric(experiment.id, id), null)),
    ]),
    own("style.css", null, true),
    // An author may say otherwise in a file of their own.
    ...["llms.txt", "robots.txt"].map((path) => own(path, null, true)),
    ...[
      "glossary.md",
      "index.md",
      "index.json",
      address.feed(),
      address.sitemap(),
      address.mystReferences(),
      address.citationFile(),
      address.crate(),
    ].map((path) => own(path, null)),
  ];
}

/** Ids of the page of a list of samples. */
const onLists = ["main", "counted-in"];

/** Ids of the page of the search. */
const searchAnchors = ["q", "kind", "in", "verdict", "how", "index"].map((id) => `search-${id}`);

const termAnchors = (own: Claiming["glossary"]): readonly string[] =>
  glossaryGroups(own).flatMap(({ entries }) => entries.map(({ id }) => id));

/** Files that come with the program: its icon and fonts. */
async function programClaims(): Promise<readonly Claim[]> {
  const { files } = await filesBelow(programFolder, "public");
  return files.map(({ path }) => ({
    path: path.slice("public/".length),
    what: "the report itself",
    place: { file: path },
    anchors: null,
    replaceable: true,
  }));
}

/** Endings of what is said of a figure or finding in words, for people and machines. */
const formsInWords = ["md", "bib", "oembed.json", "myst.json"] as const;

/** Endings of the pictures of a figure; a finding has the first. */
const pictures = ["png", "-transparent.png", "-dark.png"] as const;

/** Ids of what a page of a figure or finding gives to take along. */
const taken = [
  "link",
  "pinned",
  "cite",
  "quote",
  "bibtex",
  "csl",
  "markdown",
  "embed",
  "picture",
].map((id) => `take-${id}`);

function notebookClaims(placed: PlacedNotebook, bound: BoundContent): readonly Claim[] {
  const { id, place, figures, findings, ids, unread } = placed;
  /** Where a name is written: an old one of the notebook with its old names. */
  const writtenAt = (notebook: string, at: Place): Place =>
    notebook === id ? at : placed.aliasPlace;
  const references = bound.notebooks.find((n) => n.id === id)?.references ?? [];
  const page: Claim = {
    path: address.notebook(id),
    what: `the notebook ${id}`,
    place,
    anchors: [
      "main",
      "bound-t",
      ...ids.map((one) => one.id),
      ...unread,
      ...(references.length > 0 ? ["references"] : []),
      ...references.map(({ number }) => `ref-${number}`),
    ],
  };
  return [
    page,
    ...onceEach(figures).flatMap(({ id: figure, place: at, aliases }): Claim[] => {
      const own = bound.figures.find((f) => f.notebook === id && f.id === figure);
      const endings = (["csv", "json", "svg"] as const).filter(
        (ending) =>
          own === undefined ||
          (ending === "csv" ? hasTable(own) : ending === "json" || own.drawings.length > 0),
      );
      const claim = (path: string, anchors: Anchors, written = at): Claim => ({
        path,
        what: `the figure ${figure} of ${id}`,
        place: written,
        anchors,
      });
      // Files cannot redirect: they are written again under each old name, of the figure and of its notebook.
      const names = namesOf([id, ...placed.aliases], { notebook: id, id: figure, aliases });
      return [
        claim(address.figure(id, figure), ["main", "data", figure, ...taken]),
        claim(address.embed(id, figure), ["main", figure]),
        ...names.flatMap((name) =>
          endings.flatMap((ending) => {
            const written = writtenAt(name.notebook, at);
            return [address.data, address.figureAs].map((as) =>
              claim(as(name.notebook, name.id, ending), null, written),
            );
          }),
        ),
        ...names.flatMap((name) =>
          [...formsInWords, ...pictures].map((ending) =>
            claim(
              address.figureAs(name.notebook, name.id, ending),
              null,
              writtenAt(name.notebook, at),
            ),
          ),
        ),
      ];
    }),
    ...onceEach(findings).flatMap(({ id: finding, place: at, aliases }): Claim[] => {
      const claim = (path: string, anchors: Anchors, written = at): Claim => ({
        path,
        what: `the finding ${finding} of ${id}`,
        place: written,
        anchors,
      });
      const names = namesOf([id, ...placed.aliases], { notebook: id, id: finding, aliases });
      return [
        claim(address.finding(id, finding), ["main", "evidence", "checks", "conditions", ...taken]),
        ...names.flatMap((name) =>
          ["csv", "json", "svg", pictures[0], ...formsInWords].map((ending) =>
            claim(
              address.findingAs(name.notebook, name.id, ending),
              null,
              writtenAt(name.notebook, at),
            ),
          ),
        ),
      ];
    }),
    ...[id, ...placed.aliases].map((name): Claim => {
      const path = address.notebookAs(name, "md");
      return { path, what: `the notebook ${id}`, place: writtenAt(name, place), anchors: null };
    }),
    { ...page, path: address.notebookAs(id, "json"), anchors: null },
  ];
}

/** An id that is given twice is one problem, where the page is read, and not one for each of its addresses. */
function onceEach<T extends { readonly id: string }>(given: readonly T[]): readonly T[] {
  return [...new Map(given.toReversed().map((one) => [one.id, one])).values()].reverse();
}

function redirectClaims(notebooks: readonly PlacedNotebook[]): readonly Claim[] {
  const moved = redirects({
    notebooks: notebooks.map(({ id, aliases }) => ({ id, aliases })),
    figures: notebooks.flatMap(({ figures }) => figures),
    findings: notebooks.flatMap(({ findings }) => findings),
  });
  const placeOf = (to: string) =>
    notebooks.find(({ id }) => to.split("/").includes(id))?.aliasPlace ?? { file: "content" };
  return moved.map(({ from, to }) => ({
    path: from,
    what: `an old name of ${to}`,
    place: placeOf(to),
    anchors: ["main"],
    leadsOn: true,
  }));
}

function experimentClaims(
  { data, describe }: PreparedExperiment,
  linked: readonly string[],
): readonly Claim[] {
  const { id } = data.experiment;
  const place = { file: `results/${id}/experiment.yaml` };
  const claim = (path: string, what: string, anchors: Anchors): Claim => ({
    path,
    what: `${what} ${id}`,
    place,
    anchors,
  });
  const withTwin = (path: string, what: string, anchors: Anchors): Claim[] => [
    claim(path, what, anchors),
    claim(address.sampleTwin(path), what, null),
  ];
  // Where all units have pages by their number, texts may still be too long: such a link is found when pages are there.
  const { pages } = sampleLimits;
  const few = data.counts.units <= pages.units && data.counts.samples <= pages.samples;
  const drawn = data.drawn.map(({ unit }) => unit);
  const units = new Set([...drawn, ...linked, ...(few && drawn.length > 0 ? data.units : [])]);
  const slugs = unitSlugs(data);
  return [
    claim(address.experiment(id), "the experiment", async () => anchorsIn(await describe())),
    ...(units.size > 0
      ? withTwin(address.samples(id), "the samples of", [
          "main",
          "conditions",
          "units",
          "counted-in",
        ])
      : []),
    ...(units.size > 0 ? listAddresses(data) : []).flatMap(({ condition, slug }) => [
      ...withTwin(address.sampleList(id, slug), `the samples of ${condition} in`, onLists),
      ...withTwin(
        address.failedSamples(id, slug),
        `the failed samples of ${condition} in`,
        onLists,
      ),
    ]),
    ...[...units].flatMap((unit) =>
      withTwin(address.unit(id, slugs.get(unit) ?? unit), `the samples of ${unit} in`, [
        "main",
        "counted-in",
      ]),
    ),
  ];
}

/** Lists of samples by condition, at the addresses that what is published of them has. */
function listAddresses(data: PreparedExperiment["data"]) {
  const { design } = data.experiment;
  const conditions = data.perCondition.map(({ condition }) => condition);
  const inOrder = designOrder(conditions, design).flatMap((at) => conditions.slice(at, at + 1));
  const slugs = listSlugs(inOrder, design, unitSlugs(data).values());
  return inOrder.flatMap((condition, i) =>
    slugs.slice(i, i + 1).map((slug) => ({ condition: conditionKey(condition), slug })),
  );
}

/** Pages that say what became of an address, and what of their files says so too. */
export function removedClaims(
  removed: readonly RemovedPage[],
  place: (page: RemovedPage) => Place,
): readonly Claim[] {
  return removed.flatMap((page) =>
    [page.path, ...noticeFiles(page)].map((path) => ({
      path,
      what: "an address that was removed",
      place: place(page),
      anchors: ["main"],
    })),
  );
}

/** Ids of an experiment's page. */
function anchorsIn({ experiment, estimates }: ExperimentReport): readonly string[] {
  const tables = experiment.metrics.map(({ id }) => ({ metric: id, of: {} }));
  const rows = [...tables, ...estimates];
  const anchors = rowAnchors(rows);
  return [
    ...experimentAnchors.filter((a) => a !== "caveats" || experiment.caveats.length > 0),
    ...rows
      .filter(({ metric }) => estimates.some((e) => e.metric === metric))
      .map(({ metric, of }) => anchors(metric, of)),
  ];
}

/** Notebooks that are there and could not be read: what leads to them is no problem of its own. */
export function unreadPages({ inputs, content }: Claiming): ReadonlySet<string> {
  const read = new Set(content.notebooks.map(({ file }) => file));
  const names = inputs.content.flatMap(
    ({ path }) => /^content\/([^/]+)[.]md$/.exec(path)?.[1] ?? [],
  );
  return new Set(names.filter((name) => !read.has(`content/${name}.md`)));
}
