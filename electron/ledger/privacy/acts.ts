import { randomUUID } from "node:crypto";
import { z } from "zod";
import {
  type PrivacyAct,
  type PrivacyKept,
  type PrivacySubject,
  zPrivacyFile,
} from "../../../shared/contract/privacy.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import type { PrivacyActKind, PrivacyActRow } from "../db/tables/privacy.ts";
import type { Recording } from "../lib/recording.ts";
import { knownSubject } from "./subject.ts";

/** What an act keeps of what it did; never a word about the person. */
const zDetail = z.object({
  erased: z.number().int().default(0),
  kept: zPrivacyFile.shape.kept.default([]),
  /** What unblocking puts back. */
  before: z.record(z.string(), z.number()).default({}),
  /** Event of the audit with what was before and after a rectification. */
  audit: z.number().int().nullable().default(null),
  /** Rectification that this one took back. */
  undoes: z.number().int().nullable().default(null),
});
export type ActDetail = z.infer<typeof zDetail>;

/** Writes an act down and answers with it. */
export async function recordAct(
  tx: LedgerTx,
  act: {
    readonly kind: PrivacyActKind;
    readonly subject: PrivacySubject;
    readonly customerId: number | null;
    readonly reason: "request" | "retention";
    readonly uid?: string;
    readonly detail: Partial<ActDetail>;
  },
  recording: Recording,
): Promise<PrivacyAct> {
  const id = await takeIds(tx, "privacy_act", 1);
  const row: PrivacyActRow = {
    id,
    uid: act.uid ?? randomUUID(),
    kind: act.kind,
    subject_kind: act.subject.kind,
    subject_id: act.subject.id,
    customer_id: act.customerId,
    reason: act.reason,
    detail: JSON.stringify(act.detail),
    on_day: recording.today,
    recorded_at: recording.at,
    person_id: recording.personId,
    actor: recording.actor,
  };
  await tx.bulk.insert("privacy_act", [row]);
  const [view] = await views(tx.sql, [row]);
  if (!view) throw new Error("an act that was just written is not there");
  return view;
}

/** Acts, newest first. */
export async function listActs(db: ReadHandle): Promise<PrivacyAct[]> {
  const rows = await db.selectFrom("privacy_act").selectAll().orderBy("id", "desc").limit(500).execute();
  return views(db, rows);
}

/** An act about somebody's data with what was done; null when there is none. */
export async function actOf(db: ReadHandle, id: number): Promise<{ row: PrivacyActRow; detail: ActDetail } | null> {
  const row = await db.selectFrom("privacy_act").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? { row, detail: detailOf(row) } : null;
}

/** What was done in an act, out of its row. Throws ZodError where the row is not as it was written. */
export function detailOf(row: PrivacyActRow): ActDetail {
  return zDetail.parse(JSON.parse(row.detail));
}

async function views(db: ReadHandle, rows: readonly PrivacyActRow[]): Promise<PrivacyAct[]> {
  const list: PrivacyAct[] = [];
  for (const row of rows) {
    const subject = { kind: row.subject_kind, id: row.subject_id };
    const last = await db
      .selectFrom("privacy_act")
      .select((eb) => eb.fn.max("id").as("id"))
      .where("subject_kind", "=", row.subject_kind)
      .where("subject_id", "=", row.subject_id)
      .executeTakeFirst();
    const detail = detailOf(row);
    list.push({
      id: row.id,
      kind: row.kind,
      subject,
      name: await nameOf(db, subject),
      reason: row.reason === "retention" ? "retention" : "request",
      onDay: row.on_day,
      recordedAt: row.recorded_at,
      actor: row.actor,
      erased: detail.erased,
      kept: detail.kept as PrivacyKept[],
      undoable: last?.id === row.id && (row.kind === "block" || (row.kind === "rectify" && detail.undoes === null)),
    });
  }
  return list;
}

async function nameOf(db: ReadHandle, subject: PrivacySubject): Promise<string> {
  // A subject of a copy of before may not be there yet.
  return knownSubject(db, subject).then(
    ({ name }) => name,
    () => "",
  );
}
