import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { RECHAINED, sealed } from "../audit-chain.ts";
import { bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";
import type { AuditRow } from "../tables/system.ts";

/** A row of the audit as it was before this step. */
export interface FormerAuditRow {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
  readonly prev_hash: string;
  readonly hash: string;
}

/** Hash of a row of the former chain. */
export function formerAuditHash(row: Omit<FormerAuditRow, "hash">): string {
  const canonical = JSON.stringify([row.seq, row.at, row.actor, row.action, row.detail, row.prev_hash]);
  return createHash("sha256").update(canonical).digest("hex");
}

const STEP = 1000;
/** Columns for ever; of the rest only the emptying is allowed. */
const FOR_EVER = ["seq", "at", "person_id", "action", "subject", "text_hash", "prev_hash", "hash"] as const;
const ERASABLE = ["actor", "pc", "detail", "text_key"] as const;

/**
 * People sign in, and the audit says who, from which PC and about what in a chain whose words can be erased without breaking
 * it. Rows of before are sealed anew, and an event behind them says so: how many, whether their former chain was whole, and
 * how it ended.
 */
export const trust0190: Migration = {
  version: 190,
  name: "trust",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    const int = bigint(dialect);
    await db.schema
      .createTable("account")
      .addColumn("person_id", int, (c) => c.primaryKey().references("person.id"))
      .addColumn("secret", "text", (c) => c.notNull())
      .addColumn("must_change", int, (c) => c.notNull())
      .addColumn("failures", int, (c) => c.notNull())
      .addColumn("locked_until", "text", (c) => c.notNull())
      .addColumn("changed_at", "text", (c) => c.notNull())
      .addColumn("signed_in_at", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("recovery_code")
      .addColumn("id", int, (c) => c.primaryKey())
      .addColumn("secret", "text", (c) => c.notNull())
      .addColumn("made_at", "text", (c) => c.notNull())
      .addColumn("ended_at", "text", (c) => c.notNull())
      .addColumn("failures", int, (c) => c.notNull())
      .addColumn("locked_until", "text", (c) => c.notNull())
      .execute();
    await sealAnew(db, dialect);
  },
};

async function sealAnew(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = bigint(dialect);
  await db.schema
    .createTable("audit_sealed")
    .addColumn("seq", int, (c) => c.primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("person_id", int)
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addColumn("pc", "text", (c) => c.notNull())
    .addColumn("detail", "text", (c) => c.notNull())
    .addColumn("text_key", "text", (c) => c.notNull())
    .addColumn("text_hash", "text", (c) => c.notNull())
    .addColumn("prev_hash", "text", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull())
    .execute();
  let last: AuditRow | undefined;
  const add = async (event: Parameters<typeof sealed>[1]): Promise<void> => {
    last = sealed(last, event);
    const { seq, at, person_id, action, subject, actor, pc, detail, text_key, text_hash, prev_hash, hash } = last;
    await sql`insert into audit_sealed
      (seq, at, person_id, action, subject, actor, pc, detail, text_key, text_hash, prev_hash, hash)
      values (${seq}, ${at}, ${person_id}, ${action}, ${subject}, ${actor}, ${pc}, ${detail}, ${text_key}, ${text_hash},
      ${prev_hash}, ${hash})`.execute(db);
  };
  let before = { seq: 0, hash: "" };
  let firstBroken: number | null = null;
  for (;;) {
    const { rows } = await sql<FormerAuditRow>`select * from audit where seq > ${before.seq}
      order by seq limit ${STEP}`.execute(db);
    for (const row of rows) {
      const whole = row.seq === before.seq + 1 && row.prev_hash === before.hash && formerAuditHash(row) === row.hash;
      if (!whole) firstBroken ??= before.seq + 1;
      before = { seq: row.seq, hash: row.hash };
      await add({
        at: row.at,
        person_id: null,
        action: row.action,
        subject: "",
        actor: row.actor,
        pc: "",
        detail: row.detail,
      });
    }
    if (rows.length < STEP) break;
  }
  if (last !== undefined) {
    const formerly = { rows: last.seq, lastSeq: before.seq, lastHash: before.hash, firstBroken };
    const at = new Date().toISOString();
    const detail = JSON.stringify(formerly);
    await add({ at, person_id: null, action: RECHAINED, subject: `audit:1-${last.seq}`, actor: "", pc: "", detail });
  }
  await db.schema.dropTable("audit").execute();
  if (dialect === "postgres") await sql`drop function audit_refuse`.execute(db);
  await sql`alter table audit_sealed rename to audit`.execute(db);
  await db.schema.createIndex("audit_at").on("audit").columns(["at", "seq"]).execute();
  await db.schema.createIndex("audit_action").on("audit").columns(["action", "at"]).execute();
  await db.schema.createIndex("audit_subject").on("audit").columns(["subject", "seq"]).execute();
  await guard(db, dialect);
}

/** Rows are added behind the last one and stay; what may be emptied is what an event says in words (RELIABILITY E8). */
async function guard(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const refused = "audit is append-only";
  const next = "new.seq <> coalesce((select max(seq) from audit), 0) + 1";
  if (dialect === "sqlite") {
    const stays = FOR_EVER.map((column) => `new.${column} is old.${column}`).join(" and ");
    const emptied = ERASABLE.map((column) => `new.${column} = ''`).join(" and ");
    for (const text of [
      `create trigger audit_no_update before update on audit when not (${stays} and ${emptied})
       begin select raise(abort, '${refused}'); end`,
      `create trigger audit_no_delete before delete on audit begin select raise(abort, '${refused}'); end`,
      `create trigger audit_in_order before insert on audit when ${next} begin select raise(abort, '${refused}'); end`,
    ]) {
      await sql.raw(text).execute(db);
    }
    return;
  }
  const stays = FOR_EVER.map((column) => `new.${column} is not distinct from old.${column}`).join(" and ");
  const emptied = ERASABLE.map((column) => `new.${column} = ''`).join(" and ");
  for (const text of [
    `create function audit_refuse() returns trigger language plpgsql as $$ begin raise exception '${refused}'; end $$`,
    `create function audit_guard() returns trigger language plpgsql as $$ begin
       if tg_op = 'UPDATE' and ${stays} and ${emptied} then return new; end if;
       if tg_op = 'INSERT' then
         if ${next} then raise exception '${refused}'; end if;
         return new;
       end if;
       raise exception '${refused}'; end $$`,
    "create trigger audit_no_change before delete or truncate on audit for each statement execute function audit_refuse()",
    "create trigger audit_guarded before insert or update on audit for each row execute function audit_guard()",
  ]) {
    await sql.raw(text).execute(db);
  }
}
