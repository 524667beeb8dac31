import { type RawBuilder, sql } from "kysely";
import type { BankLine, LineSelection, LineTotals, StatementSummary } from "../../../../shared/contract/bank.ts";
import type { ReadHandle } from "../../db/ledger-db.ts";
import type { BankDecisionRow, BankStatementRow } from "../../db/tables/bank.ts";
import { wordConditions } from "../../lib/search.ts";
import { documentLabel } from "../../receivables/document-reader.ts";
import { summaryOf } from "./importer.ts";
import { type MatchedLine, matchDeposits, suggestionView } from "./matcher.ts";

/** Part of a list. */
interface Window {
  readonly offset: number;
  readonly limit: number;
}

function conditions(selection: LineSelection): RawBuilder<unknown> {
  const parts = [sql`l.amount_minor <> 0`];
  if (selection.accountId !== null) parts.push(sql`l.account_id = ${selection.accountId}`);
  if (selection.state !== null) parts.push(sql`l.state = ${selection.state}`);
  if (selection.from !== null) parts.push(sql`l.day >= ${selection.from}`);
  if (selection.to !== null) parts.push(sql`l.day <= ${selection.to}`);
  parts.push(...wordConditions(selection.search, "l.search"));
  return sql.join(parts, sql` and `);
}

type LineRow = MatchedLine & { account_name: string; file: string };

/** Lines of a selection: deposits that wait oldest first with their suggestions, everything else latest first. */
export async function bankLines(db: ReadHandle, selection: LineSelection, window: Window): Promise<BankLine[]> {
  const direction = selection.state === "open" ? sql`asc` : sql`desc`;
  const result = await sql<LineRow>`select l.*, a.currency, a.name as account_name, s.file
    from bank_line as l join bank_account as a on a.id = l.account_id join bank_statement as s on s.id = l.statement_id
    where ${conditions(selection)} order by l.day ${direction}, l.id ${direction}
    limit ${window.limit} offset ${window.offset}`.execute(db);
  const rows = result.rows;
  const matches = await matchDeposits(
    db,
    rows.filter(({ state }) => state === "open"),
  );
  const decisions = await decisionsOf(
    db,
    rows.flatMap(({ decision_id }) => decision_id ?? []),
  );
  const suggested = [...matches.byLine.values()].flatMap(({ suggestions }) => suggestions.map((one) => one.customerId));
  const customers = await customersById(db, suggested);
  return rows.map((row): BankLine => {
    const matched = matches.byLine.get(row.id);
    return {
      id: row.id,
      accountId: row.account_id,
      accountName: row.account_name,
      day: row.day,
      description: row.description,
      reference: row.reference,
      counterparty: row.counterparty,
      counterpartyAccount: row.counterparty_account,
      counterpartyRfc: row.counterparty_rfc,
      trackingKey: row.tracking_key,
      currency: row.currency,
      amountMinor: row.amount_minor,
      balanceMinor: row.balance_minor,
      state: row.state,
      file: row.file,
      row: row.row,
      lookalike: row.lookalike_id !== null,
      suggestions: (matched?.suggestions ?? []).map((one) => suggestionView(one, matches.invoices, customers)),
      certain: matched?.certain ?? null,
      decision: row.decision_id === null ? null : (decisions.get(row.decision_id) ?? null),
    };
  });
}

/** Number of lines of a selection. */
export async function countLines(db: ReadHandle, selection: LineSelection): Promise<number> {
  const result = await sql<{ lines: number }>`select cast(count(*) as bigint) as lines from bank_line as l
    where ${conditions(selection)}`.execute(db);
  return Number(result.rows[0]?.lines ?? 0);
}

/** Number and sum by currency and state of a selection, whatever state it names. */
export async function lineTotals(db: ReadHandle, selection: LineSelection): Promise<LineTotals[]> {
  const result = await sql<{ currency: string; state: LineTotals["state"]; lines: number; amount: number }>`
    select a.currency, l.state, cast(count(*) as bigint) as lines, cast(sum(l.amount_minor) as bigint) as amount
    from bank_line as l join bank_account as a on a.id = l.account_id
    where ${conditions({ ...selection, state: null })} group by a.currency, l.state
    order by a.currency, l.state`.execute(db);
  return result.rows.map(({ currency, state, lines, amount }) => ({
    currency,
    state,
    lines: Number(lines),
    amountMinor: Number(amount),
  }));
}

