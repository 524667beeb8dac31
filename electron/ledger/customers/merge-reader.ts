import { sql } from "kysely";
import type { Merge } from "../../../shared/contract/customer-profile.ts";
import { isGenericRfc } from "../../../shared/domain/customer-key.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { holdsText } from "../lib/search.ts";
import { checkMerge } from "./merge-writer.ts";

interface MergeRow {
  id: number;
  merged_at: string;
  actor: string;
  customer_id: number;
  key: string;
  rfc: string;
  name: string;
}

const toMerge = ({ customer_id: id, key, rfc, name, ...row }: MergeRow): Merge => ({
  id: row.id,
  customer: { id, key, rfc, name },
  mergedAt: row.merged_at,
  actor: row.actor,
});

/** Merges that stand whose customers count for this one, the latest first. */
export async function mergesInto(db: ReadHandle, customerId: number): Promise<Merge[]> {
  const { rows } = await sql<MergeRow>`select m.id, m.merged_at, m.actor, c.id as customer_id, c.key, c.rfc, c.name
    from customer_merge as m join customer as c on c.id = m.merged_id
    where m.undone_at = '' and c.merged_into = ${customerId} order by m.id desc`.execute(db);
  return rows.map(toMerge);
}

/** The merge by which this customer is part of another, with the one that counts; null when it stands for itself. */
export async function mergeOf(db: ReadHandle, customerId: number): Promise<Merge | null> {
  const { rows } = await sql<MergeRow>`select m.id, m.merged_at, m.actor, k.id as customer_id, k.key, k.rfc, k.name
    from customer_merge as m join customer as c on c.id = m.merged_id join customer as k on k.id = c.merged_into
    where m.undone_at = '' and c.id = ${customerId}`.execute(db);
  return rows[0] === undefined ? null : toMerge(rows[0]);
}

/** What merging would move. Throws what {@link checkMerge} does. */
export async function previewMerge(db: ReadHandle, keptId: number, mergedId: number) {
  const { kept, merged } = await checkMerge(db, keptId, mergedId);
  const count = (table: "document" | "payment" | "contact") =>
    db
      .selectFrom(table)
      .select((eb) => eb.cast<number>(eb.fn.countAll(), "bigint").as("n"))
      .where("customer_id", "=", merged.id)
      .executeTakeFirstOrThrow();
  const [documents, payments, contacts] = [await count("document"), await count("payment"), await count("contact")];
  const rfcOf = (key: string): string => key.split("|")[0] ?? key;
  const [a, b] = [rfcOf(kept.key), rfcOf(merged.key)];
  return {
    documents: documents.n - payments.n,
    payments: payments.n,
    contacts: contacts.n,
    differentRfc: a !== b && !isGenericRfc(a) && !isGenericRfc(b),
  };
}

/** Legal forms of companies and little words, which say nothing of who somebody is. */
const NOISE = new Set(
  "sa de cv s a c v rl srl sapi sab sc ac spr cia y e la el los las del grupo comercializadora distribuidora".split(
    " ",
  ),
);
const MOST_SIMILAR = 20;

function telling(name: string): string[] {
  return searchForm(name)
    .replace(/[^\p{L}\p{N} ]/gu, " ")
    .split(" ")
    .filter((word) => word.length > 2 && !NOISE.has(word));
}

/**
 * Customers that may be this one under another key: those whose name has the same telling words, and those with a phone or
 * mail address in common.
 */
export async function similarCustomers(db: ReadHandle, customerId: number) {
  const customer = await db
    .selectFrom("customer")
    .select(["id", "name"])
    .where("id", "=", customerId)
    .executeTakeFirst();
  if (!customer) return [];
  const found = new Map<number, { id: number; key: string; name: string; why: "name" | "phone" | "mail" }>();
  const words = telling(customer.name);
  if (words.length > 0) {
    let query = db
      .selectFrom("customer")
      .select(["id", "key", "name"])
      .where("id", "!=", customerId)
      .where("merged_into", "is", null);
    for (const word of words) query = query.where(holdsText(word, "search"));
    const rows = await query.orderBy("search").limit(MOST_SIMILAR).execute();
    const same = words.join(" ");
    for (const row of rows) if (telling(row.name).join(" ") === same) found.set(row.id, { ...row, why: "name" });
  }
  const { rows } = await sql<{ id: number; key: string; name: string; kind: string }>`
    select distinct k.id, k.key, k.name, o.kind from contact_channel as o
    join customer as c on c.id = o.customer_id join customer as k on k.id = coalesce(c.merged_into, c.id)
    where o.active = 1 and k.id <> ${customerId} and o.value in (
      select w.value from contact_channel as w join customer as x on x.id = w.customer_id
      where w.active = 1 and coalesce(x.merged_into, x.id) = ${customerId})
    order by k.id limit ${MOST_SIMILAR}`.execute(db);
  for (const { kind, ...row } of rows) {
    if (!found.has(row.id)) found.set(row.id, { ...row, why: kind === "email" ? "mail" : "phone" });
  }
  return [...found.values()];
}
