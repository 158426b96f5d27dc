// Light, dark, or as the system has it. The choice is kept in this browser, for this site.
(() => {
  const choices = /** @type {const} */ ({ auto: "Auto", light: "Light", dark: "Dark" });
  const kept = "upheld-scheme";
  const root = document.documentElement;

  /** @param {string | null} choice */
  const show = (choice) => {
    const chosen = choice === "light" || choice === "dark" ? choice : null;
    if (chosen) root.dataset.scheme = chosen;
    else delete root.dataset.scheme;
    // Until the stylesheet is there the browser paints by this, so that no page flashes white.
    for (const meta of document.querySelectorAll('meta[name="color-scheme"]'))
      meta.setAttribute("content", chosen ?? "light dark");
    for (const input of document.querySelectorAll(".scheme input"))
      if (input instanceof HTMLInputElement) input.checked = input.value === (chosen ?? "auto");
  };
  /** A browser may forbid to keep anything. */
  const read = () => {
    try {
      return localStorage.getItem(kept);
    } catch {
      return null;
    }
  };
  /** @param {string} choice */
  const keep = (choice) => {
    try {
      localStorage.setItem(kept, choice);
    } catch {}
  };

  show(read());
  // The switch has its room before it is there, so that nothing moves when it comes.
  root.dataset.scripted = "";
  addEventListener("storage", ({ key }) => key === kept && show(read()));
  addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector(".scheme");
    if (!(place instanceof HTMLElement)) return;
    const group = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.textContent = "Colours";
    group.append(legend);
    for (const [choice, word] of Object.entries(choices)) {
      const label = document.createElement("label");
      const input = document.createElement("input");
      input.type = "radio";
      input.name = "scheme";
      input.value = choice;
      input.checked = choice === (root.dataset.scheme ?? "auto");
      input.addEventListener("change", () => {
        keep(choice);
        show(choice);
      });
      const name = document.createElement("span");
      name.textContent = word;
      label.append(input, name);
      group.append(label);
    }
    place.append(group);
    place.hidden = false;
  });
})();
