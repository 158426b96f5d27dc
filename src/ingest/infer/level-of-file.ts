import type { LookedAt } from "./looked-at.ts";
import { stemOf } from "./names.ts";

/** Level of a file: its name without extension, and its folders where names repeat. */
export function levelOfFile(name: string, files: readonly Pick<LookedAt, "name">[]): string {
  const repeats = files.filter((file) => stemOf(file.name) === stemOf(name)).length > 1;
  return (repeats ? name.replace(/\.gz$/i, "") : stemOf(name)).replace(/[,|=]/g, "-");
}
