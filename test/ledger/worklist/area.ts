import { createRouterClient } from "@orpc/server";
import { onTestFinished } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import type { LedgerTx } from "../../../electron/ledger/db/ledger-db.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import type { DatabaseName } from "../support/ledgers.ts";
import { openLedgerOn } from "../support/ledgers.ts";
import { fill, NOW } from "./scene.ts";

/** A ledger with a clock of the test's own and the contract's client in front of it. */
export async function openArea(
  database: DatabaseName,
  invoices: Parameters<typeof fill>[1],
  more: (tx: LedgerTx) => Promise<void> = () => Promise.resolve(),
) {
  const db = await openLedgerOn(database);
  let now = NOW;
  const { context, close } = createContext({ now: () => now });
  await context.session.adopt(db);
  onTestFinished(close);
  await fill(db, invoices);
  await db.write(more);
  const client = createRouterClient(createRouter(), { context });
  return {
    db,
    client,
    work: client.worklist,
    /** Moves the clock. */
    at(instant: string) {
      now = new Date(instant);
    },
    /** Works at this computer as somebody from now on. */
    async become(id: number | null) {
      await client.users.become({ commandId: crypto.randomUUID(), id });
    },
  };
}
