import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** Own bank accounts, the lines of their statements, and what was decided about each deposit. */
export const bankStatements0050: Migration = {
  version: 50,
  name: "bank-statements",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("bank_account")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("bank", "text", (c) => c.notNull())
      .addColumn("tail", "text", (c) => c.notNull())
      .addColumn("currency", "text", (c) => c.notNull())
      .addColumn("name_key", "text", (c) => c.notNull().unique())
      .addColumn("created_at", "text", (c) => c.notNull())
      .execute();

    await db.schema
      .createTable("bank_statement")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("account_id", int, (c) => c.notNull().references("bank_account.id"))
      .addColumn("file", "text", (c) => c.notNull())
      .addColumn("sha256", "text", (c) => c.notNull())
      .addColumn("bytes", int, (c) => c.notNull())
      .addColumn("format", "text", (c) => c.notNull())
      .addColumn("imported_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .addColumn("from_day", "text", (c) => c.notNull())
      .addColumn("to_day", "text", (c) => c.notNull())
      .addColumn("new_lines", int, (c) => c.notNull())
      .addColumn("known_lines", int, (c) => c.notNull())
      .addColumn("refused_lines", int, (c) => c.notNull())
      .addColumn("refusals", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("bank_statement_account").on("bank_statement").columns(["account_id", "id"]).execute();

    await db.schema
      .createTable("bank_line")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("account_id", int, (c) => c.notNull().references("bank_account.id"))
      .addColumn("statement_id", int, (c) => c.notNull().references("bank_statement.id"))
      .addColumn("row", int, (c) => c.notNull())
      .addColumn("day", "text", (c) => c.notNull())
      .addColumn("description", "text", (c) => c.notNull())
      .addColumn("reference", "text", (c) => c.notNull())
      .addColumn("counterparty", "text", (c) => c.notNull())
      .addColumn("counterparty_account", "text", (c) => c.notNull())
      .addColumn("counterparty_rfc", "text", (c) => c.notNull())
      .addColumn("tracking_key", "text", (c) => c.notNull())
      .addColumn("amount_minor", int, (c) => c.notNull().check(sql`amount_minor <> 0`))
      .addColumn("balance_minor", int)
      .addColumn("fingerprint", "text", (c) => c.notNull())
      .addColumn("lookalike_id", int, (c) => c.references("bank_line.id"))
      .addColumn("payer_account", "text", (c) => c.notNull())
      .addColumn("payer_name", "text", (c) => c.notNull())
      .addColumn("search", "text", (c) => c.notNull())
      .addColumn("state", "text", (c) => c.notNull().check(sql`state in ('open', 'charge', 'matched', 'ignored')`))
      .addColumn("decision_id", int)
      .addUniqueConstraint("bank_line_once", ["account_id", "fingerprint"])
      .execute();
    await db.schema.createIndex("bank_line_state").on("bank_line").columns(["account_id", "state", "day"]).execute();
    await db.schema
      .createIndex("bank_line_day")
      .on("bank_line")
      .columns(["account_id", "day", "amount_minor"])
      .execute();
    for (const payer of ["payer_account", "payer_name"] as const) {
      await db.schema
        .createIndex(`bank_line_${payer}`)
        .on("bank_line")
        .column(payer)
        .where(sql.ref("state"), "=", sql.lit("matched"))
        .execute();
    }

    await db.schema
      .createTable("bank_decision")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("line_id", int, (c) => c.notNull().references("bank_line.id"))
      .addColumn("kind", "text", (c) =>
        c.notNull().check(sql`kind in ('recorded', 'linked', 'ignored', 'rejected', 'undone')`),
      )
      .addColumn("payment_id", int, (c) => c.references("payment.id"))
      .addColumn("customer_id", int, (c) => c.references("customer.id"))
      .addColumn("suggestion", "text", (c) => c.notNull())
      .addColumn("reason", "text", (c) => c.notNull())
      .addColumn("undoes_id", int, (c) => c.unique().references("bank_decision.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("bank_decision_line").on("bank_decision").column("line_id").execute();
    await db.schema.createIndex("bank_decision_payment").on("bank_decision").column("payment_id").execute();

    await appendOnly(db, dialect, "bank_statement", "id");
    await appendOnly(db, dialect, "bank_decision", "id");
  },
};
