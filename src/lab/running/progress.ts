import { SingleBar } from "cli-progress";

/** Counts work in training steps and tells how long the rest will take. */
export interface Progress {
  /** Steps done by one recipe of one seed so far. */
  step(seed: number, recipe: string, steps: number): void;
  /** A recipe that was finished before: it counts as done, and says nothing of the speed. */
  kept(seed: number, recipe: string, steps: number): void;
  sampled(seed: number): void;
  /** A line of its own, above the bar. */
  say(text: string): void;
  finish(): void;
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/**
 * Time that the steps left will take at the speed of those done in this call; `?` before there are any. Sampling
 * comes between the steps and is part of their speed.
 */
export function timeLeft(seconds: number, steps: { fresh: number; left: number }): string {
  if (steps.left === 0) return "0:00";
  return steps.fresh > 0 ? clock((seconds / steps.fresh) * steps.left) : "?";
}

/** A bar on a terminal; on anything else, a line now and then. */
export function progressBar(
  stream: NodeJS.WriteStream,
  work: { readonly title: string; readonly steps: number; readonly models: number },
): Progress {
  const begun = Date.now();
  const fresh = new Map<string, number>();
  const total = (counts: ReadonlyMap<string, number>) =>
    [...counts.values()].reduce((sum, steps) => sum + steps, 0);
  const old = new Map<string, number>();
  let models = 0;
  const bar = new SingleBar({
    format: "{title} {bar} {percentage} %  models {models}  {gone} gone, {left} left  {current}",
    stream,
    barsize: 24,
    noTTYOutput: true,
    notTTYSchedule: 20_000,
  });
  const draw = (current: string): void => {
    const steps = total(fresh) + total(old);
    const seconds = (Date.now() - begun) / 1000;
    bar.update(steps, {
      title: work.title,
      models: `${models}/${work.models}`,
      gone: clock(seconds),
      left: timeLeft(seconds, { fresh: total(fresh), left: Math.max(0, work.steps - steps) }),
      current,
    });
  };
  bar.start(work.steps, 0, { title: work.title, models: "", gone: "0:00", left: "?", current: "" });
  return {
    step(seed, recipe, steps) {
      fresh.set(`${seed}/${recipe}`, steps);
      draw(`seed ${seed}: ${recipe}`);
    },
    kept(seed, recipe, steps) {
      old.set(`${seed}/${recipe}`, steps);
      draw(`seed ${seed}: ${recipe}`);
    },
    sampled(seed) {
      models += 1;
      draw(`seed ${seed}: sampled`);
    },
    say: (text) => stream.write(`\n${text}\n`),
    finish() {
      draw("");
      bar.stop();
    },
  };
}
