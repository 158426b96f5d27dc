import { existsSync } from "node:fs";
import { readdir, rename, rm, stat } from "node:fs/promises";
import type { Disk } from "./land.ts";

/** The file system of this machine. */
export const realDisk: Disk = {
  list: (folder) => readdir(folder).catch(() => []),
  exists: async (path) => existsSync(path),
  changed: async (path) => (await stat(path).catch(() => null))?.ctimeMs ?? 0,
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
};
