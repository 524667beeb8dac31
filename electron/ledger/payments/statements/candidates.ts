import { type RawBuilder, sql } from "kysely";
import { addDays } from "../../../../shared/domain/days.ts";
import { depositHints, type Hints } from "../../../../shared/domain/matching/hints.ts";
import { identify } from "../../../../shared/domain/matching/identity.ts";
import { KNOWN_DAYS } from "../../../../shared/domain/matching/suggest.ts";
import {
  type Candidates,
  type CustomerCandidate,
  type Deposit,
  type KnownMoney,
  type LearntPayer,
  NO_CANDIDATES,
  type OpenInvoice,
} from "../../../../shared/domain/matching/types.ts";
import { parseMinor } from "../../../../shared/domain/money.ts";
import type { ReadHandle } from "../../db/ledger-db.ts";
import { NEVER } from "../../db/tables/spec.ts";
import { promiseCandidates } from "../../promises/candidates.ts";
import { documentLabel } from "../../receivables/document-reader.ts";
import { appliableTo } from "../appliable-reader.ts";

/** Deposits of one currency for which candidates are looked for, and what their words say. */
export interface Question {
  readonly currency: string;
  readonly deposits: readonly Deposit[];
  readonly hints: readonly Hints[];
  readonly toleranceMinor: number;
}

/**
 * A place candidates come from. A source sees what the sources before it found, and adds to it; promises, agreements
 * and whatever else money may be about join the list.
 */
export type CandidateSource = (db: ReadHandle, question: Question, found: Candidates) => Promise<Partial<Candidates>>;

/** Sources in the order in which they are asked: who may have paid first, because invoices are looked up by customer. */
export const CANDIDATE_SOURCES: readonly CandidateSource[] = [
  debtors,
  learntPayers,
  recordedMoney,
  complements,
  openPromises,
  openInvoices,
];

/** Everything the deposits may be about, by asking each source in turn. */
export async function candidatesFor(
  db: ReadHandle,
  currency: string,
  deposits: readonly Deposit[],
  toleranceMinor: number,
  sources: readonly CandidateSource[] = CANDIDATE_SOURCES,
): Promise<Candidates> {
  const question = { currency, deposits, hints: deposits.map(depositHints), toleranceMinor };
  let found = NO_CANDIDATES;
  for (const source of sources) {
    const more = await source(db, question, found);
    found = {
      invoices: [...found.invoices, ...(more.invoices ?? [])],
      customers: [...found.customers, ...(more.customers ?? [])],
      learnt: [...found.learnt, ...(more.learnt ?? [])],
      known: [...found.known, ...(more.known ?? [])],
      promises: [...found.promises, ...(more.promises ?? [])],
    };
  }
  return found;
}

/** Days before a deposit within which an invoice settled by rule may still be what it pays. */
const SETTLED_DAYS = 180;

interface Debtor {
  id: number;
  key: string;
  name: string;
  rfc: string;
  open_minor: number;
  overdue_minor: number;
}

/** Receivables money may be for: those with a balance, and those the rule settled not long before the deposits. */
const payable = (deposits: readonly Deposit[]): RawBuilder<unknown> =>
  sql`(r.closed_on = ${NEVER} or (r.settled_at_issue = 1 and r.ended_as = ''
    and r.issued_on >= ${addDays(dayRange(deposits).from, -SETTLED_DAYS)}))`;

/** Customers with something payable in the currency, and those whose RFC a deposit names. */
async function debtors(db: ReadHandle, { currency, deposits, hints }: Question): Promise<Partial<Candidates>> {
  const today =
    deposits
      .map(({ day }) => day)
      .sort()
      .at(-1) ?? "";
  const owing = await sql<Debtor>`select c.id, c.key, c.name, c.rfc, cast(sum(r.open_minor) as bigint) as open_minor,
      cast(sum(case when r.due_on < ${today} then r.open_minor else 0 end) as bigint) as overdue_minor
    from receivable as r join customer as c on c.id = r.customer_id
    where ${payable(deposits)} and r.currency = ${currency} group by c.id, c.key, c.name, c.rfc`.execute(db);
  const customers = owing.rows.map(candidateOf);
  const rfcs = [...new Set(hints.flatMap((one) => [...one.rfcs]))];
  if (rfcs.length === 0) return { customers };
  const known = new Set(customers.map(({ id }) => id));
  const named = await db.selectFrom("customer").select(["id", "key", "name", "rfc"]).where("rfc", "in", rfcs).execute();
  const others = named
    .filter(({ id }) => !known.has(id))
    .map((row) => candidateOf({ ...row, open_minor: 0, overdue_minor: 0 }));
  return { customers: [...customers, ...others] };
}

