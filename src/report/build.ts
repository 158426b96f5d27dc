/**
 * The whole pipeline. Read this file first.
 *
 *   results/ ──ingest──▶ samples ──store──▶ sums ──stats──▶ estimates ──wording──▶ words ──charts──▶ drawings ─┐
 *                                                                                              ├──▶ Report ──▶ site, exports
 *   content/ ──notebook──▶ pages whose numbers are bound to the estimates ─────────────────────┘
 */
import type {
  ExperimentReport,
  Problem,
  Problems,
  RemovedPage,
  Report,
  Settings,
} from "../model/index.ts";
import { collectProblems, inOrderOfPlace, reportFile, reportVersion } from "../model/index.ts";
import type { PageProse } from "../notebook/index.ts";
import type { Claiming } from "./addresses/index.ts";
import {
  checkAddresses,
  checkIds,
  checkWrittenLinks,
  claimsOf,
  removedClaims,
} from "./addresses/index.ts";
import type { Purpose } from "./content/index.ts";
import {
  bindContent,
  bindReviews,
  checkPalette,
  checkPublishing,
  draftOf,
  evidenceOf,
  filesBeside,
  namedFiles,
  publishPlaces,
  queriedBy,
  readContent,
  readReviews,
  readSettings,
  weighed,
} from "./content/index.ts";
import type { Effects } from "./effects.ts";
import { loadExperiments, samplesFolder, unitSlugs } from "./experiment/index.ts";
import type { Inputs } from "./inputs/index.ts";
import { findInputs, hashOf, reportLinks } from "./inputs/index.ts";
import { addressesKept, publishedBefore } from "./kept-addresses.ts";
import { madeAt } from "./made-at.ts";
import type { PublishedBefore } from "./publication/index.ts";
import { openVersions } from "./publication/index.ts";
import type { KeptFile, KeptSamples, SampleLimits } from "./samples/index.ts";
import {
  canaryOf,
  publishedOf,
  rulesFor,
  sampleFiles,
  sampleLimits,
  warnOfSecrets,
} from "./samples/index.ts";
import type { SumsToWrite } from "./sums-to-write.ts";
import { sumsToWrite } from "./sums-to-write.ts";
import type { Threads } from "./threads/index.ts";
import { openThreads } from "./threads/index.ts";
import { generator } from "./version.ts";

export interface Built {
  /** null when there are errors: a report with errors is not written. */
  readonly report: Report | null;
  readonly problems: readonly Problem[];
  /** Of each page that was bound, where its numbers come from and what it says that is bound to nothing. */
  readonly prose: readonly PageProse[];
  /** By experiment, the folder of what is published of its samples: see `openBook`. */
  readonly samples: KeptSamples;
  /** Files of samples, and of their scores, that are published as they are kept. */
  readonly sampleFiles: readonly KeptFile[];
  /** What statistics read of each experiment, as it is published. */
  readonly sumsFiles: readonly SumsToWrite[];
}

export interface BuildOptions {
  /** Files of the report, where they are found and hashed already. */
  readonly inputs?: Inputs;
  /** Where it is published, where that was said with the command. */
  readonly siteUrl?: string | undefined;
  /** What the report is for; `publish` if left out. */
  readonly purpose?: Purpose;
  /** What is published of samples is kept, in the form that these limits give it; left out: it is not needed. */
  readonly samples?: SampleLimits | "usual";
  /** What was published last: a folder or a `report.json`; goes before `published` of upheld.yaml. */
  readonly against?: string | undefined;
  /** Whether the report joins what lies there, and so may be the first. */
  readonly joins?: boolean;
  /** Threads to share the work with, where some are open; else they are opened for as long as this takes. */
  readonly threads?: Threads;
}

/** Everything computed from `root`: any folder with `results/` and `content/`. */
export async function buildReport(
  root: string,
  effects: Effects,
  options: BuildOptions = {},
): Promise<Built> {
  const threads = options.threads ?? openThreads(effects);
  try {
    return await buildWith(root, threads, options);
  } finally {
    if (!options.threads) await threads.stop();
  }
}

