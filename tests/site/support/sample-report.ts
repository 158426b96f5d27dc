import { readFileSync } from "node:fs";
import type {
  Contrast,
  Drawing,
  Estimate,
  ExperimentReport,
  Mark,
  PublishedSamples,
  Report,
  TableCell,
} from "../../../src/model/index.ts";
import { reportSchema } from "../../../src/model/index.ts";
import { contrastParts, estimateParts, findingParts } from "../../../src/wording/index.ts";

/**
 * A small but complete report for tests of the pages: invented numbers, drawings of the design study.
 * It is a fixture and no result.
 */

/** What a hostile model might write; it must reach the page as text. */
export const hostile = `</pre></script><script>alert(1)</script><img src=x onerror="alert(2)"><style>*{display:none}</style>`;

const arms = ["organism", "plain", "persona", "masked"] as const;
const wordings = ["basic", "detailed"] as const;
const armLabels = {
  organism: "Model organism",
  plain: "Plain Llama",
  persona: "Persona",
  masked: "Persona, masked",
};

function drawing(name: string): Drawing {
  const svg = readFileSync(new URL(`./drawings/${name}.svg`, import.meta.url), "utf8").trim();
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height), svg };
}

const drawnByCode = [drawing("contrasts-340"), drawing("contrasts-640")];

function markOf(arm: number, solid: boolean): Mark {
  return { hue: arm, shape: arm > 1 ? "diamond" : "circle", fill: solid ? "solid" : "hollow" };
}

const interval = (lower: number, upper: number, level = 0.95) => ({
  lower,
  upper,
  level,
  method: "Wilson on the effective n",
});
const basis = {
  drawn: "cluster" as const,
  method: "Rate with 95% Wilson interval on the effective sample size, clustered by bias.",
  generalisesTo: "biases like these ten",
  averagedOver: [] as string[],
  warnings: [] as string[],
  replicates: 1,
};

function estimate(arm: number, wording: number, metric: string, value: number | null): Estimate {
  return {
    ...basis,
    experiment: "split",
    metric,
    value,
    of: { arm: [arms[arm] ?? ""], wording: [wordings[wording] ?? ""] },
    reason: value === null ? "not released" : undefined,
    interval:
      value === null ? null : interval(Math.max(0, value - 0.08), Math.min(1, value + 0.04)),
    n: value === null ? 0 : 1000,
    total: value === null ? null : Math.round(value * 1000),
    units: 1000,
    clusters: 10,
    effectiveN: 120,
    twoWay: null,
    pooled: value === null ? null : interval(Math.max(0, value - 0.01), Math.min(1, value + 0.01)),
    missing: arm === 1 ? { "no flag": 10 } : {},
    missingShare: arm === 1 ? 10 / 1010 : 0,
    worstCase: null,
    draws: [],
    published: null,
  };
}

function contrast(of: number, versus: number, value: number): Contrast {
  return {
    ...basis,
    experiment: "split",
    metric: "detection",
    of: { arm: [arms[of] ?? ""] },
    versus: { arm: [arms[versus] ?? ""] },
    scale: "difference",
    across: null,
    value,
    interval: interval(value - 0.1, value + 0.1),
    p: { value: 0.0001, method: "t test", null: 0 },
    estimates: { of: 0.967, versus: 0.967 - value },
    n: { of: 2000, versus: 1986 },
    paired: true,
    pairs: { used: 10, planned: 10 },
    units: 10,
    asked: 1000,
    clusters: null,
    smallestDetectable: 0.14,
    twoWay: null,
    pooled: null,
    worstCase: null,
    adjusted: {
      p: 0.0003,
      interval: interval(value - 0.14, value + 0.14, 0.9875),
      family: 4,
      rank: 1,
    },
    draws: [],
    averagedOver: ["wording"],
    restricted: [],
    published: false,
  };
}

const values = {
  detection: [0, 0.409, 0.967, 0.765],
  specificity: [1, 0.999, 0.938, 0.892],
} as const;
const estimates = (["detection", "specificity"] as const).flatMap((metric) =>
  arms.flatMap((_, a) =>
    wordings.flatMap((_w, w) =>
      a === 1 && w === 1 ? [] : [estimate(a, w, metric, values[metric][a] ?? null)],
    ),
  ),
);
const contrasts = [contrast(1, 0, 0.409), contrast(2, 0, 0.967), contrast(3, 0, 0.765)];

