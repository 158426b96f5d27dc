import { inHtml } from "../../../lib/html-text.ts";
import { visibleLine } from "../../../lib/visible-text.ts";

/** HTML that is written already. Only functions of this folder make it; all else is text. */
export interface Html {
  readonly html: string;
}

type Attributes = Readonly<Record<string, string | number>>;

export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly (Html | string)[]
): Html {
  const own = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${inHtml(String(value))}"`)
    .join("");
  if (empty.has(name)) return { html: `<${name}${own}>` };
  const inner = children.map((one) => (typeof one === "string" ? shown(one) : one.html)).join("");
  return { html: `<${name}${own}>${inner}</${name}>` };
}

const empty = new Set(["meta", "br"]);

/** A text as it is, with characters that nobody sees, or that turn the order of others, as their codes. */
const shown = (text: string): string => inHtml(visibleLine(text));
