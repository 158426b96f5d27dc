import type { ElementContent } from "hast";
import { z } from "zod";
import { didYouMean } from "../../lib/nearest.ts";
import { address } from "../../model/index.ts";
import { bound, h } from "./shared/bound.ts";
import type { Call, InlineDirective } from "./shared/directive.ts";
import type { Page } from "./shared/page.ts";
import { askExperiment } from "./shared/questions.ts";

const schema = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .optional()
      .describe("Figure, finding, heading or cell of this page, written `#id`."),
    to: z
      .string()
      .min(1)
      .optional()
      .describe("Another notebook, or a place in it: `notebook` or `notebook#id`."),
    experiment: z.string().min(1).optional().describe("Page of an experiment."),
    unit: z.string().min(1).optional().describe("Page of the samples of a unit."),
  })
  .refine(
    (a) =>
      [a.id, a.to, a.experiment ?? a.unit].filter((target) => target !== undefined).length === 1,
    "one of #id, to=, experiment= or unit=",
  );

export const ref: InlineDirective<z.output<typeof schema>> = {
  name: "ref",
  kind: "inline",
  doc: "A link that numbers itself: `Figure 2`, `Finding 1`, or the title of a page.",
  example: ":ref{#recall-by-arm}",
  label: "Other words for the link.",
  attributes: schema,
  run(call, page) {
    const target = findTarget(call, page);
    if (!target) return null;
    const own = call.label.length ? page.render(call.label, "inline") : null;
    const children: ElementContent[] = own
      ? [{ type: "text", value: own.text }]
      : [{ type: "text", value: unparted(target.label) }];
    return bound(
      [h("a", { href: target.href }, ...children)],
      own?.text ?? target.label,
      "nothing",
    );
  },
};

/** A name and its number stay on one line. */
const unparted = (label: string): string =>
  label.replace(/^(\p{Lu}\p{L}+) (?=[\d.]+$)/u, "$1\u00a0");

interface Target {
  readonly href: string;
  readonly label: string;
}

function findTarget(call: Call<z.output<typeof schema>>, page: Page): Target | null {
  const { id, to, unit } = call.attributes;
  if (id !== undefined) return inNotebook(page.notebook, id, "id", call, page);
  if (to !== undefined) {
    const [notebook = "", anchor] = to.split("#");
    return inNotebook(notebook, anchor, "to", call, page);
  }
  const experiment = askExperiment(call.attributes.experiment, call, page);
  if (!experiment) return null;
  if (unit === undefined)
    return { href: `~/${address.experiment(experiment.id)}`, label: experiment.title };
  const slug = page.context.unitSlug(experiment.id, unit);
  if (slug !== null)
    return {
      href: `~/${address.unit(experiment.id, slug)}`,
      label: `${experiment.design.unit} ${unit}`,
    };
  page.problems.error(
    "reference-is-found",
    call.place("unit"),
    `No samples are shown for the ${experiment.design.unit} "${unit}" of ${experiment.id}`,
    {
      expected: "a unit that is in the data",
      found: unit,
    },
  );
  return null;
}

function inNotebook(
  notebook: string | null,
  id: string | undefined,
  attribute: string,
  call: Call,
  page: Page,
): Target | null {
  const other = page.context.notebooks.find((n) => n.id === notebook);
  const anchors = notebook === page.notebook ? page.anchors : other?.anchors;
  if (!anchors)
    return missing(
      notebook ?? "",
      page.context.notebooks.map((n) => n.id),
      "notebook",
      attribute,
      call,
      page,
    );
  if (id === undefined)
    return { href: `~/${address.notebook(notebook ?? "")}`, label: other?.title ?? notebook ?? "" };
  const anchor = anchors.find((a) => a.id === id);
  if (!anchor && notebook === page.notebook && page.unread.has(id)) return null;
  if (!anchor)
    return missing(
      id,
      anchors.map((a) => a.id),
      "figure, finding or heading",
      attribute,
      call,
      page,
    );
  return {
    href: notebook === page.notebook ? page.here(id) : `~/${address.anchor(notebook ?? "", id)}`,
    label: anchor.label,
  };
}

function missing(
  word: string,
  known: readonly string[],
  what: string,
  attribute: string,
  call: Call,
  page: Page,
): null {
  page.problems.error(
    "reference-is-found",
    call.place(attribute),
    `There is no ${what} "${word}"`,
    {
      expected: known.join(", ") || `a ${what}`,
      found: word,
      ...didYouMean(word, known),
    },
  );
  return null;
}
