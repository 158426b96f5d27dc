import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isBundled, programFolder } from "../program.ts";
import { codeOf } from "./code-keys.ts";
import { filesBelow } from "./walk.ts";

export interface HashedFile {
  /** Path relative to the root, with forward slashes. */
  readonly path: string;
  readonly sha256: string;
}

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** One hash for a list of files: of their paths and bytes, whatever else lies beside them. */
export function hashOf(files: readonly HashedFile[], ...more: readonly string[]): string {
  return sha256([...files.map((f) => `${f.sha256}  ${f.path}`), ...more].join("\n"));
}

/** Files up to this size are read at once. */
const readWhole = 1 << 22;

/** sha256 of a file of so many bytes. */
export async function hashFile(file: string, bytes: number): Promise<string> {
  if (bytes < readWhole) return sha256(await readFile(file));
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }))
    hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** What a result that is kept was made by. */
export type Code = keyof typeof codeOf;

/** Hashes of the program's own code, made when it was bundled: its sources are not there to be read. */
export const bundledHashes = join(programFolder, "compiled/program/code.json");

/** Hashes of this program's own files; they do not change while it runs. */
let ownFiles: Promise<readonly HashedFile[]> | null = null;
let known: Promise<Readonly<Record<Code, string>>> | null = null;

async function hashOwnFiles(): Promise<readonly HashedFile[]> {
  const folders = await Promise.all(["src", "public"].map((f) => filesBelow(programFolder, f)));
  const paths = folders.flatMap(({ files }) => files.map(({ path }) => path));
  const kept = paths.filter((path) => !path.startsWith("src/lab/"));
  return Promise.all(
    [...kept, "astro.config.mjs", "package.json"].map(async (path) => ({
      path,
      sha256: sha256(await readFile(join(programFolder, path))),
    })),
  );
}

/** Version of the code by its bytes: a changed method is a changed report. */
export async function hashCode(code: Code): Promise<string> {
  if (!isBundled) return hashSources(code);
  known ??= readFile(bundledHashes, "utf8").then(
    (text) => JSON.parse(text) as Readonly<Record<Code, string>>,
  );
  return (await known)[code];
}

/** The same from the sources. */
export async function hashSources(code: Code): Promise<string> {
  ownFiles ??= hashOwnFiles();
  const folders: readonly string[] = codeOf[code];
  const files = await ownFiles;
  const within = (folder: string) => (file: HashedFile) =>
    file.path === folder || file.path.startsWith(`${folder}/`);
  const wanted = ["package.json", ...folders].map(within);
  // A key that names nothing would never change.
  const nothing = folders.find((_folder, i) => !files.some(wanted[i + 1] ?? (() => false)));
  if (nothing !== undefined) throw new Error(`There is no code of this program in ${nothing}.`);
  return hashOf(files.filter((file) => wanted.some((isIn) => isIn(file))));
}
