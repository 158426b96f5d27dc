import { z } from "zod";

interface Json {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Json | boolean;
  readonly items?: Json;
  readonly anyOf?: readonly Json[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
}

/** Rows `| key | type | default | what |` for every field of a schema, nested keys dotted. */
export function schemaRows(schema: z.ZodType): readonly string[] {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Json;
  return rowsOf(json, "");
}

/** Rows `| field | type | what |` for what a schema gives back. */
export function fieldRows(schema: z.ZodType): readonly string[] {
  const json = z.toJSONSchema(schema, { io: "output", unrepresentable: "any" }) as Json;
  return fieldsOf(json, "");
}

/** What is described as a whole is not taken apart. */
function fieldsOf(json: Json, prefix: string): readonly string[] {
  return Object.entries(json.properties ?? {}).flatMap(([key, value]) => {
    const name = `${prefix}${key}`;
    const inner = [value, ...(value.anyOf ?? [])].filter((each) => each.properties);
    if (inner.length > 0 && !value.description)
      return inner.flatMap((each) => fieldsOf(each, `${name}.`));
    return [`| \`${name}\` | ${typeOf(value)} | ${cellText(value.description ?? "")} |`];
  });
}

function rowsOf(json: Json, prefix: string): readonly string[] {
  return Object.entries(json.properties ?? {}).flatMap(([key, value]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    const required = json.required?.includes(key) ? "" : fallback(value.default);
    const row = `| \`${name}\` | ${typeOf(value)} | ${json.required?.includes(key) ? "required" : required} | ${cellText(value.description ?? "")} |`;
    return [row, ...nested(value, name)];
  });
}

function nested(value: Json, name: string): readonly string[] {
  if (value.properties) return rowsOf(value, name);
  if (value.items) return nested(value.items, `${name}[]`);
  if (typeof value.additionalProperties === "object")
    return nested(value.additionalProperties, `${name}.<id>`);
  return (value.anyOf ?? []).flatMap((option) =>
    option.properties ? rowsOf(option, name) : nested(option, name),
  );
}

function typeOf(value: Json): string {
  if (value.const !== undefined) return `\`${String(value.const)}\``;
  if (value.anyOf?.some((each) => each.enum?.includes("")))
    return "`true` or `false`; the name alone is `true`";
  if (value.enum) return value.enum.map((v) => `\`${String(v)}\``).join(", ");
  if (value.anyOf) return [...new Set(value.anyOf.map(typeOf))].join(" or ");
  if (value.items) return `list of ${typeOf(value.items)}`;
  if (value.properties) return "keys below";
  if (value.type === "null") return "`null`";
  if (typeof value.additionalProperties === "object") return "id to value";
  return [value.type ?? "any"].flat().join(" or ");
}

const fallback = (value: unknown): string =>
  value === undefined ? "" : `\`${JSON.stringify(value)}\``;
const cellText = (text: string): string => text.replaceAll("|", "\\|");
