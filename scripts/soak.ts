import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CAMPAIGNS, canRun, runCampaign, shimIn } from "../test/fault/campaigns.ts";
import { makeTemplate } from "../test/fault/harness.ts";
import { REPOSITORY } from "./freshness.ts";

/**
 * `npm run soak [-- <name> [<count> [<seed>]]]`: faults by the hundred, which `npm test` makes a few of. Without a name all of
 * them, which takes hours. Prints what each run counted; the figures of the last full runs are in docs/reliability.md.
 */

/** Tests of vitest that take their counts from the environment. */
const TESTS: Readonly<Record<string, { readonly files: string; readonly variable: string; readonly many: number }>> = {
  kill: { files: "test/fault/kill.test.ts", variable: "AL_CORRIENTE_KILLS", many: 200 },
  procedures: { files: "test/ledger/transport/fuzz.test.ts", variable: "AL_CORRIENTE_FUZZ_RUNS", many: 200 },
};
const INVOICES = 60;

function runTests(name: string, count: string | undefined, seed: string | undefined): boolean {
  const { files, variable, many } = TESTS[name] ?? { files: "", variable: "", many: 0 };
  const { status } = spawnSync("npx", ["vitest", "run", files], {
    cwd: REPOSITORY,
    stdio: "inherit",
    env: {
      ...process.env,
      [variable]: count ?? String(many),
      ...(seed === undefined ? {} : { AL_CORRIENTE_SEED: seed, AL_CORRIENTE_FUZZ_SEED: seed }),
    },
    shell: process.platform === "win32",
  });
  return status === 0;
}

async function runFaults(name: string, count: string | undefined, seed: string | undefined): Promise<boolean> {
  const campaign = CAMPAIGNS[name];
  if (campaign === undefined) {
    console.error(`There is no ${name}; there are ${[...Object.keys(CAMPAIGNS), ...Object.keys(TESTS)].join(", ")}.`);
    return false;
  }
  const folder = mkdtempSync(join(tmpdir(), "al-corriente-soak-"));
  try {
    const library = shimIn(folder);
    console.log(`— ${name}: ${campaign.about}`);
    if (!canRun(campaign, library)) {
      console.log("not run: this machine has no C compiler to build the shim with");
      return true;
    }
    await makeTemplate(folder, INVOICES);
    process.env["AL_CORRIENTE_TELL"] = "1";
    const chosen = seed === undefined ? Date.now() % 1_000_000 : Number(seed);
    const began = performance.now();
    const figures = runCampaign(campaign, { template: folder, library }, Number(count ?? campaign.many), chosen);
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(`${name}: ${JSON.stringify({ ...figures, seconds })}`);
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [name, count, seed] = process.argv.slice(2);
const names = name === undefined ? [...Object.keys(CAMPAIGNS), ...Object.keys(TESTS)] : [name];
let sound = true;
for (const each of names) {
  sound = (each in TESTS ? runTests(each, count, seed) : await runFaults(each, count, seed)) && sound;
}
process.exitCode = sound ? 0 : 1;
