import { sql } from "kysely";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { Problem } from "../ledgers/verify-words.ts";

/**
 * What merges keep, against the decisions themselves: the customer each one counts for, every document at the customer that
 * counts for the one it names, and recorded money at the customer of its document.
 */
export async function mergeProblems(db: ReadHandle): Promise<Problem[]> {
  const merges = await db
    .selectFrom("customer_merge")
    .select(["kept_id", "merged_id"])
    .where("undone_at", "=", "")
    .execute();
  const above = new Map(merges.map((merge) => [merge.merged_id, merge.kept_id]));
  const rootOf = (id: number): number => {
    const seen = new Set<number>();
    let at = id;
    for (let next = above.get(at); next !== undefined && !seen.has(at); next = above.get(at)) {
      seen.add(at);
      at = next;
    }
    return at;
  };
  const kept = await db
    .selectFrom("customer")
    .select(["id", "key", "merged_into"])
    .where((eb) => eb.or([eb("merged_into", "is not", null), eb("id", "in", [0, ...above.keys()])]))
    .execute();
  const problems = kept
    .filter((row) => (row.merged_into ?? row.id) !== rootOf(row.id))
    .map((row): Problem => ({ code: "merged-into", data: { key: row.key } }));
  const documents = await sql<{ uuid: string }>`select d.uuid from document as d
    join customer as c on c.id = coalesce(d.merged_from, d.customer_id)
    where d.customer_id <> coalesce(c.merged_into, c.id)`.execute(db);
  const payments = await sql<{
    uuid: string;
  }>`select d.uuid from payment as p join document as d on d.id = p.document_id
    where p.customer_id <> d.customer_id`.execute(db);
  for (const { uuid } of [...documents.rows, ...payments.rows]) {
    problems.push({ code: "merged-document", data: { uuid } });
  }
  return problems;
}
