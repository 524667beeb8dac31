import { defineConfig } from "vitest/config";

/**
 * Tests of rules, ledger and screens under plain Node 24. Renderer tests that need a page say so in their first line
 * (`@vitest-environment jsdom`); the running app is driven by Playwright (playwright.config.ts).
 */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    exclude: ["test/e2e/**", "node_modules/**"],
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 300_000,
    teardownTimeout: 20_000,
    restoreMocks: true,
  },
});
