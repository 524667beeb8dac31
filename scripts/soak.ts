import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CAMPAIGNS, canRun, runCampaign, shimIn } from "../test/fault/campaigns.ts";
import { makeTemplate } from "../test/fault/harness.ts";
import { buildPrograms } from "./build.ts";
import { REPOSITORY } from "./freshness.ts";

/**
 * `npm run soak [-- <name> [<count> [<seed>]]]`: faults by the hundred, which `npm test` makes a few of. Without a name all of
 * them, which takes hours. Prints what each run counted; the figures of the last full runs are in docs/reliability.md.
 */

/** Tests that take their counts from the environment. */
interface Soaked {
  /** Of the running app; otherwise of vitest. */
  readonly app?: true;
  readonly files: string;
  readonly variable: string;
  readonly many: number;
  /** Only the test whose name begins so. */
  readonly named?: string;
}

const kill = { files: "test/fault/kill.test.ts", variable: "AL_CORRIENTE_KILLS", many: 200 };
const deaths = { app: true, files: "test/e2e/deaths.spec.ts", variable: "AL_CORRIENTE_DEATHS", many: 100 } as const;
const TESTS: Readonly<Record<string, Soaked>> = {
  "kill-import": { ...kill, named: "an import killed anywhere" },
  "kill-beside": { ...kill, named: "an import killed while" },
  "kill-payments": { ...kill, named: "payments" },
  "kill-mail": { ...kill, named: "a run of mails" },
  "kill-backup": { ...kill, named: "a backup" },
  "kill-schema": { ...kill, named: "a change of schema" },
  "kill-agreements": { ...kill, named: "ends of agreements" },
  "kill-pages": { ...deaths, named: "the page killed" },
  "kill-ledger": { ...deaths, named: "the ledger process killed" },
  procedures: { files: "test/ledger/transport/fuzz.test.ts", variable: "AL_CORRIENTE_FUZZ_RUNS", many: 200 },
};
const INVOICES = 60;

/** Does what starts these programs and the one that is killed, all bundled. */
async function withPrograms<T>(names: readonly string[], work: () => Promise<T>): Promise<T> {
  // Below the repository, so that it finds the packages; with a package.json of its own, so that it finds its workers.
  const folder = mkdtempSync(join(REPOSITORY, "node_modules", ".al-corriente-soak-"));
  copyFileSync(join(REPOSITORY, "package.json"), join(folder, "package.json"));
  const sources = [...names, "victim"].map((name) => [name, join(REPOSITORY, "test/fault", `${name}.ts`)]);
  try {
    await buildPrograms(Object.fromEntries(sources), join(folder, "dist"));
    process.env["AL_CORRIENTE_PROGRAMS"] = join(folder, "dist");
    return await work();
  } finally {
    delete process.env["AL_CORRIENTE_PROGRAMS"];
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runTests(name: string, count: string | undefined, seed: string | undefined): Promise<boolean> {
  const soaked = TESTS[name];
  if (soaked === undefined) return false;
  const { app, files, variable, many, named } = soaked;
  const words = app
    ? ["playwright", "test", files, "--retries", "0", ...(named === undefined ? [] : ["-g", named])]
    : ["vitest", "run", files, ...(named === undefined ? [] : ["-t", `^${named}`])];
  const run = async (): Promise<boolean> => {
    const { status } = spawnSync("npx", words, {
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
  };
  return soaked.variable === kill.variable ? withPrograms([], run) : run();
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
    const figures = await withPrograms([campaign.program], async () =>
      runCampaign(campaign, { template: folder, library }, Number(count ?? campaign.many), chosen),
    );
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
  sound = (each in TESTS ? await runTests(each, count, seed) : await runFaults(each, count, seed)) && sound;
}
process.exitCode = sound ? 0 : 1;
