import { type Hints, labelForm, nameForm, payerForm } from "./hints.ts";
import type { Candidates, CustomerCandidate, OpenInvoice, Reason, ReasonCode } from "./types.ts";

/** What speaks for a customer being the payer, and the invoices the deposit names. */
export interface Identity {
  readonly reasons: readonly Reason[];
  /** 0 to 50. */
  readonly score: number;
  readonly named: readonly OpenInvoice[];
}

/** How much each kind of evidence says about who paid. */
const WEIGHTS: Readonly<Partial<Record<ReasonCode, number>>> = {
  uuid: 45,
  rfc: 40,
  "learnt-account": 40,
  folio: 35,
  "learnt-name": 32,
  name: 30,
};
/** What each further kind of evidence adds. */
const FURTHER = 5;
const MOST = 50;

/** Shortest name that is looked for in a text: shorter ones are in many words. */
const SHORTEST_NAME = 6;

/** Forms of the folios of invoices looked at, as with {@link forms}. */
const folios = new WeakMap<OpenInvoice, { readonly label: string; readonly number: string }>();

function folioOf(invoice: OpenInvoice): { readonly label: string; readonly number: string } {
  const known = folios.get(invoice);
  if (known !== undefined) return known;
  const { series, folio } = invoice;
  const made = { label: labelForm(series, folio), number: labelForm("", folio) };
  folios.set(invoice, made);
  return made;
}

function namesInvoice(hints: Hints, invoice: OpenInvoice): "uuid" | "folio" | null {
  if (hints.uuidStarts.some((start) => invoice.uuid.startsWith(start))) return "uuid";
  if (invoice.folio === "") return null;
  const { label, number } = folioOf(invoice);
  if (hints.labels.has(label)) return "folio";
  if (hints.namedNumbers.has(number)) return "folio";
  return number.length >= 4 && hints.numbers.has(number) ? "folio" : null;
}

/** Forms of the names of customers looked at: every deposit of a page is compared with all of them. */
const forms = new WeakMap<CustomerCandidate, { readonly whole: string; readonly payer: string }>();

function formsOf(customer: CustomerCandidate): { readonly whole: string; readonly payer: string } {
  const known = forms.get(customer);
  if (known !== undefined) return known;
  const made = { whole: nameForm(customer.name), payer: payerForm(customer.name) };
  forms.set(customer, made);
  return made;
}

/** A bank cuts names at some length, so a payer that is the beginning of a name counts as the whole of it. */
function namesCustomer(hints: Hints, customer: CustomerCandidate): boolean {
  const { whole, payer } = formsOf(customer);
  if (whole.length < SHORTEST_NAME) return false;
  if (hints.text.includes(` ${whole} `)) return true;
  if (hints.payerName.length < 10 || payer.length < SHORTEST_NAME) return false;
  return payer.startsWith(hints.payerName) || hints.payerName.startsWith(`${payer} `);
}

/** Customers for whom something speaks, by what the deposit says and by what was confirmed before. */
export function identify(hints: Hints, candidates: Candidates): Map<number, Identity> {
  const reasons = new Map<number, Reason[]>();
  const named = new Map<number, OpenInvoice[]>();
  const add = (customerId: number, reason: Reason): void => {
    const known = reasons.get(customerId) ?? [];
    if (!known.some(({ code, values }) => code === reason.code && values.label === reason.values.label))
      known.push(reason);
    reasons.set(customerId, known);
  };
  for (const invoice of candidates.invoices) {
    const how = namesInvoice(hints, invoice);
    if (how === null) continue;
    named.set(invoice.customerId, [...(named.get(invoice.customerId) ?? []), invoice]);
    add(invoice.customerId, { code: how, values: { label: invoiceLabel(invoice) } });
  }
  for (const customer of candidates.customers) {
    const { id, rfc, name } = customer;
    if (hints.rfcs.has(rfc)) add(id, { code: "rfc", values: { label: rfc } });
    if (namesCustomer(hints, customer)) add(id, { code: "name", values: { name } });
  }
  for (const { by, payer, customerId, times } of candidates.learnt) {
    const hint = by === "account" ? hints.payerAccount : hints.payerName;
    if (hint === "" || hint !== payer) continue;
    add(customerId, {
      code: by === "account" ? "learnt-account" : "learnt-name",
      values: { label: payer, count: times },
    });
  }
  return new Map(
    [...reasons].map(([customerId, list]) => [
      customerId,
      { reasons: list, score: scoreOf(list), named: named.get(customerId) ?? [] },
    ]),
  );
}

function scoreOf(reasons: readonly Reason[]): number {
  const kinds = [...new Set(reasons.map(({ code }) => code))].map((code) => WEIGHTS[code] ?? 0);
  return Math.min(MOST, Math.max(...kinds) + FURTHER * (kinds.length - 1));
}

/** Series and folio as people say them, or the beginning of the UUID when there are none. */
export function invoiceLabel({ series, folio, uuid }: Pick<OpenInvoice, "series" | "folio" | "uuid">): string {
  if (folio === "") return series === "" ? uuid.slice(0, 8) : series;
  return series === "" ? folio : `${series}-${folio}`;
}
