/**
 * The app and the command line on one ledger (RELIABILITY T12): so many rounds in which another process writes to it while this one
 * does, and every second one is killed in the middle. Nothing that was acknowledged is lost, and what was killed leaves no lock
 * behind. Who was told that the ledger is busy is counted: nobody, unless the machine itself is busy for seconds.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { assertSound, campaign, codeOf, type Figures, freshCopy, office, withLedger } from "./harness.ts";
import { programPath } from "./programs.ts";

await campaign(async ({ template, folder, count, chance, tell }) => {
  const path = freshCopy(template.full, join(folder, "cartera.alcorriente"));
  const at = office();
  await at.client.ledgers.open({ path });
  const acknowledged: string[] = [];
  let killed = 0;
  let busy = 0;
  let slowest = 0;
  for (let round = 0; round < count; round++) {
    const other = spawn(process.execPath, [programPath("victim"), "paying", path, ""], {
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
    const dies = round % 2 === 0;
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
      for (;;) {
        try {
          await at.client.rates.add({ commandId, ...rate, source: "typed" });
          break;
        } catch (error) {
          // On a machine that is busy for seconds: a person tries again, and the command is the same.
          if (codeOf(error) !== "LEDGER_IN_USE") throw error;
          busy++;
        }
      }
      slowest = Math.max(slowest, performance.now() - began);
      acknowledged.push(commandId);
      if (ready === 0 && said.includes("ready\n")) ready = performance.now();
      if (dies && ready > 0 && performance.now() - ready > patience && other.exitCode === null) {
        other.kill("SIGKILL");
        await ended;
        killed++;
      }
      await pause(20);
    }
    if (trouble.includes("LEDGER_IN_USE") || trouble.includes("ledger is busy")) busy++;
    else if (trouble !== "") throw new Error(`round ${round}: the other one said ${trouble}`);
    const lines = said.split("\n").slice(0, -1);
    acknowledged.push(...lines.filter((line) => line !== "ready" && line !== "done"));
  }
  await at.close();
  await withLedger(path, (db) => assertSound(db, acknowledged));
  tell(`${count} rounds`);
  return {
    rounds: count,
    killed,
    busy,
    acknowledged: acknowledged.length,
    slowestMs: Math.round(slowest),
  } satisfies Figures;
});
