import { parseJson } from "./parse-json.ts";

/** A piece of a JSON document: an element of a list, or a whole member of the top object (`"key": value`). */
export interface JsonPiece {
  /** Name of the top object's member; null in a top list. */
  readonly key: string | null;
  readonly kind: "element" | "member";
  /** null: longer than the limit. */
  readonly text: string | null;
  readonly line: number;
}

const quote = 34;
const backslash = 92;

/**
 * Cuts a JSON document of any size into the elements of its top list, or into the members of its top object
 * with lists among them cut into elements. Holds one piece at a time. Does not judge the pieces; a document
 * that ends early yields a last piece `unfinished`.
 */
export async function* splitJson(
  blocks: AsyncIterable<string>,
  limit: number,
): AsyncGenerator<JsonPiece | "unfinished"> {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let line = 1;
  let key: string | null = null;
  let inList = false;
  let itemDepth = 1;
  let started = false;
  let startLine = 1;
  let parts: string[] = [];
  let length = 0;

  const take = (part: string) => {
    length += part.length;
    if (length <= limit) parts.push(part);
    else parts = [];
  };
  const finish = (): JsonPiece => {
    const text = length > limit ? null : parts.join("").trimEnd();
    parts = [];
    length = 0;
    started = false;
    return { key, kind: inList ? "element" : "member", text, line: startLine };
  };

  for await (const block of blocks) {
    let start = 0;
    for (let i = 0; i < block.length; i++) {
      const c = block.charCodeAt(i);
      if (inString) {
        if (escaped) escaped = false;
        else if (c === backslash) escaped = true;
        else if (c === quote) inString = false;
        continue;
      }
      if (c === 10) line++;
      if (c === 32 || c === 10 || c === 13 || c === 9) continue;
      const opens = c === 91 || c === 123;
      const closes = c === 93 || c === 125;
      if (opens && depth === 0) {
        inList = c === 91;
        depth = 1;
        continue;
      }
      if (opens && depth === 1 && itemDepth === 1 && !inList && c === 91) {
        // A list under a key of the top object: from here its elements are the pieces.
        take(block.slice(start, i));
        key = keyOf(parts.join(""));
        parts = [];
        length = 0;
        started = false;
        inList = true;
        itemDepth = 2;
        depth = 2;
        continue;
      }
      if (depth === itemDepth && (c === 44 || closes)) {
        if (started) {
          take(block.slice(start, i));
          yield finish();
        }
        if (closes) {
          depth--;
          if (itemDepth === 2) {
            itemDepth = 1;
            inList = false;
            key = null;
          }
        }
        continue;
      }
      if (!started && depth === itemDepth) {
        started = true;
        startLine = line;
        start = i;
      }
      if (opens) depth++;
      else if (closes) depth--;
      else if (c === quote) inString = true;
    }
    if (started) take(block.slice(start));
  }
  if (depth > 0) yield "unfinished";
}

function keyOf(beginning: string): string | null {
  const name = parseJson(beginning.trim().replace(/:$/, "").trim());
  return "value" in name && typeof name.value === "string" ? name.value : null;
}
