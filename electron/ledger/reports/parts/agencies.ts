import type { AgencyScore } from "../../../../shared/contract/agencies.ts";
import { scoreboard } from "../../agencies/scoreboard.ts";
import { decimal } from "../../render/model.ts";
import { amount, cellOf, type Kit, listing, number, ofCurrency, type Part, share, words } from "./kit.ts";

/** What each agency had, brought and cost in the period (COLLECTIONS 15 and 18, KPIS 11), one row an agency and currency. */
export async function agencies(kit: Kit): Promise<Part> {
  const { columns, agencies: own } = kit.words;
  const rows = await scoreboard(kit.read, { from: kit.from, to: kit.asOf });
  return listing(kit, {
    id: "agencies",
    title: own.title,
    rows: ofCurrency(kit, rows),
    currency: (row) => row.currency,
    empty: own.none,
    terms: ["agencies"],
    specs: [
      words<AgencyScore>(own.agency, (row) => row.agencyName, { stretch: true, print: 96, sheet: 36 }),
      number<AgencyScore>(columns.invoices, (row) => row.items, { print: 42, sum: true }),
      amount<AgencyScore>(own.placed, (row) => row.placedMinor, { print: 70 }),
      amount<AgencyScore>(own.recalled, (row) => row.recalledMinor + row.returnedMinor, { print: 66 }),
      amount<AgencyScore>(own.via, (row) => row.viaMinor, { print: 66 }),
      amount<AgencyScore>(own.direct, (row) => row.directMinor, { print: 66 }),
      share<AgencyScore>(own.rate, (row) => row.ratePercent, { print: 52 }),
      share<AgencyScore>(own.control, (row) => row.controlPercent, { print: 52 }),
      amount<AgencyScore>(own.commission, (row) => row.commissionMinor, { print: 62 }),
      amount<AgencyScore>(own.costs, (row) => row.fixedMinor + row.legalMinor, { print: 58 }),
      cellOf<AgencyScore>(own.perPeso, (row) => decimal(row.costPerPeso), { print: 50 }),
      cellOf<AgencyScore>(own.perPesoWithVat, (row) => decimal(row.costPerPesoWithVat), {
        print: 0,
      }),
    ],
  });
}
