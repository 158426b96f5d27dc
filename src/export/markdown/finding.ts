import { capital } from "../../lib/words.ts";
import type { FindingReport } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { verdictLine } from "../parts/names.ts";
import { bullets, heading, link, paragraph, quote, strong, text, written } from "./document.ts";

/** A finding to be quoted: claim, verdict, number and link in one block. */
export function findingQuote(finding: FindingReport, to: (path: string) => string): string {
  const { words } = finding;
  return written(
    quote(
      paragraph(strong(finding.text)),
      paragraph(
        text(`${capital(finding.kind)} ${finding.number}. ${verdictLine(finding)}. `),
        link(to(address.finding(finding.notebook, finding.id)), `Finding ${finding.number}`),
      ),
      ...(words.sentence ? [paragraph(text(words.sentence))] : []),
    ),
  );
}

/** The page of a finding. */
export function findingMarkdown(finding: FindingReport, to: (path: string) => string): string {
  const { words } = finding;
  const checks = finding.checks.map(({ label }, i) => {
    const said = words.checks[i];
    const result = [said?.result, said?.interval].filter(Boolean).join(" ");
    return [text(`${label}: ${result}${said?.more ? ` (${said.more})` : ""}`)];
  });
  return [
    written(heading(1, `Finding ${finding.number}: ${finding.text}`)),
    findingQuote(finding, to),
    written(
      paragraph(text(`Found: ${words.found}. Expected: ${words.expected}.`)),
      ...(checks.length > 0 ? [heading(2, "Does it hold up?"), bullets(checks)] : []),
      heading(2, "Method"),
      paragraph(text(words.method)),
      paragraph(
        text("Of "),
        link(to(address.anchor(finding.notebook, finding.id)), finding.notebook),
        text("."),
      ),
    ),
  ].join("\n\n");
}
