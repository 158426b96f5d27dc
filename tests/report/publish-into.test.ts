import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/index.ts";
import type { Disk } from "../../src/report/land/index.ts";
import { realDisk, recover } from "../../src/report/land/index.ts";
import { mergeInto } from "../../src/report/publication/index.ts";
import { pinnedPage } from "../../src/site/render/pinned-page.ts";
import { answers, emptyFolder, notebook, write, writeSmallReport } from "../cli/small-report.ts";
import { bytesOf, publishBriefly } from "./published-folder.ts";

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

function smallReport(): { root: string; into: string } {
  const root = emptyFolder("publish");
  roots.push(root);
  writeSmallReport(root);
  return { root, into: join(root, "published") };
}

const publicationIn = (into: string): Publication =>
  JSON.parse(readFileSync(join(into, "v/index.json"), "utf8"));

const page = "content/teaching.md";

/** What an author may do between two publications, with the words that keep addresses alive. */
interface Written {
  readonly right: number;
  /** Ids of the figure, the present one last. */
  readonly figures: readonly string[];
  readonly other: boolean;
}

const steps = {
  data: (w: Written): Written => ({ ...w, right: w.right === 36 ? 30 : 36 }),
  rename: (w: Written): Written => ({ ...w, figures: [...w.figures, `f${w.figures.length}`] }),
  other: (w: Written): Written => ({ ...w, other: !w.other }),
  nothing: (w: Written): Written => w,
};

function author(root: string, { right, figures, other }: Written, hadOther: boolean): void {
  const [id = "", ...old] = figures.toReversed();
  const alias = old.length > 0 ? ` alias="${old.join(",")}"` : "";
  write(root, "results/twelve/answers.csv", answers(right));
  write(root, page, notebook.replace("{#by-arm", `{#${id}${alias}`));
  rmSync(join(root, "content/other.md"), { force: true });
  if (other) write(root, "content/other.md", notebook);
  const gone = hadOther && !other ? "removed:\n  other: { by: teaching, reason: Merged. }\n" : "";
  write(root, "upheld.yaml", `site: {}\n${gone}`);
}

