import { sql } from "kysely";
import type { PaymentRow, PaymentSelection } from "../../../../shared/contract/payments.ts";
import { daysBetween } from "../../../../shared/domain/days.ts";
import { CASH, entryClass } from "../../kpis/items.ts";
import { paymentList } from "../../payments/page-reader.ts";
import { unappliedTotals } from "../../receivables/aging-reader.ts";
import { amount, date, type Kit, listing, number, ofCurrency, type Part, words } from "./kit.ts";

const ALL = { offset: 0, limit: 100_000 } as const;

async function payments(kit: Kit, states: PaymentSelection["states"], filters: PaymentSelection["filters"]) {
  const selection = {
    asOf: kit.asOf,
    search: "",
    customerId: kit.customerId,
    states: [...states],
    onlyDoubles: false,
    filters: [...filters],
  };
  const sort = [
    { by: "customerName" as const, desc: false },
    { by: "paidOn" as const, desc: false },
  ];
  return ofCurrency(kit, await paymentList.page(kit, selection, sort, ALL));
}

/** Money recorded as received in the period, by customer and bank account (COLLECTIONS 18, daily). */
export async function collections(kit: Kit): Promise<Part> {
  const { columns, collections: own } = kit.words;
  const rows = await payments(kit, [], [{ column: "paidOn", op: "range", from: kit.from, to: kit.asOf }]);
  const counted = rows.filter((row) => row.state !== "reversed" && row.state !== "bounced");
  const documented = await documentedCash(kit);
  const bank = listing(kit, {
    id: "collections",
    title: own.title,
    rows: counted,
    currency: (row) => row.currency,
    empty: own.none,
    terms: ["collections"],
    specs: [
      words<PaymentRow>(columns.customer, (row) => row.customerName, { stretch: true, print: 150, sheet: 44 }),
      words<PaymentRow>(columns.account, (row) => row.account, { print: 90, sheet: 26 }),
      words<PaymentRow>(columns.reference, (row) => row.operation, { print: 90, sheet: 22 }),
      date<PaymentRow>(columns.paidOn, (row) => row.paidOn),
      amount<PaymentRow>(columns.received, (row) => row.amountMinor, { print: 76 }),
      amount<PaymentRow>(columns.applied, (row) => row.appliedMinor, { print: 76 }),
      amount<PaymentRow>(columns.unapplied, (row) => row.unappliedMinor, { print: 76 }),
    ],
  });
  const applied = listing(kit, {
    id: "cash",
    title: own.applied,
    rows: documented,
    currency: (row) => row.currency,
    empty: own.noneApplied,
    specs: [
      words<Cash>(columns.customer, (row) => row.name, { stretch: true, print: 160, sheet: 44 }),
      words<Cash>(columns.rfc, (row) => row.rfc, { print: 76, sheet: 17 }),
      number<Cash>(columns.invoices, (row) => row.invoices, { sum: true }),
      amount<Cash>(columns.collected, (row) => row.minor, { print: 80 }),
    ],
  });
  return {
    sections: [...bank.sections, ...applied.sections],
    sheets: [...bank.sheets, ...applied.sheets],
    terms: bank.terms,
  };
}

interface Cash {
  readonly name: string;
  readonly rfc: string;
  readonly currency: string;
  readonly invoices: number;
  readonly minor: number;
}

/** What the payments of the period took off the invoices, by customer: the collections of every other figure (KPIS 0). */
async function documentedCash(kit: Kit): Promise<Cash[]> {
  const result =
    await sql<Cash>`select c.name, c.rfc, e.currency, cast(count(distinct e.receivable_id) as bigint) as invoices,
      cast(-sum(e.amount_minor) as bigint) as minor
    from entry as e left join entry as o on o.id = e.reverses_id join customer as c on c.id = e.customer_id
    where e.effective_on >= ${kit.from} and e.effective_on <= ${kit.asOf} and e.receivable_id is not null
      and ${entryClass()} = ${sql.lit(CASH)}
    group by c.id, c.name, c.rfc, c.search, e.currency having sum(e.amount_minor) <> 0 order by c.search, e.currency`.execute(
      kit.read,
    );
  return ofCurrency(kit, result.rows);
}

