import { counted, listed } from "../../../lib/words.ts";
import type { Version } from "../../../model/index.ts";

const isFinding = (path: string): boolean => path.startsWith("findings/");

/** What a version has, and in which it differs from the one before, in sentences. */
export function changesInWords(version: Version): string {
  const { figures, findings, added, changed, removed, verdicts } = version;
  const has = `${counted(figures, "figure")} and ${counted(findings, "finding")}.`;
  const parts = (
    [
      [added, "new"],
      [changed, "changed"],
      [removed, "gone"],
    ] as const
  ).flatMap(([paths, word]) => {
    const of = paths.filter(isFinding).length;
    const counts = [
      paths.length - of > 0 && counted(paths.length - of, "figure"),
      of > 0 && counted(of, "finding"),
    ].filter((part): part is string => part !== false);
    return counts.length === 0 ? [] : [`${listed(counts)} ${word}`];
  });
  const turned = verdicts.length === 0 ? "" : ` ${counted(verdicts.length, "verdict")} turned.`;
  const since = parts.length === 0 ? "" : ` Since the version before: ${parts.join("; ")}.`;
  return `${has}${since}${turned}`;
}

/** A claim inside a sentence. */
export const withoutStop = (text: string): string => text.replace(/[.]$/, "");
