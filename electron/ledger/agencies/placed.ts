import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { dayLiteral } from "../receivables/balance.ts";

/**
 * The one place that says what is with an agency on a day: from the day it is placed until the end of the day it is taken back
 * (COLLECTIONS 15: the agency stops within a day). What is kept beside it as control is not. `receivable` is the expression of
 * the id of a receivable.
 */
export function placedOn(asOf: string, receivable: string): RawBuilder<boolean> {
  return sql<boolean>`exists (${placement(asOf, receivable, sql`select 1`)})`;
}

/** Id of the agency that has a receivable on the day; null where none has. */
export function agencyOn(asOf: string, receivable: string): RawBuilder<number | null> {
  return sql<number | null>`(${placement(asOf, receivable, sql`select max(pi.agency_id)`)})`;
}

function placement(asOf: string, receivable: string, what: RawBuilder<unknown>): RawBuilder<unknown> {
  const day = dayLiteral(asOf);
  // A cross join stands in the order it is written in: from the receivable to its item, never over all that are placed.
  return sql`${what} from placement_cover as pv cross join placement_item as pi
    where pv.receivable_id = ${sql.raw(receivable)} and pi.id = pv.item_id and pi.control = 0 and pi.placed_on <= ${day}
      and not exists (select 1 from placement_end as pe where pe.item_id = pi.id and pe.on_day < ${day})`;
}
