import type { Turn } from "../../../model/index.ts";
import type { RawRecord } from "../shared/index.ts";
import { shortMark } from "../shared/index.ts";
import type { HarnessSample } from "./schema.ts";

/** Fields that are the transcript, or sums of it; paths address the rest. */
const transcriptParts = new Set(["arguments", "doc_hash", "prompt_hash", "target_hash"]);

/** One line as a record: a document under one filter, with what its run says under `run`. */
export function harnessRecord(
  sample: HarnessSample,
  place: RawRecord["place"],
  task: string | undefined,
  run: Readonly<Record<string, unknown>>,
): RawRecord {
  const kept = Object.entries(sample).filter(([key]) => !transcriptParts.has(key));
  return {
    place,
    fields: { task, run, ...Object.fromEntries(kept) },
    unit: String(sample.doc_id),
    scope: task,
    // A document has one line for each filter, and those are no repeats.
    epoch: 1,
    marks: { hash: shortMark(sample.doc_hash), target: shortMark(sample.target) },
    turns: transcript(sample),
  };
}

function transcript(sample: HarnessSample): readonly Turn[] {
  const requests = argumentLists(sample.arguments);
  const prompts = [...new Set(requests.map(([prompt]) => asShown(prompt)))];
  const answers = Array.isArray(sample.resps) ? sample.resps : [];
  const options = requests.map(([, option]) => option);
  const chosen = options.length > 1 && options.every((option) => typeof option === "string");
  return [
    ...prompts.map((text) => ({ name: "prompt", text })),
    ...answers.flatMap((answer, i) =>
      chosen
        ? [{ name: "option", text: `${asShown(options[i])}\n${asShown(answer)}` }]
        : repeats(answer).map((text) => ({ name: "answer", text })),
    ),
  ];
}

/** Requests as lists of their arguments, from `{gen_args_0: {arg_0, arg_1}}` or the older lists. */
function argumentLists(value: unknown): readonly (readonly unknown[])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).map((request) =>
    typeof request === "object" && request !== null ? Object.values(request) : [request],
  );
}

function repeats(answer: unknown): readonly string[] {
  return (Array.isArray(answer) ? answer : [answer]).map(asShown);
}

function asShown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