async function customersById(
  db: ReadHandle,
  ids: readonly number[],
): Promise<Map<number, { name: string; rfc: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("customer")
    .select(["id", "name", "key", "rfc"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name, key, rfc }) => [id, { name: name || key, rfc }]));
}

type DecisionRow = BankDecisionRow & { payment_uuid: string | null; owner_id: number | null; reversed: number | null };

async function decisionsOf(
  db: ReadHandle,
  ids: readonly number[],
): Promise<Map<number, NonNullable<BankLine["decision"]>>> {
  if (ids.length === 0) return new Map();
  const result = await sql<DecisionRow>`select b.*, d.uuid as payment_uuid, p.customer_id as owner_id, s.reversed
    from bank_decision as b left join payment as p on p.id = b.payment_id
      left join document as d on d.id = p.document_id left join payment_standing as s on s.id = p.id
    where b.id in (${sql.join([...ids])})`.execute(db);
  const owners = result.rows.flatMap(({ owner_id, customer_id }) => owner_id ?? customer_id ?? []);
  const customers = await customersById(db, owners);
  const invoices = await invoicesOf(
    db,
    result.rows.flatMap(({ payment_id }) => payment_id ?? []),
  );
  return new Map(
    result.rows.flatMap((row) => {
      if (row.kind === "rejected" || row.kind === "undone") return [];
      const customerId = row.owner_id ?? row.customer_id;
      const view = {
        id: row.id,
        kind: row.kind,
        paymentUuid: row.payment_uuid,
        customerId,
        customerName: customerId === null ? "" : (customers.get(customerId)?.name ?? ""),
        invoices: invoices.get(row.payment_id ?? 0) ?? [],
        reversed: row.reversed === 1,
        reason: row.reason,
        at: row.recorded_at,
        actor: row.actor,
      };
      return [[row.id, view] as const];
    }),
  );
}

/** Invoices each payment stands on, as people say them: entries of its document that were not taken back. */
async function invoicesOf(db: ReadHandle, paymentIds: readonly number[]): Promise<Map<number, string[]>> {
  if (paymentIds.length === 0) return new Map();
  const result = await sql<{ id: number; uuid: string; series: string; folio: string }>`
    select p.id, d.uuid, d.series, d.folio
    from payment as p join entry as e on e.document_id = p.document_id join receivable as r on r.id = e.receivable_id
      join document as d on d.id = r.document_id
    where p.id in (${sql.join([...paymentIds])}) group by p.id, d.uuid, d.series, d.folio having sum(e.amount_minor) <> 0
    order by d.series, d.folio`.execute(db);
  const labels = new Map<number, string[]>();
  for (const row of result.rows) labels.set(row.id, [...(labels.get(row.id) ?? []), documentLabel(row)]);
  return labels;
}

/** Statements imported, latest first. */
export async function statements(
  db: ReadHandle,
  accountId: number | null,
  window: Window,
): Promise<StatementSummary[]> {
  let query = db.selectFrom("bank_statement").selectAll();
  if (accountId !== null) query = query.where("account_id", "=", accountId);
  const rows: BankStatementRow[] = await query
    .orderBy("id", "desc")
    .limit(window.limit)
    .offset(window.offset)
    .execute();
  if (rows.length === 0) return [];
  const lines = await db
    .selectFrom("bank_line")
    .select(["statement_id", "amount_minor", "lookalike_id"])
    .where(
      "statement_id",
      "in",
      rows.map(({ id }) => id),
    )
    .execute();
  const byStatement = Map.groupBy(lines, ({ statement_id }) => statement_id);
  return rows.map((row) => summaryOf(row, byStatement.get(row.id) ?? []));
}

/** Number of statements of an account, or of all of them. */
export async function countStatements(db: ReadHandle, accountId: number | null): Promise<number> {
  let query = db.selectFrom("bank_statement").select(({ fn }) => fn.countAll<number>().as("count"));
  if (accountId !== null) query = query.where("account_id", "=", accountId);
  return Number((await query.executeTakeFirst())?.count ?? 0);
}