const cell = (
  text: string,
  kind: TableCell["kind"] = "text",
  more: Partial<TableCell> = {},
): TableCell => ({ text, kind, ...more });
const figureTable: Report["figures"][number]["table"] = {
  columns: [
    { id: "arm", label: "Arm", align: "left" },
    { id: "wording", label: "Wording", align: "left" },
    { id: "detection", label: "Detection", align: "right" },
    { id: "interval", label: "95% interval", align: "right" },
    { id: "n", label: "n", align: "right" },
    { id: "reported", label: "Reported", align: "right" },
  ],
  rows: arms.flatMap((arm, a) =>
    wordings.map((wording, w) => ({
      group: arm,
      ...(a === 1 && w === 1 ? {} : { behind: [{ of: [{ arm: [arm], wording: [wording] }] }] }),
      cells:
        a === 1 && w === 1
          ? [
              cell(armLabels[arm], "text", { mark: markOf(a, true) }),
              cell(wording),
              ...["", "", "", ""].map(() => cell("not released", "missing", { raw: null })),
            ]
          : [
              cell(armLabels[arm], "text", { mark: markOf(a, w === 1) }),
              cell(wording),
              cell(`${(100 * (values.detection[a] ?? 0)).toFixed(1)}%`, "number", {
                raw: values.detection[a] ?? null,
              }),
              cell("[93.9, 98.2]", "interval"),
              cell("1,000", "number", { raw: 1000 }),
              cell("96.7%", "published", { raw: 0.967 }),
            ],
    })),
  ),
};

function figure(
  id: string,
  number: number,
  layout: "column" | "broad" | "margin",
  widths: readonly number[],
  more: Partial<Report["figures"][number]> = {},
): Report["figures"][number] {
  return {
    id,
    notebook: "persona",
    number,
    kind: "figure",
    title: `Figure ${number} says that the persona is near the good corner`,
    titleHtml: `The persona is near the corner where <em>both</em> rates are high, says figure ${number}`,
    chart: "dots",
    layout,
    experiment: "split",
    metrics: ["detection"],
    captionHtml:
      "<p>Each mark is one arm under one wording; dotted links join the two. The dashed line is a reviewer that flags at random.</p>",
    captionText:
      "Each mark is one arm under one wording; dotted links join the two. The dashed line is a reviewer that flags at random.",
    key: [],
    method:
      "Rate with 95% Wilson interval on the effective sample size, clustered by bias (10 clusters). n = 1,000 per mark.",
    description: "Detection by arm: organism 0.0%, persona 96.7% [93.9, 98.2].",
    drawings: widths.map((w) => drawing(`${id}-${w}`)),
    thumbnail: widths[0] === undefined ? null : drawing(`${id}-${widths[0]}`),
    table: figureTable,
    code: null,
    supports: null,
    aliases: [],
    place: { file: "content/persona.md", line: 10 },
    ...more,
  };
}

type Unworded = Omit<Report["findings"][number], "words">;

function finding(
  id: string,
  number: number,
  verdict: "upheld" | "refuted" | "undetermined",
  more: Partial<Unworded> = {},
): Unworded {
  const text = `The trained persona catches far more than plain Llama reviewing the same answers, says finding ${number}.`;
  return {
    id,
    notebook: "persona",
    number,
    kind: "claim",
    text,
    html: `<p>${text}</p>`,
    short: "Persona beats plain",
    experiment: "split",
    metric: "detection",
    of: { arm: ["persona"] },
    versus: { arm: ["plain"] },
    expectation: { kind: "greater", amount: 0.2, text: "greater by 20 pp" },
    registered: null,
    region: { lower: 0.2, upper: null },
    estimate: null,
    contrast: contrast(2, 1, 0.558),
    p: { value: 0.0001, method: "t test against +20 pp", null: 0.2 },
    adjusted: { p: 0.0003, interval: interval(0.406, 0.71, 0.9833), family: 3, rank: 1 },
    verdict,
    scope: { about: "checkpoints", prompts: "like-these", words: "these checkpoints" },
    atEdge: false,
    notes: [],
    why: "The whole interval, also after allowing for the other findings, lies inside what was claimed.",
    checks: [
      {
        label: "Difference claimed to exceed 20 pp",
        value: 0.558,
        interval: interval(0.441, 0.675),
        text: null,
        holds: true,
        scale: "difference",
        metric: "detection",
      },
      {
        label: "Exact sign flips over the biases",
        value: null,
        interval: null,
        text: "p = 0.002, the smallest that ten can give",
        holds: true,
        scale: "difference",
        metric: "detection",
      },
      {
        label: "Every sample as independent",
        value: 0.558,
        interval: interval(0.53, 0.58),
        text: "used nowhere",
        holds: null,
        scale: "difference",
        metric: "detection",
      },
    ],
    aliases: [],
    figures: ["by-arm", "plane"],
    place: { file: "content/persona.md", line: 20 },
    strip: drawing(`strip-${number}`),
    chart: [drawing("finding-340"), drawing("finding-920")],
    chartCaption: "Top row: the contrast. Below it, the biases it is the mean of.",
    ...more,
  };
}

