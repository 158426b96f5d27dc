import { defineConfig } from "vitest/config";
import { bundledScripts } from "./src/site/render/bundled-scripts.ts";

export default defineConfig({
  plugins: [bundledScripts()],
  test: {
    // Plot shifts coordinates by half a pixel when a global `it` exists: keep globals off.
    globals: false,
    include: ["tests/**/*.test.ts"],
    testTimeout: 60_000,
    env: { TZ: "UTC", LANG: "C" },
    pool: "threads",
    // Modules hold no state that a test could spoil for the next: import each once a worker, not once a file.
    isolate: false,
  },
});
