/**
 * The app and the command line on one ledger (RELIABILITY T12): so many rounds in which another process writes to it while this one
 * does, and every second one is killed in the middle. Nothing that was acknowledged is lost, nobody is told that the ledger is busy,
 * and what was killed leaves no lock behind.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { assertSound, campaign, type Figures, freshCopy, office, withLedger } from "./harness.ts";

await campaign(async ({ template, folder, count, chance, tell }) => {
  const path = freshCopy(template.full, join(folder, "cartera.alcorriente"));
  const at = office();
  await at.client.ledgers.open({ path });
  const acknowledged: string[] = [];
  let killed = 0;
  let slowest = 0;
  for (let round = 0; round < count; round++) {
    const other = spawn(process.execPath, [join(import.meta.dirname, "victim.ts"), "paying", path, ""], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    let trouble = "";
    other.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    other.stderr.on("data", (chunk: Buffer) => {
      trouble += chunk.toString();
    });
    const ended = new Promise<void>((resolve) => {
      other.once("close", () => resolve());
    });
    let running = true;
    void ended.then(() => {
      running = false;
    });
    const dies = round % 2 === 1;
    const patience = 200 + chance.below(300);
    let ready = 0;
    for (let n = 0; running; n++) {
      const commandId = crypto.randomUUID();
      const began = performance.now();
      const rate = {
        currency: "EUR",
        day: `2026-08-${String(1 + (n % 28)).padStart(2, "0")}`,
        rate: `21.${round}${n}`,
      };
      await at.client.rates.add({ commandId, ...rate, source: "typed" });
      slowest = Math.max(slowest, performance.now() - began);
      acknowledged.push(commandId);
      if (ready === 0 && said.includes("ready\n")) ready = performance.now();
      if (dies && ready > 0 && performance.now() - ready > patience && other.exitCode === null) {
        other.kill("SIGKILL");
        await ended;
        killed++;
      }
      await pause(3);
    }
    if (trouble !== "") throw new Error(`round ${round}: the other one said ${trouble}`);
    const lines = said.split("\n").slice(0, -1);
    acknowledged.push(...lines.filter((line) => line !== "ready" && line !== "done"));
  }
  await at.close();
  await withLedger(path, (db) => assertSound(db, acknowledged));
  tell(`${count} rounds`);
  return { rounds: count, killed, acknowledged: acknowledged.length, slowestMs: Math.round(slowest) } satisfies Figures;
});
