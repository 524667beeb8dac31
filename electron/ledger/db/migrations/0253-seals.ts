import { type Kysely, sql } from "kysely";
import { bigint, bytes } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";
import { SEALED, type SealedName } from "../sealed-tables.ts";

const REFUSED = "seal is append-only";
/** Columns of the audit for ever, the seal among them; of the rest only the emptying is allowed. */
const FOR_EVER = ["seq", "at", "person_id", "action", "subject", "text_hash", "prev_hash", "seal", "hash"] as const;
const ERASABLE = ["actor", "pc", "detail", "text_key"] as const;
/** Columns of a part of a seal for ever; keys of its digests may be destroyed. */
const STAYS = ["seq", "part", "table_name", "keys", "first_key", "last_key", "columns", "digests"] as const;

/**
 * What a transaction writes into tables of facts is sealed in the audit chain, by a digest of each row. What a ledger has by
 * then is sealed as it is found, under an event that says so.
 */
export const seals0253: Migration = {
  version: 253,
  name: "seals",
  seals: Object.keys(SEALED) as SealedName[],
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("seal")
      .addColumn("seq", int, (c) => c.notNull())
      .addColumn("part", int, (c) => c.notNull())
      .addColumn("table_name", "text", (c) => c.notNull())
      .addColumn("keys", "text", (c) => c.notNull())
      .addColumn("first_key", int)
      .addColumn("last_key", int)
      .addColumn("columns", "text", (c) => c.notNull())
      .addColumn("digests", bytes(dialect), (c) => c.notNull())
      .addColumn("nonces", bytes(dialect), (c) => c.notNull())
      .addPrimaryKeyConstraint("seal_pk", ["seq", "part"])
      .execute();
    // Found by the rows they are about, without reading their digests.
    await db.schema.createIndex("seal_rows").on("seal").columns(["table_name", "first_key", "last_key"]).execute();
    await sql`alter table audit add column seal text not null default ''`.execute(db);
    for (const text of dialect === "sqlite" ? sqliteGuards() : postgresGuards()) await sql.raw(text).execute(db);
  },
};

function sqliteGuards(): string[] {
  const stays = FOR_EVER.map((column) => `new.${column} is old.${column}`).join(" and ");
  const emptied = ERASABLE.map((column) => `new.${column} = ''`).join(" and ");
  const kept = STAYS.map((column) => `new.${column} is old.${column}`).join(" and ");
  return [
    "drop trigger audit_no_update",
    `create trigger audit_no_update before update on audit when not (${stays} and ${emptied})
     begin select raise(abort, 'audit is append-only'); end`,
    `create trigger seal_no_update before update on seal
     when not (${kept} and length(new.nonces) = length(old.nonces)) begin select raise(abort, '${REFUSED}'); end`,
    `create trigger seal_no_delete before delete on seal begin select raise(abort, '${REFUSED}'); end`,
    `create trigger seal_in_order before insert on seal when new.seq < (select max(seq) from seal)
     begin select raise(abort, '${REFUSED}'); end`,
  ];
}

function postgresGuards(): string[] {
  const stays = FOR_EVER.map((column) => `new.${column} is not distinct from old.${column}`).join(" and ");
  const emptied = ERASABLE.map((column) => `new.${column} = ''`).join(" and ");
  const kept = STAYS.map((column) => `new.${column} is not distinct from old.${column}`).join(" and ");
  return [
    `create or replace function audit_guard() returns trigger language plpgsql as $$ begin
       if tg_op = 'UPDATE' and ${stays} and ${emptied} then return new; end if;
       if tg_op = 'INSERT' then
         if new.seq <> coalesce((select max(seq) from audit), 0) + 1 then raise exception 'audit is append-only'; end if;
         return new;
       end if;
       raise exception 'audit is append-only'; end $$`,
    `create function seal_refuse() returns trigger language plpgsql as $$ begin raise exception '${REFUSED}'; end $$`,
    `create function seal_guard() returns trigger language plpgsql as $$ begin
       if ${kept} and length(new.nonces) = length(old.nonces) then return new; end if;
       raise exception '${REFUSED}'; end $$`,
    `create trigger seal_no_change before delete or truncate on seal
     for each statement execute function seal_refuse()`,
    "create trigger seal_no_update before update on seal for each row execute function seal_guard()",
  ];
}
