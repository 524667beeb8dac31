import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Lang } from "../../../shared/contract/common.ts";
import type { VerifyReport } from "../../../shared/contract/ledgers.ts";
import { parseCfdiDetail } from "../../../shared/domain/cfdi/parse.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { microsToMinor, parseMicros } from "../../../shared/domain/money.ts";
import { acceptanceProblems } from "../acceptance/verify.ts";
import { placementProblems } from "../agencies/verify.ts";
import { agreementProblems } from "../agreements/verify.ts";
import { auditChain, type OutsideHead } from "../audit/verify.ts";
import { sealedFacts } from "../audit/verify-seals.ts";
import { reconcile } from "../customers/reconcile-reader.ts";
import { mergeProblems } from "../customers/verify.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { CFDI_KINDS } from "../db/tables/documents.ts";
import { disputeProblems } from "../disputes/verify.ts";
import { decodeXml } from "../imports/intake/decode.ts";
import { brokenCloses } from "../kpis/closes.ts";
import { brokenAttachments } from "../lib/attachments.ts";
import { unpack } from "../lib/packing.ts";
import { paymentProblems } from "../payments/verify.ts";
import { erasedCustomers } from "../privacy/subject.ts";
import { promiseProblems } from "../promises/verify.ts";
import { currencyText } from "../render/format.ts";
import { alteredReports } from "../reports/kept.ts";
import { endingProblems } from "./verify-endings.ts";
import { toldOtherwise } from "./verify-told.ts";
import type { Finding, Problem, Proved } from "./verify-words.ts";
import { inWords } from "./verify-words.ts";

/** Rows read at a time where a check walks a whole table. */
const STEP = 500;
/** Balances of customers are compared as of the ledger's last day and of these many days before it. */
const DAYS_BEFORE = [0, 31];

/**
 * Proves the ledger: the engine's own integrity check and foreign keys, every kept balance against its entries, the
 * invariant current + buckets - unapplied = balance = documents = sum of entries for every customer and currency,
 * documents against their receivables and originals, the audit chain, every row of facts against its seal in it and what it
 * tells of people, approvals, closes and rules, and every original file against its SHA-256. What it finds is told in the
 * language asked for, with the names of who is concerned. `heads` are ends of the audit chain kept outside the ledger.
 */
export async function verifyLedger(
  db: LedgerDb,
  lang: Lang = "es",
  heads: readonly OutsideHead[] = [],
): Promise<VerifyReport> {
  const findings: Finding[] = [
    await toItsEnd("database", () => databaseIntegrity(db)),
    await toItsEnd("balances", () => keptBalances(db)),
    await toItsEnd("closing-days", () => closingDays(db)),
    await toItsEnd("customer-balances", () => customerInvariant(db)),
    await toItsEnd("reversals", () => reversals(db)),
    await toItsEnd("merges", async () => found("merges", await mergeProblems(db.read))),
    await toItsEnd("endings", async () => found("endings", await endingProblems(db.read))),
    await toItsEnd("invoices", () => invoicesHaveReceivables(db)),
    await toItsEnd("payments", () => recordedMoney(db)),
    await toItsEnd("acceptance", () => atTheCounter(db)),
    await toItsEnd("promises", () => promised(db)),
    await toItsEnd("disputes", () => disputed(db)),
    await toItsEnd("agreements", () => agreed(db)),
    await toItsEnd("placements", () => placed(db)),
    await toItsEnd("closes", () => closedMonths(db)),
    await toItsEnd("audit", () => auditChain(db, heads)),
    await toItsEnd("seals", () => sealedFacts(db)),
    await toItsEnd("told", () => toldFacts(db)),
    await toItsEnd("files", () => originalFiles(db)),
    await toItsEnd("attachments", () => keptEvidence(db)),
  ];
  const checks = findings.map((finding) => inWords(lang, finding));
  return { ok: checks.every((check) => check.ok), checks };
}

/** A check that a damaged file does not let come to its end has failed, and the others are made all the same. */
async function toItsEnd(name: string, check: () => Promise<Finding>): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    return found(name, [{ code: "engine", data: { text: error instanceof Error ? error.message : String(error) } }]);
  }
}

/** Closed months say what they said when they were closed, and so do the reports kept with them. */
async function closedMonths(db: LedgerDb): Promise<Finding> {
  const { months, broken } = await brokenCloses(db.read);
  const altered = await alteredReports(db.read);
  return found(
    "closes",
    [
      ...broken.map((month): Problem => ({ code: "close-changed", data: { month } })),
      ...altered.map((month): Problem => ({ code: "close-report-changed", data: { month } })),
    ],
    { code: "closes", data: { count: months } },
  );
}