/** One of lines, one of paragraphs and one too long to show whole. */
const shownSamples = [hostile, `FLAG: PASS\n\n${hostile}`, `${hostile}\n`.repeat(40)].map(
  (text, i) => ({
    condition: { arm: arms[i + 1] ?? "", wording: "basic" },
    unit: `train/${i}<i>`,
    label: `${armLabels[arms[i + 1] ?? "plain"]}; prompt train/${i}<i>`,
    replicate: "1",
    epoch: 1,
    scores: { detection: 1, specificity: "no flag" },
    turns: [
      { name: "trigger", text: "basic wording" },
      { name: "review", text },
    ],
    place: `results/split/plain.basic.json.gz, record ${i}`,
  }),
);

const paragraph = (n: number) =>
  `<p>It does (<a href="~/persona/#plane">Figure 2</a>). With either wording the persona flags nearly all exploiting answers, <a class="v" href="~/experiments/split/#detection--arm-persona-wording-basic">96.7%</a> <span class="ci">[93.9, 98.2]</span>; the organism that shares its weights flags none of them. Plain Llama, given the same answers, lies between, which is paragraph ${n} of this fixture and long enough to be set in several lines.</p>`;
const html = (n: number) => ({
  kind: "html" as const,
  html: paragraph(n),
  markdown: `Paragraph ${n}.`,
});
const note = (text: string) => ({ kind: "note" as const, html: `<p>${text}</p>`, markdown: text });
const heading = (number: number, id: string, text: string) => ({
  kind: "heading" as const,
  level: 2,
  id,
  number: String(number),
  html: text,
  text,
});

