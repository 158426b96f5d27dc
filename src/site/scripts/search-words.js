// Words of a search: read, found in texts, ranked. It touches no page: scripts/search.js does.
globalThis.upheldWords = (() => {
  /** Characters around what was found, and the share of them before it. */
  const excerpt = { length: 240, before: 0.3 };
  /** Saturation and length of the usual ranking (BM25), and what a word in a title, in a verdict or as a whole counts. */
  const rank = { k: 1.2, b: 0.75, title: 3, said: 1.5, whole: 1.5 };
  /** Matches of one text that are looked at: enough to choose an excerpt. */
  const mostMatches = 100;

  /**
   * @typedef {import("./globals.d.ts").Entry} Entry
   * @typedef {import("./globals.d.ts").Folded} Folded
   * @typedef {import("./globals.d.ts").Term} Term
   */

  /** In small letters without accents; each sign stays where it is, so that what is found can be marked. */
  const fold = (/** @type {string} */ text) =>
    text
      .replace(/[^\0-\x7f]/g, (sign) => {
        if (sign === "\u2212" || sign === "\u2011") return "-";
        const plain = (sign.normalize("NFKD")[0] ?? sign).toLowerCase();
        return plain.length === 1 ? plain : sign;
      })
      .replace(/[A-Z]/g, (sign) => sign.toLowerCase());

  /** Scripts that put no space between words: there a word is found anywhere. */
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

  /** Characters of a query that are looked for: nobody types more, and a pattern has an end. */
  const longestQuery = 300;

  /** @param {string} query @returns {Term[]} */
  const termsOf = (query) =>
    [...query.slice(0, longestQuery).matchAll(/"([^"]+)"|[^\s"]+/g)].flatMap(
      ([whole, together]) => {
        const word = fold(together ?? whole.replace(/^[([{,;:]+|[)\]},;:.?!]+$/g, "")).trim();
        if (word === "") return [];
        const begins = /^[\p{L}\p{N}]/u.test(word) && !unspaced.test(word);
        const escaped = word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+");
        return [
          { word, pattern: new RegExp((begins ? "(?<![\\p{L}\\p{N}])" : "") + escaped, "gu") },
        ];
      },
    );

  /** Places of a term, at most `mostMatches`. @param {Term} term @param {string} text */
  const placesOf = ({ pattern }, text) => {
    /** @type {[number, number][]} */
    const places = [];
    for (const match of text.matchAll(pattern)) {
      places.push([match.index, match.index + match[0].length]);
      if (places.length >= mostMatches) break;
    }
    return places;
  };

  /** How often a text has a term, a whole word a little more. @param {Term} term @param {string} text */
  const weightIn = (term, text) =>
    placesOf(term, text).reduce(
      (sum, [, end]) => sum + (/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2)) ? 1 : rank.whole),
      0,
    );

  /** Entries that hold every term, the best first. @param {Folded[]} entries @param {Term[]} terms */
  const ranked = (entries, terms) => {
    const length = (/** @type {Folded} */ { title, text }) => title.length + text.length;
    const mean = entries.reduce((sum, one) => sum + length(one), 0) / Math.max(1, entries.length);
    const weights = terms.map((term) =>
      entries.map((one) => {
        const often =
          rank.title * weightIn(term, one.title) +
          rank.said * weightIn(term, one.said) +
          weightIn(term, one.text);
        return often / (often + rank.k * (1 - rank.b + (rank.b * length(one)) / mean)) || 0;
      }),
    );
    const rare = weights.map((own) => {
      const have = own.filter((weight) => weight > 0).length;
      return Math.log(1 + (entries.length - have + 0.5) / (have + 0.5));
    });
    return entries
      .map((one, i) => ({
        one,
        all: weights.every((own) => (own[i] ?? 0) > 0),
        whole: terms.every((term) => isWhole(term, one)),
        score: weights.reduce((sum, own, t) => sum + (own[i] ?? 0) * (rare[t] ?? 0), 0),
      }))
      .filter(({ all }) => all)
      .sort((a, b) => Number(b.whole) - Number(a.whole) || b.score - a.score)
      .map(({ one }) => one);
  };

  /** Whether a term stands in an entry as a whole word, and not only at the beginning of one. @param {Term} term @param {Folded} one */
  const isWhole = (term, { title, said, text }) =>
    [title, said, text].some((whole) =>
      placesOf(term, whole).some(([, end]) => !/^[\p{L}\p{N}]/u.test(whole.slice(end, end + 2))),
    );

  /** @param {Entry} entry @returns {Folded} */
  const foldEntry = (entry) => ({
    entry,
    title: fold(entry.title),
    said: fold(entry.said ?? ""),
    text: fold(entry.text),
  });

  /** The stretch of a text with the most of the terms. @param {string} whole @param {string} folded @param {Term[]} terms */
  const stretch = (whole, folded, terms) => {
    const places = terms.flatMap((term, t) =>
      placesOf(term, folded).map(([start]) => ({ start, t })),
    );
    const reach = excerpt.length * (1 - excerpt.before);
    let [best, most, least] = [0, 0, reach];
    for (const { start } of places) {
      // The first of each term from here on, and how far the last of them is.
      const firsts = terms.flatMap((_, t) =>
        Math.min(...places.filter((p) => p.t === t && p.start >= start).map((p) => p.start)),
      );
      const near = firsts.filter((first) => first < start + reach);
      const away = Math.max(...near) - start;
      if (near.length > most || (near.length === most && away < least))
        [best, most, least] = [start, near.length, away];
    }
    let from = Math.max(0, Math.round(best - excerpt.length * excerpt.before));
    // Cut at words, where there are any.
    if (from > 0) {
      const space = whole.indexOf(" ", from) + 1;
      if (space > 0 && space <= best) from = space;
    }
    let to = Math.min(whole.length, from + excerpt.length);
    if (to < whole.length) {
      const space = whole.lastIndexOf(" ", to);
      if (space > best) to = space;
    }
    return { from, to };
  };

  /** Signs by which two words differ, at most `most` + 1. @param {string} a @param {string} b @param {number} most */
  const apart = (a, b, most) => {
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++)
        next.push(
          Math.min(
            (row[j] ?? 0) + 1,
            (next[j - 1] ?? 0) + 1,
            (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
          ),
        );
      if (Math.min(...next) > most) return most + 1;
      row = next;
    }
    return row[b.length] ?? most + 1;
  };

  /** The nearest word of the report to one that it does not hold. @param {string} word @param {Folded[]} entries */
  const nearest = (word, entries) => {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    const words = new Set(
      entries.flatMap(
        ({ title, said, text }) => `${title} ${said} ${text}`.match(/[\p{L}\p{N}]+/gu) ?? [],
      ),
    );
    let best = null;
    let least = most + 1;
    for (const other of words) {
      if (Math.abs(other.length - word.length) > most) continue;
      const off = apart(word, other, most);
      if (off < least) [best, least] = [other, off];
    }
    return best;
  };

  /** Whether no entry holds a term. @param {Folded[]} entries @param {Term} term */
  const lacks = (entries, term) =>
    !entries.some(({ title, said, text }) =>
      [title, said, text].some((one) => placesOf(term, one).length > 0),
    );

  return { foldEntry, termsOf, placesOf, ranked, stretch, nearest, lacks };
})();
