#!/usr/bin/env node
// Plain JavaScript on purpose: it must start on any Node, find one that is new enough, and only then load the program.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import * as nodeModule from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [major, minor] = process.versions.node.split(".").map(Number);
const newEnough = major > 22 || (major === 22 && minor >= 18);

if (newEnough) {
  endWithLauncher();
  nodeModule.enableCompileCache?.();
  // A checkout, which has a lockfile, runs its sources; the package has none and brings them bundled.
  const checkout = existsSync(new URL("../package-lock.json", import.meta.url));
  const { run } = await import(checkout ? "../src/cli/index.ts" : "../compiled/program/cli.mjs");
  let done = false;
  process.once("exit", (code) => {
    if (done || code !== 0) return;
    // Code of a page may end the process: what was not done must not look as if it were.
    console.error(
      "Upheld was ended before it was done: code of a page may have called process.exit.",
    );
    process.exitCode = 1;
  });
  process.exitCode = await run(process.argv.slice(2));
  done = true;
} else {
  const node = bundledNode();
  if (!node) {
    console.error(
      `Upheld needs Node 22.18 or newer; this is ${process.versions.node}, and the npm package "node" is not installed beside it.`,
    );
    process.exit(1);
  }
  launch(node);
}

/** Runs the same command on another Node: signals go on to it, and how it ends is how this ends. */
function launch(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    // Over the fourth the child hears that this process is gone, also where it was ended without a signal to pass on.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, UPHELD_LAUNCHER: String(process.pid) },
  });
  const signals = ["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM"];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`Upheld could not start ${node}: ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    for (const name of signals) process.removeAllListeners(name);
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}

/** Ends this process when the one that launched it has gone. */
function endWithLauncher() {
  if (!process.connected || process.env.UPHELD_LAUNCHER !== String(process.ppid)) return;
  process.once("disconnect", () => process.exit(1));
  process.channel?.unref();
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
