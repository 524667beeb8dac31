import { sql } from "kysely";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";

/** Tables whose rows an input may name by id, by the key that names them; `area.key` where a key means different things. */
const NAMED: Readonly<Record<string, string>> = {
  contactId: "contact",
  channelId: "contact_channel",
  interactionId: "interaction",
  correctsId: "interaction",
  followUpId: "follow_up",
  promiseId: "promise",
  renegotiates: "promise",
  disputeId: "dispute",
  itemId: "worklist_item",
  useId: "attachment_use",
  agreementId: "agreement",
  revises: "agreement",
  letterId: "letter",
  escalationId: "escalation",
  "promises.id": "promise",
  "contacts.id": "follow_up",
  "mail.id": "mail",
  "approvals.id": "approval",
  "approvals.approvalId": "approval",
  "agreements.id": "agreement",
  "letters.id": "letter",
};
const LISTS: Readonly<Record<string, string>> = { followUpIds: "followUpId", done: "followUpId", letters: "letterId" };
const CUSTOMER_KEYS = new Set(["customerId", "customerIds", "keptId", "mergedId"]);
const UUID = /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;

/** What an input names. */
interface Named {
  readonly customers: Set<number>;
  readonly documents: Set<string>;
  /** Ids by table. */
  readonly rows: Map<string, Set<number>>;
}

/**
 * Whether all that an input names of customers belongs to the one portfolio that `own` shows, and it names something at all:
 * what cannot be placed is not one's own.
 */
export async function isWithinPortfolio(
  own: LedgerDb,
  all: ReadHandle,
  area: string,
  input: unknown,
): Promise<boolean> {
  const named: Named = { customers: new Set(), documents: new Set(), rows: new Map() };
  collect(input, "", area, named);
  let placed = 0;
  for (const id of named.customers) {
    const row = await own.read.selectFrom("customer").select("id").where("id", "=", id).executeTakeFirst();
    if (!row) return false;
    placed++;
  }
  for (const uuid of named.documents) {
    const any = await all.selectFrom("document").select("id").where("uuid", "=", uuid).executeTakeFirst();
    if (!any) continue;
    const row = await own.read.selectFrom("document").select("id").where("uuid", "=", uuid).executeTakeFirst();
    if (!row) return false;
    placed++;
  }
  for (const [table, ids] of named.rows) {
    for (const id of ids) {
      if (!(await holdsRow(own.read, table, id))) return false;
      placed++;
    }
  }
  return placed > 0;
}

async function holdsRow(read: ReadHandle, table: string, id: number): Promise<boolean> {
  if (table === "attachment_use") return holdsAttachment(read, id);
  const { rows } = await sql`select 1 as one from ${sql.table(table)} where id = ${id}`.execute(read);
  return rows.length > 0;
}

/** Kept files belong to what they prove. */
async function holdsAttachment(read: ReadHandle, id: number): Promise<boolean> {
  const use = await read.selectFrom("attachment_use").selectAll().where("id", "=", id).executeTakeFirst();
  if (!use) return false;
  const { owner_kind: kind, owner_id: owner } = use;
  if (kind === "acceptance") return holdsAcceptance(read, owner);
  if (kind === "escalation-mark") return holdsPaper(read, owner);
  return (kind === "interaction" || kind === "dispute") && holdsRow(read, kind, owner);
}

/** A paper of a file belongs to whoever has the customer of its case. */
async function holdsPaper(read: ReadHandle, mark: number): Promise<boolean> {
  const found = await read
    .selectFrom("escalation_mark as m")
    .innerJoin("escalation as e", "e.id", "m.escalation_id")
    .select("e.id")
    .where("m.id", "=", mark)
    .executeTakeFirst();
  return found !== undefined;
}

/** What was recorded of invoices together belongs to whoever has those: its own table says nothing of customers. */
async function holdsAcceptance(read: ReadHandle, batch: number): Promise<boolean> {
  const invoice = await read
    .selectFrom("invoice_acceptance_event as e")
    .innerJoin("document as d", "d.uuid", "e.invoice_uuid")
    .select("d.id")
    .where("e.batch", "=", batch)
    .executeTakeFirst();
  return invoice !== undefined;
}

/** The table whose row a number names in the input of a procedure of the area; undefined where it names none. */
function tableOf(area: string, key: string): string | undefined {
  return NAMED[`${area}.${key}`] ?? NAMED[key];
}

/** Whether a number under this key, in the input of a procedure of the area, is looked up before it is acted on. */
export function isPlaced(area: string, key: string): boolean {
  return CUSTOMER_KEYS.has(key) || tableOf(area, LISTS[key] ?? key) !== undefined;
}

function collect(value: unknown, key: string, area: string, named: Named): void {
  if (Array.isArray(value)) {
    for (const each of value) collect(each, LISTS[key] ?? key, area, named);
    return;
  }
  if (typeof value === "object" && value !== null) {
    for (const [inner, each] of Object.entries(value)) collect(each, inner, area, named);
    return;
  }
  if (typeof value === "string" && key !== "commandId" && UUID.test(value)) named.documents.add(value.toUpperCase());
  if (typeof value !== "number" || !Number.isSafeInteger(value)) return;
  if (CUSTOMER_KEYS.has(key)) named.customers.add(value);
  const table = tableOf(area, key);
  if (table !== undefined) named.rows.set(table, (named.rows.get(table) ?? new Set()).add(value));
}
