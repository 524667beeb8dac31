import type { CreditFact } from "../../../shared/domain/disputes/facts.ts";
import type { Bulk } from "../db/bulk.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { DisputeEventRow, DisputeRow, DisputeSpanRow, DisputeStandingRow } from "../db/tables/disputes.ts";
import { NEVER } from "../db/tables/spec.ts";
import { ledgerError } from "../ledger-error.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { loadDisputes } from "./loader.ts";

/** A dispute with what commands have to know of it. */
export interface FoundDispute {
  readonly row: DisputeRow;
  readonly standing: DisputeStandingRow;
  /** Name of the invoice it is about now. */
  readonly label: string;
  readonly openMinor: number;
  /** What of the open balance no other dispute takes. */
  readonly freeMinor: number;
  /** The most it takes of the balance; 0 once answered. */
  readonly claimMinor: number;
  readonly slaDays: number;
  /** Day its invoice was cancelled for good; "" while in force. */
  readonly endedOn: string;
  /** Day of its last step. */
  readonly lastDay: string;
  readonly events: readonly DisputeEventRow[];
  readonly undoable: Undoable | null;
}

export interface Undoable {
  /** Null: that it was opened. */
  readonly eventId: number | null;
  readonly kind: DisputeEventRow["kind"] | "opened";
}

/** Steps that leave everything as it was, so that taking them back would say nothing. */
const SILENT: ReadonlySet<string> = new Set(["note", "evidence", "undo"]);

/** The step that can be taken back: the last one that changed anything. */
export function undoableOf(events: readonly DisputeEventRow[]): Undoable | null {
  const undone = new Set(events.flatMap((event) => (event.kind === "undo" ? [event.undoes_id] : [])));
  if (undone.has(null)) return null;
  const last = events.findLast((event) => !SILENT.has(event.kind) && !undone.has(event.id));
  return last ? { eventId: last.id, kind: last.kind } : { eventId: null, kind: "opened" };
}

/** Throws NOT_FOUND, also for a dispute that was taken back. */
export async function findDispute(tx: { readonly sql: ReadHandle }, id: number): Promise<FoundDispute> {
  const { sql } = tx;
  const row = await sql.selectFrom("dispute").selectAll().where("id", "=", id).executeTakeFirst();
  const standing = await sql.selectFrom("dispute_standing").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row || !standing || standing.withdrawn === 1) {
    throw ledgerError("NOT_FOUND", { what: "dispute", id: String(id) });
  }
  const events = await eventsOf(sql, id);
  const span = await lastSpan(sql, id);
  const invoice = await invoiceOf(sql, standing.receivable_id);
  const openMinor = Math.max(0, invoice?.openMinor ?? 0);
  return {
    row,
    standing,
    label: invoice?.label ?? `…${row.invoice_uuid.slice(-12)}`,
    openMinor,
    freeMinor: Math.max(0, openMinor - (await othersOf(sql, standing))),
    claimMinor: span?.claim_minor ?? 0,
    slaDays: span?.sla_days ?? row.sla_days,
    endedOn: invoice?.cancelledOn ?? "",
    lastDay: events.at(-1)?.on_day ?? row.opened_on,
    events,
    undoable: undoableOf(events),
  };
}

/** Everything that happened to a dispute, in the order it was recorded. */
export async function eventsOf(db: ReadHandle, id: number): Promise<DisputeEventRow[]> {
  return db.selectFrom("dispute_event").selectAll().where("dispute_id", "=", id).orderBy("id").execute();
}

async function lastSpan(db: ReadHandle, id: number): Promise<DisputeSpanRow | undefined> {
  return db
    .selectFrom("dispute_span")
    .selectAll()
    .where("dispute_id", "=", id)
    .where("until_on", "=", NEVER)
    .executeTakeFirst();
}

async function invoiceOf(
  db: ReadHandle,
  receivableId: number | null,
): Promise<{ label: string; openMinor: number; cancelledOn: string } | null> {
  if (receivableId === null) return null;
  const found = await db
    .selectFrom("receivable as r")
    .innerJoin("document as d", "d.id", "r.document_id")
    .leftJoin("document_ending as x", "x.document_id", "d.id")
    .select(["d.uuid", "d.series", "d.folio", "r.open_minor", "x.ended_on"])
    .where("r.id", "=", receivableId)
    .executeTakeFirst();
  return found ? { label: documentLabel(found), openMinor: found.open_minor, cancelledOn: found.ended_on ?? "" } : null;
}

/** What other disputes take of the same invoice. */
async function othersOf(db: ReadHandle, standing: DisputeStandingRow): Promise<number> {
  const rows = await db
    .selectFrom("dispute_standing")
    .select("disputed_minor")
    .where("receivable_id", "=", standing.receivable_id)
    .where("id", "<>", standing.id)
    .where("withdrawn", "=", 0)
    .where("resolved_on", "=", NEVER)
    .execute();
  return rows.reduce((sum, row) => sum + row.disputed_minor, 0);
}

/**
 * Credit that is due when the whole dispute is valid: what is disputed now and what credit notes have taken off since it
 * was opened, never more than it claims.
 */
export async function creditDue(
  bulk: Pick<Bulk, "selectIn">,
  dispute: Pick<FoundDispute, "row" | "standing" | "claimMinor" | "events">,
): Promise<{ dueMinor: number; claimMinor: number; credits: readonly CreditFact[] }> {
  const { credits } = await loadDisputes(bulk, [dispute.row.invoice_uuid]);
  const undone = new Set(dispute.events.flatMap((event) => event.undoes_id ?? []));
  const reopened = dispute.events.findLast((event) => event.kind === "reopened" && !undone.has(event.id));
  const since = reopened?.on_day ?? dispute.row.opened_on;
  const came = credits.filter((credit) => credit.on >= since).reduce((sum, credit) => sum + credit.amountMinor, 0);
  const { claimMinor } = dispute;
  return { dueMinor: Math.min(claimMinor, dispute.standing.disputed_minor + came), claimMinor, credits };
}
