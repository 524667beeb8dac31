import type { AgencyScore } from "../../../../shared/contract/agency-scores.ts";
import { readBook } from "../../agencies/book.ts";
import { type CostLine, costLines } from "../../agencies/figures.ts";
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
      cellOf<AgencyScore>(own.complaints, (row) => decimal(row.complaintsPerThousand), { print: 0 }),
      cellOf<AgencyScore>(own.quality, (row) => decimal(row.qaAverage), { print: 0 }),
      cellOf<AgencyScore>(own.packages, (row) => decimal(row.packagesPercent), { print: 0 }),
    ],
  });
}

/** As {@link agencies}, and nothing at all in an office that never placed anything (COLLECTIONS 18, weekly and quarterly). */
export async function agencyProgress(kit: Kit): Promise<Part> {
  return (await everPlaced(kit)) ? agencies(kit) : NOTHING;
}

/** Cash that came in the period on what agencies have, payment by payment (COLLECTIONS 18, daily); nothing without agencies. */
export async function agencyCash(kit: Kit): Promise<Part> {
  if (!(await everPlaced(kit))) return NOTHING;
  const { columns, agencies: own } = kit.words;
  const lines = costLines(await readBook(kit.read), [], { from: kit.from, to: kit.asOf });
  return listing(kit, {
    id: "agencyCash",
    title: own.cash,
    rows: ofCurrency(kit, lines),
    currency: (row) => row.currency,
    empty: own.noCash,
    terms: ["agencies"],
    specs: [
      words<CostLine>(own.agency, (row) => row.agencyName, { print: 110, sheet: 36 }),
      words<CostLine>(columns.customer, (row) => row.payment?.item.customerName ?? "", {
        stretch: true,
        print: 140,
        sheet: 44,
      }),
      words<CostLine>(columns.invoice, (row) => row.payment?.item.label ?? "", { print: 76, sheet: 22 }),
      words<CostLine>(own.how, (row) => (isVia(row) ? own.via : own.direct), { print: 80, sheet: 20 }),
      amount<CostLine>(columns.collected, (row) => row.recoveredMinor, { print: 80 }),
      amount<CostLine>(own.commission, (row) => row.netMinor, { print: 66 }),
    ],
  });
}

const NOTHING: Part = { sections: [], sheets: [], terms: [] };

/** Whether anything was placed with an agency by the cut-off. */
export async function everPlaced({ read, asOf }: Kit): Promise<boolean> {
  const first = await read
    .selectFrom("placement_item")
    .select("id")
    .where("placed_on", "<=", asOf)
    .limit(1)
    .executeTakeFirst();
  return first !== undefined;
}

function isVia({ payment }: CostLine): boolean {
  return payment?.item.cash.some(({ key, via }) => key === payment.key && via) ?? false;
}
