import { archiveSamples, readHeader } from "./inspect/members.ts";
import { logPaths } from "./inspect/paths.ts";
import { logRecords } from "./inspect/records.ts";
import { scoreMissingCause, scoreToNumber } from "./inspect/score.ts";
import { type Archive, openArchive } from "./inspect/zip.ts";
import type { Format, ReadContext, Source } from "./shared/index.ts";
import { addFault } from "./shared/index.ts";

const zipSignature = [0x50, 0x4b, 0x03, 0x04];

/** Logs of Inspect AI as archives: `.eval`, deflate or zstd. */
export const inspectEval: Format = {
  name: "inspect-eval",
  endings: ["eval"],
  isLog: true,
  doc: "Log of Inspect AI as an archive (`.eval`), compressed with deflate or zstd.",
  paths: logPaths,
  recognises: ({ head }) => zipSignature.every((byte, i) => head[i] === byte),
  async *read(source, context) {
    const archive = await openOrReport(source, context);
    if (!archive) return;
    try {
      const header = await readHeader(archive);
      const samples = archiveSamples(source.path, archive, context);
      yield* logRecords(source.path, header, samples, context);
    } catch (fault) {
      addFault(context.problems, { file: source.path }, fault);
    } finally {
      await archive.close();
    }
  },
  toNumber: scoreToNumber,
  missingCause: scoreMissingCause,
};

async function openOrReport(source: Source, context: ReadContext): Promise<Archive | undefined> {
  const place = { file: source.path };
  if (source.bytes === 0) {
    context.problems.error("file-is-not-empty", place, "The log is empty: it has no bytes");
    return undefined;
  }
  try {
    return await openArchive(source);
  } catch (fault) {
    addFault(context.problems, place, fault);
    return undefined;
  }
}
