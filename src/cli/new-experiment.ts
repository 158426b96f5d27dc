import { existsSync } from "node:fs";
import { copyFile, link, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { stringify } from "yaml";
import { inferManifest, lookAt, readExperiment } from "../ingest/index.ts";
import { collectProblems, slug } from "../model/index.ts";
import { finishProblems } from "./print-problems.ts";

/** Looks at result files, brings them into `results/<name>/` and writes a manifest that validates. */
export async function newExperiment(
  root: string,
  files: readonly string[],
  options: { readonly name?: string; readonly link?: boolean },
): Promise<number> {
  const problems = collectProblems();
  const paths = files.map((file) => resolve(file));
  const looked = [];
  for (const path of paths) {
    const look = await lookAt(path, problems);
    if (look) looked.push(look);
  }
  if (problems.hasErrors() || looked.length === 0)
    return finishProblems(root, problems.list, {}, () => "");

  const name =
    slug(
      options.name ?? basename(paths[0] ?? "").replace(/(\.[A-Za-z0-9]+)+$/, ""),
    ).toLowerCase() || "experiment";
  const folder = join(root, "results", name);
  const manifestFile = join(folder, "experiment.yaml");
  if (existsSync(manifestFile)) {
    console.error(
      `results/${name}/experiment.yaml exists already. Choose another name with --name.`,
    );
    return 1;
  }
  const { manifest, guesses } = inferManifest(name, looked);
  const isNew = !existsSync(folder);
  await mkdir(folder, { recursive: true });
  for (const path of paths) {
    const target = join(folder, basename(path));
    if (!existsSync(target)) await (options.link ? link(path, target) : copyFile(path, target));
  }
  const comments = ["Guessed from the files; look it over.", ...guesses]
    .map((line) => `# ${line}\n`)
    .join("");
  await writeFile(manifestFile, `${comments}${stringify(manifest, { lineWidth: 0 })}`);

  const read = await readExperiment(root, `results/${name}`, problems);
  let samples = 0;
  if (read) for await (const _sample of read.samples) samples++;
  if (problems.hasErrors()) {
    if (isNew) await rm(folder, { recursive: true });
    else await rm(manifestFile);
  }
  return finishProblems(
    root,
    problems.list,
    {},
    () => `results/${name}/experiment.yaml: ${samples} samples. ${guesses.join(" ")}`,
  );
}
