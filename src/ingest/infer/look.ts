import { basename } from "node:path";
import type { Problems } from "../../model/index.ts";
import type { RawRecord } from "../format.ts";
import { openFile } from "../read-file.ts";
import type { LookedAt } from "./manifest.ts";

/** Enough records to see what varies; levels that come later are named by `check`. */
const recordsLookedAt = 2000;

/** Opens a file in its format and looks at its first records. */
export async function lookAt(absolutePath: string, problems: Problems): Promise<LookedAt | null> {
  const name = basename(absolutePath);
  const file = await openFile({ absolutePath, path: absolutePath }, {}, problems);
  if (!file) return null;
  const records: RawRecord[] = [];
  for await (const record of file.records()) {
    records.push(record);
    if (records.length === recordsLookedAt) break;
  }
  return { name, format: file.format.name, records };
}
