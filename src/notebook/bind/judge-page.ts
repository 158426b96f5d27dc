import {
  type EvidenceScale,
  type Expectation,
  type Finding,
  misfitOf,
  parseExpectation,
  type Selection,
} from "../../model/index.ts";
import { type Judgement, judgeFindings } from "../../stats/index.ts";
import { adviceFor, foundText, judgementInWords, verdictInWords } from "../../wording/index.ts";
import { blockDirectives } from "../directives/index.ts";
import type { Call } from "../directives/shared/directive.ts";
import { lacksData, reportNoData } from "../directives/shared/no-data.ts";
import type { Judged, Page } from "../directives/shared/page.ts";
import {
  askQuestion,
  askScale,
  askVersus,
  looksAcross,
  type Question,
} from "../directives/shared/questions.ts";
import { isDraft } from "../directives/shared/show-draft.ts";
import type { FindingAttributes } from "../directives/shared/show-finding.ts";
import type { ParsedNotebook } from "../parse/parse-notebook.ts";
import { registrationOf } from "./registration.ts";

/** A finding as a question to statistics, with the directive that posed it. */
interface Posed {
  readonly id: string;
  readonly experiment: string;
  readonly metric: string;
  readonly of: Selection;
  readonly versus: Selection | null;
  readonly expectation: Expectation;
  readonly scale: "difference" | "ratio" | "interaction";
  readonly across?: string;
  readonly about?: Finding["about"];
  readonly prompts?: Finding["prompts"];
  readonly question: Question;
  readonly call: Call<FindingAttributes>;
}

type Worded = Posed &
  Omit<Judgement, "p" | "scope"> &
  Pick<Finding, "p" | "scope" | "why" | "notes" | "checks">;

/**
 * All findings of a page, judged together as the family that its front matter names. A claim that is not upheld is
 * a problem at its line; a hypothesis never is.
 */
export function judgePage(parsed: ParsedNotebook, page: Page): ReadonlyMap<string, Judged> {
  const posed = [...parsed.body.calls.values()].flatMap((call) => {
    if (kindOf(call) === undefined) return [];
    const posing = pose(call as Call<FindingAttributes>, page);
    // What a draft asks is checked like any other; nobody has claimed it, so it is not judged.
    return posing && !isDraft(call.raw) ? posing : [];
  });
  const { family } = parsed.frontMatter.values;
  const { evidence } = page.context;
  const judged = judgeFindings(posed, evidence, family).map((finding) => ({
    ...finding,
    ...judgementInWords(finding, evidence),
  }));
  for (const finding of judged) {
    const found = finding.contrast ?? finding.estimate;
    if (found && lacksData(found)) reportNoData(found, finding.call, page);
    else if (kindOf(finding.call) === "claim") reportUnlessUpheld(finding, page);
    reportRegisteredLater(finding.call, parsed.frontMatter.values.date, page);
  }
  return new Map(judged.map((finding) => [finding.id, withPlace(finding, parsed.file, page)]));
}

/** What a directive states; undefined where it states nothing that can be judged. */
function kindOf({ name }: Pick<Call, "name">): Finding["kind"] | undefined {
  return blockDirectives.get(name)?.judged;
}

function pose(call: Call<FindingAttributes>, page: Page): Posed | null {
  const { id, versus: versusText, expect } = call.attributes;
  const parsed = parseExpectation(expect);
  if ("error" in parsed) {
    const { message, ...more } = parsed.error;
    page.problems.error("expectation-is-valid", call.place("expect"), message, more);
  }
  const question = askQuestion(call.attributes, call, page);
  if (!question) return null;
  const versus = versusText === undefined ? null : askVersus(versusText, question, call, page);
  if ("error" in parsed || (versusText !== undefined && !versus)) return null;
  const { expectation } = parsed;
  const { experiment, metric, of } = question;
  const asked = poseScale(question, versus, call, page);
  if (!asked) return null;
  const scale: EvidenceScale = versus === null ? "level" : asked.scale;
  const misfit = misfitOf(expectation, metric, scale);
  if (misfit) {
    const { message, ...more } = misfit;
    page.problems.error("expectation-fits", call.place("expect"), message, more);
    return null;
  }
  return {
    id,
    experiment: experiment.id,
    metric: metric.id,
    of,
    versus,
    expectation,
    ...asked,
    about: call.attributes.about,
    prompts: call.attributes.prompts,
    question,
    call,
  };
}

/** Scale of a finding; null with a problem where `across` has nothing to look across. */
function poseScale(
  question: Question,
  versus: Selection | null,
  call: Call<FindingAttributes>,
  page: Page,
): ReturnType<typeof askScale> {
  const asked = askScale(call.attributes, question.experiment, call, page);
  const across = asked?.across;
  if (across === undefined) return asked;
  if (versus !== null) return looksAcross(across, question, versus, call, page) ? asked : null;
  page.problems.error(
    "attribute-is-valid",
    call.place("across"),
    "An interaction compares two differences",
    { expected: "versus=…", found: across },
  );
  return null;
}

/** What was registered after the page was written cannot have been expected when it was written. */
function reportRegisteredLater(call: Call<FindingAttributes>, date: string, page: Page): void {
  const { registered } = call.attributes;
  if (registered === undefined || registered <= date) return;
  page.problems.error(
    "attribute-is-valid",
    call.place("registered"),
    `"registered" of ${call.shown} is later than the date of the page`,
    { expected: `${date} or earlier`, found: registered },
  );
}

function reportUnlessUpheld(finding: Worded, page: Page): void {
  if (finding.verdict === "upheld") return;
  const { id, expectation, why, call, question } = finding;
  const message = `The claim "${id}" is ${verdictInWords(finding)}. ${why}`;
  page.problems.error("claim-is-upheld", call.place(), message, {
    expected: expectation.text,
    found: foundText(finding, question.metric),
    fix:
      adviceFor(finding, question.experiment.design) ??
      "Correct the claim or its expectation; what was expected and did not come is a :::hypothesis.",
  });
}

function withPlace(judged: Worded, file: string, page: Page): Judged {
  const {
    call,
    question: _question,
    scale: _scale,
    across: _across,
    ruling: _ruling,
    ...finding
  } = judged;
  const { short, alias } = call.attributes;
  return {
    ...finding,
    notebook: page.notebook ?? "",
    number: page.anchors.find((a) => a.kind === "finding" && a.id === finding.id)?.number ?? 0,
    kind: kindOf(call) ?? "claim",
    ...(short === undefined ? {} : { short }),
    registered: registrationOf(call, { experiment: judged.experiment, file }, page),
    aliases: [...alias],
    figures: [],
    place: call.place(),
  };
}
