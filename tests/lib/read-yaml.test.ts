import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFaults, readYaml } from "../../src/lib/read-yaml.ts";

const results = join(import.meta.dirname, "../../results");
const manifests = readdirSync(results).map((name) =>
  readFileSync(join(results, name, "experiment.yaml"), "utf8"),
);

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

describe("a YAML text", () => {
  it("with one stray bracket has one fault, on its line", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...manifests),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom("[", "]", "{", "}"),
        (manifest, share, bracket) => {
          const at = Math.floor(share * manifest.length);
          const read = readYaml(manifest.slice(0, at) + bracket + manifest.slice(at), {
            merge: true,
          });
          if (!isFaults(read)) return;
          expect(read).toHaveLength(1);
          expect(lineAt(manifest, read[0]?.at ?? -1)).toBe(lineAt(manifest, at));
        },
      ),
      { numRuns: 120 },
    );
  });

  it("with one stray quote has one fault, near it where the quote does not open the whole", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...manifests),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (manifest, share) => {
          const at = Math.floor(share * manifest.length);
          const read = readYaml(`${manifest.slice(0, at)}"${manifest.slice(at)}`, { merge: true });
          if (!isFaults(read)) return;
          expect(read).toHaveLength(1);
          if (at < manifest.indexOf("\n")) return;
          const away = lineAt(manifest, read[0]?.at ?? -1) - lineAt(manifest, at);
          expect(Math.abs(away)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 120 },
    );
  });

  it("has each of several mistakes that are done with on their line", () => {
    const read = readYaml("title: a: b\nx: 1\nx: 2\n@y: 3\n", { merge: true });
    expect(isFaults(read) && read.map(({ at }) => at)).toEqual([7, 17, 22]);
  });

  it("never throws and never hangs, whatever it is", () => {
    const piece = fc.constantFrom(
      "[",
      "]",
      "{",
      "}",
      ": ",
      "\n",
      "\n  ",
      "- ",
      "&a ",
      "*a",
      "<<: *a",
      '"',
      "'",
      "!x ",
      "%",
      "|",
      ">",
      "\t",
      "#",
      "a",
      "? ",
      "---\n",
      "\u0000",
      "\ud800",
      ", ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        readYaml(pieces.join(""), { merge: true });
      }),
      { numRuns: 1200 },
    );
    for (const deep of ["[", "{a: ", "- ", "? "]) {
      const read = readYaml(deep.repeat(20_000), { merge: true });
      expect(isFaults(read)).toBe(true);
    }
    const merges = Array.from(
      { length: 40 },
      (_, i) => `l${i + 1}: &l${i + 1}\n  <<: [*l${i}, *l${i}]\n`,
    );
    const read = readYaml(`l0: &l0 { x: 1 }\n${merges.join("")}`, { merge: true });
    expect(isFaults(read) && read[0]?.message).toContain("parts");
  });

  it("may refer to a part as often as people do", () => {
    const many = Array.from({ length: 500 }, (_, i) => `k${i}: *a`).join("\n");
    expect(readYaml(`base: &a { x: 1 }\n${many}\n`, { merge: true })).toMatchObject({
      value: { k499: { x: 1 } },
    });
  });
});
