// Samples that stand in files beside the pages: a list page by page, and one unit over all conditions. What is shown stands
// in the fragment of the address, so that it can be linked and gone back from. Texts are set as text and never as markup.
(() => {
  /**
   * @typedef {{ condition: Record<string, string>, slug: string, samples: number, failed: number }} Listed
   * @typedef {[number, number, number, number, number]} Run condition, samples, failed, first unit, last unit
   * @typedef {{ id: string, label: string, kind: string, role: string, better: string }} Metric
   * @typedef {{ files?: string[], rows?: number, runs: Run[] }} Part a shard, or a group of rows of the Parquet file
   * @typedef {{ name: string, text: string }} Turn
   * @typedef {{ unit: string, scope?: string, condition: Record<string, string>, replicate: string, epoch: number,
   *   scores: Record<string, number | string>, turns: Turn[], target?: string, place?: string, withheld?: string,
   *   fields?: Record<string, unknown> }} Sample
   * @typedef {{ form: string, scoped: boolean, metrics: Metric[], conditions: Listed[], shards: Part[], rowGroups: Part[],
   *   names: { file: string, first: string }[], more: string[],
   *   parquet: { file: string, bytes: number } | null }} Index
   */
  const reader = document.querySelector(".reader");
  if (!(reader instanceof HTMLElement)) return;
  const { index: indexAt = "", list: slug, which = "all", units: unitsAt = "" } = reader.dataset;
  // What a unit is called, and a run where there are several.
  const { unit: unitWord = "unit", run: runWord } = reader.dataset;
  const base = new URL(indexAt, location.href);
  const listing = document.querySelector(".listing");
  const pager = document.querySelector(".pager");
  const range = document.querySelector(".range");
  const rowsAPage = 200;
  const mostSharedRows = 24;
  /** Files that are kept unpacked: a page of a list, or a unit, rarely needs more. */
  const mostKept = 6;
  /** Files that are fetched at once. */
  const together = 6;
  /** Characters of a turn that fits into a row of a table, and turns that make one of a unit's samples. */
  const most = { characters: 160, turns: 3 };

  /** What went wrong, in words for readers. */
  class Unread extends Error {
    constructor(/** @type {string} */ message, /** @type {Node[]} */ ...more) {
      super(message);
      this.more = more;
    }
  }

  const element = (
    /** @type {string} */ name,
    /** @type {Record<string, string>} */ attributes = {},
    /** @type {(Node | string)[]} */ ...children
  ) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const unseen =
    /(?!\t|\n|\r|\ufe0e|\ufe0f)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\ufffe\uffff]|\r(?!\n)/gu;
  const joins = (/** @type {string} */ text, /** @type {number} */ at) => {
    const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? "";
    const after = [...text.slice(at + 1, at + 3)][0] ?? "";
    const letter = /(?!\p{Script=Latin})[\p{L}\p{M}]/u;
    if (letter.test(before) && letter.test(after)) return true;
    return (
      text[at] === "\u200d" &&
      /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)/u.test(before) &&
      /^\p{Extended_Pictographic}/u.test(after)
    );
  };
  /** A text with its invisible characters as codes. */
  const said = (/** @type {string} */ text) => {
    const all = document.createDocumentFragment();
    let from = 0;
    for (const { 0: found, index } of text.matchAll(unseen)) {
      if (/[\u200c\u200d]/.test(found) && joins(text, index)) continue;
      const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
      all.append(text.slice(from, index), element("span", { class: "unseen" }, `U+${code}`));
      from = index + found.length;
    }
    all.append(text.slice(from));
    return all;
  };

  const unpack = async (/** @type {Blob} */ blob) => {
    const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
    // Some hosts unpack on the way: then the magic bytes of gzip are gone.
    if (first !== 0x1f || second !== 0x8b) return blob.text();
    return new Response(blob.stream().pipeThrough(new DecompressionStream("gzip"))).text();
  };
  const fetchBlob = async (/** @type {string} */ file) => {
    const at = new URL(file, base);
    let answer;
    try {
      answer = await fetch(at);
    } catch {
      throw new Unread(
        location.protocol === "file:"
          ? "This page was opened from a disk, and browsers read such files from a web server only."
          : `${at.pathname} could not be fetched: no answer came.`,
      );
    }
    if (!answer.ok) throw new Unread(`${at.pathname} could not be fetched: ${answer.status}.`);
    return answer.blob();
  };
  const parsed = (/** @type {string} */ text, /** @type {string} */ file) => {
    try {
      return JSON.parse(text);
    } catch {
      throw new Unread(`${file} is not what it should be: it may be cut, or of another version.`);
    }
  };
  /** Lines of JSON of a file; a line about the file itself is left out. */
  const linesOf = (/** @type {string} */ text, /** @type {string} */ file) =>
    text
      .split("\n")
      .filter(Boolean)
      .map((line) => parsed(line, file));

  /** @type {Promise<Index> | null} */
  let opened = null;
  const openIndex = () => {
    opened ??= (async () => {
      /** @type {Index} */
      const index = parsed(await unpack(await fetchBlob("")), base.pathname);
      for (const file of index.more) {
        const part = parsed(await unpack(await fetchBlob(file)), file);
        index.conditions.push(...part.conditions);
        index.shards.push(...part.shards);
        index.rowGroups.push(...part.rowGroups);
      }
      return index;
    })();
    // What failed once may be there when it is asked for again.
    opened.catch(() => {
      opened = null;
    });
    return opened;
  };

  /** @typedef {(from: number, to: number) => Promise<Record<string, unknown>[]>} ReadRows */
  /** @type {Promise<ReadRows> | null} */
  let openedFile = null;
  const rowsOfFile = (/** @type {{ file: string, bytes: number }} */ { file, bytes }) => {
    const at = new URL(file, base);
    // `parquet-file.js` stands before this script in pages that need it.
    const open = /** @type {any} */ (globalThis).upheldParquet;
    openedFile ??= open(at.href, bytes).catch((/** @type {unknown} */ problem) => {
      openedFile = null;
      const why = problem instanceof Error ? problem.message : String(problem);
      throw new Unread(`${why} The file itself: `, element("a", { href: at.href }, file));
    });
    return /** @type {Promise<ReadRows>} */ (openedFile);
  };

  /** @type {Map<Part, Promise<Sample[]>>} */
  const kept = new Map();
  const samplesIn = (/** @type {Index} */ index, /** @type {Part} */ part) => {
    const known = kept.get(part);
    if (known) return known;
    const read = index.parquet ? rowsIn(index, index.parquet, part) : linesIn(part.files ?? []);
    kept.set(part, read);
    for (const old of kept.keys()) if (kept.size > mostKept) kept.delete(old);
    read.catch(() => kept.delete(part));
    return read;
  };
  const linesIn = async (/** @type {string[]} */ files) => {
    const blob = new Blob(await Promise.all(files.map(fetchBlob)));
    /** @type {Sample[]} */
    const all = linesOf(await unpack(blob), files[0] ?? "");
    return all.filter(({ turns }) => Array.isArray(turns));
  };
  const rowsIn = async (
    /** @type {Index} */ { rowGroups },
    /** @type {{ file: string, bytes: number }} */ parquet,
    /** @type {Part} */ part,
  ) => {
    const from = rowGroups
      .slice(0, rowGroups.indexOf(part))
      .reduce((sum, { rows = 0 }) => sum + rows, 0);
    const rows = await (await rowsOfFile(parquet))(from, from + (part.rows ?? 0));
    return rows.map((row) => {
      const told = Object.entries(row).filter(([, value]) => value !== null);
      return /** @type {Sample} */ (/** @type {unknown} */ (Object.fromEntries(told)));
    });
  };
  /** What some parts have that is wanted, in their order; a few are read at once. */
  const wantedIn = async (
    /** @type {Index} */ index,
    /** @type {Part[]} */ parts,
    /** @type {(samples: Sample[], at: number) => Sample[]} */ wanted,
  ) => {
    const mine = asked;
    /** @type {Sample[][]} */
    const found = parts.map(() => []);
    let next = 0;
    let done = 0;
    const readNext = async () => {
      for (let at = next++; at < parts.length && mine === asked; at = next++) {
        const part = parts[at];
        if (part) found[at] = wanted(await samplesIn(index, part), at);
        done += 1;
        if (mine === asked && parts.length > together)
          say(`Reading: ${done} of ${parts.length} files…`);
      }
    };
    await Promise.all(Array.from({ length: together }, readNext));
    return found.flat();
  };

  const sameCondition = (
    /** @type {Record<string, string>} */ a,
    /** @type {Record<string, string>} */ b,
  ) => Object.keys(b).every((factor) => a[factor] === b[factor]);
  const nameOf = (/** @type {Sample} */ { unit, scope }, /** @type {Index} */ { scoped }) =>
    scoped ? `${(scope ?? "").replace(/\\|: /g, "\\$&")}: ${unit}` : unit;
  /** As `failedBy` counts them, by which a list knows how many there are. */
  const failedIn = (/** @type {Index} */ { metrics }) => {
    const badOf = (/** @type {string} */ wanted) =>
      new Map(
        metrics
          .filter(({ kind, role }) => (kind === "binary" || kind === "judged") && role === wanted)
          .map(({ id, better }) => [id, better === "higher" ? 0 : 1]),
      );
    const [capabilities, propensities] = [badOf("capability"), badOf("propensity")];
    return (/** @type {Sample} */ { scores }) => {
      const all = Object.entries(scores);
      if (all.some(([, score]) => typeof score === "string")) return true;
      const able = all.filter(([id]) => capabilities.has(id));
      const bad = able.length > 0 ? capabilities : propensities;
      return all.some(([id, score]) => score === bad.get(id));
    };
  };
  const partsOf = (/** @type {Index} */ { parquet, rowGroups, shards }) =>
    parquet ? rowGroups : shards;

  /** Samples of a list from one row to another, from the files that hold them and no others. */
  const rowsOf = async (
    /** @type {Index} */ index,
    /** @type {number} */ place,
    /** @type {number} */ from,
  ) => {
    const isFailed = failedIn(index);
    const listed = index.conditions[place];
    /** @type {{ part: Part, before: number }[]} */
    const holding = [];
    let before = 0;
    for (const part of partsOf(index)) {
      const count = part.runs
        .filter(([condition]) => condition === place)
        .reduce((sum, [, samples, failed]) => sum + (which === "failed" ? failed : samples), 0);
      if (count > 0 && before + count > from && before < from + rowsAPage)
        holding.push({ part, before });
      before += count;
    }
    const parts = holding.map(({ part }) => part);
    return wantedIn(index, parts, (samples, at) => {
      const start = holding[at]?.before ?? 0;
      return samples
        .filter(
          (sample) =>
            sameCondition(sample.condition, listed?.condition ?? {}) &&
            (which === "all" || isFailed(sample)),
        )
        .slice(Math.max(0, from - start), from + rowsAPage - start);
    });
  };

  /** The place of a unit in order of arrival; null where no unit is called so. */
  const placeOf = async (/** @type {Index} */ { names }, /** @type {string} */ name) => {
    const file = names.findLast(({ first }) => first <= name)?.file;
    if (file === undefined) return null;
    const lines = linesOf(await unpack(await fetchBlob(file)), file);
    const found = lines.find((line) => Array.isArray(line) && line[0] === name);
    return found ? Number(found[1]) : null;
  };

  const scoreText = (/** @type {Metric} */ { kind }, /** @type {number | string} */ score) => {
    if (typeof score === "string") return `no score: ${score}`;
    if (kind === "binary" && (score === 0 || score === 1)) return score === 1 ? "yes" : "no";
    return String(Number(score.toPrecision(6)));
  };
  const unitLink = (/** @type {string} */ name) =>
    element("a", { href: `${unitsAt}#unit=${encodeURIComponent(name)}` }, code(name));
  const beginning = (/** @type {string} */ text) => {
    const line = text.slice(0, 560).replace(/\s+/gu, " ").trim();
    return line.length > 140 ? `${line.slice(0, 140).replace(/\p{Cs}$/u, "")}…` : line;
  };

  /** A table of rows: heads, and cells that are texts or elements; the first cell names its row. */
  const tableOf = (
    /** @type {string} */ label,
    /** @type {string[]} */ heads,
    /** @type {(Node | string)[][]} */ rows,
  ) =>
    element(
      "section",
      { class: "scroll listing", tabindex: "0", "aria-label": label },
      element(
        "table",
        {},
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            ...heads.map((head) => element("th", { scope: "col", class: "l" }, head)),
          ),
        ),
        element(
          "tbody",
          {},
          ...rows.map(([name = "", ...cells]) =>
            element(
              "tr",
              {},
              element("th", { scope: "row", class: "wrap" }, name),
              ...cells.map((cell) => {
                const wide = cell instanceof Element && cell.tagName === "CODE";
                return element("td", { class: wide ? "l wrap" : "l" }, cell);
              }),
            ),
          ),
        ),
      ),
    );
  const code = (/** @type {string} */ text) => element("code", { dir: "auto" }, said(text));
  const capital = (/** @type {string} */ text) => text.charAt(0).toUpperCase() + text.slice(1);

  /** Columns that samples have alike: their run and epoch where there are several, and the scores that some have. */
  const columnsOf = (/** @type {Index} */ index, /** @type {Sample[]} */ samples) => {
    const metrics = index.metrics.filter(({ id }) =>
      samples.some(({ scores }) => Object.hasOwn(scores, id)),
    );
    const repeated = samples.some(({ epoch }) => epoch > 1);
    return {
      heads: [
        ...(runWord === undefined ? [] : [capital(runWord)]),
        ...(repeated ? ["Epoch"] : []),
        ...metrics.map(({ label }) => label),
      ],
      cells: (/** @type {Sample} */ { replicate, epoch, scores }) => [
        ...(runWord === undefined ? [] : [said(replicate)]),
        ...(repeated ? [`${epoch}`] : []),
        ...metrics.map((metric) => {
          const score = Object.hasOwn(scores, metric.id) ? scores[metric.id] : undefined;
          const text = score === undefined ? "" : scoreText(metric, score);
          return text === "yes" ? element("strong", {}, text) : said(text);
        }),
      ],
    };
  };

  const listOf = (/** @type {Index} */ index, /** @type {Sample[]} */ samples) => {
    const { heads, cells } = columnsOf(index, samples);
    const names = [capital(unitWord), ...heads, "Beginning of the last turn"];
    return tableOf(
      "Samples",
      names,
      samples.map((sample) => [
        unitLink(nameOf(sample, index)),
        ...cells(sample),
        code(beginning(sample.turns.at(-1)?.text ?? "")),
      ]),
    );
  };

  /** The same turn in the same row, as in pages of units. */
  const aligned = (/** @type {Sample[]} */ samples) => {
    /** @type {{ name: string, texts: (string | undefined)[] }[]} */
    const rows = [];
    for (const [column, { turns }] of samples.entries()) {
      let at = 0;
      for (const { name, text } of turns) {
        let place = rows.findIndex((row, i) => i >= at && row.name === name);
        if (place < 0) rows.splice((place = at), 0, { name, texts: [] });
        const row = rows[place];
        if (row) row.texts[column] = text;
        at = place + 1;
      }
    }
    return rows;
  };

  /** @type {Record<string, { label: string, levels: Record<string, string> }>} */
  const factors = JSON.parse(
    document.querySelector(".selected")?.getAttribute("data-factors") ?? "{}",
  );
  /** Levels by their words; a number needs its factor. */
  const inWords = (/** @type {Record<string, string>} */ condition) =>
    Object.entries(condition)
      .map(([factor, level]) => {
        const words = factors[factor]?.levels[level] ?? level;
        return /^[\d.−-]/.test(words) ? `${factors[factor]?.label ?? factor} ${words}` : words;
      })
      .join(", ");

  /** Turns with which all of several samples begin: they are shown once. A sample whose texts are withheld has none. */
  const sharedOf = (/** @type {Sample[]} */ samples) => {
    const [first, ...others] = samples.filter(({ withheld }) => withheld === undefined);
    if (!first || others.length === 0) return [];
    const differs = first.turns.findIndex((turn, i) =>
      others.some(({ turns }) => turns[i]?.name !== turn.name || turns[i]?.text !== turn.text),
    );
    // The last turn is the answer, and stands beside each sample even where all say the same.
    const least = Math.min(...[first, ...others].map(({ turns }) => turns.length - 1));
    return first.turns.slice(0, differs < 0 ? least : Math.min(differs, least));
  };
  const unitOf = (/** @type {Index} */ index, /** @type {Sample[]} */ all) => {
    const shared = sharedOf(all);
    const samples = all.map((one) => ({ ...one, turns: one.turns.slice(shared.length) }));
    const turns = samples.flatMap((one) => one.turns);
    const names = [...new Set(turns.map(({ name }) => name))];
    const fit =
      samples.length > 2 &&
      names.length <= most.turns &&
      samples.every(
        (one) => new Set(one.turns.map(({ name }) => name)).size === one.turns.length,
      ) &&
      samples.every(({ withheld, fields }) => withheld === undefined && fields === undefined) &&
      turns.every(({ text }) => text.length <= most.characters && !/[\r\n]/.test(text.trimEnd()));
    const asked = element(
      "div",
      { class: "turns" },
      ...shared.map(({ name, text }) =>
        element("section", { class: "turn" }, element("h3", {}, said(name)), raw(text)),
      ),
    );
    return [
      ...(shared.length > 0 ? [element("h2", { class: "sub" }, "The same for all"), asked] : []),
      fit ? answersOf(index, samples, names) : columnsBeside(index, samples),
    ];
  };
  const raw = (/** @type {string} */ text) =>
    element("pre", { class: "raw", dir: "auto" }, said(text));

  /** Short answers, a row each. */
  const answersOf = (
    /** @type {Index} */ index,
    /** @type {Sample[]} */ samples,
    /** @type {string[]} */ names,
  ) => {
    const { heads, cells } = columnsOf(index, samples);
    const targets = samples.some(({ target }) => target !== undefined) ? ["Right answer"] : [];
    return tableOf(
      "Answers",
      ["Condition", ...heads, ...targets, ...names.map(capital)],
      samples.map((sample) => [
        inWords(sample.condition) || "Sample",
        ...cells(sample),
        ...targets.map(() => code(sample.target ?? "")),
        ...names.map((name) => code(sample.turns.find((turn) => turn.name === name)?.text ?? "")),
      ]),
    );
  };

  /** Samples beside one another, the same turn in the same row. */
  const columnsBeside = (/** @type {Index} */ index, /** @type {Sample[]} */ samples) => {
    const rows = aligned(samples);
    const span = rows.length + 4;
    const columns = samples.map((sample, column) =>
      element(
        "section",
        { class: "col arm-0" },
        element(
          "header",
          {},
          element("strong", {}, inWords(sample.condition) || "Sample"),
          element("br"),
          element(
            "span",
            { class: "dim" },
            [
              runWord && `${runWord} ${sample.replicate}`,
              sample.epoch > 1 && `epoch ${sample.epoch}`,
            ]
              .filter(Boolean)
              .join(", "),
          ),
          ...(sample.withheld === undefined
            ? []
            : [element("p", { class: "lacking" }, `The texts are withheld: ${sample.withheld}`)]),
        ),
        ...rows.map(({ name, texts }) => {
          const text = texts[column];
          return element(
            "div",
            { class: "row" },
            ...(text === undefined
              ? []
              : [element("h3", { class: "turn-name" }, said(name)), raw(text)]),
          );
        }),
        element(
          "p",
          { class: "target" },
          ...(sample.target
            ? ["Right answer: ", element("code", { dir: "auto" }, said(sample.target))]
            : []),
        ),
        element(
          "p",
          { class: "flag" },
          ...index.metrics.flatMap((metric) => {
            if (!Object.hasOwn(sample.scores, metric.id)) return [];
            const score = sample.scores[metric.id] ?? "";
            const lacks = typeof score === "string" ? " lacking" : "";
            return [
              element(
                "span",
                { class: `score${lacks}` },
                `${metric.label}: ${scoreText(metric, score)}`,
              ),
            ];
          }),
        ),
        element(
          "div",
          { class: "where" },
          ...Object.entries(sample.fields ?? {}).map(([name, value]) =>
            element("p", {}, said(`${name}: ${value}`)),
          ),
          said(sample.place ?? ""),
        ),
      ),
    );
    const side = samples.length === 1 ? "one" : samples.length === 2 ? "two" : "three";
    const rowsClass = samples.length > 1 && span <= mostSharedRows ? " aligned" : "";
    return element("div", { class: `cols ${side}${rowsClass}` }, ...columns);
  };

  const status = element("p", { role: "status" });
  const shown = element("div", { class: "read" });
  const say = (/** @type {(Node | string)[]} */ ...words) => {
    status.replaceChildren(...words);
    status.hidden = words.length === 0;
  };
  const clear = () => {
    shown.replaceChildren();
    hidePage(false);
  };
  /** What stands in the page gives way to what is read in its place. */
  const hidePage = (/** @type {boolean} */ hidden) => {
    for (const one of [listing, pager, range]) if (one instanceof HTMLElement) one.hidden = hidden;
  };

  const count = (/** @type {number} */ n) => n.toLocaleString("en");

  const showPage = async (/** @type {Index} */ index, /** @type {number} */ page) => {
    const place = index.conditions.findIndex((one) => one.slug === slug);
    const listed = index.conditions[place];
    if (!listed)
      throw new Unread("The files know nothing of this list: they are of another version.");
    const all = which === "failed" ? listed.failed : listed.samples;
    const pages = Math.max(1, Math.ceil(all / rowsAPage));
    const from = (page - 1) * rowsAPage;
    const mine = asked;
    const rows = page > pages ? [] : await rowsOf(index, place, from);
    if (mine !== asked) return;
    if (rows.length === 0) say(`This list has ${pages} pages; there is nothing on page ${page}.`);
    else say(`Rows ${count(from + 1)} to ${count(from + rows.length)} of ${count(all)}.`);
    const to = (/** @type {number} */ other, /** @type {string} */ text) =>
      element("a", { href: `#page=${other}` }, text);
    const nav = element(
      "nav",
      { class: "pager", "aria-label": "Pages that a script reads" },
      element("span", {}, `Page ${page} of ${pages}`),
      ...(page > 1 ? [to(Math.min(page - 1, pages), "Previous page")] : []),
      ...(page < pages ? [to(page + 1, "Next page"), to(pages, "Last page")] : []),
    );
    hidePage(true);
    shown.replaceChildren(...(rows.length > 0 ? [listOf(index, rows)] : []), nav);
  };

  const showUnit = async (/** @type {Index} */ index, /** @type {string} */ name) => {
    const place = await placeOf(index, name);
    const parts =
      place === null
        ? []
        : partsOf(index).filter(({ runs }) =>
            runs.some(([, , , first, last]) => first <= place && place <= last),
          );
    const mine = asked;
    const samples = await wantedIn(index, parts, (all) =>
      all.filter((sample) => nameOf(sample, index) === name),
    );
    if (mine !== asked) return;
    if (samples.length === 0) {
      say(`No ${unitWord} is called `, code(name), ".");
      shown.replaceChildren();
      return;
    }
    say(`${count(samples.length)} samples of `, code(name), ".");
    shown.replaceChildren(...unitOf(index, samples));
  };

  /** What was asked for last: an answer that comes later than another question is dropped. */
  let asked = 0;
  const read = async () => {
    const mine = ++asked;
    const [, key, value] = /^#(page|unit)=(.*)$/u.exec(location.hash) ?? [];
    if (key === undefined || (key === "page") !== (slug !== undefined)) {
      clear();
      say();
      return;
    }
    say("Reading…");
    try {
      const index = await openIndex();
      if (mine !== asked) return;
      if (key === "page") await showPage(index, Math.max(1, Math.floor(Number(value)) || 1));
      else await showUnit(index, plain(value ?? ""));
    } catch (problem) {
      if (mine !== asked) return;
      clear();
      const again = element("button", { type: "button" }, "Try again");
      again.addEventListener("click", read);
      const why =
        problem instanceof Unread ? problem.message : `The samples could not be read: ${problem}`;
      say(`${why} `, ...(problem instanceof Unread ? [...problem.more, " "] : []), again);
    }
  };
  const plain = (/** @type {string} */ text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  if (slug === undefined) {
    const name = element("input", { type: "search", name: "unit" });
    const label = element("label", {}, `Open one ${unitWord} by its name `, name);
    const form = element("form", {}, label, element("button", {}, "Open"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (name instanceof HTMLInputElement)
        location.hash = `unit=${encodeURIComponent(name.value)}`;
    });
    reader.append(form);
  } else
    reader.append(
      element("p", {}, element("a", { href: "#page=1" }, "Read all rows, page by page")),
    );
  reader.append(status, shown);
  reader.hidden = false;
  addEventListener("hashchange", read);
  read();
})();
