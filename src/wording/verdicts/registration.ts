import { dateInWords } from "../../lib/date-words.ts";
import { counted } from "../../lib/words.ts";
import type { Finding, UncheckedReason } from "../../model/index.ts";

type Standing = Pick<Finding, "kind" | "registered">;

/** Why a registration was not checked, after a colon. */
const unchecked: Readonly<Record<UncheckedReason, string>> = {
  "no-history": "there is no history of the report here",
  "cut-history": "the history of the report is cut short here",
  "results-uncommitted": "its result files are not committed",
};

/** What an author can do about it. */
const fixes: Readonly<Record<UncheckedReason, string>> = {
  "no-history": "Build it in its repository, with git.",
  "cut-history":
    "Fetch all of it: `git fetch --unshallow`, or `fetch-depth: 0` of the action that checks it out.",
  "results-uncommitted": "Commit the result files.",
};

/** When a hypothesis was registered, or that it was not; null of a claim. */
export function registrationInWords({ kind, registered }: Standing): string | null {
  if (kind !== "hypothesis") return null;
  if (!registered) return "Written with the data in hand";
  const day = `Registered ${dateInWords(registered.date)}`;
  return registered.unchecked
    ? `${day}, not checked: ${unchecked[registered.unchecked]}`
    : `${day}, before the first of its result files`;
}

/** Findings are counted apart by what they were known beforehand to be worth. */
const kinds = {
  claim: { one: "claim", many: "Claims" },
  registered: {
    one: "hypothesis registered before the results",
    many: "Hypotheses registered before the results",
  },
  unchecked: {
    one: "hypothesis, its registration not checked",
    many: "Hypotheses, their registration not checked",
  },
  inHand: {
    one: "hypothesis written with the data in hand",
    many: "Hypotheses written with the data in hand",
  },
} as const;

function kindOf({ kind, registered }: Standing): keyof typeof kinds {
  if (kind === "claim") return "claim";
  if (!registered) return "inHand";
  return registered.checked ? "registered" : "unchecked";
}

/** `hypothesis registered before the results`. */
export const kindInWords = (finding: Standing): string => kinds[kindOf(finding)].one;

/** Findings by their kind, with its name in the plural; kinds of which there is none are left out. */
export function findingsByKind<F extends Standing>(
  findings: readonly F[],
): readonly { readonly name: string; readonly one: string; readonly findings: readonly F[] }[] {
  return (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) => {
    const own = findings.filter((finding) => kindOf(finding) === kind);
    const { one, many } = kinds[kind];
    return own.length > 0 ? [{ name: many, one, findings: own }] : [];
  });
}

/** The warning that some registrations could not be checked. */
export function uncheckedInWords(why: UncheckedReason, n: number) {
  return {
    message: `${counted(n, "registration")} of hypotheses could not be checked`,
    expected: "a history that shows what came first",
    found: unchecked[why],
    fix: fixes[why],
  };
}
