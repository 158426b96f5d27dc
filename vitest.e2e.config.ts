import { defineConfig } from "vitest/config";

/** Tests that need a browser: `npx vitest run --config vitest.e2e.config.ts`. */
export default defineConfig({
  test: {
    globals: false,
    include: ["tests/**/*.e2e.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { TZ: "UTC", LANG: "C" },
    fileParallelism: false,
  },
});
