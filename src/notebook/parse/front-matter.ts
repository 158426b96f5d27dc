import { isMap, isNode, isPair, isScalar } from "yaml";
import { z } from "zod";
import { didYouMean, nearest } from "../../lib/nearest.ts";
import { isFaults, readYaml } from "../../lib/read-yaml.ts";
import type { Issue, Problems } from "../../model/index.ts";
import { expectedBy, frontMatterSchema as pageSchema, unknownKeys } from "../../model/index.ts";
import { correctionIds, defaultCorrection } from "../../stats/index.ts";
import type { Source } from "./source.ts";

/** Front matter of a notebook: the corrections that it may ask for are those that there are. */
export const frontMatterSchema = pageSchema.extend({
  family: z
    .enum(correctionIds)
    .default(defaultCorrection)
    .describe("How the findings of the page are adjusted together."),
});
export type FrontMatter = z.output<typeof frontMatterSchema>;

/** Front matter of the home page: the same, without what only a notebook needs. */
export const homeFrontMatterSchema = frontMatterSchema.partial({ date: true });
export type HomeFrontMatter = z.output<typeof homeFrontMatterSchema>;

export interface ReadFrontMatter<F> {
  readonly values: F;
  /** Offset at which the value of a key starts in the file. */
  offsetOf(key: string): number;
}

/** The YAML block at the head of a page. `start` is the offset of its first line; null with problems when it is not valid. */
export function parseFrontMatter<F extends FrontMatter | HomeFrontMatter>(
  schema: z.ZodType<F> & { readonly shape: object },
  yaml: string | null,
  start: number,
  source: Source,
  problems: Problems,
): ReadFrontMatter<F> | null {
  if (yaml === null) {
    problems.error(
      "front-matter-is-valid",
      { file: source.file, line: 1 },
      "The page has no front matter",
      {
        expected: "a block between two lines of ---, with at least a title",
        found: "none",
      },
    );
    return null;
  }
  const read = readYaml(yaml, { merge: false });
  if (isFaults(read)) {
    for (const fault of read)
      problems.error(
        "front-matter-is-valid",
        source.place(start + fault.at),
        `The front matter is not YAML: ${fault.message}`,
        {
          fix:
            fault.fix ??
            "A text that holds a colon and a space, or starts with a special sign, needs quotes.",
        },
      );
    return null;
  }
  const { document, value } = read;
  const offsetOf = (path: readonly PropertyKey[]) => start + offsetIn(document.contents, path);
  const result = schema.safeParse(value ?? {});
  if (result.success) return { values: result.data, offsetOf: (key) => offsetOf([key]) };
  const foundAt = (path: readonly PropertyKey[]) => shown(document.getIn(path));
  const { issues } = result.error;
  const unknown = unknownKeys(issues);
  const meant = new Set(unknown.map((key) => nearest(key, Object.keys(schema.shape))));
  for (const issue of issues) {
    const key = String(issue.path[0] ?? "");
    // A key whose name is misspelt is not missing as well.
    if (meant.has(key) && foundAt([key]) === "") continue;
    report(issue, schema.shape, { offsetOf, foundAt }, source, problems);
  }
  return null;
}

function report(
  issue: Issue,
  shape: object,
  at: {
    readonly offsetOf: (path: readonly PropertyKey[]) => number;
    readonly foundAt: (path: readonly PropertyKey[]) => string;
  },
  source: Source,
  problems: Problems,
): void {
  const { offsetOf } = at;
  if (issue.code === "unrecognized_keys") {
    const known = issue.path.length === 0 ? Object.keys(shape) : ["name", "url", "affiliation"];
    for (const key of issue.keys) {
      problems.error(
        "key-is-known",
        { ...source.place(keyOffset(offsetOf, issue.path, key, source)), field: key },
        `"${key}" is not a key of the front matter`,
        {
          expected: known.join(", "),
          found: key,
          ...didYouMean(key, known),
        },
      );
    }
    return;
  }
  const field = issue.path.join(".");
  const found = at.foundAt(issue.path);
  const missing = found === "";
  problems.error(
    "front-matter-is-valid",
    { ...source.place(offsetOf(issue.path)), field },
    missing ? `The front matter has no "${field}"` : `"${field}" of the front matter is not valid`,
    {
      expected: expectedBy(issue),
      ...(missing ? {} : { found }),
    },
  );
}

/** A value of the front matter as its author would know it again; nothing for one that is not there. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return "";
  return isNode(value) ? String(value).trim().slice(0, 60) : String(value);
}

/** The key itself stands before its value, on the same line or an earlier one. */
function keyOffset(
  offsetOf: (path: readonly PropertyKey[]) => number,
  path: readonly PropertyKey[],
  key: string,
  source: Source,
): number {
  const value = offsetOf([...path, key]);
  const at = source.text.lastIndexOf(key, value);
  return at >= 0 ? at : value;
}

function offsetIn(node: unknown, path: readonly PropertyKey[]): number {
  const here = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  const [key, ...rest] = path;
  if (key === undefined) return here;
  if (isMap(node)) {
    const pair = node.items.find(
      (item) => isPair(item) && isScalar(item.key) && item.key.value === key,
    );
    if (pair) return pair.value ? offsetIn(pair.value, rest) : here;
  }
  return here;
}
