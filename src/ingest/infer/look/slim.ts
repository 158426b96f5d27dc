import { createHash } from "node:crypto";
import type { RawRecord } from "../../formats/shared/index.ts";
import { isRecord } from "../../formats/shared/index.ts";
import { kindOfName } from "./column-names.ts";

const longest = 400;
/** Texts of a condition are levels, and a manifest names each level by its whole text. */
const longestCondition = 4000;
const maxItems = 24;
const maxDepth = 6;
/** Parts of a log that hold neither a condition nor a score, and can be large. */
const skipped =
  /^(plan|stats|score|sample\.(store|events|messages|model_usage|role_usage|attachments|choices|files)|eval\.(packages|revision|dataset.sample_ids|task_attribs))$/;
/** After the beginning of a text that was cut; what follows tells it from others that begin alike. */
const cutMark = "… sha256:";

/** A record without its turns and with texts and lists cut, so that many can be held. */
export function slim({ place, fields, unit, epoch, failed }: RawRecord): RawRecord {
  return { place, fields: cut(fields, "", "", 0) as RawRecord["fields"], unit, epoch, failed };
}

/** Whether a text is only the beginning of what the file says. */
export function isCut(text: string): boolean {
  return text.includes(cutMark);
}

function cut(value: unknown, path: string, leaf: string, depth: number): unknown {
  if (typeof value === "string") return cutText(value, path, leaf);
  if (value === null || typeof value !== "object") return value;
  if (depth === maxDepth) return null;
  if (Array.isArray(value)) {
    return value.slice(0, maxItems).map((item) => cut(item, `${path}[]`, leaf, depth + 1));
  }
  if (!isRecord(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const key in value) {
    const inner = path ? `${path}.${key}` : key;
    // A column of a table, or a list of scores in a record, may have the name of such a part.
    const isList = inner === "stats" && Array.isArray(value[key]);
    const isPart = typeof value[key] === "object" && skipped.test(inner) && !isList;
    if (!isPart) kept[key] = cut(value[key], inner, key, depth + 1);
  }
  return kept;
}

/** Equal only where the whole texts are. */
function cutText(text: string, path: string, leaf: string): string {
  if (text.length <= longest) return text;
  if (text.length <= longestCondition && kindOfName(path, leaf) !== null) return text;
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return `${text.slice(0, longest)}${cutMark}${digest}`;
}
