import { existsSync } from "node:fs";
import { mkdir, readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Problem } from "../model/index.ts";
import { publicationSchema } from "../model/index.ts";
import { sha256 } from "./inputs/index.ts";
import type { Disk } from "./land/index.ts";
import { realDisk, recover } from "./land/index.ts";
import type { Merged, PinPage } from "./publication/index.ts";
import { mergeInto, publicationFile } from "./publication/index.ts";
import type { PublishTask } from "./publish.ts";
import { publish } from "./publish.ts";

export interface PublishIntoTask
  extends Pick<PublishTask, "root" | "force" | "siteUrl" | "sampleLimits" | "effects" | "render"> {
  /** The published folder, absolute; it need not be there. */
  readonly into: string;
  /** Turns a live page into one that stays. A parameter, since pages are no matter of this stage. */
  readonly pinPage: PinPage;
  /** The file system that the folder lands on. */
  readonly disk?: Disk;
}

export interface PublishedInto {
  readonly problems: readonly Problem[];
  readonly unchanged: boolean;
  readonly addressed: boolean;
  readonly pages: number;
  /** Hash that names the version; null where nothing was published. */
  readonly version: string | null;
  readonly added: Merged["added"];
}

/**
 * Builds the report and adds it to what was published before. Anything wrong leaves the published folder byte for byte
 * as it was, and publishing the same report again changes nothing.
 */
export async function publishInto(task: PublishIntoTask): Promise<PublishedInto> {
  const { disk = realDisk } = task;
  const into = await realpath(task.into).catch(() => task.into);
  await recover(into, disk);
  // Kept, so that pages which stay need not be made again.
  const built = join(task.root, ".upheld", "publication", sha256(into).slice(0, 12));
  await mkdir(dirname(built), { recursive: true });
  const { root, force, siteUrl, sampleLimits, effects, render } = task;
  const made = await publish({
    root,
    out: built,
    force,
    draft: false,
    siteUrl,
    against: into,
    joins: true,
    ...(sampleLimits === undefined ? {} : { sampleLimits }),
    effects,
    render,
  });
  const { problems, pages, addressed } = made;
  const none = { unchanged: false, pages, addressed, version: null, added: { files: 0, bytes: 0 } };
  if (problems.some(({ severity }) => severity === "error") || !existsSync(built))
    return { ...none, problems };
  const publication = publicationSchema.parse(
    JSON.parse(await readFile(join(built, publicationFile), "utf8")),
  );
  await mkdir(dirname(into), { recursive: true });
  const merged = await mergeInto({ built, into, publication, pinPage: task.pinPage, disk });
  if (merged.problems.length > 0) return { ...none, problems: [...problems, ...merged.problems] };
  const { unchanged, added } = merged;
  return { problems, unchanged, addressed, pages, version: publication.current, added };
}
