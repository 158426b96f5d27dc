import type { Nodes, PhrasingContent } from "mdast";
import { stableJson } from "../../lib/stable-json.ts";
import type {
  Block,
  ExperimentReport,
  Figure,
  FindingReport,
  Notebook,
  Report,
} from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { figureOf, findingOf, listedExperiments } from "../../model/report/lookup.ts";
import { hasTable } from "../../model/report/notebook.ts";
import { sha256 } from "../../report/inputs/index.ts";
import { paragraph, strong, tableOf, text } from "../markdown/document.ts";
import type { Placed } from "../markdown/from-html.ts";
import { fromHtml, phrasesFromHtml } from "../markdown/from-html.ts";
import { figureName, verdictLine } from "../parts/names.ts";
import { mystIdentifier } from "./identifiers.ts";

/** A node of MyST's trees; those that Markdown lacks have names of their own. */
interface MystNode {
  readonly type: string;
  readonly children?: readonly (MystNode | Nodes)[];
  readonly [key: string]: unknown;
}

/** A page as MyST's readers load it: its tree, and what is said of it in lists and previews. */
export interface MystPage {
  /** Its address from the root of the report. */
  readonly path: string;
  /** Where its data stand. */
  readonly data: string;
  readonly title: string;
  /** Parts of it that a reader may name. */
  readonly parts: readonly MystPart[];
  /** All that it is made from. */
  readonly of: readonly unknown[];
  /** The data, as JSON. */
  make(): string;
}

export interface MystPart {
  readonly kind: "heading" | "figure";
  readonly identifier: string;
  /** Its id in the page. */
  readonly anchor: string;
}

type Pages = (report: Report, to: (path: string) => string) => readonly MystPage[];

/** Every page of a report that another site may refer to. */
export const mystPages: Pages = (report, to) => [
  homePage(report),
  ...report.notebooks.map((notebook) => notebookPage(notebook, report, to)),
  ...report.figures.map((figure) => figurePage(figure, report, to)),
  ...report.findings.map((finding) => findingPage(finding, report, to)),
  ...listedExperiments(report).map((experiment) => experimentPage(experiment, report)),
];

interface Said {
  readonly path: string;
  readonly data: string;
  readonly title: string;
  readonly date?: string | null;
  readonly authors?: readonly { readonly name: string }[];
  readonly about: string | null;
  readonly tree: () => readonly (MystNode | Nodes)[];
  readonly parts?: readonly MystPart[];
  readonly of: readonly unknown[];
}

function page({ path, data, title, date, authors, about, tree, parts = [], of }: Said): MystPage {
  return {
    path,
    data,
    title,
    parts,
    of,
    make() {
      const mdast: MystNode = { type: "root", children: [{ type: "block", children: tree() }] };
      const slug = path.replace(/\/$/, "") || "index";
      return stableJson({
        kind: "Article",
        version: 2,
        sha256: sha256(JSON.stringify(mdast)),
        slug,
        location: `/${path}`,
        dependencies: [],
        frontmatter: {
          title,
          content_includes_title: false,
          ...(about ? { description: about } : {}),
          ...(date ? { date } : {}),
          ...(authors?.length ? { authors: authors.map(({ name }) => ({ name })) } : {}),
        },
        mdast,
        references: { cite: { order: [], data: {} } },
      });
    },
  };
}

function homePage({ site, findings }: Report): MystPage {
  return page({
    path: address.home(),
    data: "index.json",
    title: site.title,
    date: site.date,
    authors: site.authors,
    about: site.answerText ?? site.abstractText,
    of: [site, findings.map(({ text: said, words }) => [said, words])],
    tree: () => [
      ...[site.answerText, site.abstractText].flatMap((said) =>
        said ? [paragraph(text(said))] : [],
      ),
      ...findings.map((finding) => paragraph(text(`${finding.text} ${verdictLine(finding)}.`))),
    ],
  });
}

function notebookPage(notebook: Notebook, report: Report, to: (path: string) => string): MystPage {
  const { id, blocks } = notebook;
  const parts = blocks.flatMap((block): MystPart[] => {
    if (block.kind !== "heading" && block.kind !== "figure" && block.kind !== "finding") return [];
    const kind = block.kind === "heading" ? "heading" : "figure";
    return [{ kind, identifier: mystIdentifier(id, block.id), anchor: block.id }];
  });
  const placed = placedIn(id, to);
  return page({
    path: address.notebook(id),
    data: address.notebookAs(id, "json"),
    title: notebook.title,
    date: notebook.date,
    authors: notebook.authors,
    about: notebook.summary ?? notebook.abstractText,
    parts,
    of: [
      notebook,
      report.site.url,
      ...notebook.figures.map((figure) => figureOf(report, id, figure)),
      ...notebook.findings.map((finding) => findingOf(report, id, finding)),
    ],
    tree: () => [
      ...(notebook.abstractHtml ? fromHtml(notebook.abstractHtml, placed) : []),
      ...blocks.flatMap((block) => blockTree(block, notebook, report, placed)),
    ],
  });
}

