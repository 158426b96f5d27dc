import type { Experiment } from "../../../model/index.ts";
import type { Picking } from "./picking.ts";
import { picks } from "./picking.ts";

/** A rule in words, after “Picked by rule:”. */
export function ruleText(asked: Picking, { metrics, design }: Experiment): string {
  const labelOf = (id: string | undefined) =>
    (metrics.find((one) => one.id === id) ?? metrics[0])?.label ?? "";
  if (asked.where !== undefined) {
    const parts = asked.where.split(",").map((part) => {
      const [, id = "", is = "", value = ""] =
        /^\s*([^<>=!\s]+)\s*([<>=!]+)\s*(\S+)/.exec(part) ?? [];
      return `${labelOf(id)} ${is} ${value}`;
    });
    return parts.join(" and ");
  }
  const metric = metrics.find((one) => one.id === asked.metric) ?? metrics[0];
  if (picks({ worst: asked.worst ?? "false" }))
    return `${metric?.better === "lower" ? "highest" : "lowest"} score of ${metric?.label} first`;
  return `each ${design.unit} whose two answers differ in ${metric?.label}, furthest apart first`;
}
