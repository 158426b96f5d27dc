import { defineConfig } from "vitest/config";
import { bundledScripts } from "./src/site/render/bundled-scripts.ts";

/** Tests that need a browser: `npx vitest run --config vitest.e2e.config.ts`. */
export default defineConfig({
  plugins: [bundledScripts()],
  test: {
    globals: false,
    include: ["tests/**/*.e2e.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { TZ: "UTC", LANG: "C" },
    // Most files wait for a browser or for a command: two at a time use two cores, more would be in each other's way.
    maxWorkers: 2,
  },
});
