import { sql } from "kysely";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { Problem } from "./verify-words.ts";

const STANDS = sql`not exists (select 1 from document_decision as u where u.undoes_id = k.id)`;

/**
 * An opening balance ends when its import is undone, or with what is said of the CFDI it stands for; and what was said of
 * it holds for that CFDI once it is here.
 */
const OPENING_ENDED = sql`select 1 from opening_line as l where l.document_id = d.id and (l.undone = 1
      or exists (select 1 from sat_status as s where s.uuid = l.named_uuid and s.status = 'cancelled')
      or exists (select 1 from document_decision as k where k.uuid = l.named_uuid and k.kind = 'cancelled' and ${STANDS}))
    union all select 1 from document_ending as o join document as line on line.id = o.document_id
      join document_decision as k on k.uuid = line.uuid
      where o.successor = d.uuid and line.kind = 'O' and k.kind = 'cancelled' and ${STANDS}`;

/**
 * Documents whose end does not follow from what is known: cancelled for the tax authority without an end here (unless a
 * person holds that it stands), cancelled here without anybody saying so, or ended otherwise than their receivable.
 */
export async function endingProblems(db: ReadHandle): Promise<Problem[]> {
  const untold = await sql<{ uuid: string }>`select d.uuid from sat_status as s join document as d on d.uuid = s.uuid
    where s.status = 'cancelled'
      and not exists (select 1 from document_ending as x where x.document_id = d.id)
      and not exists (select 1 from document_decision as k where k.uuid = d.uuid and k.kind = 'in-force' and ${STANDS})`.execute(
    db,
  );
  const groundless = await sql<{
    uuid: string;
  }>`select d.uuid from document_ending as x join document as d on d.id = x.document_id
    where x.ended_as = 'cancelled'
      and not exists (select 1 from sat_status as s where s.uuid = d.uuid and s.status = 'cancelled')
      and not exists (select 1 from document_decision as k where k.uuid = d.uuid and k.kind = 'cancelled' and ${STANDS})
      and not exists (${OPENING_ENDED})`.execute(db);
  const different = await sql<{
    uuid: string;
  }>`select d.uuid from document as d join receivable as r on r.document_id = d.id
    left join document_ending as x on x.document_id = d.id
    where d.kind = 'I' and (r.ended_as <> coalesce(x.ended_as, '') or r.ended_on <> coalesce(x.ended_on, ''))`.execute(
    db,
  );
  const named = (rows: readonly { uuid: string }[], code: Problem["code"]): Problem[] =>
    rows.map(({ uuid }) => ({ code, data: { uuid } }));
  return [
    ...named(untold.rows, "untold-ending"),
    ...named(groundless.rows, "groundless-ending"),
    ...named(different.rows, "two-endings"),
  ];
}
