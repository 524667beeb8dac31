/**
 * Backups while somebody works (RELIABILITY T7): so many, with a commit every few milliseconds. Each one is finished, opened and
 * proved, holds a state the ledger was in, and the process goes on answering meanwhile.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { drillBackup } from "../../electron/ledger/backup/restorer.ts";
import { campaign, type Figures, freshCopy, office } from "./harness.ts";

const EVERY_MS = 5;

await campaign(async ({ template, folder, count, tell }) => {
  const place = join(folder, "respaldos");
  mkdirSync(place);
  const path = freshCopy(template.full, join(place, "cartera.alcorriente"));
  const at = office();
  await at.client.ledgers.open({ path });
  let working = true;
  let commits = 0;
  const work = (async () => {
    for (let n = 0; working; n++) {
      const day = `2026-0${1 + (n % 9)}-${String(1 + (n % 28)).padStart(2, "0")}`;
      const rate = { currency: "USD", day, rate: `18.${1000 + (n % 9000)}`, source: "typed" as const };
      await at.client.rates.add({ commandId: crypto.randomUUID(), ...rate });
      commits++;
      await pause(EVERY_MS);
    }
  })();
  let longest = 0;
  let slowest = 0;
  let before = 0;
  let bytes = 0;
  for (let n = 0; n < count; n++) {
    const lag = monitorEventLoopDelay({ resolution: 1 });
    lag.enable();
    const began = performance.now();
    const made = await at.client.backup.make();
    slowest = Math.max(slowest, performance.now() - began);
    if (made.auditSeq < before) throw new Error(`backup ${n} ends at ${made.auditSeq}, before the one before it`);
    before = made.auditSeq;
    bytes = made.bytes;
    // What a backup holds up is asked, not what its drill does, which somebody asks for and waits for.
    lag.disable();
    longest = Math.max(longest, lag.max / 1e6);
    const drill = n % 10 === 0 ? await drillBackup(made.file, "en") : null;
    if (drill?.ok === false) throw new Error(`backup ${n}: ${JSON.stringify(drill.checks.filter(({ ok }) => !ok))}`);
    if (n % 20 === 19) tell(`${n + 1} backups`);
  }
  working = false;
  await work;
  await at.close();
  const [slowestMs, longestHeldMs] = [Math.round(slowest), Math.round(longest)];
  return { backups: count, commits, slowestMs, longestHeldMs, bytes } satisfies Figures;
});
