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
  exports: ["model", "lib"],
  site: ["report", "wording", "model", "lib"],
  lab: ["model", "lib"],
  cli: ["exports", "site", "report", "ingest", "model", "lib"],
};

/** Each heavy package has one home, so that replacing it means changing one folder. */
const homes = {
  "@observablehq/plot": "charts",
  linkedom: "charts",
  "unified|remark[^/]*|rehype[^/]*|mdast-[^/]*|hast-[^/]*": "notebook",
  "@citation-js/[^/]*": "notebook",
  zod: "model|ingest|charts|notebook",
  astro: "site",
  "@duckdb/[^/]*": "store",
  "@stdlib/[^/]*": "stats/math",
  commander: "cli|lab",
};

const plugins =
  "ingest/formats|stats/methods|stats/corrections|charts/types|notebook/directives|exports/formats|cli/commands";
/** Rooms of a stage: what others need of one goes through its index. */
const rooms = [
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
  "report/threads",
  "stats/choose",
  "stats/contrasts",
  "stats/draws",
  "stats/estimates",
  "stats/evidence",
  "stats/verdicts",
];
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
      to: { path: "^src/$1/(?!method[.]ts)[^/]+[.]ts$" },
    },
    ...rooms.map((room) => ({
      name: `${room}-has-a-door`,
      comment: `What others need of src/${room} stands in its index.ts.`,
      severity: "error",
      from: { path: "^src/", pathNot: `^src/${room}/[^/]+$` },
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
      to: { path: "^src/", pathNot: "^src/stats/(math/|methods/method[.]ts|methods/[^/]+[.]ts)" },
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
        "How a number reads is decided once, in src/wording; whoever shows it places what it made.",
      severity: "error",
      from: { path: inside(["charts", "notebook", "site", "exports", "cli"]) },
      to: { path: "^src/lib/format-number[.]ts$" },
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
