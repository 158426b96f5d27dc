import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { programFolder } from "../src/report/program.ts";

/** What `npm pack` reads of a checkout: what the package holds, and what makes it. */
const packedFrom = [
  "package.json",
  "README.md",
  "LICENSE",
  "astro.config.mjs",
  "bin",
  "docs/schema",
  "public",
  "scripts",
  "src",
];

/** Packs a copy of the checkout, since packing writes into its folder, and others may run from there meanwhile. */
function pack(folder: string): void {
  const copy = join(folder, "checkout");
  for (const name of packedFrom)
    cpSync(join(programFolder, name), join(copy, name), {
      recursive: true,
      filter: (from) => !from.endsWith("node_modules"),
    });
  symlinkSync(join(programFolder, "node_modules"), join(copy, "node_modules"), "junction");
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], {
    cwd: copy,
    stdio: ["ignore", "ignore", "inherit"],
  });
  rmSync(copy, { recursive: true });
}

/**
 * Installs the program into an empty folder as npm would, from the tarball that `npm pack` makes. The packages that a user
 * gets are links to those of this checkout, and no others are there: no registry is asked. Returns the command's file.
 */
export function installPacked(folder: string): string {
  mkdirSync(folder, { recursive: true });
  pack(folder);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error("npm pack made no tarball.");
  const packages = join(folder, "node_modules");
  const own = join(packages, "upheld");
  mkdirSync(own, { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, tarball), "--strip-components=1", "-C", own]);
  const { dependencies } = JSON.parse(readFileSync(join(own, "package.json"), "utf8")) as {
    dependencies: Readonly<Record<string, string>>;
  };
  for (const name of Object.keys(dependencies)) {
    const link = join(packages, name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(programFolder, "node_modules", name), link, "junction");
  }
  return join(own, "bin/upheld.js");
}
