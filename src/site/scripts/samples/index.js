// Samples that stand in files beside the pages: a list page by page, and one unit over all conditions. What is shown stands
// in the fragment of the address, so that it can be linked and gone back from. Texts are set as text and never as markup.
// Bundled into one block: `scripts/index.ts`.
import { openFiles } from "./files.js";
import { rowsAPage, rowsOf, samplesOfUnit } from "./find.js";
import { code, count, element, Unread } from "./parts.js";
import { showing } from "./show.js";

/** @typedef {import("./types.ts").Index} Index */

const place = document.querySelector(".reader");
if (place instanceof HTMLElement) start(place);

function start(/** @type {HTMLElement} */ reader) {
  const { index: indexAt = "", list: slug, which = "all", units: unitsAt = "" } = reader.dataset;
  const factors = document.querySelector(".selected")?.getAttribute("data-factors") ?? "{}";
  const words = {
    unit: reader.dataset.unit ?? "unit",
    run: reader.dataset.run,
    unitsAt,
    factors: JSON.parse(factors),
  };
  const views = showing(words);
  const listing = document.querySelector(".listing");
  const pager = document.querySelector(".pager");
  const range = document.querySelector(".range");
  const status = element("p", { role: "status" });
  const shown = element("div", { class: "read" });
  const say = (/** @type {(Node | string)[]} */ ...words) => {
    status.replaceChildren(...words);
    status.hidden = words.length === 0;
  };
  const files = openFiles(new URL(indexAt, location.href), say);
  const clear = () => {
    shown.replaceChildren();
    hidePage(false);
  };
  /** What stands in the page gives way to what is read in its place. */
  const hidePage = (/** @type {boolean} */ hidden) => {
    for (const one of [listing, pager, range]) if (one instanceof HTMLElement) one.hidden = hidden;
  };

  const showPage = async (
    /** @type {Index} */ index,
    /** @type {number} */ page,
    /** @type {() => boolean} */ isWanted,
  ) => {
    const place = index.conditions.findIndex((one) => one.slug === slug);
    const listed = index.conditions[place];
    if (!listed)
      throw new Unread("The files know nothing of this list: they are of another version.");
    const all = which === "failed" ? listed.failed : listed.samples;
    const pages = Math.max(1, Math.ceil(all / rowsAPage));
    const from = (page - 1) * rowsAPage;
    const rows = page > pages ? [] : await rowsOf(files, index, { place, which, from }, isWanted);
    if (!isWanted()) return;
    if (rows.length === 0) say(`This list has ${pages} pages; there is nothing on page ${page}.`);
    else say(`Rows ${count(from + 1)} to ${count(from + rows.length)} of ${count(all)}.`);
    const to = (/** @type {number} */ other, /** @type {string} */ text) =>
      element("a", { href: `#page=${other}` }, text);
    const nav = element(
      "nav",
      { class: "pager", "aria-label": "Pages that a script reads" },
      element("span", {}, `Page ${page} of ${pages}`),
      ...(page > 1 ? [to(Math.min(page - 1, pages), "Previous page")] : []),
      ...(page < pages ? [to(page + 1, "Next page"), to(pages, "Last page")] : []),
    );
    hidePage(true);
    const run = new URLSearchParams(location.search).get(".run");
    const own = run === null ? rows : rows.filter(({ replicate }) => replicate === run);
    if (run !== null && rows.length > 0)
      status.append(` Shown: ${count(own.length)} of ${words.run ?? "run"} `, code(run), ".");
    shown.replaceChildren(...(own.length > 0 ? [views.listOf(index, own)] : []), nav);
  };

  const showUnit = async (
    /** @type {Index} */ index,
    /** @type {string} */ name,
    /** @type {() => boolean} */ isWanted,
  ) => {
    const samples = await samplesOfUnit(files, index, name, isWanted);
    if (!isWanted()) return;
    if (samples.length === 0) {
      say(`No ${words.unit} is called `, code(name), ".");
      shown.replaceChildren();
      return;
    }
    say(`${count(samples.length)} samples of `, code(name), ".");
    shown.replaceChildren(...views.unitOf(index, samples));
  };

  /** What was asked for last: an answer that comes later than another question is dropped. */
  let asked = 0;
  const read = async () => {
    const mine = ++asked;
    const isWanted = () => mine === asked;
    const [, key, value] = /^#(page|unit)=(.*)$/u.exec(location.hash) ?? [];
    if (key === undefined || (key === "page") !== (slug !== undefined)) {
      clear();
      say();
      return;
    }
    say("Reading…");
    try {
      const index = await files.index();
      if (!isWanted()) return;
      if (key === "page")
        await showPage(index, Math.max(1, Math.floor(Number(value)) || 1), isWanted);
      else await showUnit(index, plain(value ?? ""), isWanted);
    } catch (problem) {
      if (!isWanted()) return;
      clear();
      const again = element("button", { type: "button" }, "Try again");
      again.addEventListener("click", read);
      const why =
        problem instanceof Unread ? problem.message : `The samples could not be read: ${problem}`;
      say(`${why} `, ...(problem instanceof Unread ? [...problem.more, " "] : []), again);
    }
  };
  const plain = (/** @type {string} */ text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  if (slug === undefined) {
    const name = element("input", { type: "search", name: "unit" });
    const label = element("label", {}, `Open one ${words.unit} by its name `, name);
    const form = element("form", {}, label, element("button", {}, "Open"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (name instanceof HTMLInputElement)
        location.hash = `unit=${encodeURIComponent(name.value)}`;
    });
    reader.append(form);
  } else
    reader.append(
      element("p", {}, element("a", { href: "#page=1" }, "Read all rows, page by page")),
    );
  reader.append(status, shown);
  reader.hidden = false;
  addEventListener("hashchange", read);
  read();
}
