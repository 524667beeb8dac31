import { sql } from "kysely";
import { addressProblem } from "../../../shared/domain/campaigns/letters.ts";
import { familyOf } from "../customers/family.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { holds } from "../worklist/candidates.ts";
import type { Reached } from "./addressees.ts";

/** Where a letter to each of the customers goes, or why it goes nowhere. */
export async function letterAddressees(
  db: ReadHandle,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, Reached>> {
  if (customerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("customer as c")
    .leftJoin("letter_address as a", "a.customer_id", "c.id")
    .leftJoin("customer_profile as p", "p.customer_id", "c.id")
    .select(["c.id", "a.address", "a.updated_at", "p.country"])
    .where("c.id", "in", [...customerIds])
    .execute();
  const returned = await returnedAt(db, customerIds);
  const closed = await closedToLetters(db, customerIds);
  return new Map(
    rows.map(({ id, address, updated_at, country }): [number, Reached] => {
      const text = address ?? "";
      const problem = addressProblem(text, country || "MX");
      if (problem !== null) return [id, problem];
      // What came back from an address comes back again, until somebody corrects it.
      if ((returned.get(id) ?? "") > (updated_at ?? "")) return [id, "bad-channel"];
      if (closed.has(id)) return [id, "opted-out"];
      return [id, { contactId: null, channelId: null, name: "", role: "", address: text, language: "" }];
    }),
  );
}

/** When the newest letter that came back did. */
async function returnedAt(db: ReadHandle, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ customer_id: number; at: string }>`select l.customer_id, max(d.happened_at) as at
    from letter as l join letter_delivery as d on d.letter_id = l.id
    where l.customer_id in (${sql.join([...ids])}) and d.step = 'returned' group by l.customer_id`.execute(db);
  return new Map(rows.map((row) => [row.customer_id, row.at]));
}

/** Customers who asked for no more letters. */
async function closedToLetters(db: ReadHandle, ids: readonly number[]): Promise<Set<number>> {
  const family = await familyOf(db, ids);
  const { rows } = await sql<{ customer_id: number }>`select distinct i.customer_id
    from interaction as i join outcome as o on o.code = i.outcome
    where i.customer_id in (${sql.join([...family.keys()])}) and i.channel = 'letter' and i.direction = 'in'
      and o.opt_out = 1 and ${holds("i")}`.execute(db);
  return new Set(rows.map((row) => family.get(row.customer_id) ?? row.customer_id));
}
