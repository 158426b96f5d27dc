import { existsSync } from "node:fs";
import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { DrawingStyles } from "../../export/index.ts";
import type { Report } from "../../model/index.ts";
import { forget, hashCode, programFolder, sha256, writeWhole } from "../../report/inputs/index.ts";
import type { WholeSheet } from "../whole/sheet.ts";

/** One file of the pages, listed and not yet made. */
export interface ListedPage {
  /** Path from the folder of the pages. */
  readonly file: string;
  /** Pattern of the template: `/figures/[notebook]/[id]`. */
  readonly route: string;
  readonly params: Readonly<Record<string, string | undefined>>;
  /** All that the page reads; null for a page without parameters, which reads the report in hand. */
  readonly props: Readonly<Record<string, unknown>> | null;
  render(): Promise<Uint8Array>;
}

/** What the compiled templates export. */
export interface Templates {
  /** What a drawing needs outside a page: the stylesheet is compiled with the templates. */
  readonly drawingStyles: DrawingStyles;
  /** What pages are shown with where they stand in one file. */
  wholeSheet(site: Report["site"]): WholeSheet;
  /** Every page of the report in hand; what was listed before is forgotten. */
  pages(): Promise<readonly ListedPage[]>;
}

export interface FoundTemplates extends Templates {
  /** Changes whenever a template does. */
  readonly key: string;
  /** The compiled module, for threads to load as well. */
  readonly file: string;
}

/** Loads compiled templates. */
export async function loadTemplates(file: string): Promise<Templates> {
  return (await import(pathToFileURL(file).href)) as Templates;
}

/** Compiled templates that come with the package; `npm pack` makes them. */
export const packedFile = join(programFolder, "compiled", "site.mjs");

/**
 * The templates, ready to run. An installed program brings them compiled. In a checkout they are compiled when the
 * first report after a change asks for them, and kept below `workDir` under a hash of their code: never beside the
 * program, which may serve several reports at once.
 */
export async function findTemplates(keepIn: string, scratch: string): Promise<FoundTemplates> {
  const key = await templatesKey();
  const file = await compiledFile(key, keepIn, scratch);
  return { key, file, ...(await loadTemplates(file)) };
}

/** Hash of everything that templates are compiled from. A checkout has a lockfile, an installed program has none. */
export async function templatesKey(): Promise<string> {
  const lock = await readFile(lockFile).catch(() => "");
  return sha256(`${await hashCode("templates")} ${sha256(lock)}`);
}

const lockFile = join(programFolder, "package-lock.json");

/** The first line of a compiled file. */
export const keyLine = (key: string): string => `// templates ${key}\n`;

async function compiledFile(key: string, keepIn: string, scratch: string): Promise<string> {
  if (!existsSync(lockFile) && existsSync(packedFile)) return packedFile;
  if (await startsWith(packedFile, keyLine(key))) return packedFile;
  const kept = join(keepIn, `templates-${key}.mjs`);
  if (existsSync(kept)) return kept;
  const { compileTemplates } = await import("./compile.ts");
  try {
    const code = await compileTemplates(scratch);
    await writeWhole(kept, keyLine(key) + code);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  await forget(keepIn, (name) => name.startsWith("templates-") && !name.includes(key));
  return kept;
}

async function startsWith(file: string, line: string): Promise<boolean> {
  const handle = await open(file).catch(() => null);
  if (!handle) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(line.length), 0, line.length, 0);
    return buffer.toString("latin1", 0, bytesRead) === line;
  } finally {
    await handle.close();
  }
}
