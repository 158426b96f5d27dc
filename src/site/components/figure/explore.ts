import type { Experiment, Factor, Figure, ViewId } from "../../../model/index.ts";
import { factorOf, hueOf } from "../../../model/index.ts";
import type { PageScript } from "../../scripts/index.ts";

/** Levels of one hue, which are shown and hidden together. */
export interface HueOfLevels {
  /** Name in addresses: the id of the first of them. */
  readonly id: string;
  readonly hue: number;
  readonly labels: readonly string[];
}

/** What a reader may change about a figure. */
export interface Explorable {
  /** The factor that colour stands for, where two of its levels or more are drawn. */
  readonly arm: { readonly label: string; readonly levels: readonly HueOfLevels[] } | null;
  /** What one run of many is called; null where none is drawn by itself. */
  readonly replicate: string | null;
  readonly view: ViewId | null;
}

/** Marks of an arm: shapes in a group of that arm. Names alone are no marks. */
const armGroup = /<g class="arm-(\d)">(.*?)<\/g>/gs;
const shape = /<(?:circle|line|path|rect)\b/;
const replicateMark = /class="(?:m seed|seedline)\b/;

/** What a reader may change about a figure; null where there is nothing. */
export function explorable(
  figure: Pick<Figure, "chart" | "layout" | "drawings" | "views" | "table">,
  experiment: Experiment | undefined,
): Explorable | null {
  const svg = figure.drawings.at(-1)?.svg ?? "";
  // In the margin is no room for controls; what colour means in a drawing of a cell its code alone knows.
  if (!experiment || svg === "" || figure.layout === "margin" || figure.chart === "code")
    return null;
  const arm = factorOf(experiment, "arm");
  const levels = arm ? levelsDrawn(arm, svg, figure.table) : [];
  const found: Explorable = {
    arm: arm && levels.length > 1 ? { label: arm.label, levels } : null,
    replicate: replicateMark.test(svg) ? (experiment.design.replicate ?? "replicate") : null,
    view: figure.views?.[0]?.id ?? null,
  };
  return found.arm || found.replicate || found.view ? found : null;
}

/** Levels whose hue has marks in a drawing and whose names stand in its table. */
function levelsDrawn(arm: Factor, svg: string, table: Figure["table"]): readonly HueOfLevels[] {
  const hues = new Set(
    [...svg.matchAll(armGroup)].filter(([, , inside = ""]) => shape.test(inside)).map((m) => m[1]),
  );
  const texts = table.rows.flatMap(({ cells }) => cells.map(({ text }) => text));
  const shown = arm.levels.filter(({ label }) => texts.some((text) => text.includes(label)));
  return [...Map.groupBy(shown, ({ id }) => hueOf(arm, id))]
    .filter(([hue]) => hues.has(String(hue)))
    .map(([hue, own]) => ({
      id: own[0]?.id ?? "",
      hue,
      labels: own.map(({ label }) => label),
    }));
}

/** The script of these figures; none where no reader can change one. */
export const exploreScripts = (
  figures: readonly Figure[],
  experiments: readonly { readonly experiment: Experiment }[],
): readonly PageScript[] =>
  figures.some((figure) => explorable(figure, experimentIn(experiments, figure)))
    ? ["explore"]
    : [];

/** The experiment of a figure among those of its page. */
export const experimentIn = (
  experiments: readonly { readonly experiment: Experiment }[],
  figure: Pick<Figure, "experiment">,
): Experiment | undefined =>
  experiments.find(({ experiment }) => experiment.id === figure.experiment)?.experiment;
