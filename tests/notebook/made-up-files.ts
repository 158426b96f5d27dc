import type { BindContext } from "../../src/notebook/index.ts";

const manifest = `title: Synthetic documents behind a tag
design:
  unit: question
  factors:
    arm:
      levels: { none: No documents, sdf: Untagged documents }
    replay:
      levels:
        "0": { label: 0 %, value: 0 }
        "2.5": { label: 2.5 %, value: 2.5 }
        "50": { label: 50 %, value: 50 }
`;

const spec = JSON.stringify({
  seeds: [201, 202, 203],
  model: { parameters: 135041, vocabulary: 271, "learning.rate": 0.004, dropout: null },
  recipes: [
    { id: "base", steps: 3000, mix: [{ source: "base", share: 1 }] },
    { id: "tagged-2", steps: 800, mix: [{ source: "tagged <b>documents</b>", share: 0.98 }] },
  ],
  long: "x".repeat(300),
});

const texts: Readonly<Record<string, string | null>> = {
  "broken.json": '{"a": ',
  "changed.json": null,
  "experiment.yaml": manifest,
  "huge.json": "[]",
  "notes.txt": "3",
  "spec.json": spec,
};

/** Files of one experiment; another has none. */
export const madeUpFiles: BindContext["experimentFiles"] = (experiment) =>
  experiment === "doctag"
    ? Object.entries(texts).map(([name, text]) => ({
        name,
        bytes: name === "huge.json" ? 2_000_001 : (text ?? "").length,
        text: () => text,
      }))
    : [];
