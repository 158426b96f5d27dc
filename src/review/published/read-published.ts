import {
  experimentFileSchema,
  inputsFileSchema,
  metricFileSchema,
  notebookFileSchema,
  reportFile,
  reportIndexSchema,
} from "../../model/index.ts";
import type { PublishedExperiment, PublishedReport } from "./published-report.ts";

/** Gives the text of a file of a published report, by its path from the root; null where there is none. */
export type ReadFile = (path: string) => Promise<string | null>;

/** Why a report could not be read: which file, and what is wrong with it. */
export interface Unreadable {
  readonly file: string;
  readonly found: string;
}

/** Reads a published report through `read`; says of the first file that is missing or of another form which it is. */
export async function readPublished(read: ReadFile): Promise<PublishedReport | Unreadable> {
  try {
    const index = await parsed(read, reportFile.index, reportIndexSchema);
    const notebooks = [];
    for (const { file } of index.notebooks)
      notebooks.push(await parsed(read, file, notebookFileSchema));
    const experiments = [];
    for (const { file } of index.experiments) experiments.push(await readExperiment(read, file));
    const inputs = await parsed(read, index.inputs, inputsFileSchema);
    return { index, inputs, notebooks, experiments };
  } catch (error) {
    if (error instanceof NotAsExpected) return error.unreadable;
    throw error;
  }
}

async function readExperiment(read: ReadFile, path: string): Promise<PublishedExperiment> {
  const file = await parsed(read, path, experimentFileSchema);
  const estimates = [];
  const contrasts = [];
  for (const metric of file.metrics) {
    const numbers = await parsed(read, metric.file, metricFileSchema);
    estimates.push(...numbers.estimates);
    contrasts.push(...numbers.contrasts);
  }
  return { file, numbers: { estimates, contrasts } };
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
