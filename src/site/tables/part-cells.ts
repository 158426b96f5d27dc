import type { Estimate, EstimatePart, Metric } from "../../model/index.ts";
import { partText } from "../../wording/index.ts";
import type { ViewCell } from "./view-table.ts";
import { intervalCell, number } from "./view-table.ts";

interface PartColumn {
  readonly label: string;
  readonly id: EstimatePart["id"];
  readonly show: "value" | "interval";
}

/** What stands beside the value: the judge's own rate, or the classes that a ranking tells apart. */
export function partColumns({ kind, correction }: Metric): readonly PartColumn[] {
  if (kind === "judged" && correction !== "none")
    return [
      { label: "Judge’s own", id: "raw", show: "value" },
      { label: "Its interval", id: "raw", show: "interval" },
    ];
  if (kind !== "ranking") return [];
  return [
    { label: "Positive", id: "positives", show: "value" },
    { label: "Negative", id: "negatives", show: "value" },
    { label: "Threshold", id: "threshold", show: "value" },
    { label: "Flagged negatives", id: "flagged", show: "value" },
  ];
}

export function partCell(estimate: Estimate, metric: Metric, { id, show }: PartColumn): ViewCell {
  const part = estimate.parts?.find((one) => one.id === id);
  const written = part && partText(part, metric);
  return show === "value" ? number(written?.value ?? "") : intervalCell(written?.interval ?? "");
}

export const agreementParts: readonly {
  readonly label: string;
  readonly id: EstimatePart["id"];
}[] = [
  { label: "Sensitivity", id: "sensitivity" },
  { label: "Specificity", id: "specificity" },
  { label: "Kappa", id: "kappa" },
  { label: "Alpha", id: "alpha" },
];

export function agreementOf(estimate: Estimate | null): readonly EstimatePart[] {
  return estimate?.parts?.filter((part) => agreementParts.some(({ id }) => id === part.id)) ?? [];
}

/** Each with its interval; without labels, why it is not known. */
export function agreementCells(estimate: Estimate, metric: Metric): ViewCell[] {
  const parts = agreementOf(estimate);
  const labels = estimate.parts?.find(({ id }) => id === "labels");
  const written = agreementParts.map(({ id }) => {
    const part = parts.find((one) => one.id === id);
    const { value, interval } = part ? partText(part, metric) : { value: "", interval: null };
    return { ...number(value), ...(interval ? { dim: interval } : {}) };
  });
  return [number(labels ? partText(labels, metric).value : ""), ...written];
}
