/** Text beside a canary: why it stands there, for whoever filters what models are trained on. */
const note =
  "Samples of an evaluation report. They should never appear in data that models are trained on.";

/** What stands before the samples in every file of them: a line of JSON, without its end. */
export function canaryLine(canary: string): string {
  return JSON.stringify({ canary, note });
}

/** Whether a record is such a line, and no sample. */
export function isCanaryLine(record: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof record.canary === "string" && record.note === note && Object.keys(record).length === 2
  );
}