/** People, approvals, closed months and rules are what the audit log says they are. */
async function toldFacts(db: LedgerDb): Promise<Finding> {
  const { problems, facts } = await toldOtherwise(db.read);
  return found("told", problems, { code: "told", data: { count: facts } });
}

/** Where agreements stand follows from their events and entries. */
async function agreed(db: LedgerDb): Promise<Finding> {
  const { problems, agreements } = await agreementProblems(db);
  return found("agreements", problems, { code: "agreements", data: { count: agreements } });
}

/** What is with agencies is what was asked for, and stands on the documents that are there now. */
async function placed(db: LedgerDb): Promise<Finding> {
  const { problems, items } = await placementProblems(db);
  return found("placements", problems, { code: "placements", data: { count: items } });
}

/** Files kept as evidence are there, byte for byte as they came. */
async function keptEvidence(db: LedgerDb): Promise<Finding> {
  const broken = await brokenAttachments(db);
  const total = await sql<{ n: number }>`select cast(count(*) as bigint) as n from attachment`.execute(db.read);
  return found(
    "attachments",
    broken.map(({ name }) => ({ code: "attachment-changed", data: { name } })),
    { code: "files", data: { count: total.rows[0]?.n ?? 0 } },
  );
}

function found(name: string, problems: readonly Problem[], proved: Proved = { code: "ok" }): Finding {
  return { name, problems, proved };
}

async function databaseIntegrity(db: LedgerDb): Promise<Finding> {
  const problems = await db.integrityProblems();
  return found(
    "database",
    problems.map((text) => ({ code: "engine", data: { text } })),
  );
}

async function keptBalances(db: LedgerDb): Promise<Finding> {
  const result = await sql<{ uuid: string; currency: string; kept: number; summed: number }>`
    select d.uuid, r.currency, r.open_minor as kept, cast(coalesce(s.amount, 0) as bigint) as summed
    from receivable as r join document as d on d.id = r.document_id
    left join (select receivable_id, sum(amount_minor) as amount from entry where receivable_id is not null
      group by receivable_id) as s on s.receivable_id = r.id
    where r.open_minor <> coalesce(s.amount, 0)`.execute(db.read);
  const total = await sql<{ n: number }>`select cast(count(*) as bigint) as n from receivable`.execute(db.read);
  const problems = result.rows.map(
    ({ uuid, currency, kept, summed }): Problem => ({
      code: "kept-balance",
      data: { uuid, kept: currencyText(kept, currency), entries: currencyText(summed, currency) },
    }),
  );
  return found("balances", problems, { code: "receivables", data: { count: total.rows[0]?.n ?? 0 } });
}

async function closingDays(db: LedgerDb): Promise<Finding> {
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
  return found(
    "closing-days",
    result.rows.map(({ uuid }) => ({ code: "closing-day", data: { uuid } })),
  );
}

/** Kept balances against entries, and the aging as every screen shows it against them, for each customer and currency. */
async function customerInvariant(db: LedgerDb): Promise<Finding> {
  const result = await sql<{ key: string; name: string; currency: string; entries: number; parts: number }>`
    select c.key, c.name, b.currency, cast(sum(b.entries) as bigint) as entries, cast(sum(b.parts) as bigint) as parts
    from (
      select customer_id, currency, amount_minor as entries, 0 as parts from entry
      union all select customer_id, currency, 0, open_minor from receivable
      union all select customer_id, currency, 0, amount_minor from entry where receivable_id is null
    ) as b join customer as c on c.id = b.customer_id
    group by c.key, c.name, b.currency having sum(b.entries) <> sum(b.parts)`.execute(db.read);
  const problems = result.rows.map(
    ({ key, name, currency, parts, entries }): Problem => ({
      code: "customer-kept",
      data: { key, name, kept: currencyText(parts, currency), entries: currencyText(entries, currency) },
    }),
  );
  const last = await sql<{ day: string | null }>`select max(effective_on) as day from entry`.execute(db.read);
  const day = last.rows[0]?.day;
  if (!day) return found("customer-balances", problems);
  const days = DAYS_BEFORE.map((before) => addDays(day, -before));
  let count = 0;
  for (const asOf of days) {
    const rows = await reconcile(db.read, { asOf, customerId: null, search: "", currency: null });
    for (const { currency, customers, failing } of rows) {
      count += customers;
      for (const { name, key, differenceMinor } of failing) {
        const data = { name, key, day: asOf, difference: currencyText(differenceMinor, currency) };
        problems.push({ code: "customer-aging", data });
      }
    }
  }
  return found("customer-balances", problems, { code: "balances", data: { count, days: days.join(", ") } });
}

