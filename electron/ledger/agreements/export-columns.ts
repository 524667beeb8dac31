import type { AgreementRow } from "../../../shared/contract/agreements.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import { agreementsEn } from "../../../shared/i18n/agreements.en.ts";
import { agreementsEs } from "../../../shared/i18n/agreements.es.ts";
import type { ListSheet } from "../lib/list.ts";
import { sheetColumns } from "../lib/sheet.ts";

/** How agreements are written to Excel. */
export function agreementSheet(lang: Lang): ListSheet<AgreementRow, "agreements"> {
  const { title, columns: words, states, types, totals } = lang === "es" ? agreementsEs : agreementsEn;
  const { text, code, money, day, integer } = sheetColumns<AgreementRow>();
  return {
    name: title,
    counts: { agreements: totals.agreements },
    columns: [
      integer("id", words.id, (row) => row.id),
      text("customerName", words.customerName, 44, (row) => row.customerName),
      text("customerKey", words.customerKey, 18, (row) => row.customerKey),
      text("collector", words.collector, 24, (row) => row.collector),
      code("type", words.type, 26, types, (row) => row.type),
      code("state", words.state, 20, states, (row) => row.state),
      text("currency", words.currency, 9, (row) => row.currency),
      money("principalMinor", words.principalMinor, (row) => row.principalMinor),
      money("quitaMinor", words.quitaMinor, (row) => row.quitaMinor),
      money("totalMinor", words.totalMinor, (row) => row.totalMinor),
      money("paidMinor", words.paidMinor, (row) => row.paidMinor),
      money("overdueMinor", words.overdueMinor, (row) => row.overdueMinor),
      money("restMinor", words.restMinor, (row) => row.restMinor),
      day("nextDueOn", words.nextDueOn, (row) => row.nextDueOn),
      money("nextMinor", words.nextMinor, (row) => row.nextMinor),
      day("defaultOn", words.defaultOn, (row) => row.defaultOn),
      day("madeOn", words.madeOn, (row) => row.madeOn),
      day("expiresOn", words.expiresOn, (row) => row.expiresOn),
      day("signedOn", words.signedOn, (row) => row.signedOn),
      integer("instalments", words.instalments, (row) => row.instalments),
      integer("invoices", words.invoices, (row) => row.invoices),
      text("note", words.note, 40, (row) => row.note),
      text("actor", words.actor, 20, (row) => row.actor),
    ],
  };
}
