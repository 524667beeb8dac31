import { z } from "zod";
import type { AcceptanceEvent, CounterFact } from "../../../shared/domain/acceptance.ts";
import { recordOf } from "../../../shared/domain/acceptance.ts";
import type { Holidays } from "../../../shared/domain/business-days.ts";
import type { Closing, PaymentTerms } from "../../../shared/domain/payment-terms.ts";
import { creditDays } from "../../../shared/domain/terms.ts";
import type { Bulk } from "../db/bulk.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { CustomerPaymentTermsRow, InvoiceAcceptanceEventRow } from "../db/tables/acceptance.ts";
import type { DocumentRow } from "../db/tables/documents.ts";
import { COMPANY_COUNTRY, readHolidays } from "../lib/holidays.ts";
import type { PostingRules } from "./posting-rules.ts";

/** What it reads from: a transaction, or the reading connection. */
interface Source {
  readonly sql: ReadHandle;
  readonly bulk: Pick<Bulk, "selectIn">;
}
type Node = Pick<DocumentRow, "uuid" | "kind" | "customer_id" | "issued_on" | "payment_terms">;

const TERMS_COLUMNS = ["customer_id", "basis", "review_weekdays", "payment_days", "holiday_shift"] as const;
const EVENT_COLUMNS = ["id", "invoice_uuid", "kind", "happened_on", "reference", "reason", "undoes_id"] as const;
type Event = Pick<InvoiceAcceptanceEventRow, (typeof EVENT_COLUMNS)[number]>;

const storedDays = z.array(z.number().int());
const storedPaymentDays = z.array(
  z.object({ currency: z.string(), weekdays: storedDays, monthDays: storedDays }).readonly(),
);
const storedTerms = z.object({
  basis: z.enum(["invoiceDate", "receiptDate", "acceptanceDate", "endOfMonth"]),
  holiday_shift: z.enum(["next", "previous"]),
});

/** Payment terms as they are stored, as the rules read them. */
export function termsOf(
  row: Pick<CustomerPaymentTermsRow, (typeof TERMS_COLUMNS)[number]>,
  closings: readonly Closing[],
): PaymentTerms {
  const { basis, holiday_shift } = storedTerms.parse(row);
  return {
    basis,
    reviewWeekdays: storedDays.parse(JSON.parse(row.review_weekdays)),
    paymentDays: storedPaymentDays.parse(JSON.parse(row.payment_days)),
    holidayShift: holiday_shift,
    closings,
  };
}

const recordable = z.enum(["po", "received", "submitted", "accepted", "rejected", "agreed"]);

/** Events that were not taken back, as the rules read them. */
export function liveEvents(rows: readonly Event[]): AcceptanceEvent[] {
  const undone = new Set(rows.flatMap((row) => row.undoes_id ?? []));
  return rows.flatMap((row) => {
    if (row.kind === "undo" || undone.has(row.id)) return [];
    const { happened_on: on, reference, reason } = row;
    return [{ order: row.id, kind: recordable.parse(row.kind), on, reference, reason }];
  });
}

/** Years after the last issue day that due and payment days may reach: a year's credit, and closures after it. */
const YEARS_AHEAD = 3;

/**
 * Terms of customers and acceptance of invoices while clusters are loaded. A ledger in which nobody has either pays two
 * lookups of one row for it, and no holiday is read for a customer without terms.
 */
export class ClusterTerms {
  readonly #tx: Source;
  readonly #rules: PostingRules;
  /** Credit days agreed with customers, by customer. */
  readonly #creditDays = new Map<number, number>();
  readonly #terms = new Map<number, PaymentTerms>();
  readonly #events = new Map<string, Event[]>();
  /** Country of customers whose calendar is not the company's. */
  readonly #countries = new Map<number, string>();
  readonly #holidays = new Map<string, Holidays>();

  constructor(tx: Source, rules: PostingRules) {
    this.#tx = tx;
    this.#rules = rules;
  }

