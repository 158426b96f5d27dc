import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  parseDocument,
  visit,
} from "yaml";
import { type YamlFault, yamlFaults } from "./yaml-faults.ts";

/** A YAML text that can be read: its parts with their places, and its value. */
export interface ReadYaml {
  readonly document: Document.Parsed;
  readonly value: unknown;
}

/** Parts that a text may have once everything it refers to is written out: far more than anybody writes by hand. */
const mostParts = 200_000;

/** The text as YAML, or what keeps it from being read: faults, never an exception. */
export function readYaml(
  text: string,
  options: { readonly merge: boolean },
): ReadYaml | readonly YamlFault[] {
  try {
    const document = parseDocument(text, { prettyErrors: false, logLevel: "error", ...options });
    const faults = yamlFaults(document, text);
    if (faults.length > 0) return faults;
    const tag = document.warnings.find(({ code }) => code === "TAG_RESOLVE_FAILED");
    if (tag)
      return [
        {
          at: tag.pos[0],
          message: `A tag that is not read: ${text.slice(...tag.pos).split(/\s/, 1)[0]}`,
          fix: "Write the value itself, or put quotes around a text that starts with !.",
        },
      ];
    if (partsOf(document) > mostParts)
      return [
        {
          at: 0,
          message: `More than ${mostParts} parts once every reference is written out`,
          fix: "Refer to less with `*name` and `<<`, or write it out.",
        },
      ];
    const inherited = inheritedKey(document);
    if (inherited !== null)
      return [
        {
          at: inherited,
          message: "The name __proto__ cannot be read",
          fix: "Choose another name.",
        },
      ];
    return { document, value: document.toJS({ maxAliasCount: -1 }) };
  } catch (error) {
    return [faultOf(error, text)];
  }
}

/** Offset of a key that JavaScript keeps for itself: what stands below it would be lost without a word. */
function inheritedKey(document: Document.Parsed): number | null {
  let at: number | null = null;
  visit(document, {
    Pair: (_, { key }) => {
      if (!isScalar(key) || key.value !== "__proto__") return undefined;
      at = key.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return at;
}

export function isFaults(read: ReadYaml | readonly YamlFault[]): read is readonly YamlFault[] {
  return Array.isArray(read);
}

/** Offset in the text at which the value of a key starts; of the nearest part around it where there is none. */
export function offsetOf({ document }: ReadYaml, path: readonly PropertyKey[]): number {
  return offsetIn(document.contents, path);
}

/** A value as its author would know it again; nothing for one that is not there. */
export function writtenValue({ document }: ReadYaml, path: readonly PropertyKey[]): string {
  const value: unknown = document.getIn(path);
  if (value === undefined || value === null) return "";
  return isNode(value) ? String(value).trim().slice(0, longestShown) : String(value);
}

/** Characters of a value that a message shows. */
const longestShown = 60;

function offsetIn(node: unknown, path: readonly PropertyKey[]): number {
  const here = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  const [key, ...rest] = path;
  if (key === undefined) return here;
  if (isMap(node)) {
    const pair = node.items.find(
      (item) => isPair(item) && isScalar(item.key) && item.key.value === key,
    );
    if (pair) return pair.value ? offsetIn(pair.value, rest) : here;
  }
  if (isCollection(node) && typeof key === "number") return offsetIn(node.items[key], rest);
  return here;
}

function faultOf(error: unknown, text: string): YamlFault {
  const message = (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
  if (error instanceof RangeError)
    return { at: 0, message: "Groups that lie too deep in one another", fix: "Nest less deeply." };
  const [, name] = /^Unresolved alias .*: (.+)$/.exec(message) ?? [];
  if (name === undefined) return { at: 0, message, fix: null };
  return {
    at: Math.max(0, text.indexOf(`*${name}`)),
    message: `*${name} refers to nothing above it`,
    fix: `Write &${name} before what it refers to, or put quotes around a text that starts with *.`,
  };
}

/** How many parts a document has with its references written out. A reference to what it stands in is without end. */
function partsOf(document: Document.Parsed): number {
  const sizes = new Map<unknown, number>();
  const named = new Map<string, unknown>();
  const count = (node: unknown): number => {
    const known = sizes.get(node);
    if (known !== undefined) return known;
    if (isNode(node) && !isAlias(node) && node.anchor) named.set(node.anchor, node);
    sizes.set(node, Number.POSITIVE_INFINITY);
    const size = 1 + parts(node);
    sizes.set(node, size);
    return size;
  };
  // In the order of the text: a name means what last had it.
  const parts = (node: unknown): number => {
    if (isAlias(node)) return named.has(node.source) ? count(named.get(node.source)) : 0;
    if (isPair(node)) return count(node.key) + count(node.value);
    if (!isCollection(node)) return 0;
    return (node.items as readonly unknown[]).reduce<number>((sum, item) => sum + count(item), 0);
  };
  return count(document.contents);
}
