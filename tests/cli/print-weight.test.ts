import { describe, expect, it } from "vitest";
import { describeWeight, inBytes, weightForPrograms } from "../../src/cli/print-weight.ts";

const small = { files: 451, bytes: 14_200_000, largest: { path: "report/x.json", bytes: 890_000 } };

describe("what was published, against hosts", () => {
  it("is one line where it fits everywhere", () => {
    expect(describeWeight(small)).toBe(
      "451 files, 14.2 MB, the largest 890 kB (report/x.json): fits cloudflare-free, github-pages, hf-space.",
    );
  });

  it("says of each host that does not take it what is too much", () => {
    const large = {
      files: 25_301,
      bytes: 1_400_000_000,
      largest: { path: "samples/x/y.parquet", bytes: 380_000_000 },
    };
    expect(describeWeight(large).split("\n")).toEqual([
      "25,301 files, 1.40 GB, the largest 380.0 MB (samples/x/y.parquet).",
      "Too much for cloudflare-free: 25,301 files, where it takes 20,000; 380.0 MB in one file, where it takes 26.2 MB.",
      "Too much for github-pages: 1.40 GB in all, where it takes 1.00 GB; 380.0 MB in one file, where it takes 104.9 MB.",
      "Too much for hf-space: 1.40 GB in all, where it takes 1.00 GB; 380.0 MB in one file, where it takes 10.0 MB.",
    ]);
    expect(weightForPrograms(large)).toMatchObject({
      files: 25_301,
      hosts: { "hf-space": { fits: false, excess: [{ of: "bytes" }, { of: "file" }] } },
    });
  });

  it("writes bytes as people do", () => {
    expect([0, 999_400, 1_000_000, 2_500_000_000].map(inBytes)).toEqual([
      "1 kB",
      "999 kB",
      "1.0 MB",
      "2.50 GB",
    ]);
  });
});