interface OnAccount {
  readonly name: string;
  readonly rfc: string;
  readonly currency: string;
  readonly since: string;
  readonly minor: number;
}

/**
 * What customers have paid or been credited that no invoice has taken yet, with how long it has waited: what was taken is taken
 * from the oldest, so that money which came and went long ago makes nothing look old.
 */
export async function unapplied(kit: Kit): Promise<Part> {
  const { columns, unapplied: own } = kit.words;
  const rows = await payments(kit, ["unapplied", "partly"], []);
  const only = kit.customerId === null ? sql`` : sql`and e.customer_id = ${kit.customerId}`;
  const accounts = await sql<OnAccount>`select c.name, c.rfc, a.currency,
      coalesce(min(case when a.amount_minor < 0 and a.received > a.taken then a.effective_on end), max(a.effective_on)) as since,
      cast(-sum(a.amount_minor) as bigint) as minor
    from (select e.customer_id, e.currency, e.effective_on, e.amount_minor,
        -sum(case when e.amount_minor < 0 then e.amount_minor else 0 end)
          over (partition by e.customer_id, e.currency order by e.effective_on, e.id) as received,
        sum(case when e.amount_minor > 0 then e.amount_minor else 0 end)
          over (partition by e.customer_id, e.currency) as taken
      from entry as e where e.receivable_id is null and e.effective_on <= ${kit.asOf} ${only}) as a
    join customer as c on c.id = a.customer_id
    group by c.id, c.name, c.rfc, c.search, a.currency having sum(a.amount_minor) <> 0 order by c.search, a.currency`.execute(
    kit.read,
  );
  const totals = kit.customerId === null ? ofCurrency(kit, await unappliedTotals(kit.read, kit.asOf)) : [];
  const sum = totals.map((row) => `${row.currency} ${kit.format.amount(row.unappliedMinor, row.currency)}`).join(" · ");
  const byCustomer = listing(kit, {
    id: "unapplied",
    title: own.title,
    rows: ofCurrency(kit, accounts.rows),
    currency: (row) => row.currency,
    ...(sum === "" ? {} : { note: `${own.note} ${sum}.` }),
    empty: own.none,
    terms: ["unapplied"],
    specs: [
      words<OnAccount>(columns.customer, (row) => row.name, { stretch: true, print: 170, sheet: 44 }),
      words<OnAccount>(columns.rfc, (row) => row.rfc, { print: 76, sheet: 17 }),
      date<OnAccount>(columns.since, (row) => row.since),
      number<OnAccount>(columns.days, (row) => daysBetween(row.since, kit.asOf)),
      amount<OnAccount>(columns.unapplied, (row) => row.minor, { print: 80 }),
    ],
  });
  const recorded = listing(kit, {
    id: "unappliedPayments",
    title: own.payments,
    rows,
    currency: (row) => row.currency,
    empty: own.noPayments,
    specs: [
      words<PaymentRow>(columns.customer, (row) => row.customerName, { stretch: true, print: 140, sheet: 44 }),
      words<PaymentRow>(columns.account, (row) => row.account, { print: 80, sheet: 26 }),
      words<PaymentRow>(columns.reference, (row) => row.operation, { print: 80, sheet: 22 }),
      date<PaymentRow>(columns.paidOn, (row) => row.paidOn),
      number<PaymentRow>(columns.days, (row) => daysBetween(row.paidOn, kit.asOf)),
      amount<PaymentRow>(columns.received, (row) => row.amountMinor, { print: 76 }),
      amount<PaymentRow>(columns.unapplied, (row) => row.unappliedMinor, { print: 76 }),
    ],
  });
  return {
    sections: [...byCustomer.sections, ...recorded.sections],
    sheets: [...byCustomer.sheets, ...recorded.sheets],
    terms: byCustomer.terms,
  };
}
