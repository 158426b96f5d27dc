import type { ZipMember } from "../../support/zip.ts";

/** A header as Inspect writes it, cut down to what readers need. Numbers here are made up: no model was run. */
export function header(more: Readonly<Record<string, unknown>> = {}) {
  return {
    version: 2,
    status: "success",
    eval: {
      eval_id: "e1",
      run_id: "r1",
      created: "2026-01-01T00:00:00+00:00",
      task: "made_up",
      task_id: "t1",
      task_args: { posture: "firm" },
      model: "mockllm/model",
      metadata: { arm: "doctag" },
      packages: { inspect_ai: "0.3.200" },
      config: { epochs: 1 },
    },
    plan: { name: "plan", steps: [] },
    stats: { started_at: "2026-01-01T00:00:00+00:00" },
    ...more,
  };
}

/** A sample with one score. */
export function sample(
  id: string | number,
  value: unknown,
  more: Readonly<Record<string, unknown>> = {},
) {
  return {
    id,
    epoch: 1,
    input: "Is it so?",
    target: "yes",
    messages: [
      { role: "user", content: "Is it so?" },
      { role: "assistant", content: "yes" },
    ],
    scores: { match: { value, answer: "yes", explanation: "it is", metadata: { attacked: true } } },
    metadata: { trigger: "present" },
    ...more,
  };
}

/** Archive members of a finished log, in the order in which Inspect writes them. */
export function members(
  samples: readonly ReturnType<typeof sample>[],
  method: ZipMember["method"] = "deflate",
  head: unknown = header(),
): readonly ZipMember[] {
  return [
    { name: "_journal/start.json", content: JSON.stringify(header({ status: undefined })), method },
    ...samples.map((one) => ({
      name: `samples/${one.id}_epoch_${one.epoch}.json`,
      content: JSON.stringify(one),
      method,
    })),
    { name: "summaries.json", content: JSON.stringify(samples), method },
    { name: "header.json", content: JSON.stringify(head), method },
  ];
}

/** The same as one JSON object. */
export function jsonLog(
  samples: readonly ReturnType<typeof sample>[],
  head: Readonly<Record<string, unknown>> = header(),
): string {
  return JSON.stringify({ ...head, samples });
}
