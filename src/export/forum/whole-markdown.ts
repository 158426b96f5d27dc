import type { Problem } from "../../model/index.ts";
import type { WholeFile, WholeTask } from "../whole-format.ts";
import { forumMarkdown } from "./forum-markdown.ts";

/** The file for a forum; none where the forum could not load its pictures. */
export async function wholeMarkdown({ report, of, siteUrl, out }: WholeTask): Promise<WholeFile> {
  const problem = unreachable(siteUrl, out);
  if (problem || siteUrl === null) return { bytes: null, problems: problem ? [problem] : [] };
  const text = forumMarkdown({ report, of: of ?? "all", url: siteUrl });
  return { bytes: new TextEncoder().encode(text), problems: [] };
}

/** A forum copies pictures from where the report is published, and takes them by https alone. */
function unreachable(siteUrl: string | null, out: string): Problem | null {
  if (siteUrl?.startsWith("https://")) return null;
  return {
    rule: "report-is-published",
    severity: "error",
    place: { file: out },
    message: "A forum loads pictures from the published report, and no address of it is known.",
    expected: "an address that begins with https://",
    found: siteUrl ?? "none",
    fix: "Publish the report, then give its address with `--site-url`, or as `site.url` in upheld.yaml.",
  };
}
