import { sql } from "kysely";
import type { FollowUp, Interaction, TimelineRow } from "../../../shared/contract/contacts.ts";
import { campaignsBehind } from "../campaigns/written-by.ts";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";
import { readAttachments } from "../lib/attachments.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { interactionList } from "./page-reader.ts";
import { customerIds } from "./people.ts";

/** Rows with the invoices they were about and their evidence. */
export async function withDetails(db: Pick<LedgerDb, "read">, rows: readonly Interaction[]): Promise<TimelineRow[]> {
  const ids = rows.map((row) => row.id);
  const files = await readAttachments(db, "interaction", ids);
  const invoices = await invoicesOf(db.read, ids);
  const campaigns = await campaignsBehind(db.read, ids);
  return rows.map((row) => ({
    ...row,
    invoices: invoices.get(row.id) ?? [],
    files: files.get(row.id) ?? [],
    campaign: campaigns.get(row.id) ?? "",
  }));
}

async function invoicesOf(db: ReadHandle, ids: readonly number[]): Promise<Map<number, TimelineRow["invoices"]>> {
  const byRow = new Map<number, TimelineRow["invoices"]>();
  if (ids.length === 0) return byRow;
  const rows = await db
    .selectFrom("interaction_invoice as x")
    .innerJoin("document as d", "d.uuid", "x.invoice_uuid")
    .select(["x.interaction_id", "d.uuid", "d.series", "d.folio"])
    .where("x.interaction_id", "in", [...ids])
    .orderBy("x.id")
    .execute();
  for (const row of rows) {
    const list = byRow.get(row.interaction_id) ?? [];
    list.push({ uuid: row.uuid, label: documentLabel(row) });
    byRow.set(row.interaction_id, list);
  }
  return byRow;
}

/** What was logged with a customer, newest first, corrected rows included. */
export async function timeline(
  db: Pick<LedgerDb, "read">,
  customerId: number,
  window: { offset: number; limit: number },
): Promise<{ rows: TimelineRow[]; total: number }> {
  const selection = { from: null, to: null, search: "", customerId, corrected: true, filters: [] };
  const rows = await interactionList.page(db, selection, [], window);
  return { rows: await withDetails(db, rows), total: await interactionList.count(db, selection) };
}

interface FollowUpLine {
  id: number;
  customer_id: number;
  customer_name: string;
  kind: FollowUp["kind"];
  due_on: string;
  due_at: string | null;
  person_id: number | null;
  person_name: string | null;
  note: string;
  source_kind: string;
  source_id: number | null;
}

/** Open follow-ups of a customer, the next one first. */
export async function openFollowUps(db: ReadHandle, customerId: number): Promise<FollowUp[]> {
  const ids = await customerIds(db, customerId);
  const result =
    await sql<FollowUpLine>`select f.id, f.customer_id, c.name as customer_name, f.kind, f.due_on, f.due_at,
      f.person_id, p.name as person_name, f.note, f.source_kind, f.source_id
    from follow_up as f join customer as c on c.id = f.customer_id left join person as p on p.id = f.person_id
    where f.state = 'open' and f.customer_id in (${sql.join(ids)})
    order by f.due_on, coalesce(f.due_at, ''), f.id`.execute(db);
  return result.rows.map((row) => ({
    id: row.id,
    customerId: row.customer_id,
    customerName: row.customer_name,
    kind: row.kind,
    dueOn: row.due_on,
    dueAt: row.due_at,
    personId: row.person_id,
    personName: row.person_name ?? "",
    note: row.note,
    sourceKind: row.source_kind,
    sourceId: row.source_id,
  }));
}
