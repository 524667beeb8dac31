import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { z } from "zod";
import { REPOSITORY } from "./freshness.ts";
import { prepareApp } from "./prepare-app.ts";

/**
 * `npm test`: the checks, then every test. Ends with the line `N passed, N failed` and fails when anything failed or
 * when no test ran.
 */

const RESULTS = join(REPOSITORY, "test-results");
const VITEST_REPORT = join(RESULTS, "vitest.json");
const PLAYWRIGHT_REPORT = join(RESULTS, "playwright.json");

/** So much of a failure's own words is told at the end; the whole is where it happened. */
const TOLD_LINES = 12;

const zVitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numFailedTestSuites: z.number(),
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        message: z.string(),
        assertionResults: z.array(
          z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
        ),
      }),
    ),
  })
  // A file that does not even load has no failed test in it, and is a failure all the same.
  .transform((report) => ({
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0),
    failures: report.testResults.flatMap((file) => {
      const place = relative(REPOSITORY, file.name);
      const failed = file.assertionResults.filter((test) => test.status === "failed");
      if (failed.length === 0 && file.status === "failed") return [told(place, file.message)];
      return failed.map((test) => told(`${place} › ${test.fullName}`, test.failureMessages.join("\n")));
    }),
  }));
const zPlaywrightReport = z
  .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })
  .transform(({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    secondTry: stats.flaky,
  }));

interface Result {
  readonly passed: number;
  readonly failed: number;
  /** Tests of the running app that passed only when started again; each is a place to look. */
  readonly secondTry?: number;
  /** What failed, in its first lines: Playwright repeats its own at the end of its list. */
  readonly failures?: readonly string[];
}

function told(title: string, message: string): string {
  return [`✗ ${title}`, ...message.split("\n").slice(0, TOLD_LINES)].join("\n    ");
}

function run(title: string, program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  console.log(`\n— ${title}`);
  const { status } = spawnSync(program, args, {
    cwd: REPOSITORY,
    stdio: ["ignore", "inherit", "inherit"],
    // A build in this process has left "production" behind, in which React has nothing for tests.
    env: { ...process.env, NODE_ENV: "test", ...env },
    shell: process.platform === "win32",
  });
  return status === 0;
}

/** What the runner counted; a runner that failed without counting a failure counts as one. */
function result(path: string, schema: z.ZodType<Result>, succeeded: boolean): Result {
  try {
    const counted = schema.parse(JSON.parse(readFileSync(path, "utf8")));
    return succeeded || counted.failed > 0 ? counted : { ...counted, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function test(): Promise<boolean> {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  await prepareApp();
  const checked = run("check", "npm", ["run", "-s", "check"]);
  const vitest = run("unit and ledger tests", "npx", [
    "vitest",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${VITEST_REPORT}`,
  ]);
  const playwright = run("tests of the running app", "npx", ["playwright", "test", "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: PLAYWRIGHT_REPORT,
  });
  const results = [
    result(VITEST_REPORT, zVitestReport, vitest),
    result(PLAYWRIGHT_REPORT, zPlaywrightReport, playwright),
  ];
  const passed = results.reduce((sum, each) => sum + each.passed, 0);
  const failed = results.reduce((sum, each) => sum + each.failed, checked ? 0 : 1);
  const secondTries = results.reduce((sum, each) => sum + (each.secondTry ?? 0), 0);
  if (secondTries > 0)
    console.log(`\n${String(secondTries)} passed only at the second start (flaky, see the list above)`);
  // Said again at the very end, since what lies between is long.
  for (const failure of results.flatMap((each) => each.failures ?? [])) console.log(`\n${failure}`);
  if (!checked) console.log("\nnpm run check failed; see above");
  console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
  return failed === 0 && passed > 0;
}

try {
  process.exitCode = (await test()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log("\n0 passed, 1 failed");
  process.exitCode = 1;
}
