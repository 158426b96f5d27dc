/** What is timed: this program as npm installs it, another checkout of it, Framework. */
import { existsSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { frameworkPage, loaderOf, writeFramework } from "./framework.ts";
import type { Size } from "./report.ts";
import { answers, notebook, resultsOf, write, writeReport } from "./report.ts";

export interface Program {
  readonly name: string;
  readonly root: string;
  /** The command that builds, after the name of Node. */
  readonly command: readonly string[];
  /** Forgets all earlier builds; what belongs to the program and not to the report stays. */
  forget(): void;
  touchText(round: number): void;
  touchRow(round: number): void;
}

/** One row less in the first experiment, another one in each round. */
function lessRow(root: string, size: Size, round: number): void {
  const rows = answers(size, 0);
  rows.splice(3 + round, 1);
  write(root, resultsOf(0), `${rows.join("\n")}\n`);
}

const more = (round: number): string => `\nOnce more, ${"and ".repeat(round)}again.\n`;

const remove = (root: string, folders: readonly string[]): void => {
  for (const folder of folders) rmSync(join(root, folder), { recursive: true, force: true });
};

/** Upheld from a checkout: as its package installs it where it can be packed, else its sources. */
export async function upheld(
  name: string,
  checkout: string,
  root: string,
  size: Size,
): Promise<Program> {
  const script = join(checkout, "scripts/install-packed.ts");
  const command = existsSync(script)
    ? ((await import(pathToFileURL(script).href)).installPacked(`${root}-program`) as string)
    : join(checkout, "bin/upheld.js");
  writeReport(root, size);
  return {
    name,
    root,
    command: [command, "--root", root, "build"],
    forget: () => remove(root, ["dist", ".upheld/cache", ".upheld/experiments"]),
    touchText: (round) => write(root, "content/notebook-1.md", notebook(size, 1) + more(round)),
    touchRow: (round) => lessRow(root, size, round),
  };
}

/** Observable Framework, installed into a folder of the reader's. */
export function framework(packages: string, root: string, size: Size): Program {
  writeFramework(root, size, packages);
  return {
    name: "Framework",
    root,
    command: [
      join(packages, "node_modules/@observablehq/framework/dist/bin/observable.js"),
      "build",
    ],
    // Packages that it bundled stay, as our templates do.
    forget: () => remove(root, ["dist", "src/.observablehq/cache/data"]),
    touchText: (round) => write(root, "src/notebook-1.md", frameworkPage(size, 1) + more(round)),
    touchRow(round) {
      lessRow(root, size, round);
      // It looks at the loader and not at what the loader reads.
      const now = new Date();
      utimesSync(join(root, loaderOf(0)), now, now);
    },
  };
}
