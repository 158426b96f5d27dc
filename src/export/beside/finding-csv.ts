import type { FindingReport, Interval } from "../../model/index.ts";
import { describeSelection } from "../../model/index.ts";
import type { BesideKind } from "../beside-kind.ts";
import { csvText } from "../figures/table-csv.ts";
import { ofFindings } from "../parts/under-all-names.ts";

export const findingCsv: BesideKind = {
  name: "finding-csv",
  doc: "The numbers of a finding at full precision: what its verdict was read from, and its two sides.",
  files: ({ report }) => {
    const experiments = new Map(report.experiments.map((e) => [e.experiment.id, e.experiment]));
    return ofFindings(report, "csv", (finding) => {
      const experiment = experiments.get(finding.experiment);
      const name = (of: FindingReport["of"]) =>
        experiment ? describeSelection(of, experiment) : "";
      return { of: [finding, experiment], make: () => csvText(rowsOf(finding, name)) };
    });
  },
};

type Row = readonly (string | number)[];

function rowsOf(finding: FindingReport, name: (of: FindingReport["of"]) => string): readonly Row[] {
  const { contrast, estimate, adjusted } = finding;
  const evidence = contrast ?? estimate;
  const read = adjusted.interval ?? evidence?.interval ?? null;
  const scale = contrast?.scale ?? "level";
  const n = contrast ? contrast.n.of + contrast.n.versus : (estimate?.n ?? "");
  return [
    ["quantity", "scale", "value", "lower", "upper", "level", "n", "p", "verdict"],
    [
      name(finding.of),
      scale,
      evidence?.value ?? "",
      ...limits(read),
      n,
      adjusted.p ?? "",
      finding.verdict,
    ],
    ...(contrast && finding.versus
      ? [
          side(name(finding.of), contrast.estimates.of, contrast.n.of),
          side(name(finding.versus), contrast.estimates.versus, contrast.n.versus),
        ]
      : []),
  ];
}

const side = (label: string, value: number | null, n: number): Row => [
  label,
  "level",
  value ?? "",
  ...limits(null),
  n,
  "",
  "",
];

const limits = (interval: Interval | null): Row =>
  interval === null ? ["", "", ""] : [interval.lower ?? "", interval.upper ?? "", interval.level];
