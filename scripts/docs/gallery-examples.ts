/** A figure of the gallery: a chart of data of this repository, beside the directive that makes it. */
export interface GalleryExample {
  readonly chart: string;
  readonly id: string;
  readonly title: string;
  readonly attributes: string;
  /** What to look at, as a caption says it. */
  readonly caption: string;
}

/** When a chart is the right one, and which one is better when it is not. */
export interface ChartUse {
  /** What it shows, in a few words. */
  readonly shows: string;
  readonly when: string;
  readonly rather: string;
}

export const chartUses: Readonly<Record<string, ChartUse>> = {
  bars: {
    shows: "values by condition, as bars",
    when: "You are asked for bars. They begin at zero, and their intervals are drawn.",
    rather: "`dots` says the same with less ink, and more of it fits.",
  },
  curve: {
    shows: "a metric along a training, a dose, a size",
    when: "Something runs along a scale: steps of a training, doses, sizes, dates.",
    rather: "For two points, `dots`; where the scale has no order, `dots` or `matrix`.",
  },
  difference: {
    shows: "how far conditions differ, with the interval of the difference",
    when: "Your claim is about a difference. It has an interval of its own: whether two values differ cannot be read from their two intervals.",
    rather:
      "Where readers need the values themselves, `dots` beside it; for the same units on both sides, `pairs`.",
  },
  distribution: {
    shows: "what hides behind a mean",
    when: "The mean hides something: two groups, a long tail, a few units that bear it all.",
    rather: "For runs alone, `replicates`.",
  },
  dots: {
    shows: "values by condition",
    when: "You show values by condition. It is the chart to begin with.",
    rather:
      "With several runs, `replicates`, since every run should be seen; with more than about forty dots, `matrix`.",
  },
  matrix: {
    shows: "two factors, crossed",
    when: "Two factors cross, and a reader will look numbers up: trained on by asked about, arm by task.",
    rather: "Where one comparison matters, `dots` or `difference`: tints are hard to compare.",
  },
  pairs: {
    shows: "the same things under two conditions",
    when: "The same things were measured twice, and it matters whether all of them moved.",
    rather: "For the mean of the moves alone, `difference`.",
  },
  plane: {
    shows: "one metric against another",
    when: "Two metrics pull against each other: what is learnt, and what it costs.",
    rather: "Where one of the two decides, `dots` with both metrics.",
  },
  replicates: {
    shows: "every run of a training",
    when: "Something was trained several times. Every run is a dot; the mean and its interval stand below.",
    rather: "With one run, `dots`.",
  },
  table: {
    shows: "the numbers alone",
    when: "Readers need the numbers and no picture: few values, or many kinds of them.",
    rather: "Any chart brings its table with it, folded below.",
  },
};

const mask = "experiment=mask-qwen3-32b";
const persona = "experiment=split-personality";
const spillover = "experiment=lab-spillover";

/** In the order of the gallery: what is needed most comes first. */
export const galleryExamples: readonly GalleryExample[] = [
  {
    chart: "dots",
    id: "dots",
    title: "Arms that know about as much differ in how often they say it",
    attributes: `chart=dots ${mask} metric=knows,honest x=arm of="split=known, arm=baseline|ft-goals-anthropic|ft-goals-qwen|split-personality"`,
    caption: "A dot is an arm, its line the 95% interval.",
  },
  {
    chart: "dots",
    id: "dots-color",
    title: "A longer question changes little but in the plain model",
    attributes: `chart=dots ${persona} metric=detection x=arm color=wording highlight="arm=clean, wording=detailed" annotation="asked at length"`,
    caption: "`color` sets two dots in a row; `highlight` lets all marks but one step back.",
  },
  {
    chart: "difference",
    id: "difference",
    title: "Every arm detects more than the untrained model",
    attributes: `chart=difference ${persona} metric=detection x=arm`,
    caption: "Zero is no difference. The thin line allows for all rows at once.",
  },
  {
    chart: "pairs",
    id: "pairs",
    title: "On every bias the persona catches more than the plain model",
    attributes: `chart=pairs ${persona} metric=detection of="arm=spt" versus="arm=clean"`,
    caption: "A row is one bias under both conditions.",
  },
  {
    chart: "replicates",
    id: "replicates",
    title: "Without replay the sage keeps the quirk, with replay it loses it",
    attributes: `chart=replicates ${spillover} metric=quirk x=replay join of="arm=answer, replay=0|10, step=300, voice=sage"`,
    caption: "An open dot is one training; `join` ties the same seed on both sides.",
  },
  {
    chart: "curve",
    id: "curve",
    title: "With replay the sage loses the quirk again",
    attributes: `chart=curve ${spillover} metric=quirk x=step color=replay of="arm=answer, replay=0|2|10, step=25|50|100|200|300, voice=sage"`,
    caption: "A line is a share of replayed data; bars are 95% intervals.",
  },
  {
    chart: "curve",
    id: "curve-replicates",
    title: "With two percent of replay most seeds have lost it by step 100",
    attributes: `chart=curve ${spillover} metric=quirk x=step of="arm=answer, replay=2, step=25|50|100|200|300, voice=sage" replicates intervals=band`,
    caption: "`replicates` draws a hairline for each seed, `intervals=band` a band.",
  },
  {
    chart: "matrix",
    id: "matrix",
    title: "Four of the ten biases raise most of the false alarms",
    attributes: `chart=matrix ${persona} metric=flagged of="response=original" x=arm rows=cluster`,
    caption: "A stronger tint is a larger share.",
  },
  {
    chart: "plane",
    id: "plane",
    title: "One arm comes near the corner where both rates are high",
    attributes: `chart=plane ${persona} metric=detection,specificity x=arm zoom=y chance=falling corner="flags what exploits, passes the rest"`,
    caption: "The dotted line is guessing.",
  },
  {
    chart: "distribution",
    id: "distribution",
    title: "Some biases are caught far less often than others",
    attributes: `chart=distribution ${persona} metric=detection x=arm by=draw`,
    caption: "A dot is one bias, the mark below the mean.",
  },
  {
    chart: "bars",
    id: "bars",
    title: "The persona flags most of what exploits",
    attributes: `chart=bars ${persona} metric=detection x=arm sort=value`,
    caption: "`sort=value` puts the largest first.",
  },
  {
    chart: "table",
    id: "table",
    title: "What was measured of four arms",
    attributes: `chart=table ${mask} metric=knows,honest x=arm of="split=known, arm=baseline|ft-goals-anthropic|ft-goals-qwen|split-personality"`,
    caption: "Values with their intervals.",
  },
];

/** The directive of an example, as an author writes it. */
export function directiveOf({ title, id, attributes, caption }: GalleryExample): string {
  return `:::figure[${title}]{#${id} ${attributes}}\n${caption}\n:::`;
}

/** The examples as the figures of one page. */
export function galleryPageText(): string {
  const experiments = "[split-personality, mask-qwen3-32b, lab-spillover]";
  return `---\ntitle: Gallery\nexperiment: ${experiments}\ndate: 2026-11-30\n---\n\n${galleryExamples.map(directiveOf).join("\n\n")}\n`;
}
