import { didYouMean } from "../../lib/nearest.ts";
import type { Experiment, Place, Problems, Settings } from "../../model/index.ts";
import {
  armsNamed,
  checkYaml,
  collectProblems,
  namesOfArms,
  settingsSchema,
  sharedHues,
} from "../../model/index.ts";
import { fileSource } from "../../notebook/index.ts";
import type { Inputs } from "../inputs/index.ts";
import { settingsFile } from "../inputs/index.ts";

function checked(inputs: Inputs, problems: Problems) {
  const source = fileSource(settingsFile, inputs.text(settingsFile));
  const subject = {
    name: `the file ${settingsFile}`,
    rule: "settings-are-valid",
    place: source.place,
  } as const;
  return { source, read: checkYaml(settingsSchema, source.text, subject, problems) };
}

/**
 * What is true of all pages. A report without the file has none of it; one that cannot be read is a problem. An address
 * given with the command goes before the one in the file.
 */
export function readSettings(
  inputs: Inputs,
  problems: Problems,
  siteUrl: string | null = null,
): Settings {
  const { source, read } = checked(inputs, problems);
  const settings = read?.values ?? settingsSchema.parse({});
  if (siteUrl !== null) settings.site.url = siteUrl;
  const { logo } = settings.site;
  const files = inputs.public.map(({ path }) => path.replace(/^public\//, ""));
  if (read && logo !== undefined && !files.includes(logo))
    problems.error(
      "reference-is-found",
      { ...source.place(read.offsetOf("site", "logo")), field: "site.logo" },
      `There is no picture "${logo}" in public/`,
      { expected: files.slice(0, filesNamed).join(", ") || "a file in public/", found: logo },
    );
  return settings;
}

/** Where a key of `upheld.yaml` stands; the file where it does not stand there. */
export function placeInSettings(inputs: Inputs): (...path: readonly string[]) => Place {
  const { source, read } = checked(inputs, collectProblems());
  return (...path) => ({
    ...(read ? source.place(read.offsetOf(...path)) : { file: settingsFile }),
    field: path.join("."),
  });
}

/** Names of a palette that no arm has, and hues that two arms of one experiment would share. */
export function checkPalette(
  inputs: Inputs,
  experiments: readonly Experiment[],
  problems: Problems,
): void {
  // What there is to say of how it is written was said when it was read.
  const { source, read } = checked(inputs, collectProblems());
  if (!read) return;
  const { palette } = read.values;
  const known = namesOfArms(experiments);
  const at = (name: string) => ({
    ...source.place(read.offsetOf("palette", name)),
    field: `palette.${name}`,
  });
  for (const name of Object.keys(palette))
    for (const own of armsNamed(name).filter((one) => !known.includes(one)))
      problems.error("reference-is-found", at(name), `No arm is called "${own}"`, {
        expected: "the label of an arm, its group, or experiment/factor=level",
        found: own,
        ...didYouMean(own, known),
      });
  for (const { experiment, hue, names, labels } of sharedHues(experiments, palette))
    problems.error(
      "settings-are-valid",
      at(names[1]),
      `"${labels[0]}" and "${labels[1]}" of ${experiment} would both have hue ${hue}`,
      {
        expected: "a hue of its own for each arm of an experiment",
        found: names.map((name) => `${name}: ${hue}`).join(", "),
        fix: `Give one of them another hue, by \`${experiment}/factor=level\` where its label stands for arms of other experiments as well.`,
      },
    );
}

/** Files that a message names: enough to see what there is. */
const filesNamed = 12;
