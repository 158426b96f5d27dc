import { join } from "node:path";
import type { Experiment, unitLabels } from "../../model/index.ts";
import { samplesPerPage } from "../../model/index.ts";
import { sha256 } from "../inputs/index.ts";
import type { Block } from "./blocks.ts";
import { openBlocks } from "./blocks.ts";
import { keptNames } from "./kept-book.ts";
import { failedBy, readLine, rowOf } from "./sample-line.ts";

interface ListInput {
  readonly experiment: Experiment;
  readonly label: ReturnType<typeof unitLabels>;
  /** Whether all rows stand in pages; else only the first page of them. */
  readonly pages: boolean;
}

type Which = "all" | "failed";

/** Rows of one condition on their way into pages. */
interface OpenList {
  readonly waiting: Record<Which, string[]>;
  readonly blocks: Record<Which, Block[]>;
  readonly hashes: string[];
}

/** Writes the rows of lists, page by page, while samples pass in the order in which they are published. */
export function createLists(folder: string, { experiment, label, pages }: ListInput) {
  const blocks = openBlocks(join(folder, keptNames.rows));
  const failedOf = failedBy(experiment.metrics);
  const counts: { samples: number; failed: number }[] = [];
  const lists: OpenList[] = [];

  function write({ waiting, blocks: written, hashes }: OpenList, which: Which): void {
    if (waiting[which].length === 0) return;
    const text = `[${waiting[which].join(",")}]\n`;
    written[which].push(blocks.add(text));
    hashes.push(sha256(text));
    waiting[which] = [];
  }
  function finishLast(): void {
    const last = lists.at(-1);
    if (!last) return;
    write(last, "all");
    write(last, "failed");
  }
  return {
    /** Samples of each condition that passed, in the order of the design. */
    counts: counts as readonly { readonly samples: number; readonly failed: number }[],
    /** `condition`: its place in the order of the design. Each has samples, so none is left out. */
    add(condition: number, failed: boolean, line: Uint8Array): void {
      if (condition === lists.length) {
        finishLast();
        counts.push({ samples: 0, failed: 0 });
        lists.push({
          waiting: { all: [], failed: [] },
          blocks: { all: [], failed: [] },
          hashes: [],
        });
      }
      const [count, list] = [counts[condition], lists[condition]];
      if (!count || !list) throw new Error("Samples of a condition came out of order.");
      const all = pages || count.samples < samplesPerPage;
      const own = failed && (pages || count.failed < samplesPerPage);
      count.samples += 1;
      count.failed += failed ? 1 : 0;
      if (!all && !own) return;
      const text = JSON.stringify(
        rowOf(readLine(Buffer.from(line).toString("utf8")), label, failedOf),
      );
      for (const [which, wanted] of [["all", all] as const, ["failed", own] as const]) {
        if (!wanted) continue;
        list.waiting[which].push(text);
        if (list.waiting[which].length === samplesPerPage) write(list, which);
      }
    },
    end() {
      finishLast();
      blocks.end();
      return lists.map(({ blocks: { all, failed }, hashes }) => ({
        all,
        failed,
        sha256: sha256(hashes.join("\n")),
      }));
    },
  };
}
