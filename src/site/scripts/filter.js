// Rows of a list by a text in them, and by what stands in columns of few values: scores, runs. Without it all stand there.
// A link to the samples of one run (`?.run=7`) opens with its rows; other pages of the list keep that.
(() => {
  /** A column with more values is searched as text. */
  const mostChoices = 12;
  /** With fewer rows a reader sees all at once. */
  const fewestRows = 4;

  const run = new URLSearchParams(location.search).get(".run");
  if (run !== null)
    for (const link of document.querySelectorAll(".pager a, .which-samples a"))
      if (link instanceof HTMLAnchorElement) link.search = location.search;

  for (const listing of document.querySelectorAll(".listing")) {
    const table = listing.querySelector("table");
    const rows = [...(table?.tBodies ?? [])].flatMap((body) => [...body.rows]);
    if (!table || (rows.length < fewestRows && run === null)) continue;
    const textOf = (/** @type {HTMLTableRowElement} */ row, /** @type {number} */ column) =>
      (row.cells[column]?.textContent ?? "").trim();

    const bar = document.createElement("div");
    bar.className = "filter";
    const labelled = (/** @type {string} */ label, /** @type {HTMLElement} */ field) => {
      const all = document.createElement("label");
      all.append(`${label} `, field);
      bar.append(all);
    };
    const search = document.createElement("input");
    search.type = "search";
    labelled("Rows containing", search);

    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    /** @type {{ column: number, choice: HTMLSelectElement }[]} */
    const choices = [];
    // The first column names the unit, and the last is what was said.
    for (const [column, head] of heads.entries()) {
      if (column === 0 || column === heads.length - 1) continue;
      const isRun = run !== null && "run" in head.dataset;
      const values = [...new Set(rows.map((row) => textOf(row, column)))].sort();
      if (isRun && !values.includes(run)) values.push(run);
      if (!isRun && (values.length < 2 || values.length > mostChoices)) continue;
      const choice = document.createElement("select");
      choice.append(new Option("any", ""));
      // Places of values, since an empty text is a value too.
      for (const [at, value] of values.entries()) choice.append(new Option(value || "–", `${at}`));
      labelled((head.textContent ?? "").trim(), choice);
      choices.push({ column, choice });
      choice.dataset.values = JSON.stringify(values);
      if (isRun) choice.value = `${values.indexOf(run)}`;
    }
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    bar.append(said);

    const apply = () => {
      const wanted = search.value.trim().toLowerCase();
      let shown = 0;
      for (const row of rows) {
        const fits =
          (wanted === "" || (row.textContent ?? "").toLowerCase().includes(wanted)) &&
          choices.every(
            ({ column, choice }) =>
              choice.value === "" ||
              JSON.parse(choice.dataset.values ?? "[]")[Number(choice.value)] ===
                textOf(row, column),
          );
        row.hidden = !fits;
        if (fits) shown += 1;
      }
      said.textContent =
        shown === rows.length ? "" : `${shown} of ${rows.length} rows of this page`;
    };
    bar.addEventListener("input", apply);
    listing.prepend(bar);
    if (run !== null) apply();
  }
})();
