/** Words of a piece of a page as it is read: what stands in code, formulas and drawings is looked at, not read. */
export function wordsIn(html: string): number {
  const text = html.replace(/<(pre|math|svg|table)\b[\s\S]*?<\/\1>/g, " ").replace(/<[^>]*>/g, "");
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
