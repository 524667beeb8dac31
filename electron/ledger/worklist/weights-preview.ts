import { sql } from "kysely";
import type { WorklistRules } from "../../../shared/contract/worklist.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { scoreOf, whole } from "./candidates.ts";

interface Row {
  name: string;
  group_no: number;
  place: number;
  before: number;
  score: number;
  score_before: number;
  moved: number;
  total: number;
}

/**
 * What other weights would do to a list of a day: its waiting items in the new order, each with its place of now. Scores are
 * made anew from the parts that were kept; nothing is written.
 */
export async function previewWeights(
  db: ReadHandle,
  list: { readonly personId: number; readonly day: string },
  weights: WorklistRules["weights"],
  limit: number,
) {
  const { rows } =
    await sql<Row>`select p.*, cast(sum(case when p.place <> p.before then 1 else 0 end) over () as bigint) as moved,
      cast(count(*) over () as bigint) as total
    from (select c.name, s.group_no, s.score as score_before, s.fresh as score,
        row_number() over (order by s.live desc, s.group_no, s.fresh desc, c.search, s.customer_id) as place,
        row_number() over (order by s.live desc, s.group_no, s.score desc, s.position) as before
      from (select w.*, ${scoreOf("w", weights)} as fresh from worklist_item as w
        where w.person_id = ${whole(list.personId)} and w.day = ${list.day} and w.state = 'pending') as s
        join customer as c on c.id = s.customer_id) as p
    order by p.place limit ${limit}`.execute(db);
  return {
    moved: rows[0]?.moved ?? 0,
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      customerName: row.name,
      group: row.group_no,
      place: row.place,
      before: row.before,
      score: row.score,
      scoreBefore: row.score_before,
    })),
  };
}
