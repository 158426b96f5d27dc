import pc from "picocolors";
import type { Built } from "../report/build.ts";
import { plural } from "./print-problems.ts";

type Pages = Built["prose"];

/** Of each page so many sentences are shown: enough to see what kind they are. */
const sentencesShown = 5;
/** Of a sentence so much is shown, around the first word that states something. */
const charactersShown = 90;

/** Where the numbers in the prose of a report come from, and the sentences that state something bound to nothing. */
export function describeProse(pages: Pages, all: boolean): string {
  const unbound = pages.reduce((sum, page) => sum + page.unbound.length, 0);
  const parts = [unbound > 0 && adviceOn(pages, unbound, all), numbersOf(pages)];
  return parts.filter(Boolean).join("\n");
}

function numbersOf(pages: Pages): string | false {
  const sum = (of: keyof Pages[number]["numbers"]) =>
    pages.reduce((total, { numbers }) => total + numbers[of], 0);
  const [bound, published, typed] = [sum("bound"), sum("published"), sum("typed")];
  const total = bound + published + typed;
  if (total === 0) return false;
  const share = Math.floor((100 * (bound + published)) / total);
  const rest = [
    published > 0 && `${published} copied from a source and marked`,
    `${typed} typed by hand`,
  ].filter(Boolean);
  return `${bound} of ${plural(total, "number")} in the prose computed from files of the report, ${rest.join(", ")}: ${share}% bound.`;
}

function adviceOn(pages: Pages, unbound: number, all: boolean): string {
  const lists = pages
    .filter((page) => page.unbound.length > 0)
    .map((page) => {
      const shown = all ? page.unbound : page.unbound.slice(0, sentencesShown);
      const more = page.unbound.length - shown.length;
      return [
        `  ${pc.bold(page.file)}`,
        ...shown.map(
          ({ line, words, text }) => `  ${String(line).padStart(5)}  ${excerpt(text, words)}`,
        ),
        ...(more > 0 ? [pc.dim(`         and ${more} more`)] : []),
      ].join("\n");
    });
  const hidden = !all && pages.some((page) => page.unbound.length > sentencesShown);
  return [
    `${pc.cyan("advice")} ${plural(unbound, "sentence")} ${unbound === 1 ? "states" : "state"} a number or a comparison that is bound to nothing.`,
    `  Nobody notices when the data say something else. Bind it (:value, :diff, :n, :field, a claim), or link to its figure.`,
    `  \`prose: lax\` in the front matter or in upheld.yaml leaves this out${hidden ? "; --all shows all of them" : ""}.`,
    ...lists,
    "",
  ].join("\n");
}

/** The part of a sentence around what it states, which stands out. */
function excerpt(text: string, [first = ""]: readonly string[]): string {
  const at = Math.max(0, text.indexOf(first));
  const from = Math.max(0, Math.min(at - charactersShown / 2, text.length - charactersShown));
  const to = Math.min(text.length, from + charactersShown);
  const cut = `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
  return cut.replace(first, pc.yellow(first));
}
