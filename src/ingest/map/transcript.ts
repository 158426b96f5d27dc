import type { Turn } from "../../model/index.ts";
import { readTurns } from "../formats/inspect/index.ts";
import type { RawRecord } from "../formats/shared/index.ts";
import { isRecord, parseJson, parsePath, readPath } from "../formats/shared/index.ts";

const maxDepth = 3;
/** Groups that every record of a file repeats, and that are long in logs. */
const ofTheFile = new Set(["file", "log", "plan", "stats"]);
const longText = 200;

/** Fields that hold a whole conversation, whoever wrote the file. */
const conversations = ["messages", "conversations", "conversation", "dialogue", "chat"];
const asked = ["prompt", "input", "question", "instruction"];
const answered = ["response", "output", "completion", "model_output", "generation"];
/** Who speaks, as chat templates of other families call it. */
const roles: Readonly<Record<string, string>> = {
  human: "user",
  gpt: "assistant",
  bot: "assistant",
};
/** A file whose first records have no conversation has none. */
const lookedAt = 100;

/**
 * A reader of a record's turns: where the manifest says, else what the format knows, else a conversation under one of the
 * usual names. Empty texts are no turns; `transcript: {}` shows none.
 */
export function turnsReader(mapping: Readonly<Record<string, string>> | undefined) {
  if (!mapping) return usualTurns();
  const paths = Object.entries(mapping).map(([name, path]) => ({ name, path: parsePath(path) }));
  return ({ fields }: RawRecord): readonly Turn[] => {
    const turns: Turn[] = [];
    for (const { name, path } of paths) {
      const value = readPath(fields, path);
      if (typeof value !== "string") turns.push(...turnsAt(name, value));
      else if (value !== "") turns.push({ name, text: value });
    }
    return turns;
  };
}

function usualTurns() {
  let records = 0;
  let any = false;
  return ({ turns, fields }: RawRecord): readonly Turn[] => {
    if (turns) return turns;
    if (!any && (records += 1) > lookedAt) return [];
    const found = conversationIn(fields);
    any ||= found.length > 0;
    return found;
  };
}

/** A list of messages, with the answer that may stand beside it; else a prompt with its answer. */
function conversationIn(fields: Fields): readonly Turn[] {
  const whole = conversations.map((name) => messagesIn(fields[name])).find((list) => list);
  const turns = whole ?? turnOf("user", firstOf(fields, asked));
  const answer = turnOf("assistant", firstOf(fields, answered));
  if (whole) return whole.at(-1)?.name === "assistant" ? whole : [...whole, ...answer];
  if (turns.length === 0 || answer.length === 0) return [];
  return [...turnOf("system", fields.system_prompt ?? fields.system), ...turns, ...answer];
}

type Fields = Readonly<Record<string, unknown>>;

const firstOf = (fields: Fields, names: readonly string[]): unknown =>
  names.map((name) => fields[name]).find((value) => value !== undefined && value !== "");

function turnOf(name: string, value: unknown): readonly Turn[] {
  const messages = messagesIn(value);
  if (messages) return messages;
  return typeof value === "string" && value !== "" ? [{ name, text: value }] : [];
}

function turnsAt(name: string, value: unknown): readonly Turn[] {
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value) && value.length === 0) return [];
  return messagesIn(value) ?? [{ name, text: asText(value) }];
}

/** Turns of a list of messages, `{role, content}` or `{from, value}`, which a table may hold as JSON; else undefined. */
function messagesIn(value: unknown): readonly Turn[] | undefined {
  const list = typeof value === "string" && /^\s*\[\s*\{/.test(value) ? parsed(value) : value;
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const messages = list.map(asMessage);
  if (!messages.every((message) => message !== undefined)) return undefined;
  return readTurns({ messages });
}

function parsed(text: string): unknown {
  const found = parseJson(text);
  return "value" in found ? found.value : undefined;
}

function asMessage(value: unknown): Fields | undefined {
  if (!isRecord(value)) return undefined;
  const role = value.role ?? value.from;
  if (typeof role !== "string") return undefined;
  if (!("content" in value) && !("value" in value) && !("tool_calls" in value)) return undefined;
  return { ...value, role: roles[role] ?? role, content: value.content ?? value.value ?? "" };
}

/** Parts that are text stand as text; what is no conversation stands as JSON, so that nothing is left out. */
function asText(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.some(isTextPart))
    return value.map((part) => (isTextPart(part) ? part.text : asText(part))).join("\n");
  return JSON.stringify(value, null, 2);
}

function isTextPart(value: unknown): value is { text: string } {
  return isRecord(value) && value.type === "text" && typeof value.text === "string";
}

type Scalars = Record<string, string | number | boolean | null>;

/**
 * A reader of the scalar fields of a record for cells, nested ones as `a.b`. Left out: what is said of the whole file, and
 * texts that are turns (those at the paths of `mapping`, and long ones that a format gave as turns), which would be held
 * twice.
 */
export function scalarsReader(mapping: Readonly<Record<string, string>> = {}) {
  const paths = new Set(Object.values(mapping));
  const visit = (
    fields: Readonly<Record<string, unknown>>,
    prefix: string,
    depth: number,
    isLongTurn: (text: string) => boolean,
    flat: Scalars,
  ): void => {
    for (const name in fields) {
      const value = fields[name];
      const path = depth === 0 ? name : prefix + name;
      if (typeof value === "string") {
        if (!paths.has(path) && !isLongTurn(value)) flat[path] = value;
      } else if (typeof value === "number") flat[path] = Number.isFinite(value) ? value : null;
      else if (typeof value === "boolean" || value === null) flat[path] = value;
      else if (depth < maxDepth && isRecord(value)) {
        if (depth > 0 || !ofTheFile.has(name)) {
          visit(value, `${path}.`, depth + 1, isLongTurn, flat);
        }
      }
    }
  };
  return ({ fields }: RawRecord, turns: readonly Turn[]): Scalars => {
    const flat: Scalars = {};
    const isLongTurn = (value: string) =>
      value.length > longText && turns.some(({ text }) => text === value);
    visit(fields, "", 0, isLongTurn, flat);
    return flat;
  };
}
