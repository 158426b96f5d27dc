import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chartTypes } from "../../src/charts/index.ts";
import { chartExamples } from "./chart-examples.ts";
import { schemaRows } from "./describe-schema.ts";
import { galleryFolder } from "./draw-marks.ts";
import {
  chartUses,
  directiveOf,
  type GalleryExample,
  galleryExamples,
} from "./gallery-examples.ts";

/** Types in the order in which the examples show them. */
const order = [...new Set(galleryExamples.map(({ chart }) => chart))];
const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);

/** docs/gallery.md: every chart with its picture, the directive that makes it, when to use it, and its options. */
export function galleryPage(): string {
  const types = [...chartTypes].sort((a, b) => place(a.name) - place(b.name));
  return [
    "<!-- Written by `npm run docs`; the pictures by `node scripts/gallery-pictures.ts`. -->",
    "",
    "# Gallery of charts",
    "",
    "After this page you know which chart to take, and what to write for it. Every picture is drawn from data of this repository by the directive above it, as a page of the report draws it; copy the directive and put your metric, factors and levels in its place.",
    "",
    "| you want to show | chart |",
    "|---|---|",
    ...types.map(({ name }) => `| ${chartUses[name]?.shows ?? ""} | [\`${name}\`](#${name}) |`),
    "",
    "Each of them takes `metric`, `of`, `versus`, `x`, `color` and `facet` where they make sense, `highlight` and `annotation` for one mark that stands out, and `supports` for the finding that its title states: [authoring.md](authoring.md#figure). What none of them can draw, a `js plot` cell can, with the same marks: [marks.md](marks.md).",
    "",
    ...types.flatMap((type) => [
      `## ${type.name}`,
      "",
      type.doc,
      "",
      `**Take it when** ${lowered(chartUses[type.name]?.when ?? "")}`,
      "",
      `**Rather:** ${chartUses[type.name]?.rather ?? ""}`,
      "",
      `**It needs:** ${lowered(chartExamples[type.name]?.needs ?? "")}`,
      "",
      ...galleryExamples.filter(({ chart }) => chart === type.name).flatMap(shown),
      ...optionsOf(schemaRows(type.options)),
    ]),
  ].join("\n");
}

function shown(example: GalleryExample): readonly string[] {
  return ["```md", directiveOf(example), "```", "", ...pictureOf(example), ""];
}

function pictureOf({ chart, id, title }: GalleryExample): readonly string[] {
  if (chart !== "table") return [`![${title}](gallery/${id}.svg)`];
  const file = join(galleryFolder, `${id}.md`);
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
}

function optionsOf(rows: readonly string[]): readonly string[] {
  if (rows.length === 0) return ["It has no options of its own.", ""];
  return ["| attribute | values | default | what |", "|---|---|---|---|", ...rows, ""];
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
