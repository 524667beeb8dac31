import type { LedgerContext } from "../context.ts";
import { fileReadAside, openLedger } from "../context.ts";
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
  const path = fileReadAside(context);
  if (path === null) return readSnapshot(openLedger(context), (read) => readOn(read, name, asked));
  // The thread answers what `readOn` gives of the same name.
  return (await thread.ask({ path, name, asked })) as Found<Name>;
}
