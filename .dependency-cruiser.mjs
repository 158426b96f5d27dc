/** The architecture, as data: each stage and the stages it may import. Nothing else is allowed. */
const mayImport = {
  lib: [],
  model: ["lib"],
  ingest: ["model", "lib"],
  store: ["model", "lib"],
  stats: ["model", "lib"],
  wording: ["stats", "model", "lib"],
  charts: ["wording", "stats", "model", "lib"],
  notebook: ["charts", "wording", "stats", "model", "lib"],
  report: ["notebook", "charts", "wording", "stats", "store", "ingest", "model", "lib"],
  export: ["report", "charts", "wording", "model", "lib"],
  review: ["export", "wording", "model", "lib"],
  verify: ["review", "export", "report", "charts", "wording", "stats", "model", "lib"],
  site: ["export", "report", "wording", "model", "lib"],
  lab: ["model", "lib"],
  cli: ["site", "verify", "review", "export", "report", "ingest", "model", "lib"],
};

/** Each heavy package has one home, so that replacing it means changing one folder. */
const homes = {
  "@observablehq/plot": "charts",
  linkedom: "charts",
  "@resvg/[^/]*": "export",
  "unified|remark[^/]*|rehype[^/]*|mdast-[^/]*|micromark-[^/]*|hast-[^/]*|katex|@shikijs/[^/]*":
    "notebook|export",
  "@citation-js/[^/]*": "notebook",
  zod: "model|ingest|charts|notebook",
  astro: "site",
  "@duckdb/[^/]*": "store",
  "@stdlib/[^/]*": "stats/math",
  "hyparquet-writer": "report/samples",
  commander: "cli|lab",
};

const plugins =
  "export/beside|export/whole|ingest/formats|stats/methods/(?:differences|kinds|levels|tests)|stats/corrections|charts/types|notebook/directives|cli/commands";
/** Rooms of a stage: what others need of one goes through its index. */
const rooms = [
  "export/beside",
  "export/whole",
  "ingest/formats/inspect",
  "ingest/formats/lm-eval",
  "ingest/formats/shared",
  "ingest/infer/design",
  "ingest/infer/logs",
  "ingest/infer/look",
  "ingest/infer/published",
  "ingest/infer/tables",
  "ingest/manifest",
  "ingest/map",
  "ingest/read",
  "report/addresses",
  "report/content",
  "report/experiment",
  "report/inputs",
  "report/land",
  "report/pairing",
  "report/publication",
  "report/samples",
  "report/threads",
  "stats/choose",
  "stats/contrasts",
  "stats/draws",
  "stats/estimates",
  "stats/evidence",
  "stats/facts",
  "stats/verdicts",
  "wording/facts",
  "wording/figures",
];
/** A format stands above the folder of what only it needs. */
const ownFile = (room) =>
  `^${`src/${room}`.replace(/[^/]+$/, "")}${room.split("/").at(-1)}[^/]*[.]ts$`;
const inside = (stages) => `^src/(${stages.join("|")})/`;

export default {
  forbidden: [
    ...Object.entries(mayImport).map(([stage, allowed]) => ({
      name: `${stage}-imports`,
      comment: `src/${stage} may import only ${[stage, ...allowed].join(", ")}.`,
      severity: "error",
      from: { path: inside([stage]) },
      to: { path: "^src/", pathNot: inside([stage, ...allowed]) },
    })),
    ...Object.entries(homes).map(([packages, home]) => ({
      name: `${packages}-lives-in-${home}`,
      severity: "error",
      from: { path: "^src/", pathNot: `^src/(${home})/` },
      to: { path: `node_modules/(${packages})/` },
    })),
    {
      name: "plugins-are-strangers",
      comment: "A format, method, chart, directive, exporter or command never imports a sibling.",
      severity: "error",
      from: { path: `^src/(${plugins})/(?!index[.]ts)[^/]+[.]ts$` },
      to: { path: "^src/$1/[^/]+[.]ts$" },
    },
    ...rooms.map((room) => ({
      name: `${room}-has-a-door`,
      comment: `What others need of src/${room} stands in its index.ts.`,
      severity: "error",
      from: { path: "^src/", pathNot: [`^src/${room}/[^/]+$`, ownFile(room)] },
      // What is loaded only where it is needed is loaded alone.
      to: {
        path: `^src/${room}/(?!index[.]ts$)[^/]+$`,
        dependencyTypesNot: ["dynamic-import"],
      },
    })),
    {
      name: "methods-are-numbers-only",
      comment: "Statistical methods know numbers, not experiments.",
      severity: "error",
      from: { path: "^src/stats/(methods|math)/" },
      to: { path: "^src/", pathNot: "^src/stats/(math|methods)/" },
    },
    {
      name: "pure-stages",
      comment: "These compute. They read no file, clock, network or environment.",
      severity: "error",
      from: { path: inside(["lib", "model", "stats", "wording", "charts"]) },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "numbers-are-written-in-wording",
      comment:
        "How a number reads is decided once, in src/wording; whoever shows it places what it made. Reading (ingest and pairing) counts in its problems: what is kept of it must not go stale with a word of a page.",
      severity: "error",
      from: { path: "^src/", pathNot: inside(["lib", "wording", "ingest", "report/pairing"]) },
      to: { path: "^src/lib/format-number[.]ts$" },
    },
    {
      name: "statistics-has-no-sentences",
      comment:
        "What statistics finds out is a code with its values; src/wording/facts has the sentences.",
      severity: "error",
      from: { path: inside(["store", "stats"]) },
      to: { path: "^src/lib/words[.]ts$" },
    },
    {
      name: "methods-are-named-by-statistics",
      comment:
        "Names of methods and corrections come with the numbers that they made: no other stage looks into a plug-in.",
      severity: "error",
      from: { path: "^src/", pathNot: inside(["stats"]) },
      to: { path: "^src/stats/(methods|corrections|math)/" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: { path: "^src/", orphan: true, pathNot: "^src/(site|lab)/|[.]d[.]ts$" },
      to: {},
    },
    {
      name: "no-src-to-tests",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^tests/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/lab/node_modules" },
  },
};
