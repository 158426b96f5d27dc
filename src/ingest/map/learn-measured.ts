import type { RawRecord } from "../formats/shared/index.ts";
import type { Mapper } from "./map-record.ts";
import type { Mistakes } from "./mistakes.ts";

const peekAtMost = 200;

/**
 * Looks ahead until every metric without a mapping has shown its column, or far enough to say that it has none: a
 * metric that a file does not measure is not missing from it.
 */
export async function* learnMeasured(
  batches: AsyncIterable<readonly RawRecord[]>,
  unmapped: number,
  mapper: Mapper,
  measured: Set<string>,
  mistakes: Mistakes,
): AsyncGenerator<readonly RawRecord[]> {
  let ahead: RawRecord[] | null = [];
  for await (const batch of batches) {
    if (!ahead && measured.size >= unmapped) {
      yield batch;
      continue;
    }
    // Records before a late score are done with before it is known, so that they do not count as missing.
    let ready: RawRecord[] = [];
    for (const record of batch) {
      if (measured.size < unmapped) {
        const late: string[] = [];
        for (const id of mapper.unmapped(record)) {
          if (measured.has(id)) continue;
          if (ahead) measured.add(id);
          else late.push(id);
        }
        if (late.length > 0) {
          yield ready;
          ready = [];
          for (const id of late) {
            noteLate(mistakes, id, record);
            measured.add(id);
          }
        }
      }
      if (!ahead) {
        ready.push(record);
        continue;
      }
      ahead.push(record);
      if (measured.size < unmapped && ahead.length < peekAtMost) continue;
      ready = ahead;
      ahead = null;
    }
    yield ready;
  }
  if (ahead) yield ahead;
}

function noteLate(mistakes: Mistakes, metric: string, record: RawRecord): void {
  mistakes.add(`late ${metric}`, "", () => ({
    rule: "field-is-found",
    place: { ...record.place, field: metric },
    describe: () => ({
      severity: "warning",
      message: `The score of ${metric} stands on no earlier record of the file; those do not count as missing`,
      fix: `Map it, so that they do: \`metrics: { ${metric}: ${metric} }\`.`,
    }),
  }));
}
