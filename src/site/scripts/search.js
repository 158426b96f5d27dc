// Finds findings, figures, experiments, text and units in the files beside the page. Without it the list below stands alone.
(() => {
  /** Results that are shown at once. */
  const step = 20;
  /** How long typing rests before the address and the count follow, in ms: browsers refuse faster changes. */
  const rest = 300;
  /**
   * @typedef {import("./globals.d.ts").Entry} Entry
   * @typedef {import("./globals.d.ts").Folded} Folded
   * @typedef {import("./globals.d.ts").Term} Term
   * @typedef {{ file: string, kinds: string[], state: "new" | "asked" | "there" | "failed", why: string }} Part
   */
  const { foldEntry, termsOf, placesOf, ranked, stretch, nearest, lacks } = upheldWords;
  const finder = document.querySelector(".finder");
  const form = finder?.querySelector("form");
  const field = finder?.querySelector("input");
  const list = finder?.querySelector(".results");
  const found = finder?.querySelector(".found");
  const trouble = finder?.querySelector(".trouble");
  const more = finder?.querySelector(".more");
  if (
    !(finder instanceof HTMLElement) ||
    !form ||
    !field ||
    !list ||
    !found ||
    !(trouble instanceof HTMLElement) ||
    !(more instanceof HTMLElement)
  )
    return;
  const root = finder.dataset.root ?? "./";
  /** @type {Part[]} */
  const parts = JSON.parse(finder.dataset.parts ?? "[]").map((/** @type {Part} */ part) => ({
    ...part,
    state: "new",
    why: "",
  }));
  /** @type {Folded[][]} */
  const loaded = parts.map(() => []);
  let shown = step;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** A text with what was found marked. Texts are data: they are placed as text, never read as HTML. */
  const marked = (
    /** @type {string} */ text,
    /** @type {string} */ folded,
    /** @type {Term[]} */ terms,
    from = 0,
    to = text.length,
  ) => {
    const piece = document.createDocumentFragment();
    const places = terms
      .flatMap((term) => placesOf(term, folded))
      .filter(([start, end]) => start >= from && end <= to)
      .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    let at = from;
    for (const [start, end] of places) {
      if (start < at) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      piece.append(text.slice(at, start), mark);
      at = end;
    }
    piece.append(text.slice(at, to));
    return piece;
  };

  /** The stretch of a text with the most of the terms. @param {Folded} one @param {Term[]} terms */
  const excerptOf = ({ entry, text }, terms) => {
    const { from, to } = stretch(entry.text, text, terms);
    const piece = marked(entry.text, text, terms, from, to);
    if (from > 0) piece.prepend("…");
    if (to < entry.text.length) piece.append("…");
    return piece;
  };

  /** @param {string} name @param {string} classes @param {...(Node | string)} inside */
  const element = (name, classes, ...inside) => {
    const made = document.createElement(name);
    if (classes) made.className = classes;
    made.append(...inside);
    return made;
  };

  /** @param {Folded} one @param {Term[]} terms */
  const itemOf = (one, terms) => {
    const { entry } = one;
    const link = document.createElement("a");
    link.href = root + entry.to;
    link.append(marked(entry.title, one.title, terms));
    const where = element("p", "where", element("span", "", entry.name));
    if (entry.within) where.append(", ", element("span", "", entry.within));
    const item = element("li", "", where, element("p", "what", link));
    if (entry.said && entry.verdict)
      item.append(element("p", `outcome ${entry.verdict}`, marked(entry.said, one.said, terms)));
    if (entry.text) item.append(element("p", "piece", excerptOf(one, terms)));
    item.append(element("p", "to", entry.to));
    return item;
  };

  /** What is asked for: words, and one choice for each of the other fields. */
  const asked = () => {
    const choice = (/** @type {string} */ name) => {
      const select = form.querySelector(`select[name="${name}"]`);
      return select instanceof HTMLSelectElement ? select.value : "";
    };
    const verdict = choice("verdict");
    // Only findings have a verdict.
    return {
      q: field.value.trim(),
      kind: verdict ? "finding" : choice("kind"),
      in: choice("in"),
      verdict,
    };
  };

  /** @param {ReturnType<typeof asked>} query */
  const partsFor = ({ kind }) => parts.filter(({ kinds }) => kind === "" || kinds.includes(kind));

  /** Words that say what was searched. @param {ReturnType<typeof asked>} query */
  const scopeOf = (query) => {
    const chosen = [...form.querySelectorAll("select")].flatMap((select) =>
      select.value === ""
        ? []
        : [`${select.labels[0]?.textContent}: ${select.selectedOptions[0]?.text}`],
    );
    const words = query.q === "" ? "" : ` for “${query.q}”`;
    return `${words}${chosen.length > 0 ? ` (${chosen.join("; ")})` : ""}`;
  };

  /** @param {Part} part @param {number} i */
  const load = async (part, i) => {
    part.state = "asked";
    try {
      const answer = await fetch(part.file);
      if (!answer.ok) throw new Error(`the host answered ${answer.status}`);
      /** @type {Entry[]} */
      const entries = await answer.json();
      loaded[i] = entries.map(foldEntry);
      part.state = "there";
    } catch (error) {
      part.state = "failed";
      part.why =
        location.protocol === "file:"
          ? "a page that is opened from a disk may not read other files; put the folder on a host, or look through the list below"
          : error instanceof Error
            ? error.message
            : String(error);
    }
    show();
  };

  /** @param {string} text */
  const say = (text) => {
    if (found.textContent !== text) found.textContent = text;
  };

  const show = () => {
    const query = asked();
    const terms = termsOf(query.q);
    const idle = terms.length === 0 && !query.kind && !query.in;
    const wanted = idle ? [] : partsFor(query);
    for (const [i, part] of parts.entries())
      if (wanted.includes(part) && part.state === "new") load(part, i);
    const failed = wanted.filter(({ state }) => state === "failed");
    const waiting = wanted.some(({ state }) => state === "asked");
    const all = loaded
      .flat()
      .filter(
        ({ entry }) =>
          (query.kind === "" || entry.kind === query.kind) &&
          (query.in === "" || entry.notebook === query.in) &&
          (query.verdict === "" || entry.verdict === query.verdict),
      );
    const results = idle ? [] : terms.length === 0 ? all : ranked(all, terms);
    document.documentElement.classList.toggle("searching", !idle && failed.length < wanted.length);
    list.replaceChildren(...results.slice(0, shown).map((one) => itemOf(one, terms)));
    more.hidden = results.length <= shown;
    trouble.hidden = failed.length === 0;
    trouble.replaceChildren();
    if (failed.length > 0) {
      const again = document.createElement("button");
      again.type = "button";
      again.textContent = "Try again";
      again.addEventListener("click", () => {
        for (const part of failed) part.state = "new";
        field.focus();
        show();
      });
      const below = document.createElement("a");
      below.href = "#search-index";
      below.textContent = "list of all of this report";
      const some =
        failed.length < wanted.length
          ? `${failed.length} of ${wanted.length} files of the index`
          : "The index";
      trouble.append(
        `${some} could not be read: ${failed[0]?.why}. The `,
        below,
        " needs no index. ",
        again,
      );
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      keep(query);
      if (idle) return say("");
      if (waiting) return say("Searching…");
      if (failed.length === wanted.length && wanted.length > 0) return say("");
      if (results.length > 0)
        return say(
          `${results.length === 1 ? "1 entry" : `${results.length.toLocaleString("en")} entries`}${scopeOf(query)}`,
        );
      say(
        `Nothing found${scopeOf(query)}. Looked through ${all.length.toLocaleString("en")} entries.`,
      );
      suggest(terms, all);
    }, rest);
  };

  /** Below a search without results: a word that is there. @param {Term[]} terms @param {Folded[]} all */
  const suggest = (terms, all) => {
    const lost = terms.filter((term) => lacks(all, term));
    for (const { word } of lost) {
      const near = nearest(word, all);
      if (near === null) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = near;
      button.addEventListener("click", () => {
        field.value = terms.map((term) => (term.word === word ? near : term.word)).join(" ");
        field.focus();
        change();
      });
      found.append(" Did you mean ", button, "?");
    }
  };

  /** The address says what is searched, in one order. @param {ReturnType<typeof asked>} query */
  const keep = (query) => {
    const said = new URLSearchParams();
    if (query.in) said.set("in", query.in);
    if (query.kind && !query.verdict) said.set("kind", query.kind);
    if (query.q) said.set("q", query.q);
    if (query.verdict) said.set("verdict", query.verdict);
    const text = said.toString();
    const to = location.pathname + (text ? `?${text}` : "") + location.hash;
    if (to !== location.pathname + location.search + location.hash)
      history.replaceState(null, "", to);
  };

  const change = () => {
    shown = step;
    show();
  };

  const readAddress = () => {
    const said = new URLSearchParams(location.search);
    field.value = said.get("q") ?? "";
    for (const select of form.querySelectorAll("select")) {
      const value = said.get(select.name) ?? "";
      // What the report does not have is no choice.
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    change();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  form.addEventListener("input", change);
  more.addEventListener("click", () => {
    const at = shown;
    shown += step;
    show();
    list.querySelectorAll("a")[at]?.focus();
  });
  addEventListener("popstate", readAddress);
  finder.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (event.target));
    if (event.target !== field && at < 0) return;
    /** @type {Readonly<Record<string, HTMLElement | undefined>>} */
    const to = {
      ArrowDown: links[at + 1],
      ArrowUp: at < 0 ? undefined : (links[at - 1] ?? field),
      Escape: at < 0 ? undefined : field,
    };
    const next = to[event.key];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  finder.hidden = false;
  readAddress();
  if (!location.hash) field.focus({ preventScroll: true });
})();
