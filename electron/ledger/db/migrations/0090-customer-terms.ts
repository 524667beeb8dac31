import type { Kysely } from "kysely";
import { bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** Credit days that were agreed with a customer, in place of the ledger's default. */
export const customerTerms0090: Migration = {
  version: 90,
  name: "customer-terms",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("customer_terms")
      .addColumn("customer_id", int, (c) => c.primaryKey().references("customer.id"))
      .addColumn("credit_days", int, (c) => c.notNull())
      .addColumn("set_at", "text", (c) => c.notNull())
      .execute();
  },
};
