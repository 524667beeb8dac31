import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { PaymentApplicationRow, PaymentEventRow } from "../db/tables/payments.ts";
import type { DayStamp } from "../lib/recording.ts";
import { repost } from "../receivables/poster.ts";
import { readSettings } from "../settings/reader.ts";

/** Adds applications, or rows that take some back; returns their ids. */
export async function writeApplications(
  tx: LedgerTx,
  rows: readonly Omit<PaymentApplicationRow, "id" | "recorded_at" | "actor">[],
  { at, actor }: DayStamp,
): Promise<number[]> {
  if (rows.length === 0) return [];
  const first = await takeIds(tx, "payment_application", rows.length);
  await tx.bulk.insert(
    "payment_application",
    rows.map((row, index) => ({ ...row, id: first + index, recorded_at: at, actor })),
  );
  return rows.map((_, index) => first + index);
}

/** Adds events; returns their ids. */
export async function writeEvents(
  tx: LedgerTx,
  rows: readonly Omit<PaymentEventRow, "id" | "recorded_at" | "actor">[],
  { at, actor }: DayStamp,
): Promise<number[]> {
  if (rows.length === 0) return [];
  const first = await takeIds(tx, "payment_event", rows.length);
  await tx.bulk.insert(
    "payment_event",
    rows.map((row, index) => ({ ...row, id: first + index, recorded_at: at, actor })),
  );
  return rows.map((_, index) => first + index);
}

/** Posts payments again, with every invoice and complemento that hangs on them. */
export async function postPayments(tx: LedgerTx, ids: ReadonlySet<number>, recording: DayStamp): Promise<void> {
  const rules = await readSettings(tx.sql);
  const work = { seeds: new Set<string>(), complements: new Set<string>(), freshIds: new Set<number>(), payments: ids };
  await repost(tx, work, { runId: 0, recordedAt: recording.at, actor: recording.actor }, rules);
}
