import type { RawRecord } from "../format.ts";
import { isRecord } from "../record.ts";

const longest = 400;
const maxItems = 24;
const maxDepth = 6;
/** Parts of a log that hold neither a condition nor a score, and can be large. */
const skipped =
  /^(plan|stats|score|sample\.(store|events|messages|model_usage|role_usage|attachments|choices|files)|eval\.(packages|revision|dataset.sample_ids|task_attribs))$/;

/** A record without its turns and with texts and lists cut, so that many can be held. */
export function slim({ place, fields, unit, epoch, failed }: RawRecord): RawRecord {
  return { place, fields: cut(fields, "", 0) as RawRecord["fields"], unit, epoch, failed };
}

function cut(value: unknown, path: string, depth: number): unknown {
  if (typeof value === "string") return value.length > longest ? value.slice(0, longest) : value;
  if (value === null || typeof value !== "object") return value;
  if (depth === maxDepth) return null;
  if (Array.isArray(value)) {
    return value.slice(0, maxItems).map((item) => cut(item, `${path}[]`, depth + 1));
  }
  if (!isRecord(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const key in value) {
    const inner = path ? `${path}.${key}` : key;
    // A column of a table, or a list of scores in a record, may have the name of such a part.
    const isList = inner === "stats" && Array.isArray(value[key]);
    const isPart = typeof value[key] === "object" && skipped.test(inner) && !isList;
    if (!isPart) kept[key] = cut(value[key], inner, depth + 1);
  }
  return kept;
}
