import type { Problems } from "../../model/index.ts";
import type { Format, RawRecord } from "../formats/shared/index.ts";
import { eachOf, oneByOne, wideEncoding } from "../formats/shared/index.ts";
import { selectFormat } from "../select-format.ts";
import type { OpenSource } from "./source.ts";
import { openSource } from "./source.ts";

export interface OpenFile {
  readonly source: OpenSource;
  readonly format: Format;
  /** What the file says of itself; complete once its records were read. */
  readonly notes: readonly string[];
  records(): AsyncIterable<RawRecord>;
  /** The same, in batches. */
  batches(): AsyncIterable<readonly RawRecord[]>;
}

/** Opens a data file in its format; null with a problem when that cannot be done. */
export async function openFile(
  file: { readonly absolutePath: string; readonly path: string },
  wanted: { readonly format?: string; readonly records?: string },
  problems: Problems,
): Promise<OpenFile | null> {
  const source = await openSource(file.absolutePath, file.path, problems);
  if (!source) return null;
  const place = { file: file.path };
  if (source.head.length === 0) {
    problems.error("file-is-not-empty", place, "The file is empty", {
      expected: "records",
      found: source.gzipped ? "a gzip file of nothing" : "0 bytes",
      fix: "Copy the file again, or take it out of the folder.",
    });
    return null;
  }
  const wide = wideEncoding(source.head);
  if (wide) {
    problems.error("file-is-utf8", place, "The text is not UTF-8", {
      expected: "UTF-8",
      found: wide,
      fix: "Save the file as UTF-8.",
    });
    return null;
  }
  const format = selectFormat(source, wanted.format, problems);
  if (!format) return null;
  const notes: string[] = [];
  async function* batches(selected: Format): AsyncGenerator<readonly RawRecord[]> {
    const guarded = unlessFailed(problems, source as OpenSource);
    const before = problems.list.length;
    const { records: key } = wanted;
    const context = {
      problems: guarded,
      note: (text: string) => void notes.push(text),
      records: key,
    };
    const from = source as OpenSource;
    let any = false;
    for await (const batch of selected.readBatches?.(from, context) ??
      oneByOne(selected.read(from, context))) {
      any ||= batch.length > 0;
      yield batch;
    }
    if (!any && problems.list.length === before) {
      guarded.error("file-is-not-empty", place, "The file has no records", {
        expected: "at least one record",
        found: "none",
        fix: "Copy the file again, or take it out of the folder.",
      });
    }
  }
  return {
    source,
    format,
    notes,
    records: () => eachOf(batches(format)),
    batches: () => batches(format),
  };
}

/** Problems that a format finds after its source was cut short are about the cut, which is reported already. */
function unlessFailed(problems: Problems, source: OpenSource): Problems {
  return {
    get list() {
      return problems.list;
    },
    hasErrors: problems.hasErrors,
    error: (...problem) => (source.failed() ? undefined : problems.error(...problem)),
    warn: (...problem) => (source.failed() ? undefined : problems.warn(...problem)),
    add: (list) => (source.failed() ? undefined : problems.add(list)),
  };
}
