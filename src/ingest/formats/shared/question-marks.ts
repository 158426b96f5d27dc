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

/** Names that hold the right answer as well, though a file may mean something else by them from run to run. */
const alsoShown = ["expected", "expected_output"];
/** A right answer is shown in a line beside what a model said. */
const longestShown = 200;

/** A reader of the right answer as readers see it beside what a model said; nothing is checked by it. */
export function targetReader(
  metrics: DataManifest["metrics"],
): (record: Pick<RawRecord, "fields">) => string | undefined {
  const paths = [
    ...declaredIn(metrics),
    ...[...obvious, ...alsoShown].map((name): Path => ({ text: name, keys: [name] })),
  ];
  return ({ fields }) => {
    for (const path of paths) {
      const found = readPath(fields, path);
      if (found !== undefined) return targetText(found);
    }
    return undefined;
  };
}

/** A right answer in a line: several stand beside each other; what is neither text nor number is not shown. */
function targetText(value: unknown): string | undefined {
  const parts = Array.isArray(value) ? value : [value];
  if (parts.some((part) => saysNothing(part) || isComposite(part))) return undefined;
  const text = parts.map((part) => String(part).replace(/\s+/g, " ").trim()).join(", ");
  if (text === "") return undefined;
  return text.length <= longestShown ? text : `${text.slice(0, longestShown - 1).trimEnd()}…`;
}

/** Where the manifest says that a score is compared with something. */
function declaredIn(metrics: DataManifest["metrics"]): readonly Path[] {
  return Object.values(metrics ?? {}).flatMap((mapping) =>
    typeof mapping === "object" && mapping.equals !== undefined ? [parsePath(mapping.equals)] : [],
  );
}

/** A reader of what a record says of its question: what its format knows, else the right answer where one is declared. */
export function marksReader(
  metrics: DataManifest["metrics"],
): (record: RawRecord) => QuestionMarks | undefined {
  const declared = declaredIn(metrics);
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
