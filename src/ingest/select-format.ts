import { didYouMean, nearest } from "../lib/nearest.ts";
import type { Place, Problems } from "../model/index.ts";
import { formats } from "./formats/index.ts";
import type { Format, Source } from "./formats/shared/index.ts";

/** Names of the formats, for checks and for `format:`. */
export const formatNames: readonly string[] = formats.map((format) => format.name);

/** The format that is named, or the first that recognises the file; null with a problem when there is none. */
export function selectFormat(
  source: Pick<Source, "name" | "head" | "path">,
  named: string | undefined,
  problems: Problems,
): Format | null {
  const format =
    named === undefined
      ? formats.find((candidate) => candidate.recognises(source))
      : formats.find((candidate) => candidate.name === named);
  // A format name that does not exist is reported once, at its line in the manifest.
  if (format || named !== undefined) return format ?? null;
  const extension = source.name.split(".").at(-1) ?? "";
  const near = nearest(extension, formatNames);
  problems.error(
    "format-is-recognised",
    { file: source.path },
    "The format of the file is not known",
    {
      expected: formatNames.join(", "),
      found: describeHead(source.head),
      fix: near
        ? `If it is ${near}, say so in the manifest: \`format: ${near}\`.`
        : "Name the format in the manifest: `format: csv`.",
    },
  );
  return null;
}

/** Reports a `format:` that does not exist. */
export function checkFormatName(name: string, place: Place, problems: Problems): void {
  if (formatNames.includes(name)) return;
  problems.error("format-is-recognised", place, `"${name}" is not a format`, {
    expected: formatNames.join(", "),
    found: name,
    ...didYouMean(name, formatNames),
  });
}

function describeHead(head: Uint8Array): string {
  const start = new TextDecoder().decode(head.subarray(0, 32)).split("\n", 1)[0] ?? "";
  const printable = [...start].every((c) => c >= " " && c !== "\ufffd");
  return printable
    ? `a file that begins with ${JSON.stringify(start)}`
    : `bytes ${Buffer.from(head.subarray(0, 8)).toString("hex")}`;
}