/** A source is a number in brackets: notes at the foot belong to a page, and a preview shows a part of one. */
const placedIn = (notebook: string, to: (path: string) => string): Placed => ({
  to,
  notebook,
  within: (anchor) => to(address.anchor(notebook, anchor)),
  source: null,
});

function blockTree(
  block: Block,
  { id }: Notebook,
  report: Report,
  placed: Placed,
): readonly (MystNode | Nodes)[] {
  switch (block.kind) {
    case "html":
    case "note":
      return fromHtml(block.html, placed);
    case "heading":
      return [
        {
          type: "heading",
          depth: block.level,
          ...named(id, block.id),
          ...(block.number === null ? {} : { enumerator: block.number }),
          children: phrasesFromHtml(block.html, placed),
        },
      ];
    case "figure":
      return [figureTree(figureOf(report, id, block.id), placed)];
    case "finding":
      return [findingTree(findingOf(report, id, block.id), placed)];
    // What a model wrote, and code, are read on the page.
    case "samples":
    case "cell":
      return [];
  }
}

const named = (notebook: string, id: string) => ({
  identifier: mystIdentifier(notebook, id),
  label: mystIdentifier(notebook, id),
  html_id: id,
});

function figureTree(figure: Figure, placed: Placed): MystNode {
  const { notebook, id, number, kind } = figure;
  const caption: PhrasingContent[] = [...phrasesFromHtml(figure.titleHtml, placed)];
  return {
    type: "container",
    kind: kind === "table" ? "table" : "figure",
    ...named(notebook, id),
    enumerator: String(number),
    children: [
      ...(figure.drawings.length > 0
        ? [
            {
              type: "image",
              url: placed.to(address.figureAs(notebook, id, "svg")),
              alt: figure.description,
            },
          ]
        : []),
      {
        type: "caption",
        children: [
          paragraph({ type: "strong", children: caption }),
          ...(figure.captionHtml ? fromHtml(figure.captionHtml, placed) : []),
        ],
      },
      ...(figure.kind === "table" && hasTable(figure) ? [tableOf(figure.table)] : []),
    ],
  };
}

/** A finding as a figure without a picture: what it claims, its verdict and its number are read together. */
function findingTree(finding: FindingReport, placed: Placed): MystNode {
  const { notebook, id, number } = finding;
  return {
    type: "container",
    kind: "figure",
    ...named(notebook, id),
    enumerator: `F${number}`,
    children: [
      {
        type: "caption",
        children: [...fromHtml(finding.html, placed), paragraph(text(`${verdictLine(finding)}.`))],
      },
    ],
  };
}

function figurePage(figure: Figure, report: Report, to: (path: string) => string): MystPage {
  const { notebook, id } = figure;
  return page({
    path: address.figure(notebook, id),
    data: address.figureAs(notebook, id, "myst.json"),
    title: `${figureName(figure)}: ${figure.title}`,
    about: figure.description,
    of: [figure, report.site.url],
    tree: () => [
      figureTree(figure, placedIn(notebook, to)),
      ...(figure.kind !== "table" && hasTable(figure) ? [tableOf(figure.table)] : []),
      paragraph(text(figure.method)),
    ],
  });
}

function findingPage(
  finding: FindingReport,
  report: Report,
  to: (path: string) => string,
): MystPage {
  const { notebook, id, words } = finding;
  return page({
    path: address.finding(notebook, id),
    data: address.findingAs(notebook, id, "myst.json"),
    title: `Finding ${finding.number}: ${finding.text}`,
    about: `${verdictLine(finding)}.`,
    of: [finding, report.site.url],
    tree: () => [
      findingTree(finding, placedIn(notebook, to)),
      paragraph(strong("Why. "), text(words.sentence)),
      paragraph(text(words.method)),
    ],
  });
}

function experimentPage({ experiment, counts }: ExperimentReport, report: Report): MystPage {
  const { id, title, summary } = experiment;
  return page({
    path: address.experiment(id),
    data: address.experimentAs(id, "json"),
    title,
    about: summary ?? null,
    of: [title, summary, counts, report.site.url],
    tree: () => (summary ? [paragraph(text(summary))] : []),
  });
}
