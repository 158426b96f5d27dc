import { spawn } from "node:child_process";
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answers, emptyFolder, notebook, write, writeSmallReport } from "./small-report.ts";

const program = join(import.meta.dirname, "..", "..", "bin", "upheld.js");
const root = emptyFolder("dev");
let stop = () => {};
let url = "";

/** Waits until the served page says something; fails after ten seconds. */
async function served(text: string): Promise<string> {
  const end = Date.now() + 10_000;
  for (;;) {
    const page = await (await fetch(`${url}teaching/`)).text();
    if (page.includes(text)) return page;
    if (Date.now() > end) throw new Error(`the page never said ${JSON.stringify(text)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe("upheld dev", () => {
  beforeAll(async () => {
    writeSmallReport(root);
    const env = { ...process.env, VITEST: "", NO_COLOR: "1" };
    const child = spawn(
      process.execPath,
      [program, "--root", root, "dev", "--port", "4777", "--host", "127.0.0.1"],
      { env },
    );
    stop = () => void child.kill();
    url = await new Promise((resolve, reject) => {
      let out = "";
      child.stdout.on("data", (chunk) => {
        out += chunk;
        const found = /Report at (\S+)/.exec(out);
        if (found?.[1]) resolve(found[1]);
      });
      child.on("exit", () => reject(new Error(`upheld dev ended: ${out}`)));
    });
  });
  afterAll(() => {
    stop();
    rmSync(root, { recursive: true, force: true });
  });

  it("shows a saved result file in the page", async () => {
    await served(">90%<");
    write(root, "results/twelve/answers.csv", answers(30));
    await served(">75%<");
  });

  it("shows files that an editor saves by writing a new one and renaming it, each time", async () => {
    for (const [right, text] of [
      [36, ">90%<"],
      [38, "95%"],
      [36, ">90%<"],
    ] as const) {
      write(root, "saved.tmp", answers(right));
      renameSync(join(root, "saved.tmp"), join(root, "results/twelve/answers.csv"));
      await served(text);
    }
  });

  it("shows a saved notebook in the page", async () => {
    write(root, "content/teaching.md", notebook.replace("It does:", "It truly does:"));
    await served("It truly does:");
  });

  it("keeps the last good page while something is wrong, and goes on when it is mended", async () => {
    write(root, "content/teaching.md", notebook.replace("expect=", "expct="));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await served("It truly does:")).toContain(">90%<");
    write(root, "content/teaching.md", notebook);
    await served("It does:");
  });

  it("shows a claim that the data does not uphold, with its verdict, on a page that says it is a draft", async () => {
    write(root, "results/twelve/answers.csv", answers(5));
    const page = await served("does not uphold 1 claim");
    expect(page).toContain("Refuted");
    write(root, "results/twelve/answers.csv", answers(36));
    await served(">90%<");
    expect(await served("It does:")).not.toContain('class="draft"');
  });
});
