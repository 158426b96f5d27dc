import { isLog } from "../formats/index.ts";
import { textAt } from "./design/index.ts";
import type { LookedAt } from "./look/index.ts";
import { stemOf } from "./look/index.ts";

/** A name for an experiment of some files: the task where logs share one, else what the file names begin with. */
export function nameFor(files: readonly LookedAt[]): string {
  const tasks = new Set(
    files.flatMap(({ records, values }) =>
      records.length > 0
        ? records.map((record) => textAt("eval.task")(record) || textAt("task")(record))
        : values.map(({ conditions }) => conditions["eval.task"] ?? conditions.task ?? ""),
    ),
  );
  const [task] = tasks;
  const log = files.every(({ format }) => isLog(format));
  const leaf = task?.split("/").at(-1) ?? "";
  if (log && tasks.size === 1 && /\w/.test(leaf)) return leaf;
  const [first = "", ...rest] = files.map(({ name }) => stemOf(name));
  let length = first.length;
  while (rest.some((name) => !name.startsWith(first.slice(0, length)))) length--;
  const shared = first.slice(0, length).replace(/[^A-Za-z0-9]+$/, "");
  return shared.length >= 3 && !/^[\d-]+$/.test(shared) ? shared : first;
}
