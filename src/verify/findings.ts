import type { Finding, FindingReport, NotebookFile, ReportIndex } from "../model/index.ts";
import { parseExpectation, reportFile } from "../model/index.ts";
import type { Evidence } from "../stats/index.ts";
import { correctionNamed, defaultCorrection, judgeFindings } from "../stats/index.ts";
import { findingParts, judgementInWords } from "../wording/index.ts";
import type { Notes } from "./notes.ts";

/** A notebook as it stands in the folder. */
export interface OwnNotebook {
  readonly file: string;
  readonly notebook: NotebookFile;
  /** The same without what a schema leaves out. */
  readonly raw: unknown;
  /** Experiments whose sums are there. */
  readonly known: ReadonlySet<string>;
  readonly index: ReportIndex["notebooks"][number] | undefined;
}

/** Id of no correction, as statistics know it: findings that were adjusted by none name none. */
const noCorrection = "none";

/** Judges the findings of a notebook again, together, and holds all that follows against what is said of them. */
export function verifyFindings(own: OwnNotebook, evidence: Evidence, notes: Notes): void {
  const { file, notebook, known } = own;
  const { findings } = notebook;
  if (findings.length === 0) return;
  const name = notebook.notebook.id;
  if (!findings.every(({ experiment }) => known.has(experiment))) {
    notes.unverified(`findings of ${name}`, "the sums of an experiment are not in the folder");
    return;
  }
  for (const { id, expectation } of findings) {
    const parsed = parseExpectation(expectation.text);
    const again = "error" in parsed ? null : parsed.expectation;
    notes.holds("expectations", file, `finding ${id}: expectation`, again, expectation);
  }
  const posed = findings.map(questionOf);
  const judged = judgeFindings(posed, evidence, familyOf(findings));
  const raw =
    (own.raw as { findings?: readonly Record<string, unknown>[] } | undefined)?.findings ?? [];
  judged.forEach((one, i) => {
    const said = findings[i] as FindingReport;
    const { region, estimate, contrast, adjusted, verdict, atEdge } = one;
    const worded = judgementInWords(one, evidence);
    const again = { region, estimate, contrast, adjusted, verdict, atEdge, ...worded };
    const experiment = evidence.experiment(said.experiment);
    const words = experiment && findingParts({ ...said, ...again }, experiment);
    for (const [key, value] of Object.entries({ ...again, words }))
      notes.holds(
        key === "verdict" ? "verdicts" : "parts of findings",
        file,
        `finding ${one.id}: ${key}`,
        value,
        raw[i]?.[key],
      );
    const listed = own.index?.findings.find(({ id }) => id === one.id);
    notes.holds(
      "verdicts",
      reportFile.index,
      `finding ${one.id}: verdict`,
      verdict,
      listed?.verdict,
    );
  });
}

/** A finding as a question to statistics. */
function questionOf(finding: Finding) {
  const { id, experiment, metric, of, versus, expectation, about, prompts, contrast } = finding;
  return {
    id,
    experiment,
    metric,
    of,
    versus,
    expectation,
    scale: contrast?.scale ?? ("difference" as const),
    ...(typeof contrast?.across === "string" ? { across: contrast.across } : {}),
    about,
    prompts,
  };
}

/** The correction of a page, by the name that its findings carry. */
function familyOf(findings: readonly Finding[]): string {
  const names = findings.map(({ adjusted }) => adjusted.correction ?? adjusted.chosen);
  const name = names.find((one) => one !== undefined);
  if (name === undefined) return noCorrection;
  return correctionNamed(name)?.id ?? defaultCorrection;
}
