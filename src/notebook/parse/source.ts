import type { Place } from "../../model/index.ts";

/** A piece of Markdown and where each of its characters stands in the author's file. */
export interface Source {
  readonly file: string;
  readonly text: string;
  place(offset: number, length?: number): Place;
}

/** A whole file. Lines and columns are counted from 1. */
export function fileSource(file: string, text: string): Source {
  const starts = lineStarts(text);
  return { file, text, place: (offset) => ({ file, ...lineAndColumn(starts, offset) }) };
}

/**
 * Markdown that stands inside a value of the front matter, where YAML may have folded its lines: an exact
 * place where the passage is found again after `from`, else the line on which the value starts.
 */
export function quotedSource(whole: Source, from: number, text: string): Source {
  return {
    file: whole.file,
    text,
    place: (offset, length = 12) => {
      const found = whole.text.indexOf(text.slice(offset, offset + length), from);
      if (found >= 0) return whole.place(found);
      return { file: whole.file, line: whole.place(from).line };
    },
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function lineAndColumn(
  starts: readonly number[],
  offset: number,
): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
