import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import { readSnapshot } from "../db/snapshot.ts";
import { KeptThread } from "../lib/threads/kept-thread.ts";
import { type Asked, type Found, type Reading, type ReadingName, readOn } from "./reading.ts";

/** What the thread is asked: a reading of a ledger file. */
export interface ReadingJob extends Reading {
  readonly path: string;
}

/** The one reading thread of the process. */
const thread = new KeptThread<ReadingJob, unknown>("reading");

/**
 * Reads the KPIs of the open ledger on one state of it: in the reading thread where the process has one and the ledger is
 * a file, so that a board of a large ledger keeps nobody waiting; here otherwise.
 */
export async function readKpis<Name extends ReadingName>(
  context: LedgerContext,
  name: Name,
  asked: Asked<Name>,
): Promise<Found<Name>> {
  const db = openLedger(context);
  // Somebody who sees a part of the ledger reads here: what narrows it stands on this process's connection.
  const whole = db === context.session.current;
  if (!context.readsAside || !whole || db.dialect !== "sqlite")
    return readSnapshot(db, (read) => readOn(read, name, asked));
  // The thread answers what `readOn` gives of the same name.
  return (await thread.ask({ path: db.path, name, asked })) as Found<Name>;
}
