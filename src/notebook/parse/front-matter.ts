import { z } from "zod";
import type { Problems } from "../../model/index.ts";
import { checkYaml, mostFeatured, frontMatterSchema as pageSchema } from "../../model/index.ts";
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

/** A place of a notebook, as links have it: `notebook#id`. */
const placeOf = (what: string) =>
  z.string().regex(/^[^#\s]+#[^#\s]+$/, `a notebook and the id of its ${what}: notebook#id`);

/** Front matter of the home page: the same, without what only a notebook needs. */
export const homeFrontMatterSchema = frontMatterSchema.partial({ date: true }).extend({
  answer: z
    .string()
    .optional()
    .describe("One sentence that answers the title, in Markdown; may hold values."),
  hero: placeOf("figure").optional().describe("The figure below the abstract: `notebook#id`."),
  findings: z
    .array(placeOf("finding"))
    .max(mostFeatured)
    .optional()
    .describe(
      `Findings that stand open on the home page, at most ${mostFeatured}; the first of each notebook if left out.`,
    ),
});
export type HomeFrontMatter = z.output<typeof homeFrontMatterSchema>;

export interface ReadFrontMatter<F> {
  readonly values: F;
  /** Offset at which the value of a key starts in the file. */
  offsetOf(key: string): number;
}

/** The YAML block at the head of a page. `start` is the offset of its first line; null with problems when it is not valid. */
export function parseFrontMatter<F extends FrontMatter | HomeFrontMatter>(
  schema: z.ZodType<F>,
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
  const checked = checkYaml(
    schema,
    yaml,
    {
      name: "the front matter",
      rule: "front-matter-is-valid",
      place: (offset) => source.place(start + offset),
    },
    problems,
  );
  return checked && { values: checked.values, offsetOf: (key) => start + checked.offsetOf(key) };
}
