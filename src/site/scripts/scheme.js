// Light, dark, or as the system has it. The choice is kept in this browser, for this site.
(() => {
  const choices = /** @type {const} */ ({ auto: "Auto", light: "Light", dark: "Dark" });
  const kept = "upheld-scheme";
  const root = document.documentElement;

  /** @param {string | null} choice */
  const show = (choice) => {
    if (choice === "light" || choice === "dark") root.dataset.scheme = choice;
    else delete root.dataset.scheme;
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
      input.checked = choice === (root.dataset.scheme ?? "auto");
      input.addEventListener("change", () => {
        keep(choice);
        show(choice);
      });
      label.append(input, word);
      group.append(label);
    }
    place.append(group);
    place.hidden = false;
  });
})();
