import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problems } from "../../model/index.ts";
import { manifestSchema } from "../../model/index.ts";
import { isRecord } from "../formats/shared/index.ts";
import { checkManifest } from "./check-manifest.ts";
import type { LoadedManifest } from "./loaded-manifest.ts";
import type { ManifestDocument } from "./manifest-document.ts";
import { parseManifestDocument } from "./manifest-document.ts";
import { reportIssues } from "./manifest-problems.ts";
import { normaliseManifest } from "./normalise-manifest.ts";

const manifestName = "experiment.yaml";

/** Reads and checks `experiment.yaml`; null with problems when it cannot be understood. */
export async function readManifest(
  root: string,
  folder: string,
  problems: Problems,
): Promise<LoadedManifest | null> {
  const file = `${folder}/${manifestName}`;
  const document = await readDocument(root, file, problems);
  if (!document) return null;
  const parsed = manifestSchema.safeParse(withTextLevels(document.value));
  if (!parsed.success) {
    reportIssues(parsed.error.issues, document, problems);
    return null;
  }
  const manifest = parsed.data;
  const id = folder.split("/").at(-1) ?? folder;
  const experiment = normaliseManifest(id, manifest, document, problems);
  const loaded = { experiment, manifest, place: document.place };
  checkManifest(loaded, problems);
  return loaded;
}

/** The file patterns of a manifest, as far as they can be read; its problems are left to `readManifest`. */
export async function readPatterns(root: string, folder: string): Promise<readonly string[]> {
  const text = await readFile(join(root, folder, manifestName), "utf8").catch(() => "");
  const quiet: Problems = {
    list: [],
    error: () => {},
    warn: () => {},
    add: () => {},
    hasErrors: () => false,
  };
  const value = parseManifestDocument(text, "", quiet)?.value;
  if (!isRecord(value)) return [];
  return [value.data, value.published]
    .flat()
    .flatMap((entry) => (isRecord(entry) ? [entry.files].flat() : []))
    .filter((pattern) => typeof pattern === "string");
}

async function readDocument(
  root: string,
  file: string,
  problems: Problems,
): Promise<ManifestDocument | null> {
  const place = { file };
  const bytes = await readFile(join(root, file)).catch(() => null);
  if (!bytes) {
    problems.error("experiment-has-manifest", place, "The folder has no experiment.yaml", {
      expected: manifestName,
      found: "no such file",
      fix: "Write one with `upheld new`, or move the folder out of results/.",
    });
    return null;
  }
  if (!isUtf8(bytes)) {
    problems.error("file-is-utf8", place, "The manifest is not UTF-8", {
      expected: "UTF-8",
      fix: "Save the file as UTF-8.",
    });
    return null;
  }
  const document = parseManifestDocument(bytes.toString("utf8"), file, problems);
  if (!document || isRecord(document.value)) return document;
  problems.error("manifest-is-valid", { file, line: 1, column: 1 }, "The manifest has no keys", {
    expected: "title, design, metrics, data",
    found: document.value === null ? "an empty file" : "no group of keys",
  });
  return null;
}

/** YAML reads a level `true` in a list as a boolean; levels are names. */
function withTextLevels(value: unknown): unknown {
  if (!isRecord(value) || !isRecord(value.design) || !isRecord(value.design.factors)) return value;
  const factors = Object.entries(value.design.factors).map(([id, factor]) =>
    isRecord(factor) && Array.isArray(factor.levels)
      ? [
          id,
          { ...factor, levels: factor.levels.map((l) => (typeof l === "boolean" ? String(l) : l)) },
        ]
      : [id, factor],
  );
  return { ...value, design: { ...value.design, factors: Object.fromEntries(factors) } };
}
