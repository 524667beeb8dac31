import type { Lang } from "../../../shared/contract/common.ts";
import type { CustomerListRow } from "../../../shared/contract/customer-list.ts";
import { customerListEn } from "../../../shared/i18n/customer-list.en.ts";
import { customerListEs } from "../../../shared/i18n/customer-list.es.ts";
import type { ListSheet } from "../lib/list.ts";
import { bucketColumn, sheetColumns } from "../lib/sheet.ts";

/** How the list of customers is written to Excel. */
export function customerSheet(lang: Lang): ListSheet<CustomerListRow, "customers"> {
  const { sheet, columns: words, holds, stages, languages, totals } = lang === "es" ? customerListEs : customerListEn;
  const { text, code, money, day, integer } = sheetColumns<CustomerListRow>();
  return {
    name: sheet,
    counts: { customers: totals.customers },
    columns: [
      text("customerName", words.customerName, 44, (row) => row.customerName),
      text("customerKey", words.customerKey, 18, (row) => row.customerKey),
      text("tradeName", words.tradeName, 28, (row) => row.tradeName),
      text("collector", words.collector, 24, (row) => row.collector),
      code("stage", words.stage, 16, stages, (row) => row.stage),
      code("hold", words.hold, 20, holds, (row) => row.hold),
      text("riskClass", words.riskClass, 8, (row) => row.riskClass),
      text("group", words.group, 28, (row) => row.group),
      bucketColumn(lang, words.bucket, (row) => row.bucket),
      text("currency", words.currency, 9, (row) => row.currency),
      integer("documents", words.documents, (row) => row.documents),
      day("oldestDueOn", words.oldestDueOn, (row) => row.oldestDueOn),
      money("currentMinor", words.currentMinor, (row) => row.currentMinor),
      money("d1to30Minor", words.d1to30Minor, (row) => row.d1to30Minor),
      money("d31to60Minor", words.d31to60Minor, (row) => row.d31to60Minor),
      money("d61to90Minor", words.d61to90Minor, (row) => row.d61to90Minor),
      money("d90plusMinor", words.d90plusMinor, (row) => row.d90plusMinor),
      money("overdueMinor", words.overdueMinor, (row) => row.overdueMinor),
      money("unappliedMinor", words.unappliedMinor, (row) => row.unappliedMinor),
      money("balanceMinor", words.balanceMinor, (row) => row.balanceMinor),
      money("limitMinor", words.limitMinor, (row) => row.limitMinor),
      integer("usePercent", words.usePercent, (row) => row.usePercent),
      day("lastContactOn", words.lastContactOn, (row) => row.lastContactOn),
      integer("habit", words.habit, (row) => (row.habit === null ? null : Math.round(Number(row.habit)))),
      integer("contacts", words.contacts, (row) => row.contacts),
      code("language", words.language, 10, languages, (row) => row.language),
      integer("creditDays", words.creditDays, (row) => row.creditDays),
    ],
  };
}