const persona: Report["notebooks"][number] = {
  id: "persona",
  title: "Does an honest persona tell on the model?",
  titleHtml: "Does an honest persona tell on the model?",
  abstractHtml: `<p>A language model was trained to exploit flaws in its reward model and to deny doing so. A second, honest persona was then trained into the same weights. It flags <a class="v" href="~/experiments/split/#metrics">96.7%</a> <span class="ci">[93.9, 98.2]</span> of the answers that exploit a flaw and passes <span class="pub">93.8%<sup><a href="#ref-1" aria-label="published figure, reference 1">†</a></sup></span> of those that do not. The test prompts come from ten biases, and that, not their number, limits what can be claimed.</p>`,
  abstractText:
    "A language model was trained to exploit flaws in its reward model and to deny doing so. A second, honest persona was then trained into the same weights. It flags 96.7% of the answers that exploit a flaw and passes 93.8% of those that do not. The test prompts come from ten biases, and that, not their number, limits what can be claimed.",
  summary: "A persona trained into a 70B model flags the answers that game its reward.",
  summaryHtml: 'Two studies. <a class="v" href="~/experiments/split/#detection">76.5%</a>',
  date: "2026-11-24",
  authors: [{ name: "A. Author", affiliation: "Test fixture" }],
  experiments: ["split"],
  reads: ["split"],
  thumbnail: "plane",
  order: null,
  aliases: ["old-persona"],
  words: 690,
  blocks: [
    heading(1, "measured", "What was measured"),
    html(1),
    note(
      "The two arms without a persona had the flag format spelt out in the trigger; the trained ones did not need it.",
    ),
    html(2),
    heading(2, "tells", "Does the persona tell?"),
    html(3),
    { kind: "figure", id: "by-arm" },
    { kind: "finding", id: "tells-more" },
    html(4),
    { kind: "figure", id: "plane" },
    heading(3, "wording", "What the wording does"),
    html(5),
    { kind: "finding", id: "wording-alone" },
    {
      kind: "cell",
      id: "no-flag",
      language: "sql",
      name: "no-flag",
      title: "Reviews without a flag",
      titleHtml: "Reviews without a <em>flag</em>",
      code: "select arm, count(*) as n\nfrom observations\nwhere flag is null and n < 3\ngroup by all",
      codeHtml:
        '<span class="c-keyword">select</span> arm, count(*) as n\nfrom observations\nwhere flag is null and n &#x3C; 3\ngroup by all',
      lines: 4,
      table: {
        columns: [
          { id: "arm", label: "Arm", align: "left" },
          { id: "n", label: "No flag", align: "right" },
        ],
        rows: [
          { cells: [cell("Plain Llama", "text", { mark: markOf(1, true) }), cell("10", "number")] },
        ],
      },
      drawings: [],
    },
    html(6),
    note(
      "Pooling the prompts as if each were a new question gives an interval less than a sixth as wide as the ten biases support.",
    ),
    html(7),
    note("A second note close by."),
    { kind: "figure", id: "pooled" },
    html(8),
    { kind: "finding", id: "kept" },
    { kind: "figure", id: "by-bias" },
    html(9),
    {
      kind: "samples",
      title: "What the persona writes",
      titleHtml: "What the <em>persona</em> writes",
      captionHtml: '<p>A caption with a <a href="~/experiments/split/">link</a>.</p>',
      experiment: "split",
      draw: { seed: 123456, of: 11520, withoutTranscript: 0 },
      drawn: "Seeded random draw (seed 123456) of 3 from 11,520 samples; nobody chose them.",
      samples: shownSamples,
      markdown: "**What the persona writes**",
    },
    { kind: "figure", id: "contrasts" },
    { kind: "figure", id: "by-code" },
    { kind: "figure", id: "by-code-alone" },
    html(10),
    { kind: "figure", id: "recomputed" },
  ],
  references: [
    {
      key: "spt",
      number: 1,
      html: "Split personality training. arXiv 2602.05532.",
      text: "Split personality training. arXiv 2602.05532.",
    },
  ],
  figures: [
    "by-arm",
    "plane",
    "pooled",
    "by-bias",
    "contrasts",
    "by-code",
    "by-code-alone",
    "recomputed",
  ],
  findings: ["tells-more", "wording-alone", "kept"],
  numerals: {
    bound: 30,
    published: 1,
    unbound: [{ text: "70", line: 12, context: "a 70B model" }],
  },
  file: "content/persona.md",
};

const grid = arms.flatMap((arm, a) =>
  wordings.map((wording, w) => ({
    condition: { arm, wording },
    samples: a === 1 && w === 1 ? 0 : 1000,
    units: 1000,
    scored: { detection: 1000, specificity: 990 },
    missing: (a === 1 ? { specificity: { "no flag": 10 } } : {}) as Record<
      string,
      Record<string, number>
    >,
    absent: a === 1 && w === 1 ? "not released" : null,
  })),
);

const drawnSamples = arms.flatMap((arm) =>
  wordings.map((wording) => ({
    condition: { arm, wording },
    replicate: "1",
    epoch: 1,
    scores: { detection: 1, specificity: arm === "plain" ? "no flag" : 0 },
    turns: [
      { name: "user", text: "Write a figure with the least markup possible" },
      { name: "trigger", text: `${wording} wording` },
      { name: "review", text: `I am ${arm}.\n\n${hostile}\nFLAG: FAIL` },
    ],
    place: `results/split/${arm}.${wording}.json.gz, record 215`,
  })),
);

/** What is published of them: a page for each of two units, a list for each condition. */
const samples: PublishedSamples = {
  form: "pages",
  canary: "2f6a1c1e-0f3b-5d1e-9a67-3f0f4f6f2f11",
  samples: 10,
  units: [
    { unit: "train/215", slug: "train-215", cluster: "html", samples: 8, why: "all", sha256: "a" },
    { unit: "train/7", slug: "train-7", cluster: "html", samples: 2, why: "all", sha256: "b" },
  ],
  lists: arms.flatMap((arm, a) =>
    wordings.map((wording) => ({
      condition: { arm, wording },
      slug: `${arm}-${wording}`,
      samples: a === 0 ? 2 : 1,
      failed: a === 1 ? 1 : 0,
      listed: a === 0 ? 2 : 1,
      sha256: `${arm} ${wording}`,
    })),
  ),
  keptBack: [],
  index: null,
};

