import { sql } from "kysely";
import type { PrivacyKept } from "../../../shared/contract/privacy.ts";
import type { RetentionRules } from "../../../shared/domain/privacy.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { appendAudit } from "../audit/writer.ts";
import { ERASED, seqList } from "../db/audit-chain.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { tableSpecs } from "../db/tables/specs.ts";
import { heldOf, keptOf } from "./held.ts";
import { leaveSchedules } from "./held-reports.ts";
import type { HeldRow } from "./held-row.ts";
import { names, noMarks, roughPatterns } from "./marks.ts";
import { erasedKey, type Known, pseudonym } from "./subject.ts";

/** What erasing did: how many rows were emptied, and what stays by law. */
export interface Erasure {
  readonly erased: number;
  readonly kept: readonly PrivacyKept[];
}

interface Erasing {
  readonly at: string;
  readonly actor: string;
  readonly today: string;
}

const STEP = 400;

/**
 * Empties what is held of somebody and what no law keeps: rows stay, and whoever they name is a pseudonym from now on. Words of
 * the audit go with their key, so that the chain still holds; the event of the erasing says which. What stays, stays until
 * its day and is due again then.
 */
export async function eraseHeld(
  tx: LedgerTx,
  known: Known,
  rules: RetentionRules,
  { at, actor, today }: Erasing,
): Promise<Erasure> {
  const { rows } = await heldOf(tx.sql, known, rules, today);
  tx.forgetWords();
  const going = rows.filter(({ keep, empties }) => keep === null && empties.length > 0);
  if (going.some(({ table }) => table === "report_schedule")) await leaveSchedules(tx, known, { at, actor });
  for (const [table, of] of Map.groupBy(going, (row) => row.table)) await emptyTable(tx, known, table, of);
  if (known.subject.kind === "person" && going.some(({ part }) => part === "acts")) await forgetActor(tx, known.name);
  await forgetAnswers(tx, known);
  const kept = keptOf(rows);
  const seqs = going.filter(({ table }) => table === "audit").map(({ id }) => id);
  await appendAudit(tx, {
    at,
    actor,
    action: ERASED,
    subject: seqs.length === 0 ? `${known.subject.kind}:${known.subject.id}` : seqList(seqs),
    detail: { [known.subject.kind]: known.subject.id, erased: going.length, kept },
  });
  return { erased: going.length, kept };
}

async function emptyTable(tx: LedgerTx, known: Known, table: string, rows: readonly HeldRow[]): Promise<void> {
  if (table === "contact") return emptyContacts(tx, rows);
  if (table === "customer") return emptyCustomers(tx, known, rows);
  if (table === "person") return emptyPerson(tx, known, rows);
  if (table === "account") {
    await tx.sql.deleteFrom("account").where("person_id", "=", known.subject.id).execute();
    return;
  }
  if (table === "contact_channel") return setAll(tx, table, rows, { value: "", extension: "", active: 0 });
  if (table === "attachment_use") return emptyFiles(tx, rows);
  if (table === "month_close_report") {
    // As a literal: it is no text for one database and no bytes for the other.
    const packed = sql<Uint8Array>`''`;
    const ids = rows.map(({ id }) => id);
    return inSteps(ids, (some) =>
      tx.sql.updateTable("month_close_report").set({ packed }).where("id", "in", some).execute(),
    );
  }
  if (table === "mail") {
    // One whose fate nobody told is given up with its words.
    const open = rows.map(({ id }) => id);
    await inSteps(open, (ids) =>
      tx.sql
        .updateTable("mail")
        .set({ state: "abandoned" })
        .where("id", "in", ids)
        .where("state", "=", "sending")
        .execute(),
    );
  }
  if (table === "document") await emptyDocuments(tx, rows);
  // Rows that lose the same columns at once.
  for (const [columns, of] of Map.groupBy(rows, ({ empties }) => empties.join())) {
    await setAll(tx, table, of, Object.fromEntries(columns.split(",").map((column) => [column, ""])));
  }
}

