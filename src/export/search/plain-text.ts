/** Tags that part words: what stands in them is a piece of its own. Others stand within a word or a sentence. */
const parting =
  "(?:p|div|br|hr|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|th|td|pre|blockquote|figure|figcaption|section|details|summary|h[1-6])";
/** A tag from its name to its end; a value in quotes may hold the sign that ends tags. */
const rest = `\\b(?:"[^"]*"|'[^']*'|[^"'>])*>`;

/** What readers do not see as words: numbers that lead to a source or note, and the TeX beside a formula. */
const unread = new RegExp(
  `<sup${rest}\\s*<a${rest}.*?</sup>|<annotation${rest}.*?</annotation>`,
  "gs",
);
const between = new RegExp(`</?${parting}${rest}`, "g");
const within = new RegExp(`</?[a-zA-Z]${rest.slice(2)}`, "g");

const named: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  gt: ">",
  lt: "<",
  nbsp: " ",
  quot: '"',
};

function signOf(whole: string, name: string): string {
  if (!name.startsWith("#")) return named[name] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

/** The words of HTML that our own pipeline wrote, in one line: for a search, never to be shown as HTML. */
export function plainText(html: string): string {
  return html
    .replace(unread, "")
    .replace(between, " ")
    .replace(within, "")
    .replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, signOf)
    .replace(/\s+/g, " ")
    .trim();
}
