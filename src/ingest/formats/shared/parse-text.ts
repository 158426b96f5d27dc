import { isUtf8 } from "node:buffer";
import { Fault } from "./fault.ts";
import { parseJson } from "./parse-json.ts";

/** The longest text that one JavaScript string can hold (V8 allows 2^29 - 24 characters). */
export const longestText = 2 ** 29 - 24;

/** JSON from text; null stands for a text that was too long to hold. Throws a `Fault` that begins with `what`. */
export function parseText(text: string | null, what: string): unknown {
  if (text === null) {
    throw new Fault("line-is-short-enough", `${what} is more than one text can hold (512 MiB)`);
  }
  const parsed = parseJson(text);
  if ("value" in parsed) return parsed.value;
  const found = text.slice(parsed.at, parsed.at + 40).split("\n", 1)[0] || "its end";
  throw new Fault("json-is-valid", `${what} is not valid JSON`, {
    expected: parsed.expected,
    found,
  });
}

/** JSON from bytes, which must be UTF-8. */
export function parseBytes(bytes: Buffer | null, what: string): unknown {
  if (!bytes || bytes.length > longestText) return parseText(null, what);
  if (!isUtf8(bytes)) throw new Fault("file-is-utf8", `${what} is not UTF-8`);
  const text = bytes.toString("utf8");
  return parseText(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, what);
}
