import { existsSync } from "node:fs";
import { mkdir, readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { inputsFileSchema, reportFile, reportIndexSchema } from "../model/index.ts";
import { findInputs, sha256 } from "../report/inputs/index.ts";
import { coversInputs, publicationFile, publish } from "../report/publish.ts";
import type { Verified } from "../verify/index.ts";
import { comparePages } from "../verify/index.ts";
import { describeProblem } from "./print-problems.ts";
import { showProgress } from "./progress.ts";

/** Files that a message names. */
const mostNamed = 5;

/** Builds a report again from its root, beside what is kept of builds there, and compares it with a folder. */
export async function verifyPages(folder: string, root: string): Promise<Verified> {
  const read = await saidOf(folder);
  if (read === null) return refused("The folder holds no report that this version reads.");
  if (!existsSync(join(root, "content")) && !existsSync(join(root, "results")))
    return refused(
      `Pages are built again from results/ and content/, and ${root} has neither. Name the folder that has them: \`upheld --root <folder> verify …\`. The folder that was published does not hold what pages are made from.`,
    );
  if (coversInputs(root, folder))
    return refused("The folder holds the report's own files: name what was built or published.");
  const inputs = await findInputs(root);
  const others = differing(inputs.files, read.files);
  if (others.length > 0)
    return refused(
      `${root} is not what the folder was built from: ${others.slice(0, mostNamed).join(", ")}${others.length > mostNamed ? ` and ${others.length - mostNamed} more` : ""}.`,
    );
  const real = await realpath(folder);
  const built = join(root, ".upheld", "verified", sha256(real).slice(0, 12));
  await mkdir(dirname(built), { recursive: true });
  // Built at the time that the folder says: it stands in what is compared.
  if (read.made === undefined) delete process.env.SOURCE_DATE_EPOCH;
  else process.env.SOURCE_DATE_EPOCH = String(Date.parse(read.made) / 1000);
  const joins = existsSync(join(folder, publicationFile));
  const progress = showProgress();
  const { renderSite } = await import("../site/render/render.ts");
  const { problems } = await publish({
    root,
    out: built,
    force: false,
    draft: read.draft,
    siteUrl: read.url,
    ...(joins ? { against: real, joins } : {}),
    effects: progress.effects,
    render: renderSite,
  });
  progress.stop();
  const [error] = problems.filter(({ severity }) => severity === "error");
  if (error) return refused(`The report cannot be built: ${describeProblem(error, root)}`);
  return comparePages(folder, built);
}

const refused = (why: string): Verified => ({
  level: "pages",
  refused: why,
  same: {},
  differences: [],
  unverified: [],
});

/** What the folder says it was built from; null where it says nothing that can be read. */
async function saidOf(folder: string) {
  const json = async (path: string): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, path), "utf8").catch(() => "null"));
  try {
    const index = reportIndexSchema.parse(await json(reportFile.index));
    const { files, made } = inputsFileSchema.parse(await json(reportFile.inputs));
    return { files, made, draft: index.draft !== undefined, url: index.site.url };
  } catch {
    return null;
  }
}

type Hashed = readonly { readonly path: string; readonly sha256: string }[];

/** Inputs that are other ones here, by path. */
function differing(here: Hashed, there: Hashed): readonly string[] {
  const known = new Map(there.map(({ path, sha256: hash }) => [path, hash]));
  const own = new Map(here.map(({ path, sha256: hash }) => [path, hash]));
  return [...new Set([...known.keys(), ...own.keys()])]
    .filter((path) => known.get(path) !== own.get(path))
    .sort();
}
