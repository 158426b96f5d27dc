// A search over headings, findings, figures and words of the file.
(() => {
  const place = document.querySelector(".finder");
  if (!(place instanceof HTMLElement)) return;
  /** So many are listed; who looks for one of more writes another word. */
  const most = 12;
  /** What a word counts for: at the start of a title, of a word in it, anywhere in it, in what stands around; and a page. */
  const worth = { first: 12, word: 8, inside: 3, around: 1, page: 2 };

  /** @typedef {{ text: string, plain: string, around: string, kind: string, to: string, page: string, whole: boolean }} Entry */
  /** @type {Entry[] | null} */
  let entries = null;

  /** Without case and accents. @param {string} text */
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  /** Without the number that stands before a heading. @param {Element} element */
  const words = (element) =>
    [...element.childNodes]
      .filter((node) => !(node instanceof Element && node.classList.contains("no")))
      .map((node) => node.textContent)
      .join("")
      .replace(/\s+/g, " ")
      .trim();

  const read = () => {
    /** @type {Entry[]} */
    const found = [];
    for (const section of document.querySelectorAll("section.whole[data-kind]")) {
      const head = section.querySelector("h1");
      const page = head ? words(head) : "";
      const kind = section.getAttribute("data-kind") ?? "";
      /** @param {Element} element @param {string} id @param {string} as */
      const add = (element, id, as) => {
        const text = words(element);
        const whole = id === section.id;
        const around = whole ? (section.querySelector(".kicker")?.textContent ?? "") : page;
        if (text === "") return;
        found.push({
          text,
          plain: plain(text),
          around: plain(around),
          kind: as,
          to: id,
          page,
          whole,
        });
      };
      if (head) add(head, section.id, kind);
      for (const one of section.querySelectorAll("h2[id], h3[id]")) add(one, one.id, "heading");
      for (const one of section.querySelectorAll(".glossary dt")) {
        const id = one.parentElement?.id;
        if (id) add(one, id, "word");
      }
    }
    return found;
  };

  /** 0 where a word is missing. @param {Entry} entry @param {readonly string[]} asked */
  const score = (entry, asked) => {
    let sum = entry.whole ? worth.page : 0;
    for (const word of asked) {
      const at = entry.plain.indexOf(word);
      if (at < 0 && !entry.around.includes(word)) return 0;
      const begins = new RegExp(`[^\\p{L}\\p{N}]${escaped(word)}`, "u").test(entry.plain);
      sum += at < 0 ? worth.around : at === 0 ? worth.first : begins ? worth.word : worth.inside;
    }
    return sum;
  };
  /** @param {string} word */
  const escaped = (word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

  const label = document.createElement("label");
  const input = document.createElement("input");
  const list = document.createElement("ol");
  const said = document.createElement("p");
  label.textContent = "Find ";
  input.type = "search";
  input.autocomplete = "off";
  input.spellcheck = false;
  said.setAttribute("role", "status");
  said.className = "vh";
  list.hidden = true;
  label.append(input);
  place.append(label, list, said);
  place.hidden = false;

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    said.textContent = "";
  };
  const search = () => {
    const asked = plain(input.value)
      .split(/\s+/)
      .filter((word) => word !== "");
    if (asked.length === 0) return close();
    entries ??= read();
    const ranked = entries
      .map((entry) => ({ entry, value: score(entry, asked) }))
      .filter(({ value }) => value > 0)
      .sort((a, b) => b.value - a.value);
    const items = ranked.slice(0, most).map(({ entry }) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const kind = document.createElement("span");
      link.href = `#${entry.to}`;
      link.textContent = entry.text;
      kind.textContent = entry.whole ? entry.kind : `${entry.kind}, ${entry.page}`;
      item.append(link, " ", kind);
      return item;
    });
    const rest = ranked.length - items.length;
    said.textContent = ranked.length === 1 ? "1 place" : `${ranked.length} places`;
    if (items.length === 0 || rest > 0) {
      const item = document.createElement("li");
      item.textContent =
        items.length === 0
          ? "Nothing has all of these words in its heading or title."
          : `and ${rest} more: one more word leaves fewer.`;
      items.push(item);
    }
    list.replaceChildren(...items);
    list.hidden = false;
  };
  /** @param {number} by */
  const step = (by) => {
    const links = [...list.querySelectorAll("a")];
    const active = /** @type {HTMLAnchorElement} */ (document.activeElement);
    const at = links.indexOf(active) + by;
    if (at < 0) input.focus();
    else links[Math.min(at, links.length - 1)]?.focus();
  };

  input.addEventListener("input", search);
  input.addEventListener("focus", () => list.hidden && search());
  place.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      input.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && event.target === input) list.querySelector("a")?.click();
  });
  list.addEventListener("click", ({ target }) => target instanceof HTMLAnchorElement && close());
  addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !place.contains(target)) close();
  });
})();