describe("publishing over what was published before", () => {
  it("forgets no address, adds nothing for an equal report, and leaves files of others alone", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...Object.values(steps)), { minLength: 2, maxLength: 4 }),
        async (list) => {
          const { root, into } = smallReport();
          write(into, "CNAME", "name.example");
          write(into, ".git/config", "[core]");
          mkdirSync(join(into, ".git/refs"), { recursive: true });
          write(into, "figures/teaching/notes.txt", "somebody else's");
          write(into, "run.sh", "#!/bin/sh");
          chmodSync(join(into, "run.sh"), 0o755);
          symlinkSync("CNAME", join(into, "link"));
          const foreign = bytesOf(into);
          let now: Written = { right: 36, figures: ["by-arm"], other: false };
          let hadOther = false;
          const ever = new Set<string>();
          for (const step of [steps.nothing, ...list]) {
            now = step(now);
            author(root, now, hadOther);
            hadOther ||= now.other;
            const done = await publishBriefly(root, into);
            expect(done.problems.filter(({ severity }) => severity === "error")).toEqual([]);
            const bytes = bytesOf(into);
            for (const path of Object.keys(bytes))
              if (/[.](html|csv|png)$/.test(path)) ever.add(path);
            expect(Object.keys(bytes)).toEqual(expect.arrayContaining([...ever]));
            expect(bytes).toMatchObject(foreign);
            expect(statSync(join(into, "run.sh")).mode & 0o111).toBe(0o111);
            expect(statSync(join(into, ".git/refs")).isDirectory()).toBe(true);
            const again = await publishBriefly(root, into);
            expect([again.unchanged, again.added.files]).toEqual([true, 0]);
            expect(bytesOf(into)).toEqual(bytes);
          }
        },
      ),
      { numRuns: 4, seed: 11 },
    );
  }, 120_000);

  it("keeps each version of what changed once, and comes back to one that was", async () => {
    const { root, into } = smallReport();
    const first = await publishBriefly(root, into);
    write(root, "results/twelve/answers.csv", answers(20));
    const second = await publishBriefly(root, into);
    expect(second.version).not.toBe(first.version);
    const { versions, pins, live } = publicationIn(into);
    expect(versions.map(({ version }) => version)).toEqual([first.version, second.version]);
    expect(versions[1]?.changed).toEqual(["figures/teaching/by-arm/", "findings/teaching/helps/"]);
    expect(pins["figures/teaching/by-arm/"]).toHaveLength(2);
    // The title stayed, and so did its card: it is there once.
    const cards = Object.keys(bytesOf(into)).filter((path) =>
      /^v[/].*[.][0-9a-f]{8}[.]png$/.test(path),
    );
    expect(cards).toEqual([expect.stringContaining(`v/${first.version}/figures/teaching/by-arm.`)]);
    // A twin that stays leads to the data that stay, and to the notebook as it is.
    const twin = readFileSync(join(into, `v/${second.version}/figures/teaching/by-arm.md`), "utf8");
    expect(twin).toBe(
      `[Data](../../../../v/${second.version}/figures/teaching/by-arm.csv), [of](../../../../teaching/), [else](https://x.example/)`,
    );
    // A word in the prose changes no number: nothing is added.
    write(root, page, notebook.replace("It does:", "It did:"));
    expect((await publishBriefly(root, into)).added.files).toBe(0);
    write(root, "results/twelve/answers.csv", answers(36));
    const third = await publishBriefly(root, into);
    expect([third.version, third.added.files]).toEqual([first.version, 0]);
    expect(publicationIn(into).current).toBe(first.version);
    expect(publicationIn(into).pins["figures/teaching/by-arm/"]?.at(-1)?.version).toBe(
      first.version,
    );
    expect(Object.keys(live)).toHaveLength(2);
  });

  it("names a version by what readers see, not by the order of files", async () => {
    const { root, into } = smallReport();
    const first = await publishBriefly(root, into);
    const [head = "", ...rows] = answers(36).trimEnd().split("\n");
    write(root, "results/twelve/answers.csv", `${[head, ...rows.reverse()].join("\n")}\n`);
    expect((await publishBriefly(root, into)).version).toBe(first.version);
  });

  it("changes nothing where an address would be lost, or a file of others is in the way", async () => {
    const { root, into } = smallReport();
    await publishBriefly(root, into);
    const before = bytesOf(into);
    write(root, page, notebook.replace("#by-arm", "#renamed"));
    const lost = await publishBriefly(root, into);
    expect(lost.problems.map(({ rule }) => rule)).toContain("address-is-kept");
    expect(bytesOf(into)).toEqual(before);
    write(into, "figures/teaching/renamed/index.html", "mine");
    write(root, page, notebook.replace("#by-arm", "#renamed alias=by-arm"));
    const taken = await publishBriefly(root, into);
    expect(taken.problems.map(({ rule, place }) => `${rule} ${place.file}`)).toContain(
      "address-is-free figures/teaching/renamed/index.html",
    );
    expect(bytesOf(into)).toEqual({ ...before, ...bytesOfOne(into) });
  });

  it("refuses a folder whose versions were taken away or cannot be read", async () => {
    const { root, into } = smallReport();
    await publishBriefly(root, into);
    const { version } = publicationIn(into).versions[0] ?? expect.fail();
    rmSync(join(into, `v/${version}/figures`), { recursive: true });
    write(root, "results/twelve/answers.csv", answers(20));
    const lost = await publishBriefly(root, into);
    expect(lost.problems[0]?.message).toContain(`lacks "v/${version}/figures`);
    write(into, "v/index.json", '{"current":"</script>"}');
    const { problems } = await publishBriefly(root, into);
    expect(problems.map(({ rule }) => rule)).toContain("publication-is-read");
  });

  it("leaves a page of a version as somebody wrote it since, and lacks what was deleted beside it", async () => {
    const { root, into } = smallReport();
    await publishBriefly(root, into);
    const { at } = publicationIn(into).pins["figures/teaching/by-arm/"]?.[0] ?? expect.fail();
    write(into, `${at}index.html`, "<p>A name stood here.</p>");
    rmSync(join(into, `${at.slice(0, -1)}.csv`));
    expect((await publishBriefly(root, into)).added.files).toBe(0);
    write(root, "results/twelve/answers.csv", answers(20));
    const { problems } = await publishBriefly(root, into);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(readFileSync(join(into, `${at}index.html`), "utf8")).toContain("A name stood here");
    expect(bytesOf(into)[`${at.slice(0, -1)}.csv`]).toBeUndefined();
  });

  it("keeps no text of a sample, and no part of the report, that is not published any more", async () => {
    const { root, into } = smallReport();
    await publishBriefly(root, into);
    const built = join(root, "built");
    cpSync(into, built, { recursive: true });
    rmSync(join(built, "v/files.txt"));
    write(built, "samples/twelve/plain/index.html", "a list");
    const old = [
      "samples/twelve/plain/2/index.html",
      "samples/twelve/0a.bin",
      "report/notebooks/gone.json",
    ];
    for (const path of old) write(into, path, "kept back");
    const own = readFileSync(join(into, "v/files.txt"), "utf8");
    write(into, "v/files.txt", `${own}${old.join("\n")}\n`);
    const merge = () =>
      mergeInto({
        built,
        into,
        publication: publicationIn(into),
        pinPage: pinnedPage,
        disk: realDisk,
      });
    expect(await merge()).toMatchObject({ problems: [], unchanged: false });
    expect(old.filter((path) => path in bytesOf(into))).toEqual([old[0]]);
    const further = readFileSync(join(into, "samples/twelve/plain/2/index.html"), "utf8");
    expect(further).toContain("This list is shorter now");
    expect(further).not.toContain("kept back");
    expect(await merge()).toMatchObject({ problems: [], unchanged: true });
  });

  it("takes over a folder to which a build was copied", async () => {
    const { root, into } = smallReport();
    await publishBriefly(root, into);
    rmSync(join(into, "v"), { recursive: true });
    // Samples that the copied build published, and a file of somebody else beside them.
    const sums = readFileSync(join(into, "SHA256SUMS"), "utf8");
    write(into, "samples/twelve/0a.bin", "kept back");
    write(into, "SHA256SUMS", `${sums}${"0".repeat(64)}  samples/twelve/0a.bin\n`);
    write(into, "samples/mine.bin", "of somebody else");
    write(root, "results/twelve/answers.csv", answers(20));
    const { problems, version } = await publishBriefly(root, into);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(publicationIn(into).versions.map((one) => one.version)).toEqual([version]);
    expect(bytesOf(into)).not.toHaveProperty(["samples/twelve/0a.bin"]);
    expect(readFileSync(join(into, "samples/mine.bin"), "utf8")).toBe("of somebody else");
  });

  it("leaves a v/ of somebody else alone, and what anybody may do with a folder as it was", async () => {
    const { root, into } = smallReport();
    write(into, "v/index.html", "notes");
    const { problems } = await publishBriefly(root, into);
    expect(problems.map(({ rule }) => rule)).toContain("address-is-free");
    expect(readFileSync(join(into, "v/index.html"), "utf8")).toBe("notes");
    rmSync(join(into, "v"), { recursive: true });
    write(into, "notes/mine.txt", "x");
    chmodSync(join(into, "notes"), 0o2750);
    chmodSync(into, 0o700);
    await publishBriefly(root, into);
    expect(publicationIn(into).versions).toHaveLength(1);
    const rightsOf = (path: string) => statSync(join(into, path)).mode & 0o7777;
    expect(["", "notes"].map(rightsOf)).toEqual([0o700, 0o2750]);
  });
});

