import { hash } from "node:crypto";
import type { DataManifest, QuestionMarks } from "../../../model/index.ts";
import type { RawRecord } from "./format.ts";
import type { Path } from "./path.ts";
import { parsePath, readPath } from "./path.ts";
import { isComposite, saysNothing } from "./plain-value.ts";

/** Columns that hold the right answer whatever the model answered; `answer` and `label` may be the model's. */
const obvious = [
  "target",
  "gold",
  "gold_answer",
  "correct_answer",
  "correct_option",
  "ground_truth",
  "expected_answer",
  "reference_answer",
];
const lookedAt = 100;
const longest = 120;
const kept = 80;

/** A reader of what a record says of its question: what its format knows, else the right answer where one is declared. */
export function marksReader(
  metrics: DataManifest["metrics"],
): (record: RawRecord) => QuestionMarks | undefined {
  const declared = Object.values(metrics ?? {}).flatMap((mapping) =>
    typeof mapping === "object" && mapping.equals !== undefined ? [parsePath(mapping.equals)] : [],
  );
  const paths: readonly Path[] = declared.length
    ? declared.slice(0, 1)
    : obvious.map((name) => ({ text: name, keys: [name] }));
  let records = 0;
  let any = false;
  return (record) => {
    if (record.marks) return record.marks;
    // A file whose first records have no such column has none.
    if (!any && (records += 1) > lookedAt) return undefined;
    for (const path of paths) {
      const found = readPath(record.fields, path);
      if (found === undefined) continue;
      any = true;
      const target = shortMark(found);
      return target === undefined ? undefined : { target };
    }
    return undefined;
  };
}

/** A value as a text that is short and differs wherever the value does; undefined for nothing. */
export function shortMark(value: unknown): string | undefined {
  if (saysNothing(value)) return undefined;
  const text = isComposite(value) ? JSON.stringify(value) : String(value).trim();
  if (text.length <= longest) return text;
  return `${text.slice(0, kept)}… (${hash("sha256", text, "hex").slice(0, 8)})`;
}
