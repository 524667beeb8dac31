import { hostname } from "node:os";
import { SEALED_FACTS } from "../db/audit-chain.ts";
import type { ReadHandle } from "../db/ledger-db.ts";

/** Farther behind than this is neither a clock set right nor a command that took long: the clock went back. */
const TOLERANCE_MS = 10 * 60_000;

/** Action of the event that says so. */
export const CLOCK_BACK = "clock.back";

/** What it says: the newest instant there was, and the one this PC believes it to be. */
interface ClockBack {
  readonly newest: string;
  readonly clock: string;
  readonly minutesBack: number;
}

/**
 * Whether the clock of this PC stands behind what has been recorded; null where it does not, or this PC has said so already. That
 * it stands ahead cannot be known: a PC that slept looks the same. Once it is set right again, what was recorded lies ahead, and
 * that is told here.
 */
export async function clockBack(db: ReadHandle, now: string): Promise<ClockBack | null> {
  const newest = await newestEvent(db, null);
  if (newest === null || !isBehind(now, newest.at)) return null;
  // Another PC's clock may be ahead of this one's for ever: that is told once, not each time the two take turns.
  const own = newest.pc === hostname() ? newest : await newestEvent(db, hostname());
  if (own !== null && !isBehind(now, own.at)) return null;
  const minutesBack = Math.round((Date.parse(newest.at) - Date.parse(now)) / 60_000);
  return { newest: newest.at, clock: now, minutesBack };
}

function isBehind(now: string, then: string): boolean {
  return Date.parse(then) - Date.parse(now) > TOLERANCE_MS;
}

/** The event told last, of one PC where it is named; what the program seals by itself is nobody's. */
async function newestEvent(db: ReadHandle, pc: string | null): Promise<{ at: string; pc: string } | null> {
  let query = db.selectFrom("audit").select(["at", "pc"]).where("action", "<>", SEALED_FACTS);
  if (pc !== null) query = query.where("pc", "=", pc);
  return (await query.orderBy("seq", "desc").limit(1).executeTakeFirst()) ?? null;
}
