// One page of the file at a time, by the fragment: `#/mask/#answered` is in the section that holds this id.
(() => {
  const root = document.documentElement;
  const first = document.getElementById(root.dataset.first ?? "");
  const name = document.title;
  /** How long a reader rests before the place is kept, in ms: some browsers allow few writes a second. */
  const rest = 150;
  /** @type {Element | null} */
  let here = null;
  /** @type {string | null} */
  let shown = null;
  /** @type {[Element, Element][]} */
  let lent = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {string} text */
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  /** What a fragment names: the element, or the page that it would stand on. @param {string} fragment */
  const named = (fragment) => {
    if (fragment === "") return first;
    const plain = decoded(fragment);
    return (
      document.getElementById(fragment) ??
      document.getElementById(plain) ??
      document.getElementById(plain.replace(/#.*$/, ""))
    );
  };
  /** Children of two elements change places. @param {Element} a @param {Element} b */
  const swap = (a, b) => {
    const [inA, inB] = [[...a.childNodes], [...b.childNodes]];
    a.replaceChildren(...inB);
    b.replaceChildren(...inA);
  };
  /** A drawing stands once in the file: it is where its page is shown. @param {Element} section */
  const lend = (section) => {
    for (const [box, plot] of lent) swap(box, plot);
    lent = [];
    for (const box of section.querySelectorAll("[data-of]")) {
      const plot = document
        .getElementById(box.getAttribute("data-of") ?? "")
        ?.querySelector(".plot");
      if (!plot || section.contains(plot)) continue;
      swap(box, plot);
      lent.push([box, plot]);
    }
  };
  /** Words of the glossary say what they mean when they are pointed at; signs stand beside words. @param {Element} section */
  const explain = (section) => {
    for (const sign of section.querySelectorAll("svg.sw:not([aria-hidden])"))
      sign.setAttribute("aria-hidden", "true");
    for (const link of section.querySelectorAll("a.term:not([title])")) {
      const id = decoded(link.getAttribute("href")?.slice(1) ?? "");
      const said = document.getElementById(id)?.querySelectorAll("dd") ?? [];
      link.setAttribute("title", [...said].map((one) => one.textContent).join(" "));
    }
  };
  const gone = document.createElement("p");
  gone.className = "gone page";
  gone.setAttribute("role", "status");
  document.querySelector("main")?.before(gone);

  const keep = () => {
    clearTimeout(timer);
    history.replaceState({ top: scrollY }, "");
  };
  /** @param {{ top?: number } | null} state */
  const show = (state) => {
    if (location.hash === shown) return;
    clearTimeout(timer);
    const before = here;
    shown = location.hash;
    const found = named(shown.slice(1));
    const section = found?.closest("section.whole") ?? first;
    if (!section) return;
    gone.textContent = found ? "" : `This file has no page ${decoded(shown)}.`;
    if (section !== here) {
      here?.classList.remove("here");
      here = section;
      here.classList.add("here");
      lend(here);
      explain(here);
    }
    const heading = here.querySelector("h1");
    document.title = here === first || !heading ? name : `${heading.textContent?.trim()} – ${name}`;
    for (let at = found?.parentElement; at; at = at.parentElement)
      if (at instanceof HTMLDetailsElement) at.open = true;
    if (before && before !== here && heading) {
      heading.setAttribute("tabindex", "-1");
      heading.focus({ preventScroll: true });
    }
    if (state?.top !== undefined) scrollTo({ top: state.top, behavior: "instant" });
    else if (found && found !== section) found.scrollIntoView({ behavior: "instant" });
    else scrollTo({ top: 0, behavior: "instant" });
  };

  history.scrollRestoration = "manual";
  addEventListener("popstate", ({ state }) => show(state));
  addEventListener("hashchange", () => show(history.state));
  addEventListener(
    "scroll",
    () => {
      clearTimeout(timer);
      timer = setTimeout(keep, rest);
    },
    { passive: true },
  );
  addEventListener("click", keep, true);
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    // Its fragment names no page: the address of the one that is shown stays.
    event.preventDefault();
    document.getElementById("main")?.focus();
  });
  show(history.state);
})();
