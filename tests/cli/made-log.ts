/** Logs of Inspect as JSON, made by rule for tests: small, and none of them anybody's result. */
export interface MadeLog {
  readonly model?: string;
  readonly task?: string;
  readonly taskId?: string;
  readonly created?: string;
  readonly status?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly taskArgs?: Readonly<Record<string, unknown>>;
  readonly results?: unknown;
  readonly samples: readonly MadeSample[];
}

export interface MadeSample {
  readonly id: string | number;
  readonly epoch?: number;
  readonly scores?: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly error?: string;
  /** What is asked; names the id where nothing is said. */
  readonly question?: string;
}

let made = 0;

/** The text of a `.json` log. */
export function madeLog(log: MadeLog): string {
  made++;
  return JSON.stringify({
    version: 2,
    status: log.status ?? "success",
    eval: {
      eval_id: `e${made}`,
      run_id: `r${made}`,
      task_id: log.taskId ?? `t${made}`,
      created: log.created ?? "2026-11-24T00:00:00+00:00",
      task: log.task ?? "facts",
      model: log.model ?? "maker/one",
      dataset: { name: "made" },
      config: { epochs: 1 },
      ...(log.metadata ? { metadata: log.metadata } : {}),
      task_args: log.taskArgs ?? {},
    },
    plan: { steps: [] },
    ...(log.results ? { results: log.results } : {}),
    samples: log.samples.map(
      ({ id, epoch = 1, scores, metadata = {}, error, question = `Question ${id}?` }) => ({
        id,
        epoch,
        input: question,
        target: "yes",
        metadata,
        messages: [
          { role: "user", content: question },
          { role: "assistant", content: "Yes." },
        ],
        output: { model: "m", choices: [] },
        ...(scores
          ? {
              scores: Object.fromEntries(
                Object.entries(scores).map(([name, value]) => [name, { value }]),
              ),
            }
          : {}),
        ...(error ? { error: { message: error, traceback: "", traceback_ansi: "" } } : {}),
      }),
    ),
  });
}

/** Samples `q1`… of which the first `right` are correct. */
export function answered(
  count: number,
  right: number,
  more: Partial<MadeSample> = {},
): readonly MadeSample[] {
  return Array.from({ length: count }, (_sample, i) => ({
    id: `q${i + 1}`,
    scores: { match: i < right ? "C" : "I" },
    ...more,
  }));
}
