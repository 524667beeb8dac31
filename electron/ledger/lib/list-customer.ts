import { type RawBuilder, sql } from "kysely";
import type { ListColumns } from "./list-columns.ts";

/** Columns of a list over rows `i` that say whose each is, read by {@link customerFields}. */
export const CUSTOMER_COLUMNS: ListColumns<"customerName" | "customerKey" | "collector"> = {
  customerName: { kind: "key", value: "i.customer_id", names: "customer", order: ["i.customer_search"] },
  customerKey: { kind: "text", value: "i.key", search: "i.customer_search" },
  collector: { kind: "key", value: "i.collector_id", names: "person", order: ["i.collector_search"] },
};

/** What a row says of its customer, `alias` in the query, and of who is in charge; beside {@link collectorJoin}. */
export function customerFields(alias: string): RawBuilder<unknown> {
  const customer = sql.ref(alias);
  return sql`${customer}.key, ${customer}.name, ${customer}.search as customer_search, cp.collector_id,
      pe.name as collector, pe.search as collector_search`;
}

/** Who is in charge of the customer of that id, where somebody is: `pe`, by the customer's profile `cp`. */
export function collectorJoin(customerId: string): RawBuilder<unknown> {
  return sql`left join customer_profile as cp on cp.customer_id = ${sql.ref(customerId)}
    left join person as pe on pe.id = cp.collector_id`;
}

/** {@link customerFields} as the database answers them. */
export interface CustomerFields {
  customer_id: number;
  key: string;
  name: string;
  collector_id: number | null;
  collector: string | null;
}

/** The same as screens get it; `collector` is "" where nobody is in charge. */
export function customerOf(row: CustomerFields) {
  return {
    customerId: row.customer_id,
    customerKey: row.key,
    customerName: row.name,
    collectorId: row.collector_id,
    collector: row.collector ?? "",
  };
}
