import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";

/**
 * Drives the real, built app. Two files of tests at a time, each on a screen of its own: an app that starts, waits for its
 * ledger or is waited for leaves most of a second core idle.
 */
export default defineConfig({
  testDir: "test/e2e",
  outputDir: "test-results/e2e",
  globalSetup: "./test/e2e/global-setup.ts",
  workers: Math.min(2, availableParallelism()),
  // A shared machine now and then starves a window past its patience; a second start tells that from a defect, and
  // scripts/test.ts names every test that needed it.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  // A trace keeps the page before and after each step, which costs every test of every run; the second start keeps one.
  use: { screenshot: "only-on-failure", trace: "on-first-retry" },
});
