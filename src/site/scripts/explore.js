// Levels, replicates and another axis of a figure, as a reader chooses; the fragment of the address keeps the choice.
(() => {
  /**
   * Fragments that are a choice: `#x1:figure;levels=a,b;seeds=off;view=log&other;…`, all parts in the order of the
   * alphabet, so that one choice has one spelling. No id of a page has a colon.
   */
  const version = "x1";
  /** @typedef {{ levels: string[] | null, seeds: boolean, view: boolean }} Choice Null: all levels. */
  /** @typedef {{ id: string, figure: HTMLElement, plot: Element, panel: HTMLDetailsElement, levels: HTMLInputElement[], seeds: HTMLInputElement | null, view: HTMLInputElement | null }} Explored */

  /** @param {Element} panel @param {string} name @returns {HTMLInputElement[]} */
  const inputs = (panel, name) =>
    [...panel.querySelectorAll(`input[name="${name}"]`)].map(
      (input) => /** @type {HTMLInputElement} */ (input),
    );

  /** @type {Explored[]} */
  const all = [...document.querySelectorAll("details.explore")].flatMap((panel) => {
    const figure = panel.closest("figure");
    const plot = panel.closest(".plot");
    if (!(panel instanceof HTMLDetailsElement) || !figure || !plot) return [];
    return [
      {
        id: figure.id,
        figure,
        plot,
        panel,
        levels: inputs(panel, "levels"),
        seeds: inputs(panel, "seeds")[0] ?? null,
        view: inputs(panel, "view")[0] ?? null,
      },
    ];
  });
  const first = all[0];
  if (!first) return;

  /** @param {string} a @param {string} b */
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  /** What is chosen, in words of the address; empty for the author's view. @param {Explored} one */
  const spelled = ({ levels, seeds, view }) => {
    const shown = levels.filter(({ checked }) => checked).map(({ value }) => value);
    return [
      ...(shown.length < levels.length ? [`levels=${shown.sort(order).join(",")}`] : []),
      ...(seeds && !seeds.checked ? ["seeds=off"] : []),
      ...(view?.checked ? [`view=${view.value}`] : []),
    ].join(";");
  };

  /** The boxes as an address says, and what of it means nothing here. @param {Explored} one @param {string[]} parts */
  const choose = ({ levels, seeds, view }, parts) => {
    /** @type {string[]} */
    const unknown = [];
    for (const box of levels) box.checked = true;
    if (seeds) seeds.checked = true;
    if (view) view.checked = false;
    for (const part of parts) {
      const at = part.indexOf("=");
      const [key, value] = [part.slice(0, at), part.slice(at + 1)];
      if (key === "levels" && levels.length > 0) {
        const named = value === "" ? [] : value.split(",");
        const known = levels.map((box) => box.value);
        const lost = named.filter((name) => !known.includes(name));
        unknown.push(...lost.map((name) => `levels=${name}`));
        // Names that are all unknown say nothing of what is here.
        if (named.length > 0 && lost.length === named.length) continue;
        for (const box of levels) box.checked = named.includes(box.value);
      } else if (key === "seeds" && value === "off" && seeds) seeds.checked = false;
      else if (key === "view" && view && value === view.value) view.checked = true;
      else unknown.push(part);
    }
    return unknown;
  };

  /** Shows what its boxes say. @param {Explored} one */
  const draw = (one) => {
    const { plot, panel, levels, seeds, view } = one;
    const hidden = levels.filter(({ checked }) => !checked);
    for (const box of levels) plot.classList.toggle(`off-${box.dataset.hue}`, !box.checked);
    plot.classList.toggle("off-some", hidden.length > 0);
    plot.classList.toggle("off-seeds", seeds !== null && !seeds.checked);
    plot.classList.toggle("viewed", view?.checked ?? false);
    for (const other of plot.querySelectorAll(".view"))
      if (other instanceof HTMLElement) other.hidden = !view?.checked;
    /** @param {HTMLInputElement} box */
    const name = (box) => box.labels?.[0]?.textContent?.trim() ?? "";
    const said = [
      ...(hidden.length > 0 ? [`Hidden: ${hidden.map(name).join("; ")}.`] : []),
      ...(seeds && !seeds.checked ? [`${name(seeds)} is hidden.`] : []),
      ...(view?.checked ? [`Drawn: ${name(view)}.`] : []),
    ];
    const state = panel.querySelector(".state");
    const text =
      said.length > 0
        ? `${said.join(" ")} The address of this page leads to this view.`
        : "This is the author’s view.";
    if (state && state.textContent !== text) state.textContent = text;
  };

  /** @param {Explored} one @param {string} text */
  const note = ({ panel }, text) => {
    const place = panel.querySelector(".unknown");
    if (!(place instanceof HTMLElement)) return;
    place.textContent = text;
    place.hidden = text === "";
    if (text !== "") panel.open = true;
  };

  const keep = () => {
    const said = all
      .map((one) => ({ id: one.id, text: spelled(one) }))
      .filter(({ text }) => text !== "")
      .sort((a, b) => order(a.id, b.id))
      .map(({ id, text }) => `${id};${text}`)
      .join("&");
    const own = location.hash.startsWith("#x");
    if (said === "" && !own) return;
    const to = location.pathname + location.search + (said === "" ? "" : `#${version}:${said}`);
    history.replaceState(history.state, "", to);
  };

  /** The views that the address asks for; what it asks for in vain is said. */
  const follow = () => {
    let hash = location.hash.slice(1);
    try {
      hash = decodeURIComponent(hash);
    } catch {
      // An address that is cut within a sign is read as it stands.
    }
    const [, asked = "", text = ""] = /^(x\d+):(.*)$/s.exec(hash) ?? [];
    const pieces = asked === version && text !== "" ? text.split("&") : [];
    const wanted = new Map(
      pieces.map((piece) => {
        const [id = "", ...parts] = piece.split(";");
        return [id, parts];
      }),
    );
    for (const one of all) {
      const unknown = choose(one, wanted.get(one.id) ?? []);
      draw(one);
      note(
        one,
        unknown.length > 0
          ? `Ignored, as this figure has no such thing: ${unknown.join("; ")}.`
          : "",
      );
      if (wanted.has(one.id)) one.panel.open = true;
    }
    const lost = [...wanted.keys()].filter((id) => !all.some((one) => one.id === id));
    if (asked !== "" && asked !== version)
      note(
        first,
        `Ignored: the address asks for a view in a spelling (${asked}) that this page does not know.`,
      );
    else if (lost.length > 0)
      note(first, `Ignored, as this page has no such figure to explore: ${lost.join("; ")}.`);
    const [to] = all.filter((one) => wanted.has(one.id));
    // On a page of its own a figure stands below its title, which is the top of the page.
    if (to?.figure.querySelector(".fig-title")) to.figure.scrollIntoView({ block: "start" });
  };

  for (const one of all) {
    one.panel.hidden = false;
    const changed = () => {
      draw(one);
      note(one, "");
      keep();
    };
    one.panel.addEventListener("change", changed);
    one.panel.querySelector("button")?.addEventListener("click", () => {
      choose(one, []);
      changed();
    });
  }
  addEventListener("hashchange", follow);
  follow();
})();
