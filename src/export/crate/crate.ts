import type { ExperimentReport, Report } from "../../model/index.ts";
import { address, hasTable, reportFile } from "../../model/index.ts";
import { datePublished } from "../parts/date-published.ts";

/** One thing that a crate describes. */
export type Entity = Readonly<Record<string, unknown>> & {
  readonly "@id": string;
  readonly "@type": string | readonly string[];
};

const specification = "https://w3id.org/ro/crate/1.2";
const processRun = "https://w3id.org/ro/wfrun/process/0.5";
const upheld = "#upheld";
const build = "#build";

/** Words for a licence that nobody states: the specification asks for one, and none is invented. */
const noLicence = "No licence is stated.";

const to = (id: string) => ({ "@id": id });

/**
 * A report as an RO-Crate: the folder, what lies in it, and the run of this program that made it from which files. Null
 * where it bears no date, without which there is no crate.
 */
export function roCrateOf(report: Report): { "@context": unknown; "@graph": Entity[] } | null {
  const date = datePublished(report);
  if (date === null) return null;
  const inputs = report.experiments.flatMap(inputsOf);
  const sources = notesOf(report);
  const data = dataOf(report);
  const people = report.site.authors.map(({ name, url, affiliation }, i) => ({
    "@id": url ?? `#author-${i + 1}`,
    "@type": "Person",
    name,
    ...(affiliation === undefined ? {} : { affiliation }),
  }));
  const { provenance, site } = report;
  const commit = provenance.revision?.commit;
  const made = [...inputs, ...sources];
  const graph: Entity[] = [
    {
      "@id": "ro-crate-metadata.json",
      "@type": "CreativeWork",
      about: to("./"),
      conformsTo: to(specification),
    },
    {
      "@id": "./",
      "@type": "Dataset",
      name: site.title,
      description: site.answerText ?? site.abstractText ?? site.title,
      datePublished: date,
      license: site.licence ?? noLicence,
      conformsTo: to(processRun),
      hasPart: data.map((one) => to(one["@id"])),
      mentions: to(build),
      ...(people.length === 0 ? {} : { author: people.map((one) => to(one["@id"])) }),
      ...(site.url === undefined ? {} : { url: site.url }),
    },
    { "@id": processRun, "@type": "CreativeWork", name: "Process Run Crate", version: "0.5" },
    {
      "@id": upheld,
      "@type": "SoftwareApplication",
      name: "Upheld",
      softwareVersion: report.generator,
    },
    {
      "@id": build,
      "@type": "CreateAction",
      name: "Build of the report",
      description: `Every number was computed from the files named in object, whose hash is ${provenance.hash}${commit === undefined ? "" : `, as of commit ${commit}`}.`,
      ...(provenance.made === undefined ? {} : { endTime: provenance.made }),
      instrument: to(upheld),
      object: made.map((one) => to(one["@id"])),
      result: data.map((one) => to(one["@id"])),
      ...(people.length === 0 ? {} : { agent: people.map((one) => to(one["@id"])) }),
    },
    ...data,
    ...made,
    ...people,
  ];
  return { "@context": `${specification}/context`, "@graph": graph };
}

/** Result files of an experiment. They do not lie in the folder: they are described, and no part of it. */
function inputsOf({ files, experiment }: ExperimentReport): readonly Entity[] {
  return files.map(({ path, sha256, bytes, samples }) => ({
    "@id": inputId(path),
    "@type": "CreativeWork",
    name: path,
    description: `Results of ${experiment.title}: ${samples} samples.`,
    contentSize: String(bytes),
    identifier: `sha256:${sha256}`,
  }));
}

/** The other files that a report is made from: its texts, manifests and settings. */
function notesOf({ provenance, experiments }: Report): readonly Entity[] {
  const results = new Set(experiments.flatMap(({ files }) => files.map(({ path }) => path)));
  return provenance.files
    .filter(({ path }) => !results.has(path))
    .map(({ path, sha256, bytes }) => ({
      "@id": inputId(path),
      "@type": "CreativeWork",
      name: path,
      contentSize: String(bytes),
      identifier: `sha256:${sha256}`,
    }));
}

const inputId = (path: string): string => `#input/${encoded(path)}`;
const encoded = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

/** Files of the folder that hold numbers. */
function dataOf(report: Report): readonly Entity[] {
  const file = (path: string, name: string, encodingFormat: string): Entity => ({
    "@id": encoded(path),
    "@type": "File",
    name,
    encodingFormat,
  });
  const json = "application/json";
  return [
    file(reportFile.index, "Index of everything computed", json),
    file(reportFile.inputs, "Files that the report was made from", json),
    ...report.experiments.map(({ experiment: { id, title } }) =>
      file(reportFile.experiment(id), `${title}: design and counts`, json),
    ),
    ...report.figures.flatMap(({ notebook, id, title, table }) =>
      hasTable({ table }) ? [file(address.data(notebook, id, "csv"), title, "text/csv")] : [],
    ),
    ...report.findings.map(({ notebook, id, text }) =>
      file(address.findingAs(notebook, id, "json"), text, json),
    ),
  ];
}
