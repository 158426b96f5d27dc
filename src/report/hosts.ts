import { existsSync } from "node:fs";
import { join } from "node:path";
import { reportFile } from "../model/index.ts";
import { filesBelow } from "./inputs/index.ts";

/** What a host of static files takes at most; null where it names no limit. Bytes. */
export interface Host {
  readonly name: string;
  readonly files: number | null;
  readonly bytes: number | null;
  /** Of one file. */
  readonly file: number | null;
}

const [megabyte, mebibyte] = [1_000_000, 1 << 20];

/**
 * Hosts that reports are published on, in order of name, as they said in November 2026.
 *
 * - cloudflare-free: 20,000 files, 25 MiB a file (developers.cloudflare.com/pages/platform/limits).
 * - github-pages: 1 GB a site (docs.github.com/pages/getting-started-with-github-pages/github-pages-limits); a file of a
 *   repository has at most 100 MiB (docs.github.com/repositories/working-with-files/managing-large-files).
 * - hf-space: files from 10 MB on must be kept in large-file storage, and 1 GB is what a Space is given
 *   (huggingface.co/docs/hub/storage-limits, huggingface.co/docs/hub/spaces-overview).
 */
export const hosts: readonly Host[] = [
  { name: "cloudflare-free", files: 20_000, bytes: null, file: 25 * mebibyte },
  { name: "github-pages", files: null, bytes: 1000 * megabyte, file: 100 * mebibyte },
  { name: "hf-space", files: null, bytes: 1000 * megabyte, file: 10 * megabyte },
];

/** How much there is in a folder of published files. */
export interface Weight {
  readonly files: number;
  readonly bytes: number;
  readonly largest: { readonly path: string; readonly bytes: number };
}

/** Weighs published files; null where no report was published there. */
export async function weigh(folder: string): Promise<Weight | null> {
  if (!existsSync(join(folder, reportFile.index))) return null;
  const { files } = await filesBelow(folder, ".");
  const [first] = files;
  if (!first) return null;
  const { path, bytes } = files.reduce((most, file) => (file.bytes > most.bytes ? file : most));
  return {
    files: files.length,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    largest: { path, bytes },
  };
}

/** A limit of a host that is passed. */
export interface Excess {
  readonly of: "files" | "bytes" | "file";
  readonly limit: number;
  readonly found: number;
}

/** What of a report is too much for a host; nothing where it fits. */
export function excessOn(host: Host, { files, bytes, largest }: Weight): readonly Excess[] {
  return (
    [
      { of: "files", limit: host.files, found: files },
      { of: "bytes", limit: host.bytes, found: bytes },
      { of: "file", limit: host.file, found: largest.bytes },
    ] as const
  ).flatMap(({ of, limit, found }) =>
    limit !== null && found > limit ? [{ of, limit, found }] : [],
  );
}
