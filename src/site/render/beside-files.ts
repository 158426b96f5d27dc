import { besideKinds } from "../../export/beside/index.ts";
import type { BesideFile, DrawingStyles } from "../../export/index.ts";
import type { Report } from "../../model/index.ts";
import { sampleTwins } from "../twins/sample-twins.ts";

/** Every file beside the pages, by its address. Each is made when it is asked for. */
export function besideFiles(
  report: Report,
  styles: DrawingStyles,
): ReadonlyMap<string, BesideFile> {
  const files = [
    ...besideKinds.flatMap((kind) => kind.files({ report, styles })),
    ...sampleTwins(report),
  ];
  return new Map(files.map((file) => [file.path, file]));
}