function candidateOf(row: Debtor): CustomerCandidate {
  const { id, rfc } = row;
  return {
    id,
    rfc,
    name: row.name || row.key,
    openMinor: Number(row.open_minor),
    overdueMinor: Number(row.overdue_minor),
  };
}

/** Whose money a payer's was, by the deposits confirmed before. */
async function learntPayers(db: ReadHandle, { hints }: Question, found: Candidates): Promise<Partial<Candidates>> {
  const learnt: LearntPayer[] = [];
  for (const by of ["account", "name"] as const) {
    const column = by === "account" ? "payer_account" : "payer_name";
    const payers = [...new Set(hints.map((one) => (by === "account" ? one.payerAccount : one.payerName)))].filter(
      (payer) => payer !== "",
    );
    if (payers.length === 0) continue;
    const result = await sql<{ payer: string; customer_id: number; times: number }>`
      select l.${sql.ref(column)} as payer, p.customer_id, cast(count(*) as bigint) as times
      from bank_line as l join bank_decision as d on d.id = l.decision_id join payment as p on p.id = d.payment_id
      where l.state = 'matched' and l.${sql.ref(column)} in (${sql.join(payers)})
      group by l.${sql.ref(column)}, p.customer_id`.execute(db);
    learnt.push(
      ...result.rows.map(({ payer, customer_id, times }) => ({
        by,
        payer,
        customerId: customer_id,
        times: Number(times),
      })),
    );
  }
  const known = new Set(found.customers.map(({ id }) => id));
  const missing = [...new Set(learnt.map(({ customerId }) => customerId))].filter((id) => !known.has(id));
  if (missing.length === 0) return { learnt };
  const rows = await db
    .selectFrom("customer")
    .select(["id", "key", "name", "rfc"])
    .where("id", "in", missing)
    .execute();
  return { learnt, customers: rows.map((row) => candidateOf({ ...row, open_minor: 0, overdue_minor: 0 })) };
}

function dayRange(deposits: readonly Deposit[]): { from: string; to: string } {
  const days = deposits.map(({ day }) => day).sort();
  return { from: addDays(days[0] ?? "1900-01-01", -KNOWN_DAYS), to: addDays(days.at(-1) ?? "1900-01-01", KNOWN_DAYS) };
}

interface RecordedRow {
  uuid: string;
  customer_id: number;
  paid_on: string;
  amount_minor: number;
  operation: string;
}

/** Payments recorded before with the very amount of a deposit, within some days, that no bank line stands for yet. */
async function recordedMoney(db: ReadHandle, { currency, deposits }: Question): Promise<Partial<Candidates>> {
  const { from, to } = dayRange(deposits);
  const amounts = [...new Set(deposits.map(({ amountMinor }) => amountMinor))];
  if (amounts.length === 0) return {};
  const result = await sql<RecordedRow>`select d.uuid, p.customer_id, p.paid_on, p.amount_minor, p.operation
    from payment as p join document as d on d.id = p.document_id join payment_standing as s on s.id = p.id
    where p.paid_on between ${from} and ${to} and p.currency = ${currency} and p.amount_minor in (${sql.join(amounts)})
      and s.reversed = 0 and s.bounced_on = ${NEVER}
      and not exists (select 1 from bank_decision as b join bank_line as l on l.decision_id = b.id where b.payment_id = p.id)
    order by p.id`.execute(db);
  const known = result.rows.map(
    (row): KnownMoney => ({
      kind: "payment",
      uuid: row.uuid,
      pago: 0,
      label: row.operation === "" ? row.uuid.slice(0, 8) : row.operation,
      customerId: row.customer_id,
      day: row.paid_on,
      amountMinor: row.amount_minor,
      operation: row.operation,
    }),
  );
  return { known };
}

interface PagoFound {
  uuid: string;
  series: string;
  folio: string;
  customer_id: number;
  position: number;
  paid_on: string;
  amount: string;
  operation: string;
}

