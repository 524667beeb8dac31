import { tableSpecs } from "./tables/specs.ts";

/** Tables whose rows belong to a customer, with the column that says to whom. */
function ofCustomers(): [table: string, column: string][] {
  const tables = Object.entries(tableSpecs)
    .filter(([, spec]) => "customer_id" in spec)
    .map(([table]): [string, string] => [table, "customer_id"]);
  return [["customer", "id"], ...tables];
}

/**
 * Views that stand before the tables of a ledger on one connection and show only what belongs to the customers of one person:
 * whatever reads through it cannot see more, however it asks (COLLECTIONS 19: own portfolio). A customer who was merged
 * belongs to whoever has the one it was merged into. `prefix` comes before a view's name, `schema` is where the tables are,
 * and `collector` is the id of the person, or what gives it.
 */
export function portfolioViews(prefix: string, schema: string, collector: string): string[] {
  const own = `${schema}.customer_profile as own_f where own_f.collector_id = ${collector}`;
  const ids = `select own_f.customer_id from ${own} union all select own_m.id from ${schema}.customer as own_m
    where own_m.merged_into in (select own_f.customer_id from ${own})`;
  return ofCustomers().map(
    ([table, column]) =>
      `create ${prefix}"${table}" as select * from ${schema}."${table}" where "${column}" in (${ids})`,
  );
}
