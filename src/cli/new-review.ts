import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { didYouMean } from "../lib/nearest.ts";
import { fileSlug, reviewRecordSchema } from "../model/index.ts";
import { finishProblems } from "./print-problems.ts";
import { showProgress } from "./progress.ts";

/** Writes `reviews/<notebook>.<id>.<date>.yaml`: that somebody read a figure or finding as the report shows it now. */
export async function newReview(
  root: string,
  target: string,
  options: { by: string; note: string; looked?: string; date?: string },
): Promise<number> {
  const { buildReport } = await import("../report/build.ts");
  const { reviewTargets } = await import("../report/content/index.ts");
  const progress = showProgress();
  // A reader may well have a draft before them, whose claims fail.
  const { report, problems } = await buildReport(root, progress.effects, { purpose: "preview" });
  progress.stop();
  if (!report) return finishProblems(root, problems, {}, () => "");
  const targets = reviewTargets(report);
  const found = targets.get(target);
  if (!found) {
    const known = [...targets.keys()];
    const { fix } = didYouMean(target, known);
    console.error(
      `There is no figure or finding ${JSON.stringify(target)}; one is named by its page and its id, such as ${known[0] ?? "notebook#id"}.${fix ? ` ${fix}` : ""}`,
    );
    return 1;
  }
  const date = options.date ?? new Date().toISOString().slice(0, 10);
  const { by, note, looked } = options;
  const of = `${found.notebook}#${found.id}`;
  const record = reviewRecordSchema.safeParse({
    ...{ of, by, date },
    ...(looked === undefined ? {} : { looked }),
    ...{ note, hash: found.hash },
  });
  if (!record.success) {
    console.error("A record needs a name and a note that are not empty.");
    return 1;
  }
  await mkdir(join(root, "reviews"), { recursive: true });
  const file = await writtenAt(
    root,
    fileSlug(`${found.notebook}.${found.id}.${date}`),
    stringify(record.data),
  );
  return finishProblems(root, [], {}, () => `${file} written, of state ${found.hash}.`);
}

/** Writes under the first name that is free; returns the path. */
async function writtenAt(root: string, name: string, text: string): Promise<string> {
  for (let nth = 1; ; nth++) {
    const file = `reviews/${name}${nth === 1 ? "" : `-${nth}`}.yaml`;
    try {
      await writeFile(join(root, file), text, { flag: "wx" });
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
