import { spawnSync } from "node:child_process";
import { REPOSITORY } from "./freshness.ts";

/**
 * `npm run soak [kills]`: the tests that kill the ledger process, two hundred times for each kind of work unless told
 * otherwise. Takes an hour or two; the seed is printed and can be given again as AL_CORRIENTE_SEED.
 */
const kills = process.argv[2] ?? "200";
const { status } = spawnSync("npx", ["vitest", "run", "test/fault"], {
  cwd: REPOSITORY,
  stdio: "inherit",
  env: { ...process.env, AL_CORRIENTE_KILLS: kills },
  shell: process.platform === "win32",
});
process.exitCode = status ?? 1;