async function setAll(
  tx: LedgerTx,
  table: string,
  rows: readonly HeldRow[],
  values: Readonly<Record<string, string | number>>,
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const set = sql.join(Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`));
  await inSteps(
    rows.map(({ id }) => id),
    (ids) =>
      sql`update ${sql.table(table)} set ${set} where ${sql.ref(first.key)} in (${sql.join(ids)})`.execute(tx.sql),
  );
}

async function inSteps(ids: readonly number[], work: (ids: number[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < ids.length; from += STEP) await work(ids.slice(from, from + STEP));
}

async function emptyContacts(tx: LedgerTx, rows: readonly HeldRow[]): Promise<void> {
  for (const { id } of rows) {
    await tx.sql
      .updateTable("contact")
      .set((eb) => ({
        name: pseudonym({ kind: "contact", id }),
        position: "",
        note: "",
        active: 0,
        do_not_contact: 1,
        version: eb("version", "+", 1),
      }))
      .where("id", "=", id)
      .execute();
  }
}

async function emptyCustomers(tx: LedgerTx, known: Known, rows: readonly HeldRow[]): Promise<void> {
  for (const { id } of rows) {
    const name = pseudonym({ kind: "customer", id: known.subject.id });
    const set = { name, rfc: "", key: erasedKey(id), search: searchForm(name) };
    await tx.sql.updateTable("customer").set(set).where("id", "=", id).execute();
  }
}

async function emptyPerson(tx: LedgerTx, { subject, marks }: Known, rows: readonly HeldRow[]): Promise<void> {
  const columns = new Set(rows.flatMap(({ empties }) => empties));
  const name = pseudonym(subject);
  await tx.sql
    .updateTable("person")
    .set((eb) => ({
      active: 0,
      version: eb("version", "+", 1),
      ...(columns.has("email") ? { email: "" } : {}),
      ...(columns.has("name") ? { name, search: searchForm(name) } : {}),
    }))
    .where("id", "=", subject.id)
    .execute();
  if (!columns.has("email")) return;
  for (const mail of marks.mails) {
    await tx.sql.updateTable("dispute_resolver").set({ email: "" }).where("email", "=", mail).execute();
  }
}

/** Files of nobody else any more: their bytes go with {@link sweepFiles} once this is committed. */
async function emptyFiles(tx: LedgerTx, rows: readonly HeldRow[]): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await setAll(tx, "attachment_use", rows, { name: "" });
  await inSteps(ids, async (some) => {
    const uses = await tx.sql.selectFrom("attachment_use").select("sha256").where("id", "in", some).execute();
    const bare = [...new Set(uses.map(({ sha256 }) => sha256))];
    const used = await tx.sql
      .selectFrom("attachment_use")
      .select("sha256")
      .distinct()
      .where("sha256", "in", bare)
      .where("name", "<>", "")
      .execute();
    const still = new Set(used.map(({ sha256 }) => sha256));
    const gone = bare.filter((sha256) => !still.has(sha256));
    if (gone.length === 0) return;
    await tx.sql.updateTable("attachment").set({ size: 0, mime: "" }).where("sha256", "in", gone).execute();
    await tx.sql.deleteFrom("attachment_content").where("sha256", "in", gone).execute();
  });
}

/** Original files go with the last law that keeps them; their SHA-256 stays, and an import knows them by it. */
async function emptyDocuments(tx: LedgerTx, rows: readonly HeldRow[]): Promise<void> {
  await inSteps(
    rows.map(({ id }) => id),
    async (ids) => {
      const nothing = new Uint8Array();
      await tx.sql.updateTable("document_file").set({ deflated: nothing }).where("document_id", "in", ids).execute();
      const named = await tx.sql.selectFrom("document").select("uuid").where("id", "in", ids).execute();
      const uuids = named.map(({ uuid }) => uuid);
      await tx.sql.updateTable("sat_status").set({ receiver_name: "", path: "" }).where("uuid", "in", uuids).execute();
      await tx.sql.updateTable("import_item").set({ path: "", search: "" }).where("uuid", "in", uuids).execute();
      await tx.sql
        .updateTable("document_conflict")
        .set({ path: "", deflated: nothing })
        .where("uuid", "in", uuids)
        .execute();
    },
  );
}

/** Empties the name of one of us in every row that says who recorded it. */
async function forgetActor(tx: LedgerTx, name: string): Promise<void> {
  for (const [table, spec] of Object.entries(tableSpecs)) {
    if (!("actor" in spec) || table === "audit") continue;
    await sql`update ${sql.table(table)} set actor = '' where actor = ${name}`.execute(tx.sql);
  }
}

/** Stored answers of commands that name somebody: they were kept for a repetition that no longer comes. */
async function forgetAnswers(tx: LedgerTx, { marks }: Known): Promise<void> {
  if (noMarks(marks)) return;
  const rough = sql.join(
    roughPatterns(marks).map((pattern) => sql`lower(answer) like lower(${pattern}) escape '\\'`),
    sql` or `,
  );
  const { rows } = await sql<{ id: string; answer: string }>`select id, answer from command where ${rough}`.execute(
    tx.sql,
  );
  const named = names(marks);
  for (const { id, answer } of rows) {
    if (named(answer)) await tx.sql.updateTable("command").set({ answer: "null" }).where("id", "=", id).execute();
  }
}
