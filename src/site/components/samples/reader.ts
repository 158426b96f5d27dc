import type { Experiment, PublishedSamples } from "../../../model/index.ts";
import type { PageScript } from "../../scripts/index.ts";

/** What `scripts/samples/` calls a unit, and a run where there are several. */
export const readerWords = (
  { design }: Pick<Experiment, "design">,
  replicated: boolean,
): Readonly<Record<string, string>> => ({
  "data-unit": design.unit,
  ...(replicated ? { "data-run": design.replicate ?? "run" } : {}),
});

/** Scripts that read samples which stand in files beside the pages; none where all stand in pages. */
export function readingScripts({
  form,
  index,
}: Pick<PublishedSamples, "form" | "index">): readonly PageScript[] {
  if (index === null) return [];
  return form === "parquet" ? ["parquet-file", "samples"] : ["samples"];
}
