/**
 * The opening of a block directive may be long: title, metric, selectors. The directive syntax wants it on one
 * line; authors may break it inside its brackets and braces. The breaks become spaces, so offsets stay true.
 */
export function joinOpenings(text: string): string {
  let out = "";
  let fence: string | null = null;
  let at = 0;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const line = text.slice(at, lineEnd);
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && fence === null) fence = mark;
    else if (mark && fence !== null && mark.startsWith(fence)) fence = null;
    const end =
      fence === null && /^ {0,3}:{3,}[A-Za-z]/.test(line) ? endOfOpening(text, at) : lineEnd;
    out += text.slice(at, end).replace(/\n/g, " ");
    if (end < text.length) out += "\n";
    at = end + 1;
  }
  return out;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** End of the line on which the last open bracket closes; a blank line or the end gives up and keeps the first. */
function endOfOpening(text: string, from: number): number {
  const first = endOfLine(text, from);
  let depth = 0;
  let quote: string | null = null;
  let braces = false;
  for (let i = from; i < text.length; i++) {
    const c = text[i] ?? "";
    if (c === "\n") {
      if (depth === 0 && quote === null) return i;
      if (/^\n[ \t]*(\n|$)/.test(text.slice(i, i + 200))) return first;
    } else if (c === "\\") i++;
    else if (quote !== null) {
      if (c === quote) quote = null;
    } else if (braces && (c === '"' || c === "'")) quote = c;
    else if (c === "[" || c === "{") {
      depth++;
      braces = c === "{";
    } else if (c === "]" || c === "}") {
      depth--;
      if (c === "}") braces = false;
    }
  }
  return depth === 0 ? text.length : first;
}
