import { z } from "zod";
import { discussSchema } from "./discuss.ts";
import { authorsSchema, proseSchema } from "./notebook.ts";
import { paletteSchema } from "./palette.ts";
import { removedSettingsSchema } from "./publication.ts";
import { publishSettingsSchema } from "./publish-settings.ts";

/** Custom properties of the stylesheet that an author may set. Colour belongs to the data: no arm is among them. */
export const themeProperties = [
  "--focus",
  "--grid",
  "--ink",
  "--ink-2",
  "--mono",
  "--paper",
  "--paper-2",
  "--rule",
  "--rule-2",
  "--sans",
  "--serif",
] as const;

const themeSchema = z.partialRecord(
  z.enum(themeProperties),
  z
    .string()
    .regex(/^[^;{}<>@\\]*$/, "one value of CSS, without `;`, braces, `@` or backslash")
    .refine(
      (value) => !/\/\*|(?:url|expression|image-set|image)\s*\(/i.test(value),
      "a value that loads nothing",
    ),
);

/** An address of a folder, with a slash at its end. */
export const siteUrlSchema = z
  .url({ protocol: /^https?$/ })
  .refine((url) => !/[?#]/.test(url), "an address without `?` and `#`")
  .overwrite((url) => `${url.replace(/\/*$/, "")}/`);

/** What an author may say of a report that its pages repeat. */
export const siteSaysSchema = z.strictObject({
  url: siteUrlSchema
    .optional()
    .describe("Where the report is published, such as https://name.example/report/."),
  contact: z
    .union([z.email(), z.url({ protocol: /^https?$/ })])
    .optional()
    .describe("Where to write: an address of mail, or of a page."),
  repository: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("Where the sources are kept: pages link to their files at the commit."),
  discuss: discussSchema
    .optional()
    .describe("Where readers discuss a finding or notebook: one of `giscus`, `mail`, `link`."),
  licence: z.string().min(1).optional().describe("Licence of the report, such as CC-BY-4.0."),
  logo: z
    .string()
    .min(1)
    .optional()
    .describe("A picture in public/, by its path there, beside the name on every page."),
  footer: z.string().min(1).optional().describe("A sentence for the foot of every page."),
  theme: themeSchema
    .optional()
    .describe("Paper, ink and type of the stylesheet with other values; `light-dark(…)` for both."),
});

/** `upheld.yaml` in the root of a report: what is true of all of its pages. */
export const settingsSchema = z.strictObject({
  site: z
    .strictObject({
      name: z
        .string()
        .min(1)
        .optional()
        .describe("Short name of the report for the head of every page."),
      authors: authorsSchema.describe(
        "Who made the report: names, or names with url and affiliation.",
      ),
      ...siteSaysSchema.shape,
    })
    .prefault({})
    .describe("The report as a site."),
  glossary: z
    .record(z.string().trim().min(1), z.string().trim().min(1))
    .optional()
    .describe(
      "Words of this report and what each means, in a sentence: they stand on the page `glossary/`, and each notebook links to them where it first uses them.",
    ),
  palette: paletteSchema.prefault({}),
  publish: publishSettingsSchema.prefault({}).describe("What of samples is published."),
  prose: proseSchema.optional(),
  published: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Folder with what was published last, from the root of the report, or its `report.json`: `check` and `build` refuse to lose an address that it has, and `publish` adds to it.",
    ),
  removed: removedSettingsSchema.optional(),
});
export type Settings = z.output<typeof settingsSchema>;