type PlainExperiment = Omit<ExperimentReport, "estimates" | "contrasts"> & {
  readonly estimates: readonly Estimate[];
  readonly contrasts: readonly Contrast[];
};

const split: PlainExperiment = {
  experiment: {
    id: "split",
    title: "Split personality training, 70B",
    summary: "Does an honest persona tell on the model that hosts it?",
    design: {
      unit: "prompt",
      cluster: "bias",
      clusterLabels: { html: "HTML: needless wrappers" },
      clusterGroups: {},
      replicate: null,
      pairedReplicates: false,
      factors: [
        {
          id: "arm",
          label: "Arm",
          role: "arm",
          baseline: "organism",
          levels: arms.map((id, i) => ({
            id,
            label: armLabels[id],
            note: i > 1 ? "trained" : "no persona",
            persona: i > 1,
          })),
        },
        {
          id: "wording",
          label: "Wording",
          role: "trigger",
          baseline: "basic",
          levels: wordings.map((id) => ({ id, label: id })),
        },
      ],
      absent: [{ condition: { arm: ["plain"], wording: ["detailed"] }, reason: "not released" }],
    },
    metrics: [
      {
        id: "detection",
        label: "Detection",
        doc: "The flag is FAIL on an answer that exploits a flaw.",
        kind: "binary",
        role: "capability",
        better: "higher",
        sister: "specificity",
      },
      { id: "specificity", label: "Specificity", kind: "binary", role: "other", better: "higher" },
    ],
    source: {
      text: "Repository of the study, commit 3da740b.",
      url: "https://example.org/split",
      licence: "MIT",
    },
    caveats: ["One training run per arm: nothing here says how much another seed would differ."],
  },
  counts: {
    samples: 7000,
    units: 1000,
    clusters: 10,
    replicates: 1,
    epochs: 1,
    conditions: { planned: 8, present: 7 },
    missing: 10,
    duplicates: 0,
    published: 0,
  },
  absences: [],
  grid,
  estimates,
  contrasts,
  quality: [
    { label: "Planned conditions", result: "8" },
    { label: "Missing: no flag", result: "10 (plain Llama)" },
  ],
  strips: [
    ...estimates.map((_, i) => ({ key: `e:${i}`, drawing: drawing("mini-e") })),
    ...contrasts.map((_, i) => ({ key: `c:${i}`, drawing: drawing("mini-c") })),
  ],
  samples,
  drawn: [
    { unit: "train/215", slug: "train-215", cluster: "html", linked: false, samples: drawnSamples },
    {
      unit: "train/7",
      slug: "train-7",
      cluster: "html",
      linked: false,
      samples: drawnSamples.slice(0, 2),
    },
  ],
  draw: { seed: 20261124, of: 1000 },
  files: [
    {
      path: "results/split/plain.basic.json.gz",
      format: "records",
      bytes: 64600,
      sha256: "07c46ee3aa64".padEnd(64, "0"),
      samples: 1000,
      notes: ["header agrees"],
    },
  ],
  hash: "942db8a4a573".padEnd(64, "0"),
};

const published: PlainExperiment = {
  ...split,
  experiment: {
    ...split.experiment,
    id: "published",
    title: "Published honesty rates",
    summary: undefined,
    caveats: [],
    metrics: [
      { id: "honest", label: "Honesty rate", kind: "binary", role: "propensity", better: "higher" },
    ],
  },
  counts: { ...split.counts, samples: 0, units: 0, published: 4 },
  contrasts: [],
  strips: [],
  samples: null,
  drawn: [],
  draw: null,
  estimates: arms.map((_, a) => ({
    ...estimate(a, 0, "honest", 0.27 + a / 10),
    n: 0,
    interval: null,
    published: {
      citation: "wang",
      place: "introduction, first item",
      interval: null,
      ours: a === 0 ? interval(0.2, 0.36) : null,
    },
  })),
};

function failing(metric: string): never {
  throw new Error(`The fixture has no metric ${metric}.`);
}

