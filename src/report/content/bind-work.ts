import { collectProblems } from "../../model/index.ts";
import type { BindContext, ParsedNotebook } from "../../notebook/index.ts";
import { parseNotebook } from "../../notebook/index.ts";
import type { ExperimentTask } from "../experiment/index.ts";
import { loadIngested } from "../experiment/index.ts";
import { hashCode, keep, recallEarlier } from "../inputs/index.ts";
import type { Begun, Work } from "../threads/index.ts";
import { ownModule } from "../threads/index.ts";
import type { Binder, KeptPage } from "./bind-page.ts";
import { openBinder } from "./bind-page.ts";
import { evidenceOf } from "./evidence-of.ts";
import type { History } from "./history.ts";

type Rendered = Awaited<ReturnType<BindContext["bibliography"]["render"]>>;

/** What all pages are bound with, as a thread can be sent it. */
export interface BindShared {
  readonly experiments: readonly ExperimentTask[];
  readonly notebooks: readonly Pick<ParsedNotebook, "id" | "title" | "anchors">[];
  readonly beside: BindContext["beside"];
  readonly history: History;
  readonly citable: readonly string[];
  readonly references: Rendered;
}

export interface BindTask {
  readonly root: string;
  readonly id: string;
  readonly file: string;
  readonly text: string;
  /** Key under which the bound page is kept. */
  readonly key: string;
}

export const pageName = (id: string): string => `notebook-${id}`;

/** Binding notebooks, as work that threads share. What is bound is kept, and null where another thread has it. */
export const work: Work<BindShared, BindTask, KeptPage | null> = {
  step: "bind notebooks",
  module: ownModule("bind-work", import.meta.url),
  async begin({ experiments, notebooks, beside, history, citable, references }) {
    const loaded = await Promise.all(experiments.map(loadIngested));
    const binder = openBinder({
      evidence: evidenceOf(loaded),
      loaded,
      notebooks,
      beside,
      history,
      code: await hashCode("binding"),
      bibliography: {
        keys: citable,
        render: async (keys) => new Map([...references].filter(([key]) => keys.includes(key))),
      },
    });
    return {
      async perform(task) {
        // What there is to say of how it is written was said where it was read first.
        const parsed = parseNotebook(task.file, task.text, collectProblems());
        if (!parsed) throw new Error(`${task.file} was read before, and now cannot be.`);
        await bindAndKeep(binder, parsed, task);
        return null;
      },
      end: binder.close,
    };
  },
};

/** The same where pages are parsed and all is loaded. */
export function workHere(
  binder: Binder,
  parsed: (task: BindTask) => ParsedNotebook,
): Begun<BindTask, KeptPage | null> {
  return {
    perform: (task) => bindAndKeep(binder, parsed(task), task),
    end: async () => {},
  };
}

async function bindAndKeep(
  binder: Binder,
  parsed: ParsedNotebook,
  { root, id, key }: BindTask,
): Promise<KeptPage> {
  const bound = await binder.bind(parsed, await recallEarlier<KeptPage>(root, pageName(id)));
  await keep(root, pageName(id), key, bound);
  return bound;
}
