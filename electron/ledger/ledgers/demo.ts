import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import { writeDemoFolder } from "../demo/write.ts";
import { DEMO_AS_OF_KEY } from "./reader.ts";

/**
 * Makes a fresh demo ledger: writes the demo company's CFDI into a temporary folder and imports them the way any folder
 * is imported, so that the demo shows the real thing. Throws LEDGER_EXISTS when the file is there already. The folder is
 * removed when the import has ended.
 */
export async function createDemo(
  context: LedgerContext,
  request: { path: string; commandId: string },
): Promise<{ runId: number }> {
  await context.session.open(request.path, "must-not-exist");
  const db = openLedger(context);
  const folder = await mkdtemp(join(tmpdir(), "al-corriente-demo-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const demo = await writeDemoFolder(folder);
    await db.write((tx) => tx.bulk.insert("meta", [{ key: DEMO_AS_OF_KEY, value: demo.asOf }]));
    return await context.importing.start(db, {
      commandId: request.commandId,
      paths: [folder],
      ownRfcs: demo.ownRfcs,
      onEnd: remove,
    });
  } catch (error) {
    await remove();
    throw error;
  }
}
