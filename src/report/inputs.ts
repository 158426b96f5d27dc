import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { glob } from "tinyglobby";

export interface InputFile {
  /** Path relative to the root, with forward slashes. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The folder of this program. */
export const programFolder = fileURLToPath(new URL("../../", import.meta.url));

/** Hashes files in order of path. Bytes decide, never times: a touched file is an unchanged file. */
export async function hashFiles(
  root: string,
  paths: readonly string[],
): Promise<readonly InputFile[]> {
  return Promise.all(
    [...paths].sort().map(async (path) => {
      const file = join(root, path);
      const { size } = await stat(file);
      return {
        path,
        sha256: size < 1 << 22 ? sha256(await readFile(file)) : await hashStream(file),
        bytes: size,
      };
    }),
  );
}

async function hashStream(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }))
    hash.update(chunk as Buffer);
  return hash.digest("hex");
}

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** One hash for a list of files: of their paths and bytes, whatever else lies beside them. */
export function hashOf(files: readonly InputFile[], ...more: readonly string[]): string {
  return sha256([...files.map((f) => `${f.sha256}  ${f.path}`), ...more].join("\n"));
}

/** Everything below `folder` that git would think of as content: no dot files, no folders of tools. */
export async function filesBelow(root: string, folder: string): Promise<readonly string[]> {
  if (!existsSync(join(root, folder))) return [];
  return (
    await glob("**/*", {
      cwd: join(root, folder),
      dot: false,
      ignore: ["**/node_modules/**"],
      expandDirectories: false,
    })
  )
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .sort();
}

/** Version of the code by its bytes: a changed method is a changed report. */
export async function hashCode(folders: readonly string[] = ["src"]): Promise<string> {
  const paths = (
    await Promise.all(folders.map((folder) => filesBelow(programFolder, folder)))
  ).flat();
  const kept = paths.filter((path) => !path.startsWith("src/lab/"));
  return hashOf(await hashFiles(programFolder, [...kept, "package.json"]));
}
