import { didYouMean } from "../../../lib/nearest.ts";
import { isFaults, readYaml } from "../../../lib/read-yaml.ts";
import type { Call } from "../shared/directive.ts";
import type { BindContext, Page } from "../shared/page.ts";

/** A larger file holds data, not a design; it would be read for every page that names it. */
const mostBytes = 2_000_000;
const readable = /\.(?:json|ya?ml)$/i;

/** What a file holds, or why it cannot be read. */
type Data = { readonly value: unknown } | { readonly fault: string };

const known = new WeakMap<BindContext, Map<string, Data>>();

/** A file of the folder of an experiment as data; null with a problem at the attribute that names it. */
export function readData(
  experiment: string,
  name: string,
  call: Call,
  { context, problems }: Page,
): { readonly value: unknown } | null {
  const files = context.experimentFiles(experiment);
  const file = files.find((one) => one.name === name);
  if (!file) {
    const names = files.map((one) => one.name).filter((one) => readable.test(one));
    problems.error(
      "files-are-found",
      call.place("file"),
      `results/${experiment} has no file "${name}"`,
      { expected: names.slice(0, namesShown).join(", "), found: name, ...didYouMean(name, names) },
    );
    return null;
  }
  const refuse = (message: string, expected: string, found: string): null => {
    problems.error("format-is-recognised", call.place("file"), message, { expected, found });
    return null;
  };
  if (!readable.test(name))
    return refuse(`:field cannot read ${name}`, "a file ending in .json, .yaml or .yml", name);
  if (file.bytes > mostBytes)
    return refuse(
      `${name} is too large for :field`,
      `at most ${mostBytes} bytes`,
      `${file.bytes} bytes`,
    );
  const byFile = known.get(context) ?? new Map<string, Data>();
  known.set(context, byFile);
  const key = `${experiment}/${name}`;
  const data = byFile.get(key) ?? parsed(name, file.text());
  byFile.set(key, data);
  if ("value" in data) return data;
  return refuse(`${name} cannot be read`, "JSON or YAML, in UTF-8", data.fault);
}

/** Names that a message lists: enough to see what there is. */
const namesShown = 12;

function parsed(name: string, text: string | null): Data {
  if (text === null) return { fault: "it changed while the report was made" };
  if (!/\.json$/i.test(name)) {
    const read = readYaml(text, { merge: true });
    return isFaults(read) ? { fault: read[0]?.message ?? "no YAML" } : { value: read.value };
  }
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
