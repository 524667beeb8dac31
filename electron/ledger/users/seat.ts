import { hostname, userInfo } from "node:os";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { keepSetting } from "../lib/keep-setting.ts";

/** The account of the system this process runs under; "" for one without a name in the system's own list. */
export function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return "";
  }
}

/** Setting of this PC and this user of it: an office may share one ledger. */
export function seatKey(what: "me" | "seat"): string {
  return `${what}:${hostname()}:${systemUser()}`;
}

/** Remembers who signed in here last, so that the next time their name stands first. */
export async function keepSeat(tx: LedgerTx, personId: number): Promise<void> {
  await keepSetting(tx, seatKey("seat"), personId);
}

/** Who signed in here last; null when nobody did. */
export async function readSeat(db: ReadHandle): Promise<number | null> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", seatKey("seat")).executeTakeFirst();
  return row ? Number(row.value) : null;
}