/** Pagos of complementos in force with the very amount of a deposit that no recorded payment documents yet. */
async function complements(db: ReadHandle, { currency, deposits }: Question): Promise<Partial<Candidates>> {
  const { from, to } = dayRange(deposits);
  const wanted = new Set(deposits.map(({ amountMinor }) => amountMinor));
  const result =
    await sql<PagoFound>`select d.uuid, d.series, d.folio, d.customer_id, p.position, p.paid_on, p.amount, p.operation
    from pago as p join document as d on d.id = p.document_id
    where p.paid_on between ${from} and ${to} and p.currency = ${currency} and d.kind = 'P'
      and not exists (select 1 from payment_pago as k where k.document_id = p.document_id and k.pago = p.position and k.how <> 'double')
      and not exists (select 1 from document_ending as x where x.document_id = d.id)
    order by d.id, p.position`.execute(db);
  const known = result.rows.flatMap((row): KnownMoney[] => {
    const amountMinor = parseMinor(row.amount, currency);
    if (!wanted.has(amountMinor)) return [];
    const { uuid, position: pago, customer_id: customerId, paid_on: day, operation } = row;
    return [{ kind: "pago", uuid, pago, label: documentLabel(row), customerId, day, amountMinor, operation }];
  });
  return { known };
}

interface InvoiceRow {
  uuid: string;
  series: string;
  folio: string;
  customer_id: number;
  due_on: string;
  open_minor: number;
  settled_at_issue: number;
}

/** What customers promised and a deposit may keep. */
async function openPromises(db: ReadHandle, question: Question): Promise<Partial<Candidates>> {
  const { currency, deposits, toleranceMinor } = question;
  const amounts = deposits.map(({ amountMinor }) => amountMinor);
  return { promises: await promiseCandidates(db, { currency, ...dayRange(deposits), amounts, toleranceMinor }) };
}

/** Invoices of the customers that may have paid, those with the very amount, and those a deposit names. */
async function openInvoices(db: ReadHandle, question: Question, found: Candidates): Promise<Partial<Candidates>> {
  const { currency, deposits, hints, toleranceMinor } = question;
  const payers = new Set(hints.flatMap((one) => [...identify(one, found).keys()]));
  for (const { customerId } of [...found.known, ...found.promises]) payers.add(customerId);
  const amounts = deposits.map(
    ({ amountMinor }) => sql`r.open_minor between ${amountMinor - toleranceMinor} and ${amountMinor + toleranceMinor}`,
  );
  const folios = [...new Set(hints.flatMap(numbersOf))];
  const named = [...new Set(hints.flatMap((one) => one.uuidStarts))].map((start) => sql`d.uuid like ${`${start}%`}`);
  if (folios.length > 0) named.push(sql`ltrim(d.folio, '0') in (${sql.join(folios)})`);
  const equal = sql`(r.closed_on = ${NEVER} and (${sql.join(amounts, sql` or `)}))`;
  const either = named.length === 0 ? equal : sql`(${equal} or ${sql.join(named, sql` or `)})`;
  const first = await invoicesWhere(db, currency, sql`${payable(deposits)} and ${either}`);
  for (const hint of hints) for (const [id] of identify(hint, { ...found, invoices: first })) payers.add(id);
  if (payers.size === 0) return { invoices: first };
  const theirs = await invoicesWhere(
    db,
    currency,
    sql`r.customer_id in (${sql.join([...payers])}) and ${payable(deposits)}`,
  );
  const byUuid = new Map([...first, ...theirs].map((invoice) => [invoice.uuid, invoice]));
  return { invoices: [...byUuid.values()] };
}

/** Numbers by which a deposit may name an invoice, without its series. */
function numbersOf({ namedNumbers, numbers, labels }: Hints): string[] {
  return [...namedNumbers, ...numbers, ...[...labels].map((label) => label.replace(/^.*?(\d+)$/, "$1"))];
}

/** More are never needed for one page of deposits; the oldest due are the likeliest. */
const MOST_INVOICES = 5_000;

async function invoicesWhere(db: ReadHandle, currency: string, condition: RawBuilder<unknown>): Promise<OpenInvoice[]> {
  const result =
    await sql<InvoiceRow>`select d.uuid, d.series, d.folio, r.customer_id, r.due_on, r.open_minor, r.settled_at_issue
    from receivable as r join document as d on d.id = r.document_id
    where r.currency = ${currency} and ${condition} order by r.due_on, r.id limit ${MOST_INVOICES}`.execute(db);
  const settled = result.rows.filter((row) => row.settled_at_issue === 1);
  const most = await appliableTo(db, { uuids: settled.map(({ uuid }) => uuid), without: null });
  return result.rows.flatMap((row) => {
    const openMinor = row.settled_at_issue === 1 ? (most.get(row.uuid) ?? 0) : row.open_minor;
    if (openMinor <= 0) return [];
    const { uuid, series, folio, customer_id: customerId, due_on: dueOn } = row;
    return [{ uuid, series, folio, customerId, dueOn, openMinor, settledByRule: row.settled_at_issue === 1 }];
  });
}
