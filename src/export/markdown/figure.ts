import type { Figure } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { hasTable } from "../../model/report/notebook.ts";
import { figureName } from "../parts/names.ts";
import {
  heading,
  link,
  paragraph,
  picture,
  shortTable,
  strong,
  text,
  written,
} from "./document.ts";

/** A figure as Markdown: its drawing by a link, what it says in words, its data and its method. */
export function figureMarkdown(
  figure: Figure,
  to: (path: string) => string,
  { titled }: { readonly titled: "heading" | "line" },
): string {
  const name = figureName(figure);
  const csv = to(address.figureAs(figure.notebook, figure.id, "csv"));
  return written(
    ...(titled === "heading"
      ? [heading(1, `${name}: ${figure.title}`)]
      : [paragraph(strong(`${name}.`), text(` ${figure.title}`))]),
    ...(figure.drawings.length > 0
      ? [picture(to(address.figureAs(figure.notebook, figure.id, "svg")), figure.description)]
      : []),
    ...(figure.captionText ? [paragraph(text(figure.captionText))] : []),
    ...(hasTable(figure) && (titled === "heading" || figure.kind === "table")
      ? [...shortTable(figure.table, [text("in the "), link(csv, "CSV")])]
      : []),
    paragraph(text(figure.method)),
    paragraph(link(to(address.figure(figure.notebook, figure.id)), name)),
  );
}
