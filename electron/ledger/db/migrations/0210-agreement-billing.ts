import { type Kysely, sql } from "kysely";
import { appendOnly, bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";
import { seedLetterTemplates } from "../seeds/letter-templates.ts";
import type { Tables } from "../tables/tables.ts";

/**
 * What Billing was asked for about the quita of an agreement, and letters in the words the program has now: where a company
 * wrote its own text or waits for one to be allowed, that text stays.
 */
export const agreementBilling0210: Migration = {
  version: 210,
  name: "agreement-billing",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("agreement_billing")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("agreement_id", int, (c) => c.notNull().references("agreement.id"))
      .addColumn("wanted", "text", (c) => c.notNull().check(sql`wanted in ('credit', 'cancel-credit')`))
      .addColumn("on_day", "text", (c) => c.notNull())
      .addColumn("how", "text", (c) => c.notNull().check(sql`how in ('mail', 'file', 'told')`))
      .addColumn("sent_to", "text", (c) => c.notNull())
      .addColumn("amounts", "text", (c) => c.notNull())
      .addColumn("note", "text", (c) => c.notNull())
      .addColumn("person_id", int, (c) => c.references("person.id"))
      .addColumn("recorded_at", "text", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex("agreement_billing_agreement")
      .on("agreement_billing")
      .columns(["agreement_id", "id"])
      .execute();
    await appendOnly(db, dialect, "agreement_billing", "id");
    await renewTexts(db.withTables<Pick<Tables, "letter_template" | "sequence">>());
  },
};

/** Adds the text of today to each kind whose last version is the program's own. */
async function renewTexts(db: Kysely<Pick<Tables, "letter_template" | "sequence">>): Promise<void> {
  const rows = await db.selectFrom("letter_template").selectAll().orderBy("version").execute();
  const last = new Map(rows.map((row) => [`${row.kind} ${row.language}`, row]));
  const renewed = seedLetterTemplates().flatMap((seed) => {
    const kept = last.get(`${seed.kind} ${seed.language}`);
    const own = kept?.origin === "default" && kept.approval_id === null;
    const same = kept?.title === seed.title && kept.body === seed.body;
    return own && !same ? [{ ...seed, version: kept.version + 1 }] : [];
  });
  if (renewed.length === 0) return;
  const first = Math.max(0, ...rows.map((row) => row.id)) + 1;
  await db
    .insertInto("letter_template")
    .values(renewed.map((row, index) => ({ ...row, id: first + index })))
    .execute();
  const next = first + renewed.length;
  await db
    .insertInto("sequence")
    .values({ name: "letter_template", next_id: next })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ next_id: next }))
    .execute();
}
