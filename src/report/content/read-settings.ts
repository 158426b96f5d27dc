import type { Problems, Settings } from "../../model/index.ts";
import { checkYaml, settingsSchema } from "../../model/index.ts";
import { fileSource } from "../../notebook/index.ts";
import type { Inputs } from "../inputs/index.ts";
import { settingsFile } from "../inputs/index.ts";

/**
 * What is true of all pages. A report without the file has none of it; one that cannot be read is a problem. An address
 * given with the command goes before the one in the file.
 */
export function readSettings(
  inputs: Inputs,
  problems: Problems,
  siteUrl: string | null = null,
): Settings {
  const source = fileSource(settingsFile, inputs.text(settingsFile));
  const subject = {
    name: `the file ${settingsFile}`,
    rule: "settings-are-valid",
    place: source.place,
  } as const;
  const checked = checkYaml(settingsSchema, source.text, subject, problems);
  const settings = checked?.values ?? settingsSchema.parse({});
  if (siteUrl !== null) settings.site.url = siteUrl;
  const { logo } = settings.site;
  const files = inputs.public.map(({ path }) => path.replace(/^public\//, ""));
  if (checked && logo !== undefined && !files.includes(logo))
    problems.error(
      "reference-is-found",
      { ...source.place(checked.offsetOf("site", "logo")), field: "site.logo" },
      `There is no picture "${logo}" in public/`,
      { expected: files.slice(0, filesNamed).join(", ") || "a file in public/", found: logo },
    );
  return settings;
}

/** Files that a message names: enough to see what there is. */
const filesNamed = 12;
