import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import {
  experimentFileSchema,
  inputsFileSchema,
  metricFileSchema,
  notebookFileSchema,
  readScoreTable,
  reportFile,
  reportIndexSchema,
  type ScoreTable,
} from "../../model/index.ts";
import type { NoScores, PublishedExperiment, PublishedReport } from "./published-report.ts";

/** Gives the text of a file of a published report, by its path from the root; null where there is none. */
export type ReadFile = (path: string) => Promise<string | null>;

/** Gives the bytes of such a file. */
export type ReadBytes = (path: string) => Promise<Uint8Array | null>;

/** Why a report could not be read: which file, and what is wrong with it. */
export interface Unreadable {
  readonly file: string;
  readonly found: string;
}

/**
 * Reads a published report through `read`; says of the first file that is missing or of another form which it is.
 * `readBytes`: scores of samples, which are packed; left out, nothing is known of single samples.
 */
export async function readPublished(
  read: ReadFile,
  readBytes: ReadBytes = async () => null,
): Promise<PublishedReport | Unreadable> {
  try {
    const index = await parsed(read, reportFile.index, reportIndexSchema);
    const notebooks = [];
    for (const { file } of index.notebooks)
      notebooks.push(await parsed(read, file, notebookFileSchema));
    const experiments = [];
    for (const { file } of index.experiments)
      experiments.push(await readExperiment(read, readBytes, file));
    const inputs = await parsed(read, index.inputs, inputsFileSchema);
    return { index, inputs, notebooks, experiments };
  } catch (error) {
    if (error instanceof NotAsExpected) return error.unreadable;
    throw error;
  }
}

async function readExperiment(
  read: ReadFile,
  readBytes: ReadBytes,
  path: string,
): Promise<PublishedExperiment> {
  const file = await parsed(read, path, experimentFileSchema);
  const estimates = [];
  const contrasts = [];
  for (const metric of file.metrics) {
    const numbers = await parsed(read, metric.file, metricFileSchema);
    estimates.push(...numbers.estimates);
    contrasts.push(...numbers.contrasts);
  }
  const { scores } = file;
  const packed = scores && (await readBytes(scores.file));
  return {
    file,
    numbers: { estimates, contrasts },
    scores: () => {
      if (!scores) return "not published";
      return packed ? scoresIn(packed, scores.sha256) : "not there";
    },
  };
}

/** Bytes of unpacked scores beyond which they are not read: a broken file may become of any size. */
const mostUnpacked = 400_000_000;

function scoresIn(packed: Uint8Array, sha256: string): ScoreTable | NoScores {
  let bytes: Uint8Array;
  try {
    bytes = gunzipSync(packed, { maxOutputLength: mostUnpacked });
  } catch {
    return "not readable";
  }
  // A folder that is published into keeps what it had: a file may be of another report.
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) return "not as published";
  return readScoreTable(bytes) ?? "not readable";
}

class NotAsExpected extends Error {
  readonly unreadable: Unreadable;
  constructor(unreadable: Unreadable) {
    super(`${unreadable.file}: ${unreadable.found}`);
    this.unreadable = unreadable;
  }
}

/** What a schema of the model can say of a value. */
interface Schema<T> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly {
            readonly path: readonly PropertyKey[];
            readonly message: string;
          }[];
        };
      };
}

async function parsed<T>(read: ReadFile, file: string, schema: Schema<T>): Promise<T> {
  const text = await read(file);
  if (text === null) throw new NotAsExpected({ file, found: "no such file" });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NotAsExpected({ file, found: "no JSON" });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const at = issue?.path.join(".") ?? "";
  throw new NotAsExpected({ file, found: `${at}: ${issue?.message ?? "another form"}` });
}
