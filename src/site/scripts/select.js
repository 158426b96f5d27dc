// Conditions that a link chose: its query says which, as in `?arm=tagged&arm=none&or&arm=plain`. Without it all stand there.
// `.run=7` means the samples of one run: no list holds these alone, so that the query goes on to the lists.
(() => {
  const place = document.querySelector(".selected");
  const table = document.querySelector(".chosen table");
  const query = location.search.slice(1);
  if (!(place instanceof HTMLElement) || !(table instanceof HTMLTableElement) || !query) return;
  /** @type {Record<string, { label: string, levels: Record<string, string> }>} */
  const factors = JSON.parse(place.dataset.factors ?? "{}");

  const plain = (/** @type {string} */ text) => {
    try {
      return decodeURIComponent(text.replaceAll("+", " "));
    } catch {
      return text;
    }
  };
  /** @type {string | null} */
  let run = null;
  /** @type {string[]} */
  const unknown = [];
  /** @type {Map<string, string[]>[]} */
  const selections = [new Map()];
  for (const part of query.split("&").filter(Boolean)) {
    // A factor of this name has a value; what parts selections has none.
    if (part === "or") {
      selections.push(new Map());
      continue;
    }
    const [name = "", ...rest] = part.split("=");
    const [factor, level] = [plain(name), plain(rest.join("="))];
    if (factor === ".run" && place.dataset.run !== undefined) {
      run = level;
      continue;
    }
    const known = Object.hasOwn(factors, factor) ? factors[factor] : undefined;
    if (!known || !Object.hasOwn(known.levels, level)) {
      unknown.push(`${factor}=${level}`);
      continue;
    }
    const selection = selections[selections.length - 1] ?? new Map();
    selection.set(factor, [...(selection.get(factor) ?? []), level]);
  }
  const chosen = selections.filter((selection) => selection.size > 0);

  const rows = [...table.querySelectorAll("tr[data-condition]")].filter(
    (row) => row instanceof HTMLTableRowElement,
  );
  const fits = (/** @type {Record<string, string>} */ condition) =>
    chosen.length === 0 ||
    chosen.some((selection) =>
      [...selection].every(([factor, levels]) => levels.includes(condition[factor] ?? "")),
    );
  const kept = rows.filter((row) => fits(JSON.parse(row.dataset.condition ?? "{}")));
  const inWords = (/** @type {Map<string, string[]>} */ selection) =>
    [...selection]
      .map(([factor, levels]) => {
        const known = factors[factor];
        return `${known?.label}: ${levels.map((level) => known?.levels[level]).join(" or ")}`;
      })
      .join(", ");

  if (chosen.length > 0) {
    for (const row of rows) row.hidden = !kept.includes(row);
    const said = document.createElement("p");
    const what = document.createElement("strong");
    what.textContent = chosen.map(inWords).join("; or ");
    const all = document.createElement("a");
    all.href = location.pathname;
    all.textContent = "Show all";
    said.append(
      "The link chose ",
      what,
      kept.length === 0
        ? ". No condition with samples has these levels. "
        : `. ${kept.length} of ${rows.length} conditions. `,
      all,
    );
    place.append(said);
  }
  if (run !== null) {
    for (const link of table.querySelectorAll("tbody a"))
      if (link instanceof HTMLAnchorElement) link.search = `.run=${encodeURIComponent(run)}`;
    const note = document.createElement("p");
    const what = document.createElement("strong");
    what.textContent = `${place.dataset.run} ${run}`;
    note.append("The link chose one run: ", what, ". Each list below opens with its rows alone.");
    place.append(note);
  }
  if (unknown.length > 0) {
    const note = document.createElement("p");
    note.textContent = `Not known here, and left out of the choice: ${unknown.join(", ")}`;
    place.append(note);
  }
  place.hidden = place.childElementCount === 0;
})();
