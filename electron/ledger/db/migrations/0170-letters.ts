import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";
import { seedLetterTemplates } from "../seeds/letter-templates.ts";
import type { Tables } from "../tables/tables.ts";

/** Outcome code of a letter that left on paper or as a file. */
export const LETTER_OUTCOME = "CARTA";

/** Letters that were issued, with what they were made from, how they went out, and the texts they are made of. */
export const letters0170: Migration = {
  version: 170,
  name: "letters",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    await templates(db, dialect);
    await letters(db, dialect);
    await outcome(db);
    // A mail whose fate is settled later still knows which letters went with it.
    await db.schema
      .alterTable("mail")
      .addColumn("letters", "text", (c) => c.notNull().defaultTo("[]"))
      .execute();
  },
};

/** What the log says of a letter that left on paper; it demands nothing, a letter with a term brings its own next step. */
async function outcome(db: Kysely<unknown>): Promise<void> {
  const tables = db.withTables<Pick<Tables, "outcome">>();
  const last = await tables
    .selectFrom("outcome")
    .select((eb) => eb.fn.max("position").as("position"))
    .executeTakeFirst();
  await tables
    .insertInto("outcome")
    .values({
      code: LETTER_OUTCOME,
      label_es: "Carta emitida",
      label_en: "Letter issued",
      worked: 1,
      connected: 0,
      right_party: 0,
      positive: 0,
      next_step: "none",
      next_days: 0,
      bad_channel: 0,
      opt_out: 0,
      active: 1,
      position: (last?.position ?? 0) + 1,
    })
    .onConflict((conflict) => conflict.column("code").doNothing())
    .execute();
}

async function templates(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("letter_template")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("language", "text", (c) => c.notNull().check(sql`language in ('es', 'en')`))
    .addColumn("version", int, (c) => c.notNull().check(sql`version > 0`))
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("origin", "text", (c) => c.notNull().check(sql`origin in ('default', 'edited')`))
    .addColumn("approval_id", int)
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addUniqueConstraint("letter_template_version", ["kind", "language", "version"])
    .execute();
  const rows = seedLetterTemplates();
  const tables = db.withTables<Pick<Tables, "letter_template" | "sequence">>();
  await tables.insertInto("letter_template").values(rows).execute();
  await tables
    .insertInto("sequence")
    .values({ name: "letter_template", next_id: rows.length + 1 })
    .execute();
  await appendOnly(db, dialect, "letter_template", "id");
}

async function letters(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("letter_series")
    .addColumn("series", "text", (c) => c.notNull())
    .addColumn("year", int, (c) => c.notNull())
    .addColumn("next_number", int, (c) => c.notNull().check(sql`next_number > 0`))
    .addPrimaryKeyConstraint("letter_series_pk", ["series", "year"])
    .execute();
  await db.schema
    .createTable("letter_address")
    .addColumn("customer_id", int, (c) => c.primaryKey().references("customer.id"))
    .addColumn("address", "text", (c) => c.notNull())
    .addColumn("updated_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("letter")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("folio", "text", (c) => c.notNull().unique())
    .addColumn("series", "text", (c) => c.notNull())
    .addColumn("year", int, (c) => c.notNull())
    .addColumn("number", int, (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("language", "text", (c) => c.notNull())
    .addColumn("customer_id", int, (c) => c.notNull().references("customer.id"))
    .addColumn("issued_on", "text", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("addressee", "text", (c) => c.notNull())
    .addColumn("template_id", int, (c) => c.notNull().references("letter_template.id"))
    .addColumn("template_version", int, (c) => c.notNull())
    .addColumn("agreement_id", int)
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("amount_minor", int)
    .addColumn("amounts", "text", (c) => c.notNull())
    .addColumn("term_on", "text", (c) => c.notNull())
    .addColumn("snapshot", "text", (c) => c.notNull())
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("size", int, (c) => c.notNull())
    .addColumn("file_name", "text", (c) => c.notNull())
    .addColumn("search", "text", (c) => c.notNull())
    .addColumn("person_id", int, (c) => c.references("person.id"))
    .addColumn("issued_at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addUniqueConstraint("letter_number", ["series", "year", "number"])
    .execute();
  await db.schema.createIndex("letter_customer").on("letter").columns(["customer_id", "kind", "id"]).execute();
  await db.schema.createIndex("letter_day").on("letter").columns(["issued_on", "id"]).execute();
  await appendOnly(db, dialect, "letter", "id");
  await db.schema
    .createTable("letter_invoice")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("letter_id", int, (c) => c.notNull().references("letter.id"))
    .addColumn("invoice_uuid", "text", (c) => c.notNull())
    .addUniqueConstraint("letter_invoice_once", ["letter_id", "invoice_uuid"])
    .execute();
  await db.schema
    .createIndex("letter_invoice_uuid")
    .on("letter_invoice")
    .columns(["invoice_uuid", "letter_id"])
    .execute();
  await appendOnly(db, dialect, "letter_invoice", "id");
  await db.schema
    .createTable("letter_delivery")
    .addColumn("id", int, (c) => c.primaryKey())
    .addColumn("letter_id", int, (c) => c.notNull().references("letter.id"))
    .addColumn("step", "text", (c) =>
      c.notNull().check(sql`step in ('saved', 'printed', 'mailed', 'handed', 'delivered', 'returned')`),
    )
    .addColumn("happened_at", "text", (c) => c.notNull())
    .addColumn("detail", "text", (c) => c.notNull())
    .addColumn("interaction_id", int, (c) => c.references("interaction.id"))
    .addColumn("actor", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("letter_delivery_letter").on("letter_delivery").columns(["letter_id", "id"]).execute();
  await appendOnly(db, dialect, "letter_delivery", "id");
}
