import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Where a path leads once its links are followed; parts of it that are not there are taken as they are written. */
export function realTarget(path: string): string {
  let rest = "";
  for (let at = path; ; ) {
    try {
      return join(realpathSync(at), rest);
    } catch {
      const up = dirname(at);
      if (up === at) return path;
      rest = join(basename(at), rest);
      at = up;
    }
  }
}
