import {
  bullets,
  heading,
  link,
  paragraph,
  text,
  written,
} from "../../export/markdown/document.ts";
import { counted } from "../../lib/words.ts";
import { address } from "../../model/report/address.ts";
import { drawnWords, failedMeans, keptBackWords } from "../components/samples/sample-words.ts";
import type { SamplesProps } from "../render/samples-props.ts";
import { conditionsTable, unitsTable } from "../tables/sample-tables.ts";
import type { To } from "./twin-parts.ts";
import { canaryBlocks, countedBlocks, said, tableBlock } from "./twin-parts.ts";

/** The first page of the samples of an experiment as Markdown. */
export function samplesTwin(props: SamplesProps, to: To): string {
  const { experiment, published, lists, units, counts, draw } = props;
  const { id, title, design } = experiment;
  const kept = keptBackWords(published);
  const { head, rest } = drawnWords(units, draw, design.unit);
  return written(
    heading(1, `${counted(published.samples, "sample")} to read`),
    paragraph(
      text("Samples of "),
      link(to(address.experimentAs(id, "md")), title),
      text(
        `: ${counted(counts.units, design.unit)} in ${counted(lists.length, "condition")}. ${failedMeans} `,
      ),
      ...(published.index === null
        ? []
        : [
            text("All samples stand in files that "),
            link(to(published.index), "an index"),
            text(" names. "),
          ]),
      link(to(address.samples(id)), "The page"),
      text("."),
    ),
    ...(kept.length > 0 ? [bullets(kept.map((sentence) => [said(sentence)]))] : []),
    heading(2, "By condition"),
    tableBlock(conditionsTable(experiment, lists), to),
    ...countedBlocks(props, new Set(lists.keys()), to),
    heading(2, published.form === "pages" ? `By ${design.unit}` : `Some ${design.unit}s in full`),
    paragraph(text(`${head}${rest}`)),
    tableBlock(unitsTable(experiment, units), to),
    ...canaryBlocks(published),
  );
}
