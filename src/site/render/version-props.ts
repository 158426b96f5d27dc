import { figureName } from "../../export/index.ts";
import type { Report, Version } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { pinOf } from "../../model/report/lookup.ts";
import type { Shell } from "./page-report.ts";
import { shellOf } from "./page-report.ts";
import type { InHand } from "./report-in-hand.ts";

// Types and not interfaces: Astro takes any object for props, which no interface is.
export type VersionsProps = {
  readonly shell: Shell;
  /** Newest first. */
  readonly versions: readonly Version[];
  readonly current: string;
  /** Claims of findings whose verdict turned, by address. */
  readonly titles: Readonly<Record<string, string>>;
};

export type VersionProps = {
  readonly shell: Shell;
  readonly version: Version;
  readonly groups: readonly { readonly title: string; readonly items: readonly VersionItem[] }[];
};

/** A figure or finding of a version, and where it stays. */
interface VersionItem {
  readonly at: string;
  readonly label: string;
  readonly title: string;
  readonly verdict: string | null;
}

export type VersionPageProps = {
  readonly list: VersionsProps | null;
  readonly one: VersionProps | null;
};

/** The list of versions, and the page of the version that is published; those of earlier ones stay as they are. */
export function versionPages(
  inHand: InHand,
): { params: Record<string, string | undefined>; props: VersionPageProps }[] {
  const { report } = inHand;
  const { publication } = report;
  if (!publication) return [];
  const shell = shellOf(inHand);
  const { current, versions } = publication;
  const turned = new Set(versions.flatMap(({ verdicts }) => verdicts.map(({ path }) => path)));
  const titles = Object.fromEntries(
    report.findings.flatMap(({ notebook, id, text }) => {
      const path = address.finding(notebook, id);
      return turned.has(path) ? [[path, text]] : [];
    }),
  );
  const version = versions.find((one) => one.version === current);
  return [
    {
      params: { version: undefined },
      props: { list: { shell, versions: [...versions].reverse(), current, titles }, one: null },
    },
    ...(version
      ? [
          {
            params: { version: current },
            props: { list: null, one: { shell, version, groups: groupsOf(report) } },
          },
        ]
      : []),
  ];
}

function groupsOf(report: Report): VersionProps["groups"] {
  return report.notebooks.flatMap(({ id, title }) => {
    const figures = report.figures.filter(({ notebook }) => notebook === id);
    const findings = report.findings.filter(({ notebook }) => notebook === id);
    const item = (path: string, label: string, of: string, verdict: string | null) => {
      const pin = pinOf(report, path);
      return pin ? [{ at: pin.at, label, title: of, verdict }] : [];
    };
    const items = [
      ...findings.flatMap((f) =>
        item(address.finding(id, f.id), `Finding ${f.number}`, f.text, f.words.verdict),
      ),
      ...figures.flatMap((f) => item(address.figure(id, f.id), figureName(f), f.title, null)),
    ];
    return items.length === 0 ? [] : [{ title, items }];
  });
}
