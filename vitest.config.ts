import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Files that change what a process has one of (its clock, its handlers, a page, a spare worker), measure it, or kill others. */
const ALONE = [
  "test/fault/**",
  "test/ledger/imports/bad-folders.test.ts",
  "test/ledger/imports/intake-spare-worker.test.ts",
  "test/ledger/ledgers/demo.test.ts",
  "test/ledger/transport/**",
  "test/log/**",
  "test/main/**",
  "test/renderer/**",
];
const TESTS = ["test/**/*.test.ts", "test/**/*.test.tsx"];
const OTHERS = ["test/e2e/**", "node_modules/**"];

/**
 * Tests of rules, ledger and screens under plain Node 24. Renderer tests that need a page say so in their first line
 * (`@vitest-environment jsdom`); the running app is driven by Playwright (playwright.config.ts).
 *
 * Most files share one process a core: loading the program and starting a PostgreSQL for each of them was half of what all
 * tests cost.
 */
export default defineConfig({
  test: {
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 300_000,
    teardownTimeout: 20_000,
    restoreMocks: true,
    unstubEnvs: true,
    // Worker threads and processes that tests start load the same sources over and over.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/al-corriente/compiled") },
    projects: [
      {
        extends: true,
        test: {
          name: "alone",
          include: ALONE.map((place) => place.replace(/\*\*$/, "**/*.test.{ts,tsx}")),
          exclude: OTHERS,
        },
      },
      { extends: true, test: { name: "together", include: TESTS, exclude: [...ALONE, ...OTHERS], isolate: false } },
    ],
  },
});
