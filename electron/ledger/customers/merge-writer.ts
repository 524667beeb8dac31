import { sql } from "kysely";
import { isPlainDecimal, parseMinor } from "../../../shared/domain/money.ts";
import { openingMatchKey, referenceOf } from "../../../shared/domain/openings/reference.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Stamp } from "../lib/recording.ts";
import { repost } from "../receivables/poster.ts";
import type { PostingRules } from "../receivables/posting-rules.ts";
import { readProfile } from "./profile.ts";

/** Documents posted again in one go. */
const CHUNK = 2000;

interface Named {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly merged_into: number | null;
}

async function customerOf(db: ReadHandle, id: number): Promise<Named> {
  const row = await db
    .selectFrom("customer")
    .select(["id", "key", "name", "merged_into"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw ledgerError("NOT_FOUND", { what: "customer", id: String(id) });
  return row;
}

/**
 * The two customers of a merge, each as the one it counts for. Throws NOT_FOUND, MERGE_REFUSED, and FIELD_REFUSED where
 * lawyers, an agency or its own wish keep everybody from the one that would be merged and not from the other, or its credit
 * alone is held: its debt would be chased, and more would be sold to it, as if nothing were.
 */
export async function checkMerge(
  db: ReadHandle,
  keptId: number,
  mergedId: number,
): Promise<{ readonly kept: Named; readonly merged: Named }> {
  const named = await customerOf(db, keptId);
  const merged = await customerOf(db, mergedId);
  const kept = named.merged_into === null ? named : await customerOf(db, named.merged_into);
  if (kept.id === merged.id || named.id === merged.id) {
    throw ledgerError("MERGE_REFUSED", { code: "same", name: merged.name });
  }
  if (merged.merged_into !== null) throw ledgerError("MERGE_REFUSED", { code: "already", name: merged.name });
  const [theirs, ours] = [(await readProfile(db, merged.id)).profile, (await readProfile(db, kept.id)).profile];
  if (BARRED.some((field) => theirs[field] && !ours[field])) {
    throw ledgerError("FIELD_REFUSED", { field: "mergedId", code: "merge-barred", value: merged.name });
  }
  if (theirs.hold !== "open" && ours.hold === "open") {
    throw ledgerError("FIELD_REFUSED", { field: "mergedId", code: "merge-held", value: merged.name });
  }
  return { kept, merged };
}

/** What keeps everybody from contacting a customer. */
const BARRED = ["legalHold", "placed", "doNotContact"] as const;

/**
 * Says that two customers are one. Nothing a document says changes: each remembers whose it was, and all of them, with
 * those still to come under the merged customer's key, are posted to the one that is kept. Returns the merge's id.
 * Throws what {@link checkMerge} does.
 */
export async function mergeCustomers(
  tx: LedgerTx,
  ids: { readonly keptId: number; readonly mergedId: number },
  rules: PostingRules,
  recording: Stamp,
): Promise<number> {
  const { kept, merged } = await checkMerge(tx.sql, ids.keptId, ids.mergedId);
  const id = await takeIds(tx, "customer_merge", 1);
  await tx.bulk.insert("customer_merge", [
    {
      id,
      kept_id: kept.id,
      merged_id: merged.id,
      merged_at: recording.at,
      actor: recording.actor,
      undone_at: "",
      undone_by: "",
    },
  ]);
  await appendAudit(tx, {
    ...recording,
    action: "customers.merge",
    detail: { merge: id, kept: kept.key, merged: merged.key },
  });
  await handOverFollowUps(tx, id, merged.id, kept.id);
  await regroup(tx, merged.id, [kept.id, merged.id], rules, recording);
  return id;
}

/**
 * Takes a merge back: the ledger becomes what it would be had the two never been merged, whatever came in since. False
 * when it was taken back before. Throws NOT_FOUND.
 */
export async function unmergeCustomers(
  tx: LedgerTx,
  mergeId: number,
  rules: PostingRules,
  recording: Stamp,
): Promise<boolean> {
  const merge = await tx.sql.selectFrom("customer_merge").selectAll().where("id", "=", mergeId).executeTakeFirst();
  if (!merge) throw ledgerError("NOT_FOUND", { what: "merge", id: String(mergeId) });
  if (merge.undone_at !== "") return false;
  const kept = await customerOf(tx.sql, merge.kept_id);
  const merged = await customerOf(tx.sql, merge.merged_id);
  const undone = { undone_at: recording.at, undone_by: recording.actor };
  await tx.sql.updateTable("customer_merge").set(undone).where("id", "=", mergeId).execute();
  await appendAudit(tx, {
    ...recording,
    action: "customers.unmerge",
    detail: { merge: mergeId, kept: kept.key, merged: merged.key },
  });
  await handBackFollowUps(tx, mergeId, merged.id);
  await regroup(tx, merged.id, [kept.merged_into ?? kept.id, merged.id], rules, recording);
  return true;
}

/** Customers whose merges lead to one, with that one; itself among them. */
async function below(db: ReadHandle, top: number): Promise<number[]> {
  const merges = await db
    .selectFrom("customer_merge")
    .select(["kept_id", "merged_id"])
    .where("undone_at", "=", "")
    .execute();
  const found = new Set([top]);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const { kept_id, merged_id } of merges) if (found.has(kept_id)) found.add(merged_id);
  }
  return [...found];
}

/** The customer that a customer counts for by the merges that stand. */
async function rootOf(db: ReadHandle, id: number): Promise<number> {
  for (let at = id; ; ) {
    const above = await db
      .selectFrom("customer_merge")
      .select("kept_id")
      .where("merged_id", "=", at)
      .where("undone_at", "=", "")
      .executeTakeFirst();
    if (!above) return at;
    at = above.kept_id;
  }
}

