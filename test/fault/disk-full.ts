/**
 * A disk that fills up in the middle of an import, at so many places of it (RELIABILITY T4). The import ends with words about
 * space, what it booked stays and can be read; with room again the same import goes on in the same process and ends as one that
 * was never stopped. Runs under the shim.
 */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { run } from "../cli/run.ts";
import { dump } from "../ledger/support/ledger-dump.ts";
import { assertSound, campaign, codeOf, type Figures, freshCopy, type Office, office, withLedger } from "./harness.ts";
import { shim } from "./shim.ts";

async function importing({ client, context }: Office, folder: string) {
  const { runId } = await client.imports.start({ commandId: randomUUID(), paths: [folder], ownRfcs: [] });
  await context.importing.finished(runId);
  const snapshot = context.importing.snapshot(runId);
  return { state: snapshot?.state ?? "", why: snapshot?.currentPath ?? "" };
}

/** Bytes a whole import writes, found by giving less and less room. */
async function bytesOfImport(fresh: () => string, cfdi: string): Promise<number> {
  let enough = 1 << 27;
  for (let room = enough; room > 4096; room /= 2) {
    const at = office();
    await at.client.ledgers.open({ path: fresh() });
    shim.room(room);
    const { state } = await importing(at, cfdi).catch(() => ({ state: "failed" }));
    shim.off();
    await at.close();
    if (state !== "done") break;
    enough = room;
  }
  return enough;
}

await campaign(async ({ template, folder, count, chance, tell }) => {
  const { cfdi, company, full } = template;
  const known = join(folder, "nueva.alcorriente");
  if (!existsSync(known)) await run("import", join(folder, "nada"), "--ledger", known, "--company", company);
  const path = join(folder, "cartera.alcorriente");
  const fresh = (): string => freshCopy(known, path);
  const wanted = JSON.stringify(await withLedger(full, dump));
  const bytes = await bytesOfImport(fresh, cfdi);
  let filled = 0;
  let slowest = 0;
  for (let turn = 0; filled < count && turn < count * 4; turn++) {
    const room = chance.below(bytes);
    const at = office();
    try {
      await at.client.ledgers.open({ path: fresh() });
      shim.room(room);
      const began = performance.now();
      const first = await importing(at, cfdi).catch((error: unknown) => ({ state: "failed", why: codeOf(error) }));
      if (!shim.fired()) {
        shim.off();
        continue;
      }
      filled++;
      slowest = Math.max(slowest, performance.now() - began);
      if (first.state === "failed" && first.why !== "DISK_FULL") throw new Error(`room ${room}: said ${first.why}`);
      await at.client.receivables.documents({ asOf: "2026-10-31", all: true });
      shim.off();
      const second = await importing(at, cfdi);
      if (second.state !== "done") throw new Error(`room ${room}: with room again it ended ${second.state}`);
    } finally {
      shim.off();
      await at.close();
    }
    await withLedger(path, async (db) => {
      await assertSound(db);
      if (JSON.stringify(await dump(db)) !== wanted) throw new Error(`room ${room}: not as one that was never stopped`);
    });
    if (filled % 20 === 0) tell(`${filled} times full`);
  }
  return { filled, slowestMs: Math.round(slowest) } satisfies Figures;
});
