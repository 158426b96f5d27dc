import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { reportFilesToStart } from "./report-text.ts";

/** Writes a whole report to start from into a folder that is empty or not there. */
export async function newReport(folder: string, date: string): Promise<number> {
  const shown = relative(process.cwd(), folder) || ".";
  const inside = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    if (error.code === "ENOTDIR") return null;
    throw error;
  });
  if (inside === null) {
    console.error(`${shown} is a file: a report starts in a folder of its own.`);
    return 1;
  }
  if (inside.length > 0) {
    console.error(
      `${shown} is not empty (${inside.slice(0, namesShown).join(", ")}${inside.length > namesShown ? ", …" : ""}): a report starts in a folder of its own. In a report that is there, use \`upheld new experiment\` and \`upheld new notebook\`.`,
    );
    return 1;
  }
  const files = reportFilesToStart(date);
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const go = shown === "." ? "" : `cd ${shown} && `;
  console.log(
    `${[...files.keys()].map((path) => join(shown, path)).join("\n")}\nwritten. An example with made-up answers: \`${go}upheld dev --open\` shows it.`,
  );
  return 0;
}

/** Names that a message lists: enough to know the folder again. */
const namesShown = 4;
