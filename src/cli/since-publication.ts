import type { Report } from "../model/index.ts";
import { collectProblems } from "../model/index.ts";
import { readSettings } from "../report/content/index.ts";
import { findInputs } from "../report/inputs/index.ts";
import { compareReports, sincePublication } from "../review/index.ts";
import { publishedAs, reportFrom } from "./report-source.ts";

/**
 * Says of a report what moved since the last publication; null where nothing did, where nobody says what was published
 * last, or where that cannot be read. `against`: what the command names; left out, what `published` of upheld.yaml names.
 */
export function openSince(
  root: string,
  against: string | undefined,
): (report: Report) => Promise<string | null> {
  const before = published(root, against);
  return async (report) => {
    const [was, is] = [await before, await publishedAs(report)];
    if (was === null || "failed" in was || "failed" in is) return null;
    return sincePublication(compareReports(was.report, is.report));
  };
}

async function published(root: string, against: string | undefined) {
  const named =
    against ?? readSettings(await findInputs(root), collectProblems()).published ?? null;
  if (named === null) return null;
  const found = await reportFrom(named, root);
  if ("failed" in found) console.error(`Pages do not say what moved: ${found.failed}`);
  return found;
}
