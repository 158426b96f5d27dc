import type { Excess, Weight } from "../report/hosts.ts";
import { excessOn, hosts } from "../report/hosts.ts";
import { plural } from "./print-problems.ts";

export { weigh } from "../report/hosts.ts";

const whole = new Intl.NumberFormat("en-US");
const kilobyte = 1000;

/** `950 kB`, `1.2 MB`, `1.00 GB`. */
export function inBytes(bytes: number): string {
  if (bytes < kilobyte ** 2) return `${Math.max(1, Math.round(bytes / kilobyte))} kB`;
  if (bytes < kilobyte ** 3) return `${(bytes / kilobyte ** 2).toFixed(1)} MB`;
  return `${(bytes / kilobyte ** 3).toFixed(2)} GB`;
}

/** What was published and which hosts take it: one line where all do, and one more for each that does not. */
export function describeWeight(weight: Weight): string {
  const { files, bytes, largest } = weight;
  const judged = hosts.map((host) => ({ host, excess: excessOn(host, weight) }));
  const fitting = judged.filter(({ excess }) => excess.length === 0);
  const fits = fitting.map(({ host }) => host.name).join(", ");
  return [
    `${files === 1 ? plural(files, "file") : `${whole.format(files)} files`}, ${inBytes(bytes)}, the largest ${inBytes(largest.bytes)} (${largest.path})${fits && `: fits ${fits}`}.`,
    ...judged
      .filter(({ excess }) => excess.length > 0)
      .map(({ host, excess }) => `Too much for ${host.name}: ${excess.map(inWords).join("; ")}.`),
  ].join("\n");
}

function inWords({ of, limit, found }: Excess): string {
  if (of === "files") return `${whole.format(found)} files, where it takes ${whole.format(limit)}`;
  const what = of === "bytes" ? "in all" : "in one file";
  return `${inBytes(found)} ${what}, where it takes ${inBytes(limit)}`;
}

/** The same for programs. */
export function weightForPrograms(weight: Weight): object {
  return {
    ...weight,
    hosts: Object.fromEntries(
      hosts.map((host) => {
        const excess = excessOn(host, weight);
        return [host.name, { fits: excess.length === 0, excess }];
      }),
    ),
  };
}