/** Brings everything of the customer, and of those merged into it, to the customer it counts for now, and posts it again. */
async function regroup(
  tx: LedgerTx,
  moved: number,
  concerned: readonly number[],
  rules: PostingRules,
  recording: Stamp,
): Promise<void> {
  const root = await rootOf(tx.sql, moved);
  const own = await below(tx.sql, moved);
  for (const id of own) {
    await tx.sql
      .updateTable("customer")
      .set({ merged_into: id === root ? null : root })
      .where("id", "=", id)
      .execute();
  }
  await moveDocuments(tx, own, root);
  await moveFindings(tx, own);
  await rematch(tx, own, root);
  await repostMoved(tx, own, root, concerned, rules, recording);
}

/** Documents and recorded money of the customers count for the root; each document remembers whose it was. */
async function moveDocuments(tx: LedgerTx, own: readonly number[], root: number): Promise<void> {
  for (const id of own) {
    await tx.sql
      .updateTable("document")
      .set({ customer_id: root, merged_from: id === root ? null : id })
      .where((eb) =>
        eb.or([eb("merged_from", "=", id), eb.and([eb("customer_id", "=", id), eb("merged_from", "is", null)])]),
      )
      .execute();
  }
  await sql`update payment set customer_id = (select d.customer_id from document as d where d.id = payment.document_id)
    where document_id in (select d.id from document as d where d.kind = 'M' and (d.merged_from in (${sql.join([...own])})
      or (d.customer_id in (${sql.join([...own])}) and d.merged_from is null)))`.execute(tx.sql);
}

/** What was found of the documents' chains names the customer that counts. */
async function moveFindings(tx: LedgerTx, own: readonly number[]): Promise<void> {
  const ids = sql.join([...own]);
  await sql`update chain_finding set customer_id =
      (select d.customer_id from document as d where d.uuid = chain_finding.subject_uuid)
    where subject_uuid in (select d.uuid from document as d where d.merged_from in (${ids})
      or (d.customer_id in (${ids}) and d.merged_from is null))`.execute(tx.sql);
}

/** What is still to be done with the merged customer is to be done with the kept one. */
async function handOverFollowUps(tx: LedgerTx, mergeId: number, from: number, to: number): Promise<void> {
  const rows = await tx.sql.selectFrom("follow_up").select("id").where("customer_id", "=", from).execute();
  await tx.bulk.insert(
    "customer_merge_moved",
    rows.map((row) => ({ merge_id: mergeId, follow_up_id: row.id })),
  );
  await tx.sql.updateTable("follow_up").set({ customer_id: to }).where("customer_id", "=", from).execute();
}

/** Hands back what {@link handOverFollowUps} handed over. */
async function handBackFollowUps(tx: LedgerTx, mergeId: number, to: number): Promise<void> {
  await tx.sql
    .updateTable("follow_up")
    .set({ customer_id: to })
    .where("id", "in", (eb) =>
      eb.selectFrom("customer_merge_moved").select("follow_up_id").where("merge_id", "=", mergeId),
    )
    .execute();
}

/** Opening balances without a UUID find their CFDI by customer: by the one that counts. */
async function rematch(tx: LedgerTx, own: readonly number[], root: number): Promise<void> {
  const rows = await tx.sql
    .selectFrom("opening_line")
    .innerJoin("document", "document.id", "opening_line.document_id")
    .select(["opening_line.id", "series", "folio", "currency", "total"])
    .where("opening_line.match_key", "!=", "")
    .where((eb) =>
      eb.or([
        eb("document.merged_from", "in", [...own]),
        eb.and([eb("document.customer_id", "in", [...own]), eb("document.merged_from", "is", null)]),
      ]),
    )
    .execute();
  const updates = rows.flatMap((row) =>
    isPlainDecimal(row.total)
      ? [
          {
            id: row.id,
            match_key: openingMatchKey(root, referenceOf(row), row.currency, parseMinor(row.total, row.currency)),
          },
        ]
      : [],
  );
  await tx.bulk.update("opening_line", ["match_key"], updates);
}

/**
 * Posts what was moved again, with what may hang on it at the other customer: recorded money that complements may now
 * document, or no longer do, and opening balances whose CFDI is now theirs, or no longer is.
 */
async function repostMoved(
  tx: LedgerTx,
  own: readonly number[],
  root: number,
  concerned: readonly number[],
  rules: PostingRules,
  recording: Stamp,
): Promise<void> {
  const context = { runId: 0, recordedAt: recording.at, actor: recording.actor };
  const all = await tx.sql
    .selectFrom("document")
    .select(["uuid", "kind", "customer_id", "merged_from"])
    .where("customer_id", "in", [...new Set([root, ...concerned])])
    .orderBy("id")
    .execute();
  const moved = all.filter((row) => own.includes(row.merged_from ?? row.customer_id));
  const openings = all.filter((row) => row.kind === "O").map((row) => row.uuid);
  const complements = moved.filter((row) => row.kind === "P").map((row) => row.uuid);
  const payments = await tx.sql
    .selectFrom("payment")
    .select("id")
    .where("customer_id", "in", [...new Set([root, ...concerned])])
    .execute();
  const first = {
    seeds: new Set(openings),
    complements: new Set(complements),
    freshIds: new Set<number>(),
    payments: new Set(payments.map((row) => row.id)),
  };
  await repost(tx, first, context, rules);
  const invoices = moved.filter((row) => row.kind === "I" || row.kind === "E").map((row) => row.uuid);
  for (let start = 0; start < invoices.length; start += CHUNK) {
    const seeds = new Set(invoices.slice(start, start + CHUNK));
    await repost(tx, { seeds, complements: new Set(), freshIds: new Set() }, context, rules);
  }
}
