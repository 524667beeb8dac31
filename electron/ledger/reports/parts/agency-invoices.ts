import type { AgencyInvoice } from "../../../../shared/contract/agency-invoices.ts";
import { agencyCodesEn } from "../../../../shared/i18n/agency-codes.en.ts";
import { agencyCodesEs } from "../../../../shared/i18n/agency-codes.es.ts";
import { invoicesDue } from "../../agencies/invoice-due.ts";
import { invoiceView, keptInvoices } from "../../agencies/invoice-reader.ts";
import { everPlaced } from "./agencies.ts";
import { amount, date, type Kit, listing, monthly, number, ofCurrency, type Part, words } from "./kit.ts";

/** A line of the list: an invoice, or a month for which none came. */
interface Line {
  readonly agencyName: string;
  readonly month: string;
  readonly currency: string;
  readonly number: string;
  readonly state: string;
  readonly netMinor: number | null;
  readonly expectedMinor: number | null;
  readonly differenceMinor: number | null;
  readonly differences: number | null;
  readonly paidOn: string | null;
}

/**
 * What agencies charge for the months of the period and for those before it that are not closed, beside what their payments earned
 * (COLLECTIONS 15 and 18); and the months for which no invoice came. Nothing at all in an office that never placed anything.
 */
export async function agencyInvoices(kit: Kit): Promise<Part> {
  if (!(await everPlaced(kit))) return { sections: [], sheets: [], terms: [] };
  const { agencyInvoices: own, agencies, columns } = kit.words;
  const codes = kit.lang === "es" ? agencyCodesEs : agencyCodesEn;
  const lines: Line[] = [];
  for (const kept of await keptInvoices(kit.read)) {
    if (kept.row.month > kit.asOf.slice(0, 7) || kept.row.received_on > kit.workday) continue;
    const view = await invoiceView(kit.read, kept, kit.asOf);
    if (view.state === "withdrawn" || !(view.month >= kit.from.slice(0, 7) || isOpen(view))) continue;
    const { agencyName, month, currency, netMinor, expectedMinor, differences, paidOn } = view;
    lines.push({
      ...{
        agencyName,
        month,
        currency,
        number: view.number || view.uuid,
        netMinor,
        expectedMinor,
        differences,
        paidOn,
      },
      differenceMinor: netMinor - expectedMinor,
      state: codes.invoiceStates[view.state],
    });
  }
  const missing = (await invoicesDue(kit.read, kit.workday)).filter(
    ({ invoiceId, month }) => invoiceId === null && month <= kit.asOf.slice(0, 7),
  );
  for (const { agencyName, month, currency } of missing) {
    const nothing = { netMinor: null, expectedMinor: null, differenceMinor: null, differences: null, paidOn: null };
    lines.push({ agencyName, month, currency, number: "", state: own.missing, ...nothing });
  }
  return listing(kit, {
    id: "agencyInvoices",
    title: own.title,
    rows: ofCurrency(kit, lines),
    currency: (row) => row.currency,
    empty: own.none,
    terms: ["agencyInvoices"],
    specs: [
      words<Line>(agencies.agency, (row) => row.agencyName, { stretch: true, print: 110, sheet: 36 }),
      monthly<Line>(own.month, (row) => row.month, { print: 46 }),
      words<Line>(columns.invoice, (row) => row.number, { print: 76, sheet: 22 }),
      words<Line>(own.state, (row) => row.state, { print: 76, sheet: 20 }),
      amount<Line>(own.net, (row) => row.netMinor, { print: 70 }),
      amount<Line>(own.expected, (row) => row.expectedMinor, { print: 70 }),
      amount<Line>(own.difference, (row) => row.differenceMinor, { print: 66 }),
      number<Line>(own.differences, (row) => row.differences, { print: 52 }),
      date<Line>(own.paidOn, (row) => row.paidOn, { print: 58 }),
    ],
  });
}

function isOpen({ state }: AgencyInvoice): boolean {
  return state !== "approved" && state !== "paid";
}
