import { SingleBar } from "cli-progress";
import type { Effects } from "../report/effects.ts";

/** A bar on a terminal, nothing elsewhere. On standard error, so that `--json` stays clean. */
export function showProgress(): { readonly effects: Effects; stop(): void } {
  if (!process.stderr.isTTY) return { effects: { progress: () => {} }, stop: () => {} };
  const bar = new SingleBar({
    format: "{step} {bar} {value}/{total}",
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    barsize: 24,
    noTTYOutput: false,
  });
  let current = "";
  return {
    effects: {
      progress(step, done, total) {
        if (step !== current) {
          if (current) bar.stop();
          current = step;
          bar.start(Math.max(total, 1), done, { step });
        }
        bar.setTotal(Math.max(total, 1));
        bar.update(done, { step });
      },
    },
    stop() {
      if (current) bar.stop();
      current = "";
    },
  };
}
