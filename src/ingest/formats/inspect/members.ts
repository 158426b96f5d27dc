import type { ReadContext } from "../shared/index.ts";
import { checked, Fault, longestText } from "../shared/index.ts";
import { asList, asRecord } from "./loose.ts";
import type { SampleSource } from "./records.ts";
import { type Header, headerSchema } from "./schema.ts";
import type { Archive } from "./zip.ts";

const headerMember = "header.json";
const startMember = "_journal/start.json";
// Sample ids may hold slashes, so the names have any number of levels; id and epoch are taken from the JSON.
const sampleMember = /^samples\/.*_epoch_\d+\.json$/s;
const chunkedShell = /^samples\/.*_epoch_\d+\/sample\.json$/s;

/** The log's header, or what was known when the run began: then it is still running, or crashed. Throws a `Fault`. */
export async function readHeader(archive: Archive): Promise<Header> {
  if (archive.has(headerMember)) {
    return checked(headerSchema, await archive.readJson(headerMember), headerMember);
  }
  if (archive.has(startMember)) {
    const start = checked(headerSchema, await archive.readJson(startMember), startMember);
    return { ...start, status: "started" };
  }
  throw new Fault(
    "log-is-readable",
    `the archive has neither ${headerMember} nor ${startMember}: it is not a log of Inspect`,
    {
      expected: `${headerMember}, or ${startMember} while the log is being written`,
      found: archive.names.slice(0, 8).join(", ") || "an empty archive",
      fix: "Give the log as Inspect wrote it, or name the table inside the archive.",
    },
  );
}

/** The samples of an archive, one at a time. */
export async function* archiveSamples(
  file: string,
  archive: Archive,
  context: ReadContext,
): AsyncIterable<SampleSource> {
  const shells = archive.names.filter((name) => chunkedShell.test(name));
  if (shells.length > 0) {
    context.note(
      `${shells.length} samples are stored in chunks: scores are read, transcripts are not`,
    );
  }
  let summaries: ReadonlyMap<string, unknown> | undefined;
  for (const member of archive.names) {
    const place = { file, member };
    if (chunkedShell.test(member)) {
      yield { place, transcript: false, read: () => readShell(archive, member) };
    } else if (sampleMember.test(member)) {
      if (archive.size(member) <= longestText) {
        yield { place, transcript: true, read: () => archive.readJson(member) };
        continue;
      }
      summaries ??= await readSummaries(archive);
      const summary = summaries.get(member);
      if (summary !== undefined) tellTooLong(context, file, member);
      // Without a summary the member is asked for all the same: its fault says how long it is.
      yield { place, transcript: false, read: () => summary ?? archive.readJson(member) };
    }
  }
}

function tellTooLong(context: ReadContext, file: string, member: string): void {
  context.note(`the transcript of ${member} is too long to show; its scores come from the summary`);
  context.problems.warn(
    "line-is-short-enough",
    { file, member },
    "The sample is more than one text can hold (512 MiB): its transcript is left out, its scores come from the summary",
  );
}

/** Summaries under the name of the member they summarise; of several for one sample the last counts. */
async function readSummaries(archive: Archive): Promise<ReadonlyMap<string, unknown>> {
  const byMember = new Map<string, unknown>();
  for (const name of summaryMembers(archive)) {
    for (const summary of asList(await archive.readJson(name))) {
      const { id, epoch } = asRecord(summary) ?? {};
      byMember.set(`samples/${id}_epoch_${epoch}.json`, summary);
    }
  }
  return byMember;
}

function summaryMembers(archive: Archive): readonly string[] {
  if (archive.has("summaries.json")) return ["summaries.json"];
  const order = (name: string) => Number(/(\d+)\.json$/.exec(name)?.[1]);
  return archive.names
    .filter((name) => /^_journal\/summaries\/\d+\.json$/.test(name))
    .toSorted((a, b) => order(a) - order(b));
}

/** A chunked sample without its chunks; long metadata has a member of its own. */
async function readShell(archive: Archive, member: string): Promise<unknown> {
  const shell = await archive.readJson(member);
  const metadata = member.replace(/sample\.json$/, "metadata.json");
  if (!archive.has(metadata)) return shell;
  return { ...asRecord(shell), metadata: await archive.readJson(metadata) };
}