const bytesOfOne = (into: string) => {
  const path = "figures/teaching/renamed/index.html";
  return { [path]: bytesOf(into)[path] };
};

class Ended extends Error {}

/** A disk that does so many steps, and then nothing ever again. */
function endsAfter(steps: number): { disk: Disk; ended: () => boolean } {
  let left = steps;
  const step = <T>(act: () => Promise<T>): Promise<T> =>
    left-- > 0 ? act() : Promise.reject(new Ended());
  return {
    ended: () => left < 0,
    disk: {
      list: (folder) => step(() => realDisk.list(folder)),
      exists: (path) => step(() => realDisk.exists(path)),
      changed: (path) => step(() => realDisk.changed(path)),
      rename: (from, to) => step(() => realDisk.rename(from, to)),
      remove: (path) => step(() => realDisk.remove(path)),
    },
  };
}

describe("publishing that is ended at any step", () => {
  it("leaves the old folder or the new one, whole, with the files of others", async () => {
    const { root, into } = smallReport();
    write(into, ".git/config", "[core]");
    await publishBriefly(root, into);
    for (let at = 0; ; at++) {
      const before = bytesOf(into);
      write(root, "results/twelve/answers.csv", answers(20 + (at % 15)));
      const { disk, ended } = endsAfter(at);
      await publishBriefly(root, into, disk).catch((error) => {
        if (!(error instanceof Ended)) throw error;
      });
      // The parts that it left are those of a process that is not there any more.
      await recover(into, realDisk, () => false);
      const after = bytesOf(into);
      expect(after[".git/config"]).toBe(before[".git/config"]);
      const whole = Object.keys(before).every((path) => path in after);
      expect(whole, `step ${at}`).toBe(true);
      if (JSON.stringify(after) !== JSON.stringify(before))
        expect(publicationIn(into).versions.length).toBeGreaterThan(1);
      if (!ended()) break;
    }
  }, 120_000);
});
