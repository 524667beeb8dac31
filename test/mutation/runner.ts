import { globSync } from "node:fs";
import { registerHooks } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from "@stryker-mutator/api/core";
import { commonTokens, declareClassPlugin, PluginKind, tokens } from "@stryker-mutator/api/plugin";
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { collect, collected } from "./collected.ts";

/**
 * Runs the tests of the rules for Stryker. They touch neither disk nor clock nor each other, so all files are loaded once and
 * a change is switched on and off under them: milliseconds each, where starting Vitest anew takes half a second
 * (docs/mutation-testing.md).
 */

const OURS: Readonly<Record<string, string>> = {
  vitest: new URL("collected.ts", import.meta.url).href,
  "fast-check": new URL("fast-check.ts", import.meta.url).href,
};

/** Files whose tests take seconds each: a change that none of the others notices counts as unnoticed. */
const HEAVY = ".heavy.test.ts";

class RulesRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options);
  readonly #bail: boolean;
  readonly #context: InstrumenterContext = {};

  constructor(options: { readonly disableBail: boolean }) {
    this.#bail = !options.disableBail;
    Object.assign(globalThis, { [INSTRUMENTER_CONSTANTS.NAMESPACE]: this.#context });
  }

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: false };
  }

  /** Loads every test file of the copy Stryker made, with our own `test` and fewer runs of each property. */
  async init(): Promise<void> {
    registerHooks({
      resolve: (specifier, context, next) => {
        const url = OURS[specifier];
        const ours = url !== undefined && context.parentURL?.endsWith(".test.ts") === true;
        return ours ? { url, shortCircuit: true } : next(specifier, context);
      },
    });
    const files = globSync("test/domain/**/*.test.ts").filter((file) => !file.endsWith(HEAVY));
    for (const file of files.sort()) await collect(resolve(file), (path) => import(pathToFileURL(path).href));
  }

  async dryRun(): Promise<DryRunResult> {
    const tests = await this.#run(() => true, false);
    // What takes longest comes last: most changes are noticed before its turn.
    const cost = new Map(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs]));
    collected.sort((a, b) => (cost.get(a.id) ?? 0) - (cost.get(b.id) ?? 0));
    return {
      status: DryRunStatus.Complete,
      tests,
      ...(this.#context.mutantCoverage && { mutantCoverage: this.#context.mutantCoverage }),
    };
  }

  async mutantRun({ activeMutant, hitLimit, testFilter }: MutantRunOptions): Promise<MutantRunResult> {
    const wanted = testFilter === undefined ? null : new Set(testFilter);
    Object.assign(this.#context, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const tests = await this.#run((id) => wanted === null || wanted.has(id), this.#bail);
    const endless = determineHitLimitReached(this.#context.hitCount, this.#context.hitLimit);
    Object.assign(this.#context, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests });
  }

  async #run(wanted: (id: string) => boolean, bail: boolean): Promise<TestResult[]> {
    const results: TestResult[] = [];
    for (const { id, name, fileName, run } of collected) {
      if (!wanted(id)) continue;
      this.#context.currentTestId = id;
      const started = performance.now();
      const failure = await outcome(run);
      const result = { id, name, fileName, timeSpentMs: performance.now() - started };
      results.push(
        failure === null
          ? { ...result, status: TestStatus.Success }
          : { ...result, status: TestStatus.Failed, failureMessage: failure },
      );
      if (bail && failure !== null) break;
    }
    delete this.#context.currentTestId;
    return results;
  }
}

/** Null where the test passed, otherwise what it said. */
async function outcome(run: () => unknown): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "rules", RulesRunner)];
