// Rows of a table in the order of one of its columns: a head is pressed once, twice, and a third time for the order of the page.
(() => {
  const texts = new Intl.Collator("en", { numeric: true });

  /** The cell of a row that begins in a column; none where one before it reaches over that column. */
  const cellAt = (/** @type {HTMLTableRowElement} */ row, /** @type {number} */ column) => {
    let at = 0;
    for (const cell of row.cells) {
      if (at === column) return cell;
      at += cell.colSpan;
    }
    return null;
  };
  /** What a cell is sorted by: its text, and its number where it has one. */
  const keyOf = (/** @type {HTMLTableCellElement | null} */ cell) => {
    if (!cell || cell.classList.contains("gap")) return null;
    const text = (cell.textContent ?? "").trim();
    if (text === "" || text === "–") return null;
    return { text, number: Number(cell.dataset.value ?? text) };
  };

  for (const table of document.querySelectorAll("table.sorts")) {
    if (!(table instanceof HTMLTableElement)) continue;
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    const bodies = [...table.tBodies].map((body) => ({ body, rows: [...body.rows] }));
    const [top] = bodies;
    if (!top) continue;
    const all = bodies.flatMap(({ rows }) => rows);

    const asWritten = () => {
      for (const { body, rows } of bodies) body.append(...rows);
    };
    const sort = (/** @type {number} */ column, /** @type {boolean} */ rising) => {
      const turn = rising ? 1 : -1;
      const entries = all.map((row) => ({ row, key: keyOf(cellAt(row, column)) }));
      const told = entries.filter(({ key }) => key !== null);
      const numbers = told.every(({ key }) => key && !Number.isNaN(key.number));
      told.sort(({ key: a }, { key: b }) =>
        !a || !b
          ? 0
          : turn * (numbers ? Math.sign(a.number - b.number) || 0 : texts.compare(a.text, b.text)),
      );
      // Rows name their groups themselves. What a column does not tell stands last, whichever way it is sorted.
      const untold = entries.filter(({ key }) => key === null);
      top.body.append(...[...told, ...untold].map(({ row }) => row));
    };

    for (const [i, head] of heads.entries()) {
      if (head.classList.contains("g")) continue;
      const column = heads.slice(0, i).reduce((at, { colSpan }) => at + colSpan, 0);
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        const next = now === null ? "ascending" : now === "ascending" ? "descending" : null;
        for (const other of heads) other.removeAttribute("aria-sort");
        if (next === null) return asWritten();
        sort(column, next === "ascending");
        head.setAttribute("aria-sort", next);
      });
    }
  }
})();