async function buildWith(root: string, threads: Threads, options: BuildOptions): Promise<Built> {
  const problems = collectProblems();
  const { purpose = "publish" } = options;

  const inputs = options.inputs ?? (await findInputs(root));
  reportLinks(inputs, problems);
  const settings = readSettings(inputs, problems, options.siteUrl ?? null);
  const before = await publishedBefore(inputs, settings, options, problems);
  const beside = await filesBeside(inputs);
  const content = await readContent(inputs, { beside, purpose }, problems);
  const publishedAt = publishPlaces(inputs);
  const asked = {
    queried: queriedBy(content),
    palette: settings.palette,
    publish: (id: string) => rulesFor(id, settings.publish, publishedAt),
    samples: options.samples
      ? {
          canary: canaryOf(settings, inputs.experiments),
          limits: options.samples === "usual" ? sampleLimits : options.samples,
        }
      : null,
  };
  const { names, loaded } = await loadExperiments(inputs, asked, problems, threads);
  const data = loaded.map((l) => l.data);

  const evidence = evidenceOf(loaded);

  if (names.length === 0 && content.notebooks.length === 0) {
    problems.error(
      "content-is-found",
      { file: "results" },
      "There is nothing to report: no experiment and no notebook.",
      {
        expected: "results/<experiment>/experiment.yaml, content/<notebook>.md",
        found: "neither",
        fix: "Run `upheld new experiment <files…>`.",
      },
    );
  }
  const unread = new Set(names.filter((name) => !data.some((d) => d.experiment.id === name)));
  if (unread.size === 0) {
    checkPalette(
      inputs,
      data.map((d) => d.experiment),
      problems,
    );
    checkPublishing(settings.publish, data, publishedAt, problems);
  }
  const bound = await bindContent(content, {
    root,
    evidence,
    loaded,
    unread,
    problems,
    threads,
    site: settings.site,
    beside,
    history: inputs.history,
  });
  const prose = bound.prose.map((page) => advised(page, settings.prose));
  const glossary = termsOf(settings.glossary ?? {});
  const { attached, removed } = await checkPlaces(
    { inputs, content, bound, loaded, unread, beside, glossary },
    { settings, before },
    problems,
  );

  for (const { data: of, task } of loaded) {
    const folder = samplesFolder(task);
    if (folder !== null) warnOfSecrets(of.experiment.id, folder, problems);
  }
  const written = readReviews(inputs, problems);
  const faulty = weighed(problems.list, purpose).some(({ severity }) => severity === "error");
  const isThere = (name: string) =>
    inputs.content.some(({ path }) => path === `content/${name}.md`);
  // Of a page that could not be bound, nobody knows what it has.
  const reviews = faulty ? [] : bindReviews(written, bound, isThere, problems);
  const weighty = inOrderOfPlace(weighed(problems.list, purpose));
  if (weighty.some(({ severity }) => severity === "error"))
    return { report: null, problems: weighty, prose, samples: {}, sampleFiles: [], sumsFiles: [] };
  const draft = draftOf(weighty, purpose);
  const experiments: ExperimentReport[] = [];
  const samples: Record<string, string> = {};
  for (const l of loaded) {
    const described = await l.describe();
    const { id } = l.data.experiment;
    const folder = samplesFolder(l.task);
    if (folder !== null) samples[id] = folder;
    const silent = described.experiment.metrics
      .map((metric) => metric.id)
      .filter((metric) => !bound.mentioned.get(id)?.has(metric));
    experiments.push({
      ...described,
      ...(l.scores && { scores: { file: reportFile.scores(id), sha256: l.scores.unpacked } }),
      ...(silent.length === 0 ? {} : { unmentioned: silent }),
      samples:
        folder === null
          ? null
          : await publishedOf(
              folder,
              [...(bound.units.get(id) ?? []), ...(bound.shown.get(id) ?? [])],
              unitSlugs(l.data),
            ),
    });
  }
  const named = await namedFiles(root, inputs.revision, bound);
  const made = madeAt(process.env);
  const report: Report = {
    schemaVersion: reportVersion,
    generator,
    site: bound.site,
    experiments,
    notebooks: [...bound.notebooks],
    figures: [...bound.figures],
    findings: [...bound.findings],
    ...(settings.glossary === undefined ? {} : { glossary }),
    attached,
    ...(reviews.length === 0 ? {} : { reviews }),
    ...(removed.length === 0 ? {} : { removed: [...removed] }),
    problems: [...weighty],
    ...(draft === undefined ? {} : { draft }),
    provenance: {
      hash: hashOf(inputs.files),
      ...(made === undefined ? {} : { made }),
      ...(inputs.revision && { revision: { ...inputs.revision, ...(named && { named }) } }),
      files: inputs.files.map(({ path, sha256, bytes }) => ({ path, sha256, bytes })),
    },
  };
  if (options.joins) report.publication = openVersions(report, before?.publication ?? null);
  const files = [
    ...Object.entries(samples).flatMap(([id, folder]) => sampleFiles(id, folder)),
    ...loaded.flatMap(({ data: { experiment }, scores }): KeptFile[] =>
      scores
        ? [{ path: reportFile.scores(experiment.id), file: scores.file, sha256: scores.sha256 }]
        : [],
    ),
  ];
  return {
    report,
    problems: report.problems,
    prose,
    samples,
    sampleFiles: files,
    sumsFiles: sumsToWrite(loaded),
  };
}

/** The page without what its author does not want to be told. */
function advised(page: PageProse, prose: Settings["prose"]): PageProse {
  return (page.prose ?? prose) === "lax" ? { ...page, unbound: [] } : page;
}

type OwnTerms = NonNullable<Report["glossary"]>;
const termsOf = (glossary: Readonly<Record<string, string>>): OwnTerms =>
  Object.entries(glossary).map(([term, definition]) => ({ term, definition }));

/**
 * What can be said of addresses and links before there is a page; returns the files of content/ that pages need, and the
 * addresses that say what became of them.
 */
async function checkPlaces(
  claiming: Claiming,
  { settings, before }: { readonly settings: Settings; readonly before: PublishedBefore | null },
  problems: Problems,
): Promise<{ attached: Report["attached"]; removed: readonly RemovedPage[] }> {
  const live = await claimsOf(claiming);
  const { removed, placeOf } = addressesKept(claiming, live, { settings, before }, problems);
  const claims = [...live, ...removedClaims(removed, placeOf)];
  checkAddresses(claims, problems);
  for (const { placed } of claiming.content.notebooks) checkIds(placed, problems);
  return { attached: await checkWrittenLinks(claiming, claims, problems), removed };
}
