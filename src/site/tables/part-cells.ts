import type { Estimate, EstimatePart, EstimateReport, Metric } from "../../model/index.ts";
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

export function partCell({ words }: EstimateReport, { id, show }: PartColumn): ViewCell {
  const written = words.parts?.find((one) => one.id === id);
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
export function agreementCells({ words }: EstimateReport): ViewCell[] {
  const partOf = (id: EstimatePart["id"]) => words.parts?.find((one) => one.id === id);
  const written = agreementParts.map(({ id }) => {
    const { value = "", interval = null } = partOf(id) ?? {};
    return { ...number(value), ...(interval ? { dim: interval } : {}) };
  });
  return [number(partOf("labels")?.value ?? ""), ...written];
}
