import { counted } from "../../lib/words.ts";
import type { Report } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { figureOf, findingsOf, listedExperiments } from "../../model/report/lookup.ts";
import { figureName, verdictLine } from "./names.ts";

/** Something that has a page of its own, as a list names it. All of it is plain text. */
export interface ListedItem {
  /** Address of its page, from the root of the site. */
  readonly to: string;
  /** Address of the same as Markdown; null where there is none. */
  readonly inMarkdown: string | null;
  /** What it is: `Figure 3`; none where the title says it. */
  readonly name?: string;
  readonly title: string;
  /** The verdict in words, or how many samples there are. */
  readonly said?: string;
}

/** All figures, findings, experiments or samples of a report: the pages above theirs. */
export interface ReportList {
  /** Address of the page, and of the same as Markdown. */
  readonly path: string;
  readonly inMarkdown: string;
  readonly title: string;
  readonly description: string;
  /** By notebook, in the order of the report; experiments and samples stand in one group without a title. */
  readonly groups: readonly {
    readonly title: string | null;
    readonly items: readonly ListedItem[];
  }[];
}

export type ListName = keyof typeof address.lists;

/** A list of a report, with its groups that hold something. */
export function reportList(report: Report, name: ListName): ReportList {
  const path = address.lists[name];
  return {
    path,
    inMarkdown: `${path.slice(0, -1)}.md`,
    ...words[name],
    groups: groupsOf[name](report).filter(({ items }) => items.length > 0),
  };
}

/** The lists of a report that hold something. */
export const reportLists = (report: Report): readonly ReportList[] =>
  (Object.keys(address.lists) as ListName[])
    .map((name) => reportList(report, name))
    .filter(({ groups }) => groups.length > 0);

const words: Readonly<Record<ListName, Pick<ReportList, "title" | "description">>> = {
  figures: {
    title: "Figures and tables",
    description: "All figures and tables of this report, by notebook.",
  },
  findings: {
    title: "Findings",
    description: "All findings of this report with their verdicts, by notebook.",
  },
  experiments: { title: "Experiments", description: "All experiments of this report." },
  samples: {
    title: "Samples",
    description: "Experiments of this report whose samples can be read.",
  },
};

const groupsOf: Readonly<Record<ListName, (report: Report) => ReportList["groups"]>> = {
  figures: (report) =>
    report.notebooks.map(({ id, title, figures }) => ({
      title,
      items: figures.map((figure) => {
        const own = figureOf(report, id, figure);
        return {
          to: address.figure(id, figure),
          inMarkdown: address.figureAs(id, figure, "md"),
          name: figureName(own),
          title: own.title,
        };
      }),
    })),
  findings: (report) =>
    report.notebooks.map((notebook) => ({
      title: notebook.title,
      items: findingsOf(report, notebook).map((finding) => ({
        to: address.finding(notebook.id, finding.id),
        inMarkdown: address.findingAs(notebook.id, finding.id, "md"),
        name: `Finding ${finding.number}`,
        title: finding.text,
        said: verdictLine(finding),
      })),
    })),
  experiments: (report) => [
    {
      title: null,
      items: listedExperiments(report).map(({ experiment: { id, title } }) => ({
        to: address.experiment(id),
        inMarkdown: address.experimentAs(id, "md"),
        title,
      })),
    },
  ],
  samples: (report) => [
    {
      title: null,
      items: listedExperiments(report).flatMap(({ experiment: { id, title }, samples }) =>
        samples
          ? [
              {
                to: address.samples(id),
                inMarkdown: null,
                title,
                said: counted(samples.samples, "sample"),
              },
            ]
          : [],
      ),
    },
  ],
};