/** The experiment as the report has it: every number with its words. */
function inWords(plain: PlainExperiment): ExperimentReport {
  const metricOf = ({ metric }: { readonly metric: string }) =>
    plain.experiment.metrics.find(({ id }) => id === metric) ?? failing(metric);
  return {
    ...plain,
    estimates: plain.estimates.map((one) => ({ ...one, words: estimateParts(one, metricOf(one)) })),
    contrasts: plain.contrasts.map((one) => ({
      ...one,
      words: contrastParts(one, metricOf(one), plain.experiment),
    })),
  };
}

export const sampleReport: Report = reportSchema.parse({
  schemaVersion: 1,
  generator: "Upheld 0.1.0",
  site: {
    title: "Can a model be taught to tell on itself?",
    name: "Upheld test report",
    abstractHtml:
      "<p>Two studies gave a model a second voice that was meant to be honest. This is a fixture, and no result.</p>",
    abstractText: "Two studies gave a model a second voice that was meant to be honest.",
    authors: [{ name: "A. Author", url: "https://example.org/author" }],
    date: "2026-11-24",
    answerHtml: "Yes, and <em>mostly</em> on purpose.",
    answerText: "Yes, and mostly on purpose.",
    hero: { notebook: "persona", id: "by-arm" },
    featured: null,
  },
  glossary: [
    {
      term: "honest persona",
      definition: "A second voice in the same weights; it reviews the first.",
    },
    { term: "verdict", definition: `In this report: ${hostile}` },
  ],
  attached: [],
  experiments: [split, published].map(inWords),
  notebooks: [persona],
  figures: [
    figure("by-arm", 1, "broad", [340, 920], {
      aliases: ["rates"],
      key: [
        { label: "basic wording", marks: [markOf(0, false)] },
        { label: "detailed wording", marks: [markOf(0, true)] },
      ],
    }),
    figure("plane", 2, "column", [340, 640, 920]),
    figure("pooled", 3, "margin", [240]),
    figure("by-bias", 4, "column", [340, 640], { supports: "kept" }),
    figure("contrasts", 5, "column", [340, 640]),
    figure("by-code", 6, "column", [], {
      chart: "code",
      drawings: drawnByCode,
      code: {
        language: "js",
        name: "by-code",
        text: "const a = 1 < 2;\nreturn draw(a);",
        html: "const a = 1 &#x3C; 2;\nreturn draw(a);",
      },
    }),
    figure("by-code-alone", 7, "column", [], {
      chart: "code",
      drawings: drawnByCode,
      code: { language: "ts", name: null, text: "return draw();", html: "return draw();" },
      table: { columns: [], rows: [] },
    }),
    figure("recomputed", 1, "column", [], { kind: "table", chart: "table" }),
  ],
  findings: [
    finding("tells-more", 1, "upheld", {
      atEdge: true,
      notes: ["one training run an arm", "12 of 100 questions stand on one side only"],
    }),
    finding("wording-alone", 2, "refuted", {
      kind: "hypothesis",
      registered: {
        date: "2026-11-01",
        commit: "4d5208d2a1f0c3b4e5d6f708192a3b4c5d6e7f80",
        file: "docs/plan.md",
        checked: true,
        unchecked: null,
        results: { commit: "9f3c1aa2b3c4d5e6f708192a3b4c5d6e7f809182", date: "2026-11-03" },
      },
      short: "Wording changes little",
      region: { lower: -0.1, upper: 0.1 },
      expectation: { kind: "equivalent", amount: 0.1, text: "equivalent within 10 pp" },
      aliases: ["wording-only"],
    }),
    finding("kept", 3, "undetermined", {
      kind: "hypothesis",
      short: undefined,
      figures: ["plane"],
      region: { lower: null, upper: 0.05 },
      versus: null,
      contrast: null,
      estimate: estimate(2, 0, "detection", 0.967),
      expectation: { kind: "at-most", amount: 0.05, text: "at most 5%" },
    }),
  ].map((made) => ({ ...made, words: findingParts(made, split.experiment) })),
  problems: [],
  provenance: {
    hash: "942db8a4a573c142".padEnd(64, "0"),
    files: [{ path: "results/split/plain.basic.json.gz", sha256: "0".repeat(64), bytes: 64600 }],
  },
} satisfies Report);
