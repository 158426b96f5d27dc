import { createRequire } from "node:module";
import type { Root } from "mdast";
import type { InlineMath, Math as MathBlock } from "mdast-util-math";
import { visit } from "unist-util-visit";
import type { Problems } from "../../model/index.ts";
import type { Source } from "../parse/source.ts";

/** HTML that this program made itself, which the writer passes on as it is. */
export interface OwnHtml {
  readonly type: "raw";
  readonly value: string;
}

type Mathematics = InlineMath | MathBlock;

interface Katex {
  renderToString(tex: string, options: object): string;
  readonly ParseError: new () => Error & { readonly rawMessage: string; readonly position: number };
}

// Loaded by pages with mathematics alone, and at once: a page is parsed in one go.
const require = createRequire(import.meta.url);
let loaded: Katex | undefined;
const katex = (): Katex => (loaded ??= require("katex") as Katex);

/** What TeX may cost: a macro that calls itself ends here. */
const mostExpansions = 1000;
/** The largest size that TeX may ask for, in em: a rule across the page and no more. */
const largestSize = 40;

/** MathML of TeX: no fonts, no styles, no script; no command that links, loads or names a class. */
function toMathml(tex: string, display: boolean): string {
  const html = katex().renderToString(tex, {
    output: "mathml",
    displayMode: display,
    throwOnError: true,
    strict: "ignore",
    trust: false,
    maxExpand: mostExpansions,
    maxSize: largestSize,
  });
  const [math = ""] = /<math[\s\S]*<\/math>/.exec(html) ?? [];
  // The page's policy allows no style attributes.
  return math.replace(/ style="[^"]*"/g, "");
}

/** Mathematics that cannot be read is a problem at its place, and shown as written. */
export function checkMathematics(root: Root, source: Source, problems: Problems): void {
  visit(root, (node) => {
    if (node.type !== "math" && node.type !== "inlineMath") return;
    const start = node.position?.start.offset ?? 0;
    try {
      toMathml(node.value, node.type === "math");
    } catch (error) {
      const { position = 0, rawMessage } = error as { position?: number; rawMessage?: string };
      const inside = source.text.indexOf(node.value, start) - start;
      problems.error(
        "mathematics-is-valid",
        source.place(start + Math.max(0, inside) + position),
        `This is not mathematics in TeX: ${rawMessage ?? "it cannot be read"}`,
        {
          found: near(node.value, position),
          fix: "Correct it, or write `\\$` for a dollar sign.",
        },
      );
    }
  });
}

/** TeX from a place on; its end where nothing is left after it. */
function near(tex: string, position: number): string {
  const rest = tex.slice(position).trim();
  return (
    (rest === "" ? tex.slice(-longestFound) : rest.slice(0, longestFound)).split("\n")[0] ?? ""
  );
}

/** Characters of TeX that a message shows. */
const longestFound = 40;

/** In the HTML of a page. */
export function mathematicsHtml(node: Mathematics): OwnHtml | { type: "text"; value: string } {
  try {
    return { type: "raw", value: toMathml(node.value, node.type === "math") };
  } catch {
    return { type: "text", value: node.value };
  }
}
