import { sql } from "kysely";
import type { Movement, Statement } from "../../../shared/contract/customers.ts";
import type { AgingRow } from "../../../shared/contract/receivables.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { wordConditions } from "../lib/search.ts";
import { agingByCustomer } from "../receivables/aging-reader.ts";
import { documentLabel } from "../receivables/document-reader.ts";

/**
 * Customers whose name, trade name or RFC has every word of the text, best first by name. One that is part of another is
 * found as that one.
 */
export async function findCustomers(
  db: ReadHandle,
  text: string,
  limit: number,
): Promise<{ id: number; key: string; rfc: string; name: string }[]> {
  const conditions = wordConditions(text, "c.search || ' ' || coalesce(p.search, '')");
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
  const { rows } = await sql<{ id: number; key: string; rfc: string; name: string }>`
    select k.id, k.key, k.rfc, k.name from customer as k where k.id in (
      select coalesce(c.merged_into, c.id) from customer as c
      left join customer_profile as p on p.customer_id = c.id ${where})
    order by k.search, k.id limit ${limit}`.execute(db);
  return rows;
}

/** Order of movements within a day: what charges comes before what lowers. */
const RANK: Readonly<Record<string, number>> = { charge: 0, settlement: 1, credit: 2, payment: 3 };

/**
 * Estado de cuenta of a customer up to a day: every entry that stands, by currency, with the balance after each. Entries
 * that were taken back and what took them back leave the balance as it was and are left out. Null when there is no such
 * customer.
 */
export async function statementOf(db: ReadHandle, customerId: number, asOf: string): Promise<Statement | null> {
  const customer = await db
    .selectFrom("customer")
    .select(["id", "key", "rfc", "name"])
    .where("id", "=", customerId)
    .executeTakeFirst();
  if (!customer) return null;
  const names = await db
    .selectFrom("document")
    .select("receiver_name")
    .distinct()
    .where("customer_id", "=", customerId)
    .orderBy("receiver_name")
    .execute();
  const terms = await db
    .selectFrom("customer_terms")
    .select("credit_days")
    .where("customer_id", "=", customerId)
    .executeTakeFirst();
  const movements = await movementsOf(db, customerId, asOf);
  const aging = await agingByCustomer(db, { asOf, customerId });
  const currencies = [...new Set([...movements.keys(), ...aging.map((row) => row.currency)])].sort();
  return {
    customer: {
      ...customer,
      otherNames: names.map((row) => row.receiver_name).filter((name) => name !== customer.name && name !== ""),
      creditDays: terms?.credit_days ?? null,
    },
    asOf,
    blocks: currencies.map((currency) => ({
      currency,
      aging: aging.find((row) => row.currency === currency) ?? nothingOpen(customer, currency),
      movements: movements.get(currency) ?? [],
    })),
  };
}

function nothingOpen(customer: { id: number; key: string; name: string }, currency: string): AgingRow {
  return {
    customerId: customer.id,
    customerKey: customer.key,
    customerName: customer.name,
    currency,
    documents: 0,
    currentMinor: 0,
    d1to30Minor: 0,
    d31to60Minor: 0,
    d61to90Minor: 0,
    d90plusMinor: 0,
    unappliedMinor: 0,
    balanceMinor: 0,
  };
}

async function movementsOf(db: ReadHandle, customerId: number, asOf: string): Promise<Map<string, Movement[]>> {
  const rows = await db
    .selectFrom("entry")
    .innerJoin("document as source", "source.id", "entry.document_id")
    .leftJoin("receivable", "receivable.id", "entry.receivable_id")
    .leftJoin("document as target", "target.id", "receivable.document_id")
    .leftJoin("entry as taking_back", "taking_back.reverses_id", "entry.id")
    .select([
      "entry.id",
      "entry.kind",
      "entry.currency",
      "entry.effective_on",
      "entry.amount_minor",
      "entry.reason",
      "source.uuid as source_uuid",
      "source.kind as source_kind",
      "source.series as source_series",
      "source.folio as source_folio",
      "target.uuid as target_uuid",
      "target.series as target_series",
      "target.folio as target_folio",
      "receivable.due_on",
    ])
    .where("entry.customer_id", "=", customerId)
    .where("entry.effective_on", "<=", asOf)
    .where("entry.reverses_id", "is", null)
    .where("taking_back.id", "is", null)
    .execute();
  rows.sort((a, b) => {
    if (a.effective_on !== b.effective_on) return a.effective_on < b.effective_on ? -1 : 1;
    return (RANK[a.kind] ?? 4) - (RANK[b.kind] ?? 4) || a.id - b.id;
  });
  const blocks = new Map<string, Movement[]>();
  for (const row of rows) {
    const list = blocks.get(row.currency) ?? [];
    blocks.set(row.currency, list);
    list.push({
      entryId: row.id,
      kind: row.kind,
      effectiveOn: row.effective_on,
      sourceUuid: row.source_uuid,
      sourceKind: row.source_kind,
      sourceLabel: documentLabel({ series: row.source_series, folio: row.source_folio, uuid: row.source_uuid }),
      receivableUuid: row.target_uuid,
      receivableLabel:
        row.target_uuid === null
          ? null
          : documentLabel({ series: row.target_series ?? "", folio: row.target_folio ?? "", uuid: row.target_uuid }),
      dueOn: row.kind === "charge" ? row.due_on : null,
      amountMinor: row.amount_minor,
      runningMinor: (list.at(-1)?.runningMinor ?? 0) + row.amount_minor,
      reason: row.reason,
    });
  }
  return blocks;
}
