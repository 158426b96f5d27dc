import type { RootContent } from "mdast";
import {
  bullets,
  heading,
  link,
  paragraph,
  strong,
  text,
  written,
} from "../../export/markdown/document.ts";
import { visibleLine } from "../../lib/visible-text.ts";
import { capital, counted } from "../../lib/words.ts";
import { conditionKey } from "../../model/experiment/condition.ts";
import { isYesNo } from "../../model/experiment/metric-scale.ts";
import type { Condition, DrawnSample, DrawnUnit, Experiment } from "../../model/index.ts";
import { quantityInWords } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { reasonWords } from "../components/samples/sample-words.ts";
import { scoresInWords } from "../components/samples/scores.ts";
import { runOf, unitView } from "../components/samples/turns.ts";
import type { UnitProps } from "../render/samples-props.ts";
import type { To } from "./twin-parts.ts";
import { block, blocksOf, canaryBlocks, countedBlocks, said } from "./twin-parts.ts";

type Turns = readonly DrawnSample["turns"][number][];

/** One unit over all conditions as Markdown: what was said turn by turn, each sample with its scores. */
export function unitTwin(props: UnitProps, unit: DrawnUnit, to: To): string {
  const { experiment, published, entry, replicated, lists } = props;
  const { id, title, design } = experiment;
  const { shared, groups } = unitView(unit, experiment);
  const shown = new Set(unit.samples.map(({ condition }) => conditionKey(condition)));
  const own = lists.flatMap(({ condition }, i) => (shown.has(conditionKey(condition)) ? [i] : []));
  const of =
    unit.samples.length < entry.samples
      ? `${unit.samples.length} of ${counted(entry.samples, "sample")}`
      : counted(entry.samples, "sample");
  return written(
    heading(1, `One ${design.unit}, ${of}`),
    paragraph(
      text(`${capital(design.unit)} `),
      said(unit.unit),
      text(" of "),
      link(to(address.sampleTwin(address.samples(id))), title),
      text(". "),
      ...clusterOf(unit, experiment),
      text(
        `${reasonWords[entry.why]}What stands in a block of code is what a model read or wrote; a character that does not show stands as its code in brackets. `,
      ),
      link(to(address.unit(id, entry.slug)), "The page"),
      text("."),
    ),
    ...scoreKey(unit.samples, experiment),
    ...(shared.length > 0 ? [heading(2, "The same for all"), ...turnBlocks(shared, 3)] : []),
    ...groups.flatMap(({ context, shared: common, samples }) => [
      heading(2, capital(contextName(context, experiment)) || "The samples"),
      ...turnBlocks(common, 3),
      ...samples.flatMap(({ sample, turns }) =>
        sampleBlocks(sample, turns, {
          experiment,
          run: runOf(sample, design, replicated),
          sharesTurns: shared.length + common.length > 0,
        }),
      ),
    ]),
    ...countedBlocks(props, new Set(own), to),
    ...canaryBlocks(published),
  );
}

function clusterOf({ cluster }: DrawnUnit, { design }: Experiment) {
  if (cluster === null) return [];
  const name = design.clusterLabels[cluster] ?? cluster;
  return [text(`${capital(design.cluster ?? "cluster")}: `), said(name), text(". ")];
}

/** What the scores say. */
function scoreKey(
  samples: readonly DrawnSample[],
  { metrics }: Experiment,
): readonly RootContent[] {
  const told = metrics.filter(
    (metric) => metric.doc && samples.some(({ scores }) => scores[metric.id] !== undefined),
  );
  if (told.length === 0) return [];
  return [
    bullets(
      told.map((metric) => [
        strong(`${metric.label}${isYesNo(metric) ? ": yes" : ""}`),
        text(` ${metric.doc}`),
      ]),
    ),
  ];
}

const contextName = (context: Condition, { design }: Experiment): string =>
  design.factors
    .filter(({ id }) => context[id] !== undefined)
    .map((factor) => quantityInWords(factor, context[factor.id] ?? ""))
    .join(", ");

const turnBlocks = (turns: Turns, depth: 3 | 4): RootContent[] =>
  turns.flatMap(({ name, text: words }) => [
    { type: "heading", depth, children: [said(name)] } as const,
    block(words),
  ]);

function sampleBlocks(
  sample: DrawnSample,
  turns: Turns,
  {
    experiment,
    run,
    sharesTurns,
  }: { readonly experiment: Experiment; readonly run: string; readonly sharesTurns: boolean },
): readonly RootContent[] {
  const { factors } = experiment.design;
  const beside = factors.find(({ role }) => role === "arm") ?? factors[0];
  const level = beside?.levels.find(({ id }) => id === sample.condition[beside.id]);
  const lacks =
    sample.withheld !== undefined
      ? `The texts are withheld: ${sample.withheld}`
      : turns.length === 0 && !sharesTurns
        ? "Nothing of what was said is published."
        : "";
  const { target, fields = {}, place } = sample;
  return [
    {
      type: "heading",
      depth: 3,
      children: [said([level?.label ?? "Sample", run, level?.note].filter(Boolean).join(", "))],
    },
    ...(lacks === "" ? [] : [paragraph(said(lacks))]),
    ...turnBlocks(turns, 4),
    ...(target ? blocksOf("Right answer", target) : []),
    ...scoresBlock(sample, experiment),
    ...Object.entries(fields).flatMap(([name, value]) =>
      blocksOf(visibleLine(name), String(value)),
    ),
    ...(place === "" ? [] : [paragraph(said(place))]),
  ];
}

function scoresBlock(sample: DrawnSample, experiment: Experiment): readonly RootContent[] {
  const scores = scoresInWords(sample, experiment);
  if (scores.length === 0) return [];
  return [
    bullets(
      scores.map(({ label, text: words, why }) => [
        said(why === "" ? `${label}: ${words}` : `${label}: no score, cause: ${why}`),
      ]),
    ),
  ];
}
