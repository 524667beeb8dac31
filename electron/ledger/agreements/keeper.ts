import type { AgreementSpan } from "../../../shared/domain/agreements/judge.ts";
import { judgeAgreement } from "../../../shared/domain/agreements/judge.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { AgreementCoverRow, AgreementPartStandingRow, AgreementStandingRow } from "../db/tables/agreements.ts";
import { NEVER } from "../db/tables/spec.ts";
import type { LoadedAgreement } from "./loader.ts";
import { loadAgreements } from "./loader.ts";

type Bulk = Pick<LedgerTx["bulk"], "selectIn">;

/** What is derived of agreements. */
interface Derived {
  readonly standings: readonly AgreementStandingRow[];
  readonly parts: readonly AgreementPartStandingRow[];
  readonly cover: readonly AgreementCoverRow[];
}

const STANDING_COLUMNS = [
  "agreement_id",
  "from_on",
  "until_on",
  "customer_id",
  "state",
  "next_due_on",
  "default_on",
  "overdue",
  "awaits_credit",
] as const;
const PART_COLUMNS = [
  "agreement_id",
  "currency",
  "from_on",
  "until_on",
  "agreed_minor",
  "paid_minor",
  "overdue_minor",
  "open_minor",
  "quita_minor",
  "credited_minor",
  "next_due_on",
  "next_minor",
] as const;

/**
 * Brings what is derived of agreements to what entries and events say now, after entries of these receivables changed. Runs in
 * the transaction that changed them; a ledger without agreements pays one lookup of one row for it.
 */
export async function rejudgeAgreementsOn(tx: LedgerTx, receivables: readonly number[]): Promise<void> {
  const any = await tx.sql.selectFrom("agreement").select("id").limit(1).executeTakeFirst();
  if (!any) return;
  const named = await tx.bulk.selectIn("agreement_invoice", ["agreement_id"], "receivable_id", receivables);
  const covering = await tx.bulk.selectIn("agreement_cover", ["agreement_id"], "receivable_id", receivables);
  await rejudgeAgreements(tx, [...new Set([...named, ...covering].map((row) => row.agreement_id))]);
}

/** As {@link rejudgeAgreementsOn}, of agreements by id. */
export async function rejudgeAgreements(tx: LedgerTx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const wanted = derive(await loadAgreements(tx.bulk, ids));
  const before = textsOf(await keptOf(tx.bulk, ids));
  const after = textsOf(wanted);
  const changed = new Set(ids.filter((id) => before.get(id) !== after.get(id)));
  for (const id of changed) {
    for (const table of ["agreement_standing", "agreement_part_standing", "agreement_cover"] as const) {
      await tx.sql.deleteFrom(table).where("agreement_id", "=", id).execute();
    }
  }
  const own = <Row extends { readonly agreement_id: number }>(rows: readonly Row[]): Row[] =>
    rows.filter((row) => changed.has(row.agreement_id));
  await tx.bulk.insert("agreement_standing", own(wanted.standings));
  await tx.bulk.insert("agreement_part_standing", own(wanted.parts));
  await tx.bulk.insert("agreement_cover", own(wanted.cover));
}

/** What is to be kept of agreements; `verify` holds what is kept against it. */
export function derive(loaded: readonly LoadedAgreement[]): Derived {
  const standings: AgreementStandingRow[] = [];
  const parts: AgreementPartStandingRow[] = [];
  const cover: AgreementCoverRow[] = [];
  for (const { fact, entries, customerId } of loaded) {
    const spans = judgeAgreement(fact, entries);
    standings.push(...merged(spans.map((span) => standingRow(fact.id, customerId, span))));
    for (const { currency } of fact.parts) {
      parts.push(...merged(spans.flatMap((span) => partRows(fact.id, currency, span))));
    }
    for (const id of new Set(fact.parts.flatMap((part) => part.receivables))) {
      cover.push({ agreement_id: fact.id, receivable_id: id });
    }
  }
  return { standings, parts, cover };
}

/** One row for what holds over several spans. */
function merged<Row extends { from_on: string; until_on: string }>(rows: readonly Row[]): Row[] {
  const kept: Row[] = [];
  const textOf = (row: Row): string => JSON.stringify({ ...row, from_on: "", until_on: "" });
  for (const row of rows) {
    const last = kept.at(-1);
    if (last && textOf(last) === textOf(row)) last.until_on = row.until_on;
    else kept.push({ ...row });
  }
  return kept;
}

function standingRow(id: number, customerId: number, { from, until, standing }: AgreementSpan): AgreementStandingRow {
  return {
    agreement_id: id,
    from_on: from,
    until_on: until ?? NEVER,
    customer_id: customerId,
    state: standing.state,
    next_due_on: standing.nextDueOn,
    default_on: standing.defaultOn,
    overdue: standing.overdue ? 1 : 0,
    awaits_credit: standing.awaitsCredit ? 1 : 0,
  };
}

function partRows(id: number, currency: string, { from, until, standing }: AgreementSpan): AgreementPartStandingRow[] {
  return standing.parts
    .filter((part) => part.currency === currency)
    .map((part) => ({
      agreement_id: id,
      currency,
      from_on: from,
      until_on: until ?? NEVER,
      agreed_minor: part.agreedMinor,
      paid_minor: part.paidMinor,
      overdue_minor: part.overdueMinor,
      open_minor: part.openMinor,
      quita_minor: part.quitaMinor,
      credited_minor: part.creditedMinor,
      next_due_on: part.nextDueOn,
      next_minor: part.nextMinor,
    }));
}

/** What is kept of agreements now. */
export async function keptOf(bulk: Bulk, ids: readonly number[]): Promise<Derived> {
  return {
    standings: await bulk.selectIn("agreement_standing", STANDING_COLUMNS, "agreement_id", ids),
    parts: await bulk.selectIn("agreement_part_standing", PART_COLUMNS, "agreement_id", ids),
    cover: await bulk.selectIn("agreement_cover", ["agreement_id", "receivable_id"], "agreement_id", ids),
  };
}

/** What is derived of each agreement as one text, the same for the same. */
export function textsOf({ standings, parts, cover }: Derived): Map<number, string> {
  const texts = new Map<number, string[]>();
  const add = (id: number, text: string): void => {
    const own = texts.get(id);
    if (own) own.push(text);
    else texts.set(id, [text]);
  };
  for (const row of standings) add(row.agreement_id, `s ${STANDING_COLUMNS.map((column) => row[column]).join("|")}`);
  for (const row of parts) add(row.agreement_id, `p ${PART_COLUMNS.map((column) => row[column]).join("|")}`);
  for (const row of cover) add(row.agreement_id, `c ${row.receivable_id}`);
  return new Map([...texts].map(([id, lines]) => [id, lines.sort().join("\n")]));
}