async function reversals(db: LedgerDb): Promise<Finding> {
  const result = await sql<{ id: number }>`
    select e.id from entry as e join entry as o on o.id = e.reverses_id
    where e.amount_minor <> -o.amount_minor or e.currency <> o.currency or e.effective_on <> o.effective_on
      or e.customer_id <> o.customer_id or o.reverses_id is not null`.execute(db.read);
  return found(
    "reversals",
    result.rows.map(({ id }) => ({ code: "reversal", data: { entry: id } })),
  );
}

async function invoicesHaveReceivables(db: LedgerDb): Promise<Finding> {
  const result = await sql<{ uuid: string }>`
    select d.uuid from document as d left join receivable as r on r.document_id = d.id
    where d.kind in ('I', 'O') and r.id is null`.execute(db.read);
  const charged = await sql<{ uuid: string; currency: string; total: number; charge: number }>`
    select d.uuid, r.currency, r.total_minor as total, cast(coalesce(s.amount, 0) as bigint) as charge
    from receivable as r join document as d on d.id = r.document_id
    left join (select e.receivable_id, sum(e.amount_minor) as amount from entry as e
      left join entry as back on back.reverses_id = e.id
      where e.kind = 'charge' and back.id is null group by e.receivable_id) as s on s.receivable_id = r.id
    where d.kind = 'I' and r.total_minor <> coalesce(s.amount, 0)`.execute(db.read);
  return found("invoices", [
    ...result.rows.map(({ uuid }): Problem => ({ code: "no-receivable", data: { uuid } })),
    ...charged.rows.map(
      ({ uuid, currency, total, charge }): Problem => ({
        code: "charge-total",
        data: { uuid, total: currencyText(total, currency), entries: currencyText(charge, currency) },
      }),
    ),
  ]);
}

async function recordedMoney(db: LedgerDb): Promise<Finding> {
  const { problems, payments } = await paymentProblems(db);
  return found("payments", problems, { code: "payments", data: { count: payments } });
}

async function promised(db: LedgerDb): Promise<Finding> {
  const { problems, promises } = await promiseProblems(db);
  return found("promises", problems, { code: "promises", data: { count: promises } });
}

async function atTheCounter(db: LedgerDb): Promise<Finding> {
  const { problems, invoices } = await acceptanceProblems(db);
  return found("acceptance", problems, { code: "acceptance", data: { count: invoices } });
}

async function disputed(db: LedgerDb): Promise<Finding> {
  const { problems, disputes } = await disputeProblems(db);
  return found("disputes", problems, { code: "disputes", data: { count: disputes } });
}

async function originalFiles(db: LedgerDb): Promise<Finding> {
  const erased = await erasedCustomers(db.read);
  const problems: Problem[] = [];
  let last = 0;
  let seen = 0;
  for (;;) {
    const rows = await db.read
      .selectFrom("document")
      .leftJoin("document_file", "document_file.document_id", "document.id")
      .leftJoin("receivable", "receivable.document_id", "document.id")
      .select(["document.id", "uuid", "sha256", "deflated", "document.customer_id", "document.kind"])
      .select(["document.currency", "total", "total_minor"])
      .where("document.id", ">", last)
      // Money recorded by hand, opening balances and adjustments come from no file.
      .where("document.kind", "in", CFDI_KINDS)
      .orderBy("document.id")
      .limit(STEP)
      .execute();
    for (const row of rows) {
      last = row.id;
      seen++;
      // Erased with the last law that kept it.
      if (row.deflated?.length === 0 && erased.has(row.customer_id)) continue;
      const { uuid } = row;
      const bytes = unpacked(row.deflated);
      if (bytes === null || createHash("sha256").update(bytes).digest("hex") !== row.sha256) {
        problems.push({ code: "file-changed", data: { uuid } });
      } else if (!saysTotal(bytes, row)) problems.push({ code: "document-differs", data: { uuid } });
    }
    if (rows.length < STEP) return found("files", problems, { code: "files", data: { count: seen } });
  }
}

function unpacked(deflated: Uint8Array | null): Buffer | null {
  try {
    return deflated === null ? null : Buffer.from(unpack(deflated));
  } catch {
    return null;
  }
}

/** Whether an original says the total that is kept of it, and an invoice's is what is owed for it. */
function saysTotal(
  bytes: Buffer,
  row: {
    readonly kind: string;
    readonly currency: string;
    readonly total: string;
    readonly total_minor: number | null;
  },
): boolean {
  const { kind, currency, total, total_minor: owed } = row;
  if (kind === "I" && owed !== null && microsToMinor(parseMicros(total), currency) !== owed) return false;
  // Every file is read here, and as good as every one says it in these very letters; only the others are parsed.
  if (bytes.includes(` Total="${total}"`)) return true;
  const decoded = decodeXml(bytes);
  return decoded.ok && parseCfdiDetail(decoded.text)?.document.total === total;
}
