import { heading, link, paragraph, text, written } from "../../export/markdown/document.ts";
import type { SampleRow } from "../../model/index.ts";
import { describeSelection } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { samplesPerPage } from "../../model/report/published-samples.ts";
import { count } from "../../wording/index.ts";
import { selectionOf } from "../components/samples/condition.ts";
import { failedMeans } from "../components/samples/sample-words.ts";
import type { ListProps } from "../render/samples-props.ts";
import { rowsListed } from "../render/samples-props.ts";
import { samplesTable } from "../tables/sample-tables.ts";
import type { To } from "./twin-parts.ts";
import { canaryBlocks, tableBlock } from "./twin-parts.ts";

/** A page of a list of samples as Markdown: the rows of the page, and where the others are. */
export function listTwin(props: ListProps, rows: readonly SampleRow[], to: To): string {
  const { experiment, published, replicated, list, which, page, pages } = props;
  const { id, title } = experiment;
  const own = which === "all" ? address.sampleList : address.failedSamples;
  const pageAt = (other: number) => own(id, list.slug, other);
  const twinAt = (other: number, name: string) => [
    link(to(address.sampleTwin(pageAt(other))), `${name} ${other}`),
    text(". "),
  ];
  const all = which === "all" ? list.samples : list.failed;
  const first = (page - 1) * samplesPerPage + 1;
  const range =
    rows.length > 0
      ? `Rows ${count(first)} to ${count(first + rows.length - 1)} of ${count(all)}.`
      : "No sample is listed.";
  const name = describeSelection(selectionOf(list.condition), experiment) || "All samples";
  return written(
    heading(1, `${which === "failed" ? "Failed samples" : "Samples"}: ${name}`),
    paragraph(
      text("Of "),
      link(to(address.sampleTwin(address.samples(id))), title),
      text(`. ${range} ${failedMeans} `),
      ...(rowsListed(list, which) < all && published.index !== null
        ? [
            text("The rows after these stand in files that "),
            link(to(published.index), "an index"),
            text(" names. "),
          ]
        : []),
      ...(page > 1 ? twinAt(page - 1, "Previous page") : []),
      ...(page < pages ? twinAt(page + 1, "Next page") : []),
      link(to(pageAt(page)), "The page"),
      text("."),
    ),
    ...(rows.length > 0 ? [tableBlock(samplesTable(experiment, rows, replicated), to)] : []),
    ...canaryBlocks(published),
  );
}
