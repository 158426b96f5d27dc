import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import type { Finding } from "../../model/index.ts";
import type { Call } from "../directives/shared/directive.ts";
import type { HistoryAnswer } from "../directives/shared/history.ts";
import type { Page } from "../directives/shared/page.ts";
import type { FindingAttributes } from "../directives/shared/show-finding.ts";
import { plainSentence, registeredSentence, saysSentence } from "./registered-sentence.ts";

type Registered = Finding["registered"];
type Known = Extract<HistoryAnswer, { found: "commit" }>;

const notRegistered =
  "take `registered` out, and the page says that it was written with the data in hand.";

/**
 * What a hypothesis says of its registration, held against the history; null where it says nothing. What the history
 * contradicts is a problem; what nobody can check is said to be unchecked.
 */
export function registrationOf(
  call: Call<FindingAttributes>,
  { experiment, file: own }: { readonly experiment: string; readonly file: string },
  page: Page,
): Registered {
  const { registered: date, commit, file = own } = call.attributes;
  if (date === undefined || commit === undefined) {
    reportHalf(call, page);
    return null;
  }
  const answer = page.context.history({ commit, file, experiment });
  const unchecked = { date, commit, file, checked: false, results: null };
  if (answer.found === "nothing") return { ...unchecked, unchecked: answer.why };
  if (answer.found === "no-commit") {
    untrue(call, page, "commit", `The history of this report has no commit "${commit}"`, {
      expected: "a commit that the report of today comes after, by its hash",
      found: commit,
    });
    return null;
  }
  const said = [
    checkDay(call, date, answer, page),
    checkSentence(call, file, answer, page),
    checkOrder(call, experiment, answer, page),
  ];
  if (said.includes(false)) return null;
  const { results } = answer;
  return results
    ? { date, commit: answer.commit, file, checked: true, unchecked: null, results }
    : { ...unchecked, commit: answer.commit, unchecked: "results-uncommitted" };
}

/** A day without a commit is a promise that nobody can check. */
function reportHalf(call: Call<FindingAttributes>, page: Page): void {
  const { registered, commit, file } = call.attributes;
  if (registered !== undefined)
    page.problems.error(
      "attribute-is-valid",
      call.place("registered"),
      `${call.shown} says when it was registered, and not where`,
      {
        expected: "`commit=…`: the commit whose file holds the sentence",
        found: `registered=${registered} alone`,
        fix: `Name the commit. If there is none: ${notRegistered}`,
      },
    );
  else if (commit !== undefined || file !== undefined)
    page.problems.error(
      "attribute-is-valid",
      call.place(commit === undefined ? "file" : "commit"),
      `${call.shown} says where it was registered, and not when`,
      { expected: "`registered=YYYY-MM-DD`, the day of the commit", found: "none" },
    );
}

function checkDay(call: Call, date: string, { date: found, commit }: Known, page: Page): boolean {
  if (found === date) return true;
  return untrue(call, page, "registered", `The commit ${short(commit)} is of another day`, {
    expected: `registered=${found}`,
    found: date,
  });
}

function checkSentence(call: Call, file: string, { text, commit }: Known, page: Page): boolean {
  const name = `"${file}" of the commit ${short(commit)}`;
  if (text === null)
    return untrue(call, page, "file", `There is no ${name}`, {
      expected: "the file that holds the sentence, by the path that it had then",
      found: file,
    });
  if (holdsValues(call))
    return untrue(
      call,
      page,
      undefined,
      `The sentence of ${call.shown} holds a number of the data`,
      {
        expected: "the sentence as it was registered: it cannot have known the data",
        found: "a directive in the sentence",
        fix: "Write the number as it was registered, or move it to the text below.",
      },
    );
  const sentence = registeredSentence(call.body.map((node) => textOf(node)).join(" "));
  if (sentence !== "" && saysSentence(plainSentence(text), sentence)) return true;
  return untrue(call, page, undefined, `The sentence of ${call.shown} does not stand in ${name}`, {
    expected: "the sentence as it was registered; words in square brackets are yours",
    found: sentence || "nothing outside of square brackets",
    fix: `Write it as it stood there. If it is another hypothesis: ${notRegistered}`,
  });
}

function checkOrder(call: Call, experiment: string, answer: Known, page: Page): boolean {
  const { notAfter, commit } = answer;
  if (notAfter === null) return true;
  const message =
    notAfter === commit
      ? `The commit ${short(commit)} adds result files of ${experiment} itself`
      : `Result files of ${experiment} do not come after the commit ${short(commit)}`;
  return untrue(call, page, "commit", message, {
    expected: "a commit that every result file was added after",
    found: `result files that ${short(notAfter)} added`,
    fix: `Name the commit before the results. If there is none: ${notRegistered}`,
  });
}

/** Reports what the history contradicts. */
function untrue(
  call: Call,
  page: Page,
  attribute: string | undefined,
  message: string,
  more: { readonly expected: string; readonly found: string; readonly fix?: string },
): false {
  page.problems.error("registration-is-true", call.place(attribute), message, more);
  return false;
}

function holdsValues({ body }: Call): boolean {
  let holds = false;
  for (const node of body)
    visit(node, "textDirective", () => {
      holds = true;
    });
  return holds;
}

/** Digits of a hash that a message shows. */
const shown = 7;
const short = (commit: string): string => commit.slice(0, shown);
