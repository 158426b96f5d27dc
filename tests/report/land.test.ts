import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { realDisk } from "../../src/report/land/disk.ts";
import type { Disk } from "../../src/report/land/land.ts";
import { land, partBeside, recover } from "../../src/report/land/land.ts";

const base = mkdtempSync(join(tmpdir(), "upheld-land-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const pages = ["index.html", "a/index.html", "report.json"];

function write(folder: string, text: string): void {
  for (const page of pages) {
    mkdirSync(join(folder, page, ".."), { recursive: true });
    writeFileSync(join(folder, page), text);
  }
}

/** The one text that all pages of a folder hold; fails where it is a mixture or a part. */
function textOf(folder: string): string {
  const texts = new Set(pages.map((page) => readFileSync(join(folder, page), "utf8")));
  expect(texts.size).toBe(1);
  return [...texts][0] ?? "";
}

const leftovers = (root: string) => readdirSync(root).filter((name) => name !== "dist");

class Ended extends Error {}

/** A disk that does `steps` more steps, of which removing may do a half, and then nothing ever again. */
function endsAfter(steps: number): { disk: Disk; readonly ended: () => boolean } {
  let left = steps;
  const step = async <T>(act: () => Promise<T>, half: () => void = () => {}): Promise<T> => {
    if (left === 0) {
      half();
      left = -1;
    }
    if (left < 0) throw new Ended();
    left--;
    return act();
  };
  const disk: Disk = {
    list: (folder) => step(() => realDisk.list(folder)),
    exists: (path) => step(() => realDisk.exists(path)),
    changed: (path) => step(() => realDisk.changed(path)),
    rename: (from, to) => step(() => realDisk.rename(from, to)),
    remove: (path) =>
      step(
        () => realDisk.remove(path),
        () => rmSync(join(path, pages[0] ?? ""), { force: true }),
      ),
  };
  return { disk, ended: () => left < 0 };
}

let made = 0;
function emptyRoot(): { root: string; out: string } {
  const root = join(base, String(made++));
  mkdirSync(root);
  return { root, out: join(root, "dist") };
}

describe("landing", () => {
  it("leaves whole pages, the old or the new, at whatever steps it and the recovery after it are ended", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 14 }), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        async (endings, hadPages) => {
          const { root, out } = emptyRoot();
          if (hadPages) write(out, "old");
          let landed = false;
          for (const [i, steps] of endings.entries()) {
            const { disk } = endsAfter(steps);
            const next = partBeside(out, "next");
            try {
              await recover(out, disk);
              write(next, `new ${i}`);
              await land(next, out, disk);
              landed = true;
            } catch (error) {
              expect(error).toBeInstanceOf(Ended);
            }
            if (landed) break;
          }
          await recover(out, realDisk);
          if (hadPages || existsSync(out)) expect(textOf(out)).toMatch(/^(old|new \d)$/);
          if (landed) expect(textOf(out)).toMatch(/^new/);
          expect(leftovers(root)).toEqual([]);
          rmSync(root, { recursive: true });
        },
      ),
      { numRuns: 150 },
    );
  });

  it("ends between every two steps without losing the last good pages", async () => {
    for (let steps = 0; ; steps++) {
      const { out } = emptyRoot();
      write(out, "old");
      const next = partBeside(out, "next");
      write(next, "new");
      const { disk, ended } = endsAfter(steps);
      await land(next, out, disk).catch(() => {});
      const between = !existsSync(out);
      expect(await recover(out, realDisk)).toBe(between);
      expect(textOf(out)).toBe(!ended() || (!between && textOf(out) === "new") ? "new" : "old");
      if (!ended()) break;
      expect(steps).toBeLessThan(30);
    }
  });

  it("puts the old pages back at once where the new ones cannot be moved", async () => {
    const { root, out } = emptyRoot();
    write(out, "old");
    await expect(land(join(root, "nowhere"), out, realDisk)).rejects.toThrow("ENOENT");
    expect(textOf(out)).toBe("old");
  });

  it("lets builds that land at the same time all end well", async () => {
    const { root, out } = emptyRoot();
    write(out, "old");
    const landing = join(import.meta.dirname, "land-once.ts");
    const codes = await Promise.all(
      Array.from({ length: 6 }, (_, i) => runNode([landing, out, `new ${i}`, "40"])),
    );
    expect(codes).toEqual(codes.map(() => 0));
    expect(textOf(out)).toMatch(/^new \d$/);
    await recover(out, realDisk);
    expect(leftovers(root)).toEqual([]);
  }, 60_000);

  it("survives being killed for real, again and again", async () => {
    const { root, out } = emptyRoot();
    write(out, "new 0");
    const landing = join(import.meta.dirname, "land-once.ts");
    for (let i = 0; i < 6; i++) {
      await runNode([landing, out, `new ${i}`, "100000"], 350 + 7 * i);
      await recover(out, realDisk, () => false);
      expect(textOf(out)).toMatch(/^new \d$/);
      expect(leftovers(root)).toEqual([]);
    }
  }, 60_000);

  it("leaves alone what a living process writes", async () => {
    const { out } = emptyRoot();
    const theirs = partBeside(out, "next", 1);
    write(theirs, "theirs");
    expect(await recover(out, realDisk, () => true)).toBe(false);
    expect(textOf(theirs)).toBe("theirs");
    await recover(out, realDisk, () => false);
    expect(existsSync(theirs)).toBe(false);
  });
});

/** Runs a script; kills it after so many milliseconds, where given. */
function runNode(args: readonly string[], killAfter?: number): Promise<number | null> {
  const node = process.versions.node.startsWith("20.")
    ? join(import.meta.dirname, "../../node_modules/node/bin/node")
    : process.execPath;
  return new Promise((resolve) => {
    const child = spawn(node, [...args], { stdio: "ignore" });
    if (killAfter !== undefined) setTimeout(() => child.kill("SIGKILL"), killAfter);
    child.on("close", (code) => resolve(code));
  });
}
