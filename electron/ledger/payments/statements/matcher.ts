import type { BankSuggestion } from "../../../../shared/contract/bank.ts";
import { invoiceLabel } from "../../../../shared/domain/matching/identity.ts";
import { certainOf, suggest, withoutConflicts } from "../../../../shared/domain/matching/suggest.ts";
import type { Deposit, OpenInvoice, Suggestion } from "../../../../shared/domain/matching/types.ts";
import type { ReadHandle } from "../../db/ledger-db.ts";
import type { BankLineRow } from "../../db/tables/bank.ts";
import { readSettings } from "../../settings/reader.ts";
import { candidatesFor } from "./candidates.ts";

/** A deposit's suggestions, and the one that is plain enough to be confirmed in bulk. */
export interface Matched {
  readonly suggestions: readonly Suggestion[];
  readonly certain: string | null;
}

/** Matches of deposits by line, with the invoices they speak of by UUID. */
export interface Matches {
  readonly byLine: ReadonlyMap<number, Matched>;
  readonly invoices: ReadonlyMap<string, OpenInvoice>;
}

/** A line as matching sees it. */
export type MatchedLine = BankLineRow & { readonly currency: string };

/** A line of a bank statement as the matching rules see it; amounts in minor units. */
export function depositOf(line: MatchedLine): Deposit {
  return {
    id: line.id,
    day: line.day,
    amountMinor: line.amount_minor,
    currency: line.currency,
    description: line.description,
    reference: line.reference,
    counterparty: line.counterparty,
    counterpartyAccount: line.counterparty_account,
    counterpartyRfc: line.counterparty_rfc,
    trackingKey: line.tracking_key,
    lookalike: line.lookalike_id !== null,
  };
}

/**
 * Suggestions for deposits that wait, as the ledger stands now: rejected ones left out, and certainty taken from those
 * that want the same money or more of an invoice than it owes.
 */
export async function matchDeposits(db: ReadHandle, lines: readonly MatchedLine[]): Promise<Matches> {
  const byLine = new Map<number, Matched>();
  const invoices = new Map<string, OpenInvoice>();
  if (lines.length === 0) return { byLine, invoices };
  const { bankToleranceMinor: toleranceMinor } = await readSettings(db);
  const rejected = await rejectedKeys(
    db,
    lines.map(({ id }) => id),
  );
  for (const [currency, group] of Map.groupBy(lines, (line) => line.currency)) {
    const deposits = group.map(depositOf);
    const candidates = await candidatesFor(db, currency, deposits, toleranceMinor);
    for (const invoice of candidates.invoices) invoices.set(invoice.uuid, invoice);
    const made = new Map(
      deposits.map((deposit) => {
        const all = suggest(deposit, candidates, { toleranceMinor });
        const kept = all.filter(({ key }) => rejected.get(deposit.id)?.has(key) !== true);
        return [deposit.id, { suggestions: kept, certain: certainOf(deposit, kept) }] as const;
      }),
    );
    const plain = new Map([...made].flatMap(([id, { certain }]) => (certain === null ? [] : [[id, certain] as const])));
    const undisputed = withoutConflicts(plain, (uuid) => invoices.get(uuid)?.openMinor ?? 0);
    for (const [id, { suggestions }] of made) {
      byLine.set(id, { suggestions, certain: undisputed.get(id)?.key ?? null });
    }
  }
  return { byLine, invoices };
}

async function rejectedKeys(db: ReadHandle, lineIds: readonly number[]): Promise<Map<number, Set<string>>> {
  const rows = await db
    .selectFrom("bank_decision as d")
    .select(["d.line_id", "d.suggestion"])
    .where("d.kind", "=", "rejected")
    .where("d.line_id", "in", lineIds)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("bank_decision as u").select("u.id").whereRef("u.undoes_id", "=", "d.id"))),
    )
    .execute();
  const keys = new Map<number, Set<string>>();
  for (const { line_id, suggestion } of rows) keys.set(line_id, (keys.get(line_id) ?? new Set()).add(suggestion));
  return keys;
}

/** A suggestion as the contract tells it. */
export function suggestionView(
  suggestion: Suggestion,
  invoices: ReadonlyMap<string, OpenInvoice>,
  customers: ReadonlyMap<number, { readonly name: string; readonly rfc: string }>,
): BankSuggestion {
  const { key, kind, customerId, applications, unappliedMinor, known, score, reasons } = suggestion;
  return {
    key,
    kind,
    customerId,
    customerName: customers.get(customerId)?.name ?? "",
    customerRfc: customers.get(customerId)?.rfc ?? "",
    applications: applications.flatMap(({ invoiceUuid, amountMinor }) => {
      const invoice = invoices.get(invoiceUuid);
      if (invoice === undefined) return [];
      const { dueOn, openMinor } = invoice;
      return [{ invoiceUuid, label: invoiceLabel(invoice), dueOn, openMinor, amountMinor }];
    }),
    unappliedMinor,
    known: known === null ? null : { uuid: known.uuid, pago: known.pago, label: known.label, day: known.day },
    score,
    reasons: reasons.map(({ code, values }) => ({ code, values: { ...values } })),
  };
}
