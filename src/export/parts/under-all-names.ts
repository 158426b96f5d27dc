import type { Figure, FindingReport, Report } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { namesOf } from "../../report/redirects.ts";
import type { BesideFile } from "../beside-kind.ts";

type Made = Pick<BesideFile, "of" | "make">;

/**
 * A file for each figure at its own address with an ending, and under each old name of it: files cannot redirect, so
 * they are written again.
 */
export function ofFigures(
  report: Report,
  ending: string,
  made: (figure: Figure, path: string) => Made | null,
): readonly BesideFile[] {
  return underAllNames(report, report.figures, made, (notebook, id) => [
    address.figureAs(notebook, id, ending),
    ...(isData(ending) ? [address.data(notebook, id, ending)] : []),
  ]);
}

/** The same for each finding. */
export function ofFindings(
  report: Report,
  ending: string,
  made: (finding: FindingReport, path: string) => Made | null,
): readonly BesideFile[] {
  return underAllNames(report, report.findings, made, (notebook, id) => [
    address.findingAs(notebook, id, ending),
  ]);
}

function underAllNames<T extends { notebook: string; id: string; aliases: readonly string[] }>(
  { notebooks }: Report,
  items: readonly T[],
  made: (item: T, path: string) => Made | null,
  paths: (notebook: string, id: string) => readonly string[],
): readonly BesideFile[] {
  const aliases = new Map(notebooks.map((n) => [n.id, n.aliases]));
  return items.flatMap((item) =>
    namesOf([item.notebook, ...(aliases.get(item.notebook) ?? [])], item)
      .flatMap(({ notebook, id }) => paths(notebook, id))
      .flatMap((path) => {
        const file = made(item, path);
        return file ? [{ path, ...file }] : [];
      }),
  );
}

/** What stood in data/ before figures had files at their own address. */
const dataEndings = ["csv", "json", "svg"] as const;
const isData = (ending: string): ending is (typeof dataEndings)[number] =>
  (dataEndings as readonly string[]).includes(ending);
