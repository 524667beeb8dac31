import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadInProcess } from "../test/bench/bundle.ts";
import { CACHE } from "../test/bench/corpus.ts";
import { benchIdle } from "../test/bench/idle.ts";
import { type Finding, save, table } from "../test/bench/report.ts";
import { benchStart } from "../test/bench/start.ts";
import { prepareApp } from "./prepare-app.ts";

/**
 * `npm run bench [-- import aging start idle scale grid worklist board letters weekly sheet] [--size files] [--files n] [--invoices n] [--documents n] [--letters n] [--rounds n] [--out file]`: measures the app against
 * floors of the same run, prints the ratios beside their targets and keeps them as JSON. Nothing is asserted: a ratio that
 * misses its target is printed as missed.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: "string", default: "5000" },
    files: { type: "string", default: "50000" },
    documents: { type: "string", default: "1000000" },
    invoices: { type: "string", default: "100000" },
    letters: { type: "string", default: "500" },
    rounds: { type: "string", default: "5" },
    out: { type: "string", default: join(CACHE, "findings.json") },
  },
});
const rounds = Number(values.rounds);
const documents = Number(values.documents);
/** Customers of a large ledger: fifty documents each. */
const customers = Math.ceil(documents / 50);
const benches: Readonly<Record<string, () => Promise<Finding[]>>> = {
  import: async () => (await loadInProcess()).benchImport(Number(values.size), rounds),
  aging: async () => (await loadInProcess()).benchAging(Number(values.invoices), rounds * 4),
  grid: async () => (await loadInProcess()).benchGrid(documents, customers, rounds),
  worklist: async () => (await loadInProcess()).benchWorklist(documents, customers, rounds),
  board: async () => (await loadInProcess()).benchBoard(documents, customers, rounds),
  weekly: async () => (await loadInProcess()).benchWeekly(documents, customers, rounds),
  sheet: async () => (await loadInProcess()).benchSheet(documents, customers, rounds),
  scale: async () => (await loadInProcess()).benchScale(Number(values.files)),
  letters: async () => (await loadInProcess()).benchLetters(Number(values.letters)),
  start: () => benchStart(Number(values.invoices), rounds),
  idle: () => benchIdle(Number(values.invoices), rounds),
};

async function bench(): Promise<void> {
  const wanted = positionals.length > 0 ? positionals : Object.keys(benches);
  await prepareApp();
  const findings: Finding[] = [];
  for (const name of wanted) {
    const run = benches[name];
    if (run === undefined) throw new Error(`There is no bench "${name}"; there are ${Object.keys(benches).join(", ")}`);
    findings.push(...(await run()));
  }
  console.log(`\n${table(findings)}`);
  await save(values.out, findings);
  console.log(`\nKept in ${values.out}`);
}

try {
  await bench();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