  /** Loads what is known of the documents' customers, and what was recorded of them under any of their UUIDs. */
  async load(nodes: readonly Node[], aliases: (uuid: string) => readonly string[]): Promise<void> {
    const { bulk, sql } = this.#tx;
    const invoices = nodes.filter((node) => node.kind === "I" || node.kind === "O");
    const customers = [...new Set(invoices.map((node) => node.customer_id))];
    for (const row of await bulk.selectIn("customer_terms", ["customer_id", "credit_days"], "customer_id", customers)) {
      this.#creditDays.set(row.customer_id, row.credit_days);
    }
    const anyTerms = await sql.selectFrom("customer_payment_terms").select("customer_id").limit(1).executeTakeFirst();
    if (anyTerms) await this.#loadTerms(invoices, customers);
    const anyEvents = await sql.selectFrom("invoice_acceptance_event").select("id").limit(1).executeTakeFirst();
    if (!anyEvents) return;
    const uuids = invoices.flatMap((node) => [node.uuid, ...aliases(node.uuid)]);
    for (const row of await bulk.selectIn("invoice_acceptance_event", EVENT_COLUMNS, "invoice_uuid", uuids)) {
      const list = this.#events.get(row.invoice_uuid);
      if (list) list.push(row);
      else this.#events.set(row.invoice_uuid, [row]);
    }
  }

  async #loadTerms(invoices: readonly Node[], customers: readonly number[]): Promise<void> {
    const { bulk } = this.#tx;
    const rows = await bulk.selectIn("customer_payment_terms", TERMS_COLUMNS, "customer_id", customers);
    if (rows.length === 0) return;
    const known = rows.map((row) => row.customer_id);
    const closings = new Map<number, Closing[]>();
    const closed = await bulk.selectIn("customer_closing", ["customer_id", "from_on", "to_on"], "customer_id", known);
    for (const { customer_id, from_on, to_on } of closed) {
      const list = closings.get(customer_id) ?? [];
      closings.set(customer_id, list);
      list.push({ from: from_on, to: to_on });
    }
    for (const row of rows) this.#terms.set(row.customer_id, termsOf(row, closings.get(row.customer_id) ?? []));
    const years = invoices
      .filter((node) => this.#terms.has(node.customer_id))
      .map((node) => Number(node.issued_on.slice(0, 4)));
    const [first, last] = [Math.min(...years), Math.max(...years)];
    for (const row of await bulk.selectIn("customer_profile", ["customer_id", "country"], "customer_id", known)) {
      this.#countries.set(row.customer_id, row.country);
    }
    // The days on which a customer takes invoices in and pays are days of work in the customer's country.
    for (const country of new Set(known.map((id) => this.#countryOf(id)))) {
      this.#holidays.set(country, await readHolidays(this.#tx.sql, first, last + YEARS_AHEAD, country));
    }
  }

  #countryOf(customerId: number): string {
    return this.#countries.get(customerId) ?? COMPANY_COUNTRY;
  }

  /** Days for an invoice that states none: agreed with the customer, or the ledger's (RULES 57). */
  agreedDaysOf(node: Pick<Node, "customer_id">): number {
    return this.#creditDays.get(node.customer_id) ?? this.#rules.defaultCreditDays;
  }

  /** What terms and acceptance say of an invoice; null when there are neither, and the plain rule counts. */
  counterOf(node: Node, aliases: readonly string[], statedDueOn: string | null): CounterFact | null {
    const terms = this.#terms.get(node.customer_id) ?? null;
    const events = [node.uuid, ...aliases].flatMap((uuid) => this.#events.get(uuid) ?? []);
    if (terms === null && events.length === 0) return null;
    return {
      terms,
      creditDays: creditDays(node.payment_terms) ?? this.agreedDaysOf(node),
      statedDueOn,
      record: recordOf(liveEvents(events)),
      holidays: this.#holidays.get(this.#countryOf(node.customer_id)) ?? new Set(),
    };
  }
}
