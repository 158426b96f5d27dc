import { z } from "zod";
import { didYouMean, nearest } from "../../lib/nearest.ts";
import { isFaults, offsetOf, type ReadYaml, readYaml, writtenValue } from "../../lib/read-yaml.ts";
import { expectedBy, type Issue, unknownKeys } from "./issue-words.ts";
import type { Place, Problems } from "./problem.ts";
import type { RuleName } from "./rules.ts";

/** What a text of YAML is, for what is said of it. */
export interface YamlSubject {
  /** In a sentence: `the front matter`. */
  readonly name: string;
  readonly rule: RuleName;
  /** Place of a character of the text in the author's file. */
  place(offset: number): Place;
}

export interface CheckedYaml<T> {
  readonly values: T;
  /** Offset in the text at which the value of a key starts. */
  offsetOf(...path: readonly PropertyKey[]): number;
}

/** The text as the schema wants it; null with a problem for each thing that is not so. */
export function checkYaml<T>(
  schema: z.ZodType<T>,
  text: string,
  subject: YamlSubject,
  problems: Problems,
): CheckedYaml<T> | null {
  const read = readYaml(text, { merge: false });
  if (isFaults(read)) {
    for (const fault of read)
      problems.error(
        subject.rule,
        subject.place(fault.at),
        `${capital(subject.name)} is not YAML: ${fault.message}`,
        {
          fix:
            fault.fix ??
            "A text that holds a colon and a space, or starts with a special sign, needs quotes.",
        },
      );
    return null;
  }
  const result = schema.safeParse(read.value ?? {});
  if (result.success) return { values: result.data, offsetOf: (...path) => offsetOf(read, path) };
  const { issues } = result.error;
  const meant = new Set(unknownKeys(issues).map((key) => nearest(key, keysAt(schema, []))));
  for (const issue of issues) {
    const [key = ""] = issue.path;
    // A key whose name is misspelt is not missing as well.
    if (meant.has(String(key)) && writtenValue(read, [key]) === "") continue;
    report(issue, { schema, text, read, subject }, problems);
  }
  return null;
}

interface Refused {
  readonly schema: z.ZodType;
  readonly text: string;
  readonly read: ReadYaml;
  readonly subject: YamlSubject;
}

function report(issue: Issue, { schema, text, read, subject }: Refused, problems: Problems): void {
  const { name, rule, place } = subject;
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, issue.path);
    const inside = issue.path.length === 0 ? "" : `\`${issue.path.join(".")}\` in `;
    for (const key of issue.keys)
      problems.error(
        "key-is-known",
        { ...place(keyOffset(text, read, [...issue.path, key])), field: key },
        `"${key}" is not a key of ${inside}${name}`,
        { expected: known.join(", "), found: key, ...didYouMean(key, known) },
      );
    return;
  }
  const field = issue.path.join(".");
  const found = writtenValue(read, issue.path);
  problems.error(
    rule,
    { ...place(offsetOf(read, issue.path)), field },
    found === "" ? `${capital(name)} has no "${field}"` : `"${field}" of ${name} is not valid`,
    { expected: expectedBy(issue), ...(found === "" ? {} : { found }) },
  );
}

/** Keys that a schema knows at a path, through lists, choices and what may be left out. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return keysAt(schema.unwrap(), path);
  if (schema instanceof z.ZodPipe) return keysAt(schema.in, path);
  if (schema instanceof z.ZodUnion)
    return [...new Set(schema.options.flatMap((option) => keysAt(option, path)))];
  const [key, ...rest] = path;
  if (schema instanceof z.ZodArray) return keysAt(schema.element, rest);
  if (schema instanceof z.ZodRecord) return keysAt(schema.valueType, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  return key === undefined ? Object.keys(schema.shape) : keysAt(schema.shape[String(key)], rest);
}

/** A key stands before its value, on the same line or an earlier one. */
function keyOffset(text: string, read: ReadYaml, path: readonly PropertyKey[]): number {
  const value = offsetOf(read, path);
  const at = text.lastIndexOf(String(path.at(-1)), value);
  return at >= 0 ? at : value;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
