/**
 * Text as it is compared with what was registered: without the signs of Markdown, with one space between words. Both
 * sides lose the same, so a sentence may have moved from a list into a table, or be wrapped elsewhere.
 */
export function plainSentence(text: string): string {
  return text
    .normalize("NFC")
    .replace(/!?\[([^\][]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, "$1")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/^[ \t]*>+/gm, " ")
    .replace(/[*_`~$\\]/g, "")
    .replace(/\s+/g, " ")
    .replace(/ ([.,;:!?])/g, "$1")
    .trim();
}

/** The same of a sentence of a page, without the words that its author added in square brackets. */
export function registeredSentence(text: string): string {
  return plainSentence(text.replace(/\[[^\][]*\]/g, " "));
}

/** Whether a text holds a sentence, from the beginning of a word to the end of one. */
export function saysSentence(text: string, sentence: string): boolean {
  const isWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  for (let at = text.indexOf(sentence); at >= 0; at = text.indexOf(sentence, at + 1)) {
    const before = isWord(text[at - 1]) && isWord(sentence[0]);
    const after = isWord(text[at + sentence.length]) && isWord(sentence.at(-1));
    if (!before && !after) return true;
  }
  return false;
}
