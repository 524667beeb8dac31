import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { VerifyReport } from "../../../shared/contract/ledgers.ts";
import { auditHash } from "../audit/writer.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { CFDI_KINDS } from "../db/tables/documents.ts";
import { unpack } from "../lib/packing.ts";
import { paymentProblems } from "../payments/verify.ts";
import { endingProblems } from "./verify-endings.ts";

type Check = VerifyReport["checks"][number];

/** Rows read at a time where a check walks a whole table. */
const STEP = 500;

/**
 * Proves the ledger: the engine's own integrity check and foreign keys, every kept balance against its entries, the
 * invariant balance = receivables + account = sum of entries per customer and currency, documents against their
 * receivables, the audit chain, and every original file against its SHA-256.
 */
export async function verifyLedger(db: LedgerDb): Promise<VerifyReport> {
  const checks: Check[] = [
    await databaseIntegrity(db),
    await keptBalances(db),
    await closingDays(db),
    await customerInvariant(db),
    await reversals(db),
    check("endings", await endingProblems(db.read), "ok"),
    await invoicesHaveReceivables(db),
    await recordedMoney(db),
    await auditChain(db),
    await originalFiles(db),
  ];
  return { ok: checks.every((check) => check.ok), checks };
}

function check(name: string, problems: readonly string[], good: string): Check {
  return problems.length === 0
    ? { name, ok: true, detail: good }
    : { name, ok: false, detail: `${problems.slice(0, 5).join("; ")}${problems.length > 5 ? "; …" : ""}` };
}

async function databaseIntegrity(db: LedgerDb): Promise<Check> {
  return check("database", await db.integrityProblems(), "ok");
}

async function keptBalances(db: LedgerDb): Promise<Check> {
  const result = await sql<{ uuid: string; kept: number; summed: number }>`
    select d.uuid, r.open_minor as kept, cast(coalesce(s.amount, 0) as bigint) as summed
    from receivable as r join document as d on d.id = r.document_id
    left join (select receivable_id, sum(amount_minor) as amount from entry where receivable_id is not null
      group by receivable_id) as s on s.receivable_id = r.id
    where r.open_minor <> coalesce(s.amount, 0)`.execute(db.read);
  const total = await sql<{ n: number }>`select cast(count(*) as bigint) as n from receivable`.execute(db.read);
  const problems = result.rows.map((row) => `${row.uuid}: kept ${row.kept}, entries ${row.summed}`);
  return check("balances", problems, `${total.rows[0]?.n ?? 0} receivables`);
}

async function closingDays(db: LedgerDb): Promise<Check> {
  const result = await sql<{ uuid: string }>`
    select d.uuid from receivable as r join document as d on d.id = r.document_id
    left join (select e.receivable_id, max(e.effective_on) as last_on from entry as e
      left join entry as back on back.reverses_id = e.id
      where e.receivable_id is not null and e.reverses_id is null and back.id is null
      group by e.receivable_id) as s on s.receivable_id = r.id
    where r.last_entry_on < coalesce(s.last_on, r.issued_on)
      or (r.open_minor <> 0 and r.closed_on <> '9999-12-31') or (r.open_minor = 0 and r.closed_on = '9999-12-31')`.execute(
    db.read,
  );
  return check(
    "closing-days",
    result.rows.map((row) => row.uuid),
    "ok",
  );
}

async function customerInvariant(db: LedgerDb): Promise<Check> {
  const result = await sql<{ key: string; currency: string; entries: number; parts: number }>`
    select c.key, b.currency, cast(sum(b.entries) as bigint) as entries, cast(sum(b.parts) as bigint) as parts from (
      select customer_id, currency, amount_minor as entries, 0 as parts from entry
      union all select customer_id, currency, 0, open_minor from receivable
      union all select customer_id, currency, 0, amount_minor from entry where receivable_id is null
    ) as b join customer as c on c.id = b.customer_id
    group by c.key, b.currency having sum(b.entries) <> sum(b.parts)`.execute(db.read);
  const problems = result.rows.map((row) => `${row.key} ${row.currency}: entries ${row.entries}, parts ${row.parts}`);
  return check("customer-balances", problems, "ok");
}

async function reversals(db: LedgerDb): Promise<Check> {
  const result = await sql<{ id: number }>`
    select e.id from entry as e join entry as o on o.id = e.reverses_id
    where e.amount_minor <> -o.amount_minor or e.currency <> o.currency or e.effective_on <> o.effective_on
      or e.customer_id <> o.customer_id or o.reverses_id is not null`.execute(db.read);
  return check(
    "reversals",
    result.rows.map((row) => `entry ${row.id}`),
    "ok",
  );
}

async function invoicesHaveReceivables(db: LedgerDb): Promise<Check> {
  const result = await sql<{ uuid: string }>`
    select d.uuid from document as d left join receivable as r on r.document_id = d.id
    where d.kind in ('I', 'O') and r.id is null`.execute(db.read);
  return check(
    "invoices",
    result.rows.map((row) => row.uuid),
    "ok",
  );
}

async function recordedMoney(db: LedgerDb): Promise<Check> {
  const { problems, payments } = await paymentProblems(db);
  return check("payments", problems, `${payments} payments`);
}

async function auditChain(db: LedgerDb): Promise<Check> {
  let previous = { seq: 0, hash: "" };
  for (;;) {
    const rows = await db.read
      .selectFrom("audit")
      .selectAll()
      .where("seq", ">", previous.seq)
      .orderBy("seq")
      .limit(STEP)
      .execute();
    for (const { hash, ...row } of rows) {
      const whole = row.seq === previous.seq + 1 && row.prev_hash === previous.hash && auditHash(row) === hash;
      if (!whole) return check("audit", [`first broken link: ${row.seq}`], "");
      previous = { seq: row.seq, hash };
    }
    if (rows.length < STEP) return check("audit", [], `${previous.seq} rows`);
  }
}

async function originalFiles(db: LedgerDb): Promise<Check> {
  const problems: string[] = [];
  let last = 0;
  let seen = 0;
  for (;;) {
    const rows = await db.read
      .selectFrom("document")
      .leftJoin("document_file", "document_file.document_id", "document.id")
      .select(["document.id", "uuid", "sha256", "deflated"])
      .where("document.id", ">", last)
      // Money recorded by hand, opening balances and adjustments come from no file.
      .where("document.kind", "in", CFDI_KINDS)
      .orderBy("document.id")
      .limit(STEP)
      .execute();
    for (const row of rows) {
      last = row.id;
      seen++;
      if (!sameFile(row.deflated, row.sha256)) problems.push(row.uuid);
    }
    if (rows.length < STEP) return check("files", problems, `${seen} files`);
  }
}

function sameFile(deflated: Uint8Array | null, sha256: string): boolean {
  if (deflated === null) return false;
  try {
    return createHash("sha256").update(unpack(deflated)).digest("hex") === sha256;
  } catch {
    return false;
  }
}
