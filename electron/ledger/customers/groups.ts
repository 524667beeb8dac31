import type { RawBuilder } from "kysely";
import { sql } from "kysely";

/**
 * Economic groups of customers (KPIS 13): a company with all below it, however many levels there are, as of a group its legal
 * entities and of these their sites (COLLECTIONS 1). A parent that was merged into another customer counts as that one.
 */

/** Each customer with a parent and the one at the head of its group: `id`, `head`. Who has none is its own head. */
export const groupHeads: RawBuilder<unknown> = sql`with recursive above(id, head) as (
    select p.customer_id, coalesce(c.merged_into, c.id) from customer_profile as p join customer as c on c.id = p.parent_id
    union select a.id, coalesce(c.merged_into, c.id) from above as a
      join customer_profile as p on p.customer_id = a.head join customer as c on c.id = p.parent_id)
  select a.id, a.head from above as a left join customer_profile as p on p.customer_id = a.head where p.parent_id is null`;

/** Ids of some customers and of all below them. */
export function withThoseBelow(ids: readonly number[]): RawBuilder<unknown> {
  return sql`with recursive below(id) as (
      select c.id from customer as c where c.id in (${sql.join(ids)})
      union select p.customer_id from below as b join customer as c on coalesce(c.merged_into, c.id) = b.id
        join customer_profile as p on p.parent_id = c.id)
    select id from below`;
}
