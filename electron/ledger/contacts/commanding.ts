import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { carryOut } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import { readSettings } from "../settings/reader.ts";
import type { ContactRecording } from "./recording.ts";

/** Areas whose screens ask again after something was logged: a promise or a dispute may have come of it. */
const TOUCHED = ["contacts", "customers", "letters"] as const;

/** Carries out a command of the contact log once and tells the screens. */
export async function command<T>(
  context: LedgerContext,
  commandId: string,
  procedure: string,
  work: (tx: LedgerTx, recording: ContactRecording) => Promise<T>,
): Promise<T> {
  return carryOut(context, commandId, procedure, TOUCHED, async (tx, recording) => {
    const { timeZone } = await readSettings(tx.sql);
    return work(tx, { ...recording, timeZone });
  });
}

/** Whether a command was carried out before: then neither files are read nor mails sent again. */
export async function answered(context: LedgerContext, commandId: string): Promise<boolean> {
  const row = await openLedger(context)
    .read.selectFrom("command")
    .select("id")
    .where("id", "=", commandId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The same for what is written down outside such a command: before a mail is sent, letter by letter of a batch. */
export async function recordingOf(
  context: LedgerContext,
  tx: Pick<LedgerTx, "sql">,
  at: string,
): Promise<ContactRecording> {
  const { timeZone } = await readSettings(tx.sql);
  return {
    at,
    actor: context.actor,
    today: await companyToday(tx, new Date(at)),
    timeZone,
    personId: context.personId(),
  };
}
