import { sql } from "kysely";
import type { PromiseDraft, PromisePlan, PromiseProblem, PromiseRules } from "../../../shared/contract/promises.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { formatMinor } from "../../../shared/domain/money.ts";
import type { DraftPlan, DraftProblem, PromisableInvoice } from "../../../shared/domain/promises/draft.ts";
import { isApprovable, planPromise } from "../../../shared/domain/promises/draft.ts";
import { keptCustomer } from "../contacts/people.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { type PromisableRow, promisableInvoices } from "./promisable-reader.ts";
import { readPromiseRules } from "./rules.ts";
import { wordOn } from "./word.ts";

/** A draft with what it would cover. */
export interface Planned {
  readonly customerId: number;
  readonly rules: PromiseRules;
  readonly plan: DraftPlan;
  readonly invoices: ReadonlyMap<string, PromisableRow>;
}

/**
 * Plans a draft as of today. Throws NOT_FOUND for a customer or invoice that is not there, and INVALID_INPUT for an invoice
 * of another customer or in another currency; everything else that speaks against it is in the plan's problems.
 */
export async function planDraft(
  db: ReadHandle,
  draft: PromiseDraft,
  { today }: Pick<Recording, "today">,
): Promise<Planned> {
  const customer = await keptCustomer(db, draft.customerId);
  if (customer === null) throw ledgerError("NOT_FOUND", { what: "customer", id: String(draft.customerId) });
  const rules = await readPromiseRules(db);
  const open = await promisableInvoices(db, { customerId: customer.id, today, except: draft.renegotiates });
  const ofCurrency = open.filter((invoice) => invoice.currency === draft.currency);
  const missing = draft.invoices.filter((uuid) => !ofCurrency.some((invoice) => invoice.uuid === uuid));
  const closed = missing.length === 0 ? [] : await closedInvoices(db, missing, customer.id, draft.currency);
  const plan = planPromise(draft.payments, draft.invoices, [...ofCurrency, ...closed], {
    today,
    lastDay: addDays(today, rules.maxDays),
    maxDays: rules.maxDays,
    maxBroken: rules.maxBroken,
    brokenDays: rules.brokenDays,
    recentBroken: await recentBroken(db, customer.id, today, rules.brokenDays),
  });
  return {
    customerId: customer.id,
    rules,
    plan,
    invoices: new Map(ofCurrency.map((invoice) => [invoice.uuid, invoice])),
  };
}

/** Invoices a draft names of which nothing is open. */
async function closedInvoices(
  db: ReadHandle,
  uuids: readonly string[],
  customerId: number,
  currency: string,
): Promise<PromisableInvoice[]> {
  const rows = await db
    .selectFrom("document as d")
    .innerJoin("receivable as r", "r.document_id", "d.id")
    .select(["d.uuid", "d.series", "d.folio", "r.due_on", "r.customer_id", "r.currency"])
    .where("d.uuid", "in", [...uuids])
    .execute();
  const lost = uuids.find((uuid) => !rows.some((row) => row.uuid === uuid));
  if (lost !== undefined) throw ledgerError("NOT_FOUND", { what: "document", id: lost });
  return rows.map((row) => {
    const label = documentLabel(row);
    if (row.customer_id !== customerId) {
      throw ledgerError("INVALID_INPUT", { issues: [`${label}: is of another customer`] });
    }
    if (row.currency !== currency) throw ledgerError("INVALID_INPUT", { issues: [`${label}: ${row.currency}`] });
    return { uuid: row.uuid, label, dueOn: row.due_on, openMinor: 0, disputedMinor: 0, promisedOn: null };
  });
}

/** Promises the customer broke in the last days, those another one took the place of included. */
async function recentBroken(db: ReadHandle, customerId: number, today: string, days: number): Promise<number> {
  const result = await sql<{ n: number }>`select cast(count(*) as bigint) as n from promise_span as s
    where s.customer_id = ${customerId} and s.from_on <= ${today} and s.until_on > ${today} and s.state = 'broken'
      and s.broken_on >= ${addDays(today, -days)}`.execute(db);
  return result.rows[0]?.n ?? 0;
}

/** A problem with the values its words need. */
export function problemOf(problem: DraftProblem, currency: string): PromiseProblem {
  const { code, ...rest } = problem;
  const values: PromiseProblem["values"] = {};
  for (const [name, value] of Object.entries(rest)) {
    if (name !== "mostMinor") values[name] = Array.isArray(value) ? [...value] : value;
    else Object.assign(values, { most: formatMinor(Number(value), currency), currency });
  }
  return { code, values, approvable: isApprovable(problem) };
}

/** The plan as screens get it. */
export async function promisePlan(
  db: ReadHandle,
  draft: PromiseDraft,
  who: Pick<Recording, "today" | "personId">,
): Promise<PromisePlan> {
  const { plan, invoices } = await planDraft(db, draft, who);
  return {
    amountMinor: plan.amountMinor,
    mostMinor: plan.mostMinor,
    lines: plan.lines.flatMap(({ uuid, amountMinor }) => {
      const invoice = invoices.get(uuid);
      return invoice ? [{ uuid, label: invoice.label, dueOn: invoice.dueOn, amountMinor }] : [];
    }),
    problems: plan.problems.map((problem) => problemOf(problem, draft.currency)),
    word: await wordOn(db, who.personId),
  };
}
