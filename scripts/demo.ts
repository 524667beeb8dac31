import { spawnSync } from "node:child_process";
import { mkdir, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { writeDemoFolder } from "../electron/ledger/demo/write.ts";
import { buildApp } from "./build.ts";
import { DIST, isBuildFresh, REPOSITORY } from "./freshness.ts";

/**
 * `npm run demo [folder]`: the main job without a window. Writes the demo company's CFDI, imports them into a fresh ledger
 * with the command line, prints who owes what, and leaves the weekly report as PDF and Excel.
 */

const folder = resolve(process.argv[2] ?? join(REPOSITORY, ".cache", "demo"));
const ledger = join(folder, "demo.alcorriente");

/** Runs one command of the built command line with its output on this terminal. Throws when it fails. */
function alcorriente(...words: readonly string[]): void {
  console.log(`\n$ alcorriente ${words.map((word) => (word.includes(" ") ? `"${word}"` : word)).join(" ")}`);
  const cli = join(DIST, "cli", "alcorriente.js");
  const { status, error } = spawnSync(process.execPath, [cli, ...words], { stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) throw new Error(`alcorriente ${words[0] ?? ""} ended with exit code ${String(status)}`);
}

async function demo(): Promise<void> {
  if (!isBuildFresh()) await buildApp();
  const cfdi = join(folder, "cfdi");
  await rm(cfdi, { recursive: true, force: true });
  for (const ending of ["", "-wal", "-shm"]) await rm(`${ledger}${ending}`, { force: true });
  await mkdir(cfdi, { recursive: true });
  const { files, ownRfcs, asOf } = await writeDemoFolder(cfdi);
  const [own] = ownRfcs;
  if (own === undefined) throw new Error("the demo names no company");
  console.log(`${files.toLocaleString("en")} CFDI of ${own.name} (${own.rfc}), all of it invented, are in ${cfdi}`);

  alcorriente("import", cfdi, "--ledger", ledger, "--company", own.rfc);
  alcorriente("aging", "--as-of", asOf, "--ledger", ledger);
  const reports = (["pdf", "xlsx"] as const).map((format) => join(folder, `reporte-semanal-${asOf}.${format}`));
  for (const [index, format] of ["pdf", "xlsx"].entries()) {
    const out = reports[index] ?? "";
    alcorriente("report", "weekly", "--as-of", asOf, "--format", format, "--out", out, "--ledger", ledger);
  }
  console.log("\nThe weekly report:");
  for (const report of reports) console.log(`  ${report} (${Math.round((await stat(report)).size / 1024)} KiB)`);
  console.log(`The ledger:\n  ${ledger}`);
}

try {
  await demo();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
