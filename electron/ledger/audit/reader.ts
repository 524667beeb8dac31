import { type RawBuilder, sql } from "kysely";
import type { AuditFilter, AuditRowView } from "../../../shared/contract/audit.ts";
import { instantOf } from "../../../shared/domain/contact-hours/zone-time.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { AuditRow } from "../db/tables/system.ts";
import { holdsText } from "../lib/search.ts";
import { subjectsInWords } from "./subject-words.ts";

type Row = Omit<AuditRow, "text_hash" | "seal">;
const COLUMNS = [
  "seq",
  "at",
  "person_id",
  "action",
  "subject",
  "actor",
  "pc",
  "detail",
  "text_key",
  "hash",
  "prev_hash",
] as const satisfies readonly (keyof Row)[];

function conditions(filter: AuditFilter, zone: string): RawBuilder<unknown>[] {
  const only: RawBuilder<unknown>[] = [];
  // Days are those of the company, whatever the clock of the PC that wrote the event.
  if (filter.from !== null) only.push(sql`at >= ${instantOf({ day: filter.from, minute: 0 }, zone)}`);
  if (filter.to !== null) only.push(sql`at < ${instantOf({ day: addDays(filter.to, 1), minute: 0 }, zone)}`);
  const among = (column: string, values: readonly string[]): void => {
    if (values.length > 0) only.push(sql`${sql.ref(column)} in (${sql.join(values)})`);
  };
  among("actor", filter.actors);
  among("action", filter.actions);
  among("pc", filter.pcs);
  if (filter.subject !== "") only.push(sql`subject = ${filter.subject}`);
  for (const word of filter.search.toLowerCase().split(/\s+/).filter(Boolean)) {
    only.push(holdsText(word, "lower(detail)", "lower(action)", "lower(subject)", "lower(actor)"));
  }
  return only;
}

function where(only: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return only.length === 0 ? sql`` : sql`where ${sql.join(only, sql` and `)}`;
}

/** Events of a filter, newest first. */
export async function auditPage(
  db: ReadHandle,
  filter: AuditFilter,
  window: { readonly offset: number; readonly limit: number },
  zone: string,
): Promise<{ rows: AuditRowView[]; details: string[]; hashes: string[]; total: number }> {
  const only = conditions(filter, zone);
  const columns = sql.join(COLUMNS.map((column) => sql.ref(column)));
  const { rows } = await sql<Row>`select ${columns} from audit ${where(only)} order by seq desc
    limit ${window.limit} offset ${window.offset}`.execute(db);
  const count = await sql<{ n: number }>`select cast(count(*) as bigint) as n from audit ${where(only)}`.execute(db);
  const views = await inWords(db, rows, zone);
  return {
    rows: views,
    details: rows.map(({ detail }) => detail),
    hashes: rows.map(({ hash }) => hash),
    total: count.rows[0]?.n ?? 0,
  };
}

/** One event; null when there is none of that number. */
export async function auditEvent(
  db: ReadHandle,
  seq: number,
  zone: string,
): Promise<{ row: Row; view: AuditRowView } | null> {
  const row = await db.selectFrom("audit").select(COLUMNS).where("seq", "=", seq).executeTakeFirst();
  const [view] = row ? await inWords(db, [row], zone) : [];
  return row && view ? { row, view } : null;
}

async function inWords(db: ReadHandle, rows: readonly Row[], zone: string): Promise<AuditRowView[]> {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  const subjects = await subjectsInWords(
    db,
    rows.map(({ subject }) => subject),
  );
  return rows.map((row) => {
    const { seq, at, actor, pc, action, subject } = row;
    const named = subjects.get(subject) ?? { label: subject, customerId: null, documentUuid: null };
    return {
      seq,
      at,
      local: Number.isNaN(Date.parse(at)) ? at : format.format(new Date(at)),
      actor,
      personId: row.person_id,
      pc,
      action,
      subject,
      subjectLabel: named.label,
      customerId: named.customerId,
      documentUuid: named.documentUuid,
      erased: row.text_key === "",
    };
  });
}

/** What the filters offer. */
export async function auditChoices(
  db: ReadHandle,
): Promise<{ actors: string[]; actions: string[]; pcs: string[]; head: { seq: number; hash: string } }> {
  const distinct = async (column: "actor" | "action" | "pc"): Promise<string[]> => {
    const name = sql.ref(column);
    const { rows } = await sql<{ value: string }>`select distinct ${name} as value from audit where ${name} <> ''
      order by 1 limit 500`.execute(db);
    return rows.map(({ value }) => value);
  };
  const head = await auditHead(db);
  return { actors: await distinct("actor"), actions: await distinct("action"), pcs: await distinct("pc"), head };
}

/** Where the chain ends: number and hash of its last event. */
export async function auditHead(db: ReadHandle): Promise<{ seq: number; hash: string }> {
  const head = await db.selectFrom("audit").select(["seq", "hash"]).orderBy("seq", "desc").limit(1).executeTakeFirst();
  return head ?? { seq: 0, hash: "" };
}
