import type { Kysely } from "kysely";
import { sql } from "kysely";
import { bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

const COLUMNS =
  "id, uuid, kind, version, series, folio, issuer_rfc, customer_id, receiver_name, issued_at, issued_on, stamped_at, currency, total, " +
  "exchange_rate, payment_method, payment_form, payment_terms, global, adds_up, content_hash, path, sha256, bytes, warnings, run_id, " +
  "recorded_at";

const KINDS = sql`kind in ('I', 'E', 'P', 'M', 'O', 'A')`;

/**
 * Money recorded by hand (M), opening balances (O) and adjustments (A) become sources of entries beside the CFDI, each a
 * row of `document` with a UUID of our own and no import run behind it.
 */
export const sources0020: Migration = {
  version: 20,
  name: "sources",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    if (dialect === "postgres") {
      await sql`alter table document drop constraint document_kind_check`.execute(db);
      await sql`alter table document add constraint document_kind_check check (${KINDS})`.execute(db);
      await sql`alter table document alter column run_id drop not null`.execute(db);
      return;
    }
    // SQLite changes no constraint in place: the table is made anew under its old name (the migrator has switched foreign
    // keys off and checks every one of them before it commits).
    const int = bigint(dialect);
    await db.schema
      .createTable("document_0020")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("uuid", "text", (c) => c.notNull().unique())
      .addColumn("kind", "text", (c) => c.notNull().check(KINDS))
      .addColumn("version", "text", (c) => c.notNull())
      .addColumn("series", "text", (c) => c.notNull())
      .addColumn("folio", "text", (c) => c.notNull())
      .addColumn("issuer_rfc", "text", (c) => c.notNull())
      .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
      .addColumn("receiver_name", "text", (c) => c.notNull())
      .addColumn("issued_at", "text", (c) => c.notNull())
      .addColumn("issued_on", "text", (c) => c.notNull())
      .addColumn("stamped_at", "text", (c) => c.notNull())
      .addColumn("currency", "text", (c) => c.notNull())
      .addColumn("total", "text", (c) => c.notNull())
      .addColumn("exchange_rate", "text", (c) => c.notNull())
      .addColumn("payment_method", "text", (c) => c.notNull())
      .addColumn("payment_form", "text", (c) => c.notNull())
      .addColumn("payment_terms", "text", (c) => c.notNull())
      .addColumn("global", int, (c) => c.notNull())
      .addColumn("adds_up", int, (c) => c.notNull())
      .addColumn("content_hash", "text", (c) => c.notNull())
      .addColumn("path", "text", (c) => c.notNull())
      .addColumn("sha256", "text", (c) => c.notNull())
      .addColumn("bytes", int, (c) => c.notNull())
      .addColumn("warnings", "text", (c) => c.notNull())
      .addColumn("run_id", int, (c) => c.references("import_run.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .execute();
    await sql.raw(`insert into document_0020 (${COLUMNS}) select ${COLUMNS} from document`).execute(db);
    await db.schema.dropTable("document").execute();
    await db.schema.alterTable("document_0020").renameTo("document").execute();
    await db.schema.createIndex("document_sha256").on("document").column("sha256").execute();
    await db.schema.createIndex("document_customer").on("document").column("customer_id").execute();
  },
};
