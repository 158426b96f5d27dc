import type { Turn } from "../model/index.ts";
import type { RawRecord } from "./format.ts";
import { parsePath, readPath } from "./path.ts";
import { isRecord } from "./record.ts";

const maxDepth = 3;
/** Groups that every record of a file repeats, and that are long in logs. */
const ofTheFile = new Set(["file", "log", "plan", "stats"]);
const longText = 200;

/** A reader of a record's turns: where the manifest says, else what the format knows. Empty texts are no turns. */
export function turnsReader(mapping: Readonly<Record<string, string>> | undefined) {
  if (!mapping) return (record: RawRecord): readonly Turn[] => record.turns ?? [];
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

function turnsAt(name: string, value: unknown): readonly Turn[] {
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value) && value.every(isMessage)) {
    return value.map(({ role, content }) => ({ name: role, text: asText(content) }));
  }
  return [{ name, text: asText(value) }];
}

function isMessage(value: unknown): value is { role: string; content: unknown } {
  return isRecord(value) && typeof value.role === "string" && "content" in value;
}

/** Parts of a message that are text stand as text; anything else stands as JSON, so that nothing is left out. */
function asText(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.some(isTextPart)) {
    return value.map((part) => (isTextPart(part) ? part.text : asText(part))).join("\n");
  }
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
