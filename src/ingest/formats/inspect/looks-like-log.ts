const keysOfEval = ["created", "dataset", "eval_id", "model", "run_id", "task", "task_id"];
const keysBeside = ["plan", "results", "samples", "stats", "status", "version"];

/**
 * True when the first bytes are those of an EvalLog: an object with `eval`, which has fields of an EvalSpec.
 * A table may have a column `eval`, but not with a task and run inside it.
 */
export function looksLikeLog(head: Uint8Array): boolean {
  const keys = keysOfHead(new TextDecoder().decode(head));
  if (!keys.has("eval")) return false;
  const inside = keysOfEval.filter((key) => keys.has(`eval.${key}`)).length;
  const beside = keysBeside.filter((key) => keys.has(key)).length;
  return inside >= 3 || (inside >= 2 && beside >= 1);
}

/** Keys of the object and, as `outer.inner`, of the objects in it, as far as the text goes. */
function keysOfHead(text: string): ReadonlySet<string> {
  const keys = new Set<string>();
  const open: ("{" | "[")[] = [];
  let outer = "";
  const tokens = text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?|[{}[\]]/gs);
  for (const [token, name, colon] of tokens) {
    if (token === "{" || token === "[") open.push(token);
    else if (token === "}" || token === "]") open.pop();
    else if (colon && name !== undefined && open.every((bracket) => bracket === "{")) {
      if (open.length === 1) keys.add((outer = name));
      if (open.length === 2) keys.add(`${outer}.${name}`);
    }
  }
  return text.trimStart().startsWith("{") ? keys : new Set();
}
