import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { placedOn } from "../agencies/placed.ts";
import { promisedOn } from "../promises/reader.ts";
import { dayLiteral } from "./balance.ts";

/**
 * What keeps everybody from asking for a receivable on the day: the due day of the open promise that covers it, or of one in
 * doubt; "" where an agreement does that is kept, or an agency has it: never two on one debt; null: it may be asked for
 * (COLLECTIONS 7, 9 and 15). Letters and messages that ask for money leave it out. `receivable` is the expression of its id.
 */
export function pausedBy(asOf: string, receivable: string): RawBuilder<string | null> {
  const day = dayLiteral(asOf);
  return sql<string | null>`coalesce(${promisedOn(asOf, receivable)}, (select cast('' as text)
    from agreement_cover as v cross join agreement_standing as g
    where v.receivable_id = ${sql.raw(receivable)} and g.agreement_id = v.agreement_id and g.from_on <= ${day}
      and g.until_on > ${day} and g.state in ('signed', 'active', 'cured') limit 1),
    case when ${placedOn(asOf, receivable)} then cast('' as text) end)`;
}
