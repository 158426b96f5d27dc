#!/usr/bin/env node
// Plain JavaScript on purpose: it must start on any Node, find one that is new enough, and only then load TypeScript.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import * as nodeModule from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [major, minor] = process.versions.node.split(".").map(Number);
const newEnough = major > 22 || (major === 22 && minor >= 18);

if (newEnough) {
  nodeModule.enableCompileCache?.();
  if (import.meta.url.includes("/node_modules/")) await import("./strip-types.js");
  const { run } = await import("../src/cli/index.ts");
  process.exitCode = await run(process.argv.slice(2));
} else {
  const node = bundledNode();
  if (!node) {
    console.error(
      `Upheld needs Node 22.18 or newer; this is ${process.versions.node}, and the npm package "node" is not installed beside it.`,
    );
    process.exit(1);
  }
  const { status } = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  process.exit(status ?? 1);
}

/** The Node that npm installed as a dependency. */
function bundledNode() {
  try {
    const folder = dirname(nodeModule.createRequire(import.meta.url).resolve("node/package.json"));
    const file = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}
