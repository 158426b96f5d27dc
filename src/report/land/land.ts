import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";

/** The steps of a file system that landing takes. A parameter, so that a test can end the process at each of them. */
export interface Disk {
  /** Names in a folder; none where there is no folder. */
  list(folder: string): Promise<readonly string[]>;
  exists(path: string): Promise<boolean>;
  /** When a file or folder was last moved or changed, in milliseconds. */
  changed(path: string): Promise<number>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
}

/*
 * Names beside `out`, hidden, on the same disk, so that a rename is one step:
 *   next      pages being written
 *   previous  the last good pages, between the two renames: always whole
 *   old       pages being removed
 */
type Part = "next" | "previous" | "old";

/** Which machine and process a part belongs to; several may share a disk. */
const machine = createHash("sha256").update(hostname()).digest("hex").slice(0, 6);

export function partBeside(out: string, part: Part, pid = process.pid): string {
  return join(dirname(out), `.${basename(out)}-${part}-${machine}-${pid}`);
}

/** How often another build can be in the way before something else must be wrong. */
const mostTries = 20;

/**
 * Puts the pages of `next` in the place of `out` by two renames: a reader sees the old pages or the new ones, never
 * a mixture. Where another build lands at the same time, the later one stays.
 */
export async function land(next: string, out: string, disk: Disk): Promise<void> {
  const previous = partBeside(out, "previous");
  for (let tries = 1; ; tries++) {
    if (await disk.exists(out)) {
      await discard(previous, out, disk);
      await disk.rename(out, previous).catch(unlessGone);
    }
    try {
      await disk.rename(next, out);
      break;
    } catch (error) {
      if (isTaken(error) && tries < mostTries) continue;
      // Whatever it is, the last good pages go back first.
      await disk.rename(previous, out).catch(() => {});
      throw error;
    }
  }
  await discard(previous, out, disk);
}

/** Moved out of the way first: pages that are half removed must never be taken for good ones. */
async function discard(folder: string, out: string, disk: Disk): Promise<void> {
  if (!(await disk.exists(folder))) return;
  const old = partBeside(out, "old");
  await disk.remove(old);
  await disk.rename(folder, old);
  await disk.remove(old);
}

/**
 * What a build that was ended left beside `out`: the last good pages go back into their place where there are none,
 * and what no living process writes to is removed. True where pages went back.
 */
export async function recover(out: string, disk: Disk, isAlive = alive): Promise<boolean> {
  const folder = dirname(out);
  const parts = (await disk.list(folder)).flatMap((name) => partOf(name, out) ?? []);
  const previous: { path: string; at: number }[] = [];
  for (const { part, path } of parts)
    if (part === "previous") previous.push({ path, at: await disk.changed(path) });
  const [newest] = previous.sort((a, b) => b.at - a.at);
  let recovered = false;
  if (newest && !(await disk.exists(out))) {
    recovered = await disk.rename(newest.path, out).then(
      () => true,
      // A build that lands at this moment has put its pages there, or its own previous ones back.
      () => false,
    );
  }
  for (const { part, path, machine: where, pid } of parts) {
    const mine = where === machine;
    if (mine ? isAlive(pid) : await isRecent(path, disk)) continue;
    if (part === "previous") await discard(path, out, disk);
    else await disk.remove(path);
  }
  return recovered;
}

interface FoundPart {
  readonly part: Part;
  readonly path: string;
  readonly machine: string;
  readonly pid: number;
}

function partOf(name: string, out: string): FoundPart | null {
  const start = `.${basename(out)}-`;
  if (!name.startsWith(start)) return null;
  const found = /^(next|previous|old)-([0-9a-f]{6})-(\d+)$/.exec(name.slice(start.length));
  if (!found) return null;
  const [, part, machineOf = "", pid] = found;
  return {
    part: part as Part,
    path: join(dirname(out), name),
    machine: machineOf,
    pid: Number(pid),
  };
}

/** Of another machine nobody can tell whether it still writes; a day later it does not. */
const dayMilliseconds = 24 * 3_600_000;

async function isRecent(path: string, disk: Disk): Promise<boolean> {
  return Date.now() - (await disk.changed(path)) < dayMilliseconds;
}

/** Whether a process runs on this machine. */
function alive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function unlessGone(error: unknown): void {
  if (codeOf(error) !== "ENOENT") throw error;
}

/** The pages of another build are there. */
const isTaken = (error: unknown): boolean => ["ENOTEMPTY", "EEXIST"].includes(codeOf(error));

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
