/** Counts work in training steps and tells how long the rest will take. */
export interface Progress {
  /** Steps done by one recipe of one seed so far. */
  step(seed: number, recipe: string, steps: number): void;
  sampled(seed: number): void;
  finish(): void;
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** A progress line on a stream; on anything but a terminal, a line now and then. */
export function progressLine(
  stream: NodeJS.WriteStream,
  work: { readonly title: string; readonly steps: number; readonly models: number },
): Progress {
  const begun = Date.now();
  const done = new Map<string, number>();
  let models = 0;
  let last = 0;
  let current = "";
  const draw = (final: boolean): void => {
    const now = Date.now();
    if (!final && now - last < (stream.isTTY ? 200 : 20_000)) return;
    last = now;
    const steps = [...done.values()].reduce((a, b) => a + b, 0);
    const seconds = (now - begun) / 1000;
    const share = Math.min(1, steps / Math.max(1, work.steps));
    const bar = "#".repeat(Math.round(share * 24)).padEnd(24, ".");
    const rest = steps > 0 ? clock((seconds / steps) * (work.steps - steps)) : "?";
    const line = `${work.title} [${bar}] ${Math.round(share * 100)} %  models ${models}/${work.models}  ${clock(seconds)} gone, at most ${rest} left  ${current}`;
    stream.write(
      stream.isTTY && !final
        ? `\r\u001b[2K${line}`
        : `${stream.isTTY ? "\r\u001b[2K" : ""}${line}\n`,
    );
  };
  return {
    step(seed, recipe, steps) {
      done.set(`${seed}/${recipe}`, steps);
      current = `seed ${seed}: ${recipe}`;
      draw(false);
    },
    sampled(seed) {
      models += 1;
      current = `seed ${seed}: sampled`;
      draw(false);
    },
    finish: () => draw(true),
  };
}
