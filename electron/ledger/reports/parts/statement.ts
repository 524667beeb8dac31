import { sql } from "kysely";
import type { AgingRow } from "../../../../shared/contract/receivables.ts";
import { CASH, CHARGE, entryClass } from "../../kpis/items.ts";
import { ledgerError } from "../../ledger-error.ts";
import { agingByCustomer } from "../../receivables/aging-reader.ts";
import { type OpenInvoice, openOfCustomer, openSpecs } from "./detail.ts";
import { complementsOwed } from "./follow.ts";
import { amount, type Kit, listing, number, ofCurrency, type Part, together, words } from "./kit.ts";
import { unapplied } from "./money.ts";

/** What of an invoice has been paid and what left otherwise by the cut-off, in minor units. */
interface Settled {
  readonly id: number;
  readonly paid: number;
  readonly other: number;
}

/**
 * What a customer owes (COLLECTIONS 10): by age and currency, invoice by invoice with what of it was paid and credited, what waits to
 * be applied, and the payments whose complement is owed.
 */
export async function customerStatement(kit: Kit): Promise<Part> {
  const { customerId } = kit;
  if (customerId === null) {
    return listing<OpenInvoice>(kit, {
      id: "statement",
      title: kit.words.kinds.statement,
      rows: [],
      specs: openSpecs(kit),
      empty: kit.words.noCustomer,
    });
  }
  const customer = await kit.read
    .selectFrom("customer")
    .select(["name", "rfc"])
    .where("id", "=", customerId)
    .executeTakeFirst();
  if (customer === undefined) throw ledgerError("NOT_FOUND", { what: "customer", id: String(customerId) });
  const { columns, aging } = kit.words;
  const settled = await settledOf(kit, customerId);
  const open = listing(kit, {
    id: "statement",
    title: `${customer.name} (${customer.rfc})`,
    rows: await openOfCustomer(kit),
    currency: (row) => row.currency,
    empty: aging.none,
    specs: openSpecs(kit).flatMap((each) => {
      if (each.header === columns.customer) return [];
      // On a customer's page the invoice is known by its UUID, and its age by the days.
      if (each.header === columns.uuid) return [{ ...each, print: 150 }];
      if (each.header === columns.bucket) return [{ ...each, print: 0 }];
      if (each.header !== columns.total) return [each];
      return [
        each,
        amount<OpenInvoice>(columns.paid, (row) => settled.get(row.id)?.paid ?? 0, { print: 50 }),
        amount<OpenInvoice>(columns.otherwise, (row) => settled.get(row.id)?.other ?? 0, { print: 50 }),
      ];
    }),
    terms: ["buckets"],
  });
  return together([open, await byAge(kit, customerId), await unapplied(kit), await complementsOwed(kit)]);
}

async function settledOf(kit: Kit, customerId: number): Promise<Map<number, Settled>> {
  const moved = entryClass();
  const { rows } = await sql<Settled>`select r.id,
      cast(-coalesce(sum(case when ${moved} = ${sql.lit(CASH)} then e.amount_minor else 0 end), 0) as bigint) as paid,
      cast(-coalesce(sum(case when ${moved} in (${sql.lit(CHARGE)}, ${sql.lit(CASH)}) then 0 else e.amount_minor end), 0)
        as bigint) as other
    from receivable as r join entry as e on e.receivable_id = r.id left join entry as o on o.id = e.reverses_id
    where r.customer_id = ${customerId} and e.effective_on <= ${kit.asOf} group by r.id`.execute(kit.read);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What the customer owes by age, with what waits to be applied beside it: a row a currency. */
async function byAge(kit: Kit, customerId: number): Promise<Part> {
  const { columns, sections } = kit.common;
  const rows = ofCurrency(kit, await agingByCustomer(kit.read, { asOf: kit.asOf, customerId }));
  const apart = { sum: false, print: 60 } as const;
  return listing<AgingRow>(kit, {
    id: "statementAging",
    title: sections.agingChart,
    rows,
    empty: kit.words.aging.none,
    specs: [
      words<AgingRow>(columns.currency, (row) => row.currency, { stretch: true, print: 60, sheet: 9 }),
      number<AgingRow>(columns.documents, (row) => row.documents, { print: 32 }),
      amount<AgingRow>(columns.current, (row) => row.currentMinor, { ...apart, bucket: 0 }),
      amount<AgingRow>(columns.d1to30, (row) => row.d1to30Minor, { ...apart, bucket: 1 }),
      amount<AgingRow>(columns.d31to60, (row) => row.d31to60Minor, { ...apart, bucket: 2 }),
      amount<AgingRow>(columns.d61to90, (row) => row.d61to90Minor, { ...apart, bucket: 3 }),
      amount<AgingRow>(columns.d90plus, (row) => row.d90plusMinor, { ...apart, bucket: 4 }),
      amount<AgingRow>(columns.unapplied, (row) => 0 - row.unappliedMinor, apart),
      amount<AgingRow>(columns.balance, (row) => row.balanceMinor, apart),
    ],
  });
}
