// Tables are sorted by values; those that can be read from what a cell shows are not written beside it.
(() => {
  const number = /^[[(]?([−+-]?[\d,]*\.?\d+)/;
  /** @param {HTMLTableElement} table */
  const read = (table) => {
    const columns = new Set(table.dataset.read?.split(" ").map(Number));
    delete table.dataset.read;
    for (const row of table.rows) {
      let column = 0;
      for (const cell of row.cells) {
        const [, digits] = number.exec((cell.textContent ?? "").trim()) ?? [];
        if (columns.has(column) && cell.dataset.value === undefined && digits !== undefined)
          cell.dataset.value = digits.replace("−", "-").replaceAll(",", "");
        column += cell.colSpan;
      }
    }
  };
  addEventListener(
    "click",
    ({ target }) => {
      const table = target instanceof Element ? target.closest("table[data-read]") : null;
      if (table instanceof HTMLTableElement) read(table);
    },
    true,
  );
})();
