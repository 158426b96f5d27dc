// Samples as tables and as transcripts side by side.
import { alignTurns, mostSharedRows, otherRows } from "../../components/samples/aligned.ts";
import { nameOf } from "./find.js";
import { capital, code, element, raw, said } from "./parts.js";

/** @typedef {import("./types.ts").Index} Index */
/** @typedef {import("./types.ts").Metric} Metric */
/** @typedef {import("./types.ts").Sample} Sample */
/** @typedef {import("./types.ts").Words} Words */

/** Characters of a turn that fits into a row of a table, and turns that make one of a unit's samples. */
const most = { characters: 160, turns: 3 };

/** How samples are shown. */
export function showing(/** @type {Words} */ { unit: unitWord, run: runWord, unitsAt, factors }) {
  const scoreText = (/** @type {Metric} */ { kind }, /** @type {number | string} */ score) => {
    if (typeof score === "string") return `no score: ${score}`;
    if (kind === "binary" && (score === 0 || score === 1)) return score === 1 ? "yes" : "no";
    return String(Number(score.toPrecision(6)));
  };
  const unitLink = (/** @type {string} */ name) =>
    element("a", { href: `${unitsAt}#unit=${encodeURIComponent(name)}` }, code(name));
  const beginning = (/** @type {string} */ text) => {
    const line = text.slice(0, 560).replace(/\s+/gu, " ").trim();
    return line.length > 140 ? `${line.slice(0, 140).replace(/\p{Cs}$/u, "")}…` : line;
  };

  /** A table of rows: heads, and cells that are texts or elements; the first cell names its row. */
  const tableOf = (
    /** @type {string} */ label,
    /** @type {string[]} */ heads,
    /** @type {(Node | string)[][]} */ rows,
  ) =>
    element(
      "section",
      { class: "scroll listing", tabindex: "0", "aria-label": label },
      element(
        "table",
        {},
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            ...heads.map((head) => element("th", { scope: "col", class: "l" }, head)),
          ),
        ),
        element(
          "tbody",
          {},
          ...rows.map(([name = "", ...cells]) =>
            element(
              "tr",
              {},
              element("th", { scope: "row", class: "wrap" }, name),
              ...cells.map((cell) => {
                const wide = cell instanceof Element && cell.tagName === "CODE";
                return element("td", { class: wide ? "l wrap" : "l" }, cell);
              }),
            ),
          ),
        ),
      ),
    );

  /** Columns that samples have alike: their run and epoch where there are several, and the scores that some have. */
  const columnsOf = (/** @type {Index} */ index, /** @type {Sample[]} */ samples) => {
    const metrics = index.metrics.filter(({ id }) =>
      samples.some(({ scores }) => Object.hasOwn(scores, id)),
    );
    const repeated = samples.some(({ epoch }) => epoch > 1);
    return {
      heads: [
        ...(runWord === undefined ? [] : [capital(runWord)]),
        ...(repeated ? ["Epoch"] : []),
        ...metrics.map(({ label }) => label),
      ],
      cells: (/** @type {Sample} */ { replicate, epoch, scores }) => [
        ...(runWord === undefined ? [] : [said(replicate)]),
        ...(repeated ? [`${epoch}`] : []),
        ...metrics.map((metric) => {
          const score = Object.hasOwn(scores, metric.id) ? scores[metric.id] : undefined;
          const text = score === undefined ? "" : scoreText(metric, score);
          return text === "yes" ? element("strong", {}, text) : said(text);
        }),
      ],
    };
  };

  const listOf = (/** @type {Index} */ index, /** @type {Sample[]} */ samples) => {
    const { heads, cells } = columnsOf(index, samples);
    const names = [capital(unitWord), ...heads, "Beginning of the last turn"];
    return tableOf(
      "Samples",
      names,
      samples.map((sample) => [
        unitLink(nameOf(sample, index)),
        ...cells(sample),
        code(beginning(sample.turns.at(-1)?.text ?? "")),
      ]),
    );
  };

  /** Levels by their words; a number needs its factor. */
  const inWords = (/** @type {Record<string, string>} */ condition) =>
    Object.entries(condition)
      .map(([factor, level]) => {
        const words = factors[factor]?.levels[level] ?? level;
        return /^[\d.−-]/.test(words) ? `${factors[factor]?.label ?? factor} ${words}` : words;
      })
      .join(", ");

  /** Turns with which all of several samples begin: they are shown once. A sample whose texts are withheld has none. */
  const sharedOf = (/** @type {Sample[]} */ samples) => {
    const [first, ...others] = samples.filter(({ withheld }) => withheld === undefined);
    if (!first || others.length === 0) return [];
    const differs = first.turns.findIndex((turn, i) =>
      others.some(({ turns }) => turns[i]?.name !== turn.name || turns[i]?.text !== turn.text),
    );
    // The last turn is the answer, and stands beside each sample even where all say the same.
    const least = Math.min(...[first, ...others].map(({ turns }) => turns.length - 1));
    return first.turns.slice(0, differs < 0 ? least : Math.min(differs, least));
  };
  const unitOf = (/** @type {Index} */ index, /** @type {Sample[]} */ all) => {
    const shared = sharedOf(all);
    const samples = all.map((one) => ({ ...one, turns: one.turns.slice(shared.length) }));
    const turns = samples.flatMap((one) => one.turns);
    const names = [...new Set(turns.map(({ name }) => name))];
    const fit =
      samples.length > 2 &&
      names.length <= most.turns &&
      samples.every(
        (one) => new Set(one.turns.map(({ name }) => name)).size === one.turns.length,
      ) &&
      samples.every(({ withheld, fields }) => withheld === undefined && fields === undefined) &&
      turns.every(({ text }) => text.length <= most.characters && !/[\r\n]/.test(text.trimEnd()));
    const asked = element(
      "div",
      { class: "turns" },
      ...shared.map(({ name, text }) =>
        element("section", { class: "turn" }, element("h3", {}, said(name)), raw(text)),
      ),
    );
    return [
      ...(shared.length > 0 ? [element("h2", { class: "sub" }, "The same for all"), asked] : []),
      fit ? answersOf(index, samples, names) : columnsBeside(index, samples),
    ];
  };

  /** Short answers, a row each. */
  const answersOf = (
    /** @type {Index} */ index,
    /** @type {Sample[]} */ samples,
    /** @type {string[]} */ names,
  ) => {
    const { heads, cells } = columnsOf(index, samples);
    const targets = samples.some(({ target }) => target !== undefined) ? ["Right answer"] : [];
    return tableOf(
      "Answers",
      ["Condition", ...heads, ...targets, ...names.map(capital)],
      samples.map((sample) => [
        inWords(sample.condition) || "Sample",
        ...cells(sample),
        ...targets.map(() => code(sample.target ?? "")),
        ...names.map((name) => code(sample.turns.find((turn) => turn.name === name)?.text ?? "")),
      ]),
    );
  };

  /** Samples beside one another, the same turn in the same row. */
  const columnsBeside = (/** @type {Index} */ index, /** @type {Sample[]} */ samples) => {
    const rows = alignTurns(samples.map(({ turns }) => turns));
    const columns = samples.map((sample, column) =>
      element(
        "section",
        { class: "col arm-0" },
        element(
          "header",
          {},
          element("strong", {}, inWords(sample.condition) || "Sample"),
          element("br"),
          element(
            "span",
            { class: "dim" },
            [
              runWord && `${runWord} ${sample.replicate}`,
              sample.epoch > 1 && `epoch ${sample.epoch}`,
            ]
              .filter(Boolean)
              .join(", "),
          ),
          ...(sample.withheld === undefined
            ? []
            : [element("p", { class: "lacking" }, `The texts are withheld: ${sample.withheld}`)]),
        ),
        ...rows.map(({ name, turns }) => {
          const turn = turns[column];
          const own = turn
            ? [element("h3", { class: "turn-name" }, said(name)), raw(turn.text)]
            : [];
          return element("div", { class: "row" }, ...own);
        }),
        element(
          "p",
          { class: "target" },
          ...(sample.target
            ? ["Right answer: ", element("code", { dir: "auto" }, said(sample.target))]
            : []),
        ),
        element(
          "p",
          { class: "flag" },
          ...index.metrics.flatMap((metric) => {
            if (!Object.hasOwn(sample.scores, metric.id)) return [];
            const score = sample.scores[metric.id] ?? "";
            const lacks = typeof score === "string" ? " lacking" : "";
            return [
              element(
                "span",
                { class: `score${lacks}` },
                `${metric.label}: ${scoreText(metric, score)}`,
              ),
            ];
          }),
        ),
        element(
          "div",
          { class: "where" },
          ...Object.entries(sample.fields ?? {}).map(([name, value]) =>
            element("p", {}, said(`${name}: ${value}`)),
          ),
          said(sample.place ?? ""),
        ),
      ),
    );
    const side = samples.length === 1 ? "one" : samples.length === 2 ? "two" : "three";
    const aligned =
      samples.length > 1 && rows.length + otherRows <= mostSharedRows ? " aligned" : "";
    return element("div", { class: `cols ${side}${aligned}` }, ...columns);
  };
  return { listOf, unitOf };
}
