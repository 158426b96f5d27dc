/** What a page of docs tells its reader to do, in order, read from its fenced blocks. */
export type Step =
  /** ```` ```lang file=path ````: a file to write. */
  | { readonly kind: "file"; readonly path: string; readonly text: string; readonly line: number }
  /** ```` ```sh ````: commands to run; `fails` where they are meant to, `by-hand` where a test cannot. */
  | {
      readonly kind: "run";
      readonly commands: readonly string[];
      readonly fails: boolean;
      readonly byHand: boolean;
      /** What they print, from the block ```` ```text output ```` after them; null where the page shows nothing. */
      readonly output: string | null;
      readonly line: number;
    };

const fence = /^(`{3,})(\S*)[ \t]*([^\n]*)\n([\s\S]*?)^\1[ \t]*$/gm;

/** Reads the steps of a page. A block that is none of these is for looking at only. */
export function stepsOf(page: string): readonly Step[] {
  const steps: Step[] = [];
  for (const found of page.matchAll(fence)) {
    const [, , language = "", info = "", text = ""] = found;
    const line = page.slice(0, found.index).split("\n").length;
    const words = info.split(/\s+/).filter(Boolean);
    const path = words.find((word) => word.startsWith("file="))?.slice("file=".length);
    const last = steps.at(-1);
    if (path !== undefined) steps.push({ kind: "file", path, text, line });
    else if (language === "sh")
      steps.push({
        kind: "run",
        commands: text.trim().split("\n"),
        fails: words.includes("fails"),
        byHand: words.includes("by-hand"),
        output: null,
        line,
      });
    else if (language === "text" && words.includes("output")) {
      if (last?.kind !== "run") throw new Error(`Line ${line}: output of no command.`);
      steps[steps.length - 1] = { ...last, output: text.trimEnd() };
    }
  }
  return steps;
}

/** Whether something was printed as a page shows it: a line `…` stands for any lines, `…` in a line for any words. */
export function printedAs(shown: string, printed: string): boolean {
  const pattern = tidy(shown)
    .split("\n")
    .map((line) =>
      line.trim() === "…"
        ? "(?:[^\\n]*\\n)*?"
        : `${line.split("…").map(quoted).join("[^\\n]*")}\\n`,
    )
    .join("");
  return new RegExp(`^${pattern}$`).test(`${tidy(printed)}\n`);
}

/** Spaces that hold a number and its unit together look like any other on a page. */
const tidy = (text: string): string =>
  text
    .replace(/[\u00a0\u202f]/g, " ")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
