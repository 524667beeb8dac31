import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

const PART = sql`amount_minor >= 0`;

/** A promise names invoices beyond its amount too: no part of it is reckoned for them, and cash on them keeps it. */
export const promiseParts0277: Migration = {
  version: 277,
  name: "promise-parts",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    if (dialect === "sqlite") return anew(db);
    await sql`alter table promise_invoice drop constraint promise_invoice_amount_minor_check`.execute(db);
    await sql`alter table promise_invoice add constraint promise_invoice_amount_minor_check check (${PART})`.execute(
      db,
    );
  },
};

/** SQLite changes no condition of a table that is there: it is made anew, with the same rows. */
async function anew(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("promise_invoice_anew")
    .addColumn("id", "integer", (c) => c.primaryKey())
    .addColumn("promise_id", "integer", (c) => c.notNull().references("promise.id"))
    .addColumn("invoice_uuid", "text", (c) => c.notNull())
    .addColumn("receivable_id", "integer", (c) => c.notNull().references("receivable.id"))
    .addColumn("amount_minor", "integer", (c) => c.notNull().check(PART))
    .addUniqueConstraint("promise_invoice_once", ["promise_id", "receivable_id"])
    .execute();
  const columns = sql.raw("id, promise_id, invoice_uuid, receivable_id, amount_minor");
  await sql`insert into promise_invoice_anew (${columns}) select ${columns} from promise_invoice order by id`.execute(
    db,
  );
  await db.schema.dropTable("promise_invoice").execute();
  await sql`alter table promise_invoice_anew rename to promise_invoice`.execute(db);
  await db.schema
    .createIndex("promise_invoice_receivable")
    .on("promise_invoice")
    .columns(["receivable_id", "promise_id"])
    .execute();
  await db.schema.createIndex("promise_invoice_uuid").on("promise_invoice").column("invoice_uuid").execute();
  await appendOnly(db, "sqlite", "promise_invoice", "id");
}
