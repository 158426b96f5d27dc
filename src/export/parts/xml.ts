import { xmlText } from "../../lib/xml-text.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text as XML holds it, in elements and in attributes. */
export const inXml = (text: string): string =>
  xmlText(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** One element: `xml("a", { href: "x" }, "text")`. What stands inside is XML already. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...inside: readonly string[]
): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${inXml(value)}"`);
  const open = `<${name}${said.join("")}`;
  return inside.length === 0 ? `${open}/>` : `${open}>${inside.join("")}</${name}>`;
}

/** A whole file. */
export const xmlFile = (root: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`;
