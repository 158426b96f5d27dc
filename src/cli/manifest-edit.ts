import type { Document, YAMLMap } from "yaml";
import { isMap, isSeq, parseDocument } from "yaml";

/** An experiment.yaml that is changed where it must be; the author's words and comments stay. */
export interface ManifestEdit {
  /** Adds a level at the end; false where it is there or the factor is not. */
  addLevel(factor: string, level: string): boolean;
  /** Lets the entry of `data` that fits best read one more file. */
  addFile(name: string, fields: ReadonlySet<string>): AddedFile;
  /** An entry of its own for a file: its epochs are further draws after those that are there. */
  shiftEpochs(name: string, epochs: ReadonlyMap<string, number> | number): void;
  text(): string;
}

/** Factors whose level the entry gives as a constant, which a file of another name may not have. */
export interface AddedFile {
  readonly constants: readonly string[];
}

export function editManifest(text: string): ManifestEdit {
  const document = parseDocument(text);
  return {
    addLevel: (factor, level) => addLevel(document, factor, level),
    addFile: (name, fields) => addFile(document, name, fields),
    shiftEpochs: (name, epochs) => shiftEpochs(document, name, epochs),
    text: () => document.toString({ lineWidth: 0 }),
  };
}

function addLevel(document: Document, factor: string, level: string): boolean {
  const levels = document.getIn(["design", "factors", factor, "levels"]);
  if (isSeq(levels)) {
    if (levels.toJSON().map(String).includes(level)) return false;
    levels.add(document.createNode(level));
    return true;
  }
  if (!isMap(levels) || levels.has(level)) return false;
  levels.set(document.createNode(level), document.createNode(level));
  return true;
}

type Entries = readonly YAMLMap[];

function entriesOf(document: Document): Entries {
  const data = document.get("data");
  return isSeq(data) ? data.items.filter((item) => isMap(item)) : [];
}

interface PlainEntry {
  readonly files?: string | readonly string[];
  readonly factors?: Readonly<Record<string, unknown>>;
  readonly metrics?: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

function addFile(document: Document, name: string, fields: ReadonlySet<string>): AddedFile {
  const entries = entriesOf(document);
  const ending = /\.[A-Za-z0-9]+(\.gz)?$/.exec(name)?.[0];
  const worth = (entry: YAMLMap) => {
    const plain = entry.toJSON() as PlainEntry;
    const files = [plain.files ?? []].flat();
    const paths = [
      ...Object.values(plain.factors ?? {}),
      ...Object.values(plain.metrics ?? {}),
    ].map(fieldOf);
    const found = paths.filter(
      (path) => path !== null && fields.has(path.split(/[.[]/)[0] ?? ""),
    ).length;
    const lacks = paths.filter((path) => path !== null).length - found;
    return (
      (files.some((file) => ending && file.endsWith(ending)) ? 1 : 0) +
      found -
      2 * lacks -
      constantsOf(plain).length / 8
    );
  };
  const [best] = [...entries].sort((a, b) => worth(b) - worth(a));
  if (!best) return { constants: [] };
  const plain = best.toJSON() as PlainEntry;
  const constants = constantsOf(plain);
  if (constants.length === 0 && plain.epoch === undefined) {
    const files = best.get("files");
    if (isSeq(files)) files.add(document.createNode(name));
    else best.set("files", document.createNode([String(files), name]));
    return { constants };
  }
  const { epoch: _epoch, ...rest } = plain;
  const own = { ...rest, files: name, factors: withLevels(plain, constants, levelFor(name)) };
  document.addIn(["data"], document.createNode(own));
  return { constants };
}

function fieldOf(mapping: unknown): string | null {
  if (typeof mapping === "string") return mapping;
  const field = (mapping as { field?: unknown } | null)?.field;
  return typeof field === "string" ? field : null;
}

function constantsOf({ factors = {} }: PlainEntry): readonly string[] {
  return Object.entries(factors).flatMap(([id, mapping]) =>
    mapping !== null && typeof mapping === "object" && "const" in mapping ? [id] : [],
  );
}

function withLevels(
  { factors = {} }: PlainEntry,
  constants: readonly string[],
  level: string,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    // Of several constants the name of a file can give the last alone; the others are as in the entry that it follows.
    Object.entries(factors).map(([id, mapping]) => [
      id,
      id === constants.at(-1) ? { const: level } : mapping,
    ]),
  );
}

/** Level that the name of a file gives. */
export function levelFor(name: string): string {
  const base = name.split("/").at(-1) ?? name;
  return base
    .replace(/\.gz$/i, "")
    .replace(/\.[A-Za-z0-9]+$/, "")
    .replace(/[,|=]/g, "-");
}

function shiftEpochs(
  document: Document,
  name: string,
  epochs: ReadonlyMap<string, number> | number,
): void {
  for (const entry of entriesOf(document)) {
    const plain = entry.toJSON() as PlainEntry;
    const files = [plain.files ?? []].flat();
    if (!files.includes(name)) continue;
    const epoch =
      typeof epochs === "number"
        ? { const: epochs }
        : {
            field: "sample.epoch",
            values: Object.fromEntries([...epochs].map(([from, to]) => [from, String(to)])),
          };
    if (files.length === 1) {
      entry.set("epoch", document.createNode(epoch));
      return;
    }
    const rest = files.filter((file) => file !== name);
    entry.set("files", document.createNode(rest.length === 1 ? rest[0] : rest));
    document.addIn(["data"], document.createNode({ ...plain, files: name, epoch }));
    return;
  }
}
