import type { Lang } from "../../../shared/contract/common.ts";
import type { PromiseRow } from "../../../shared/contract/promises.ts";
import { promisesEn } from "../../../shared/i18n/promises.en.ts";
import { promisesEs } from "../../../shared/i18n/promises.es.ts";
import type { ListSheet } from "../lib/list.ts";
import { bucketColumn, sheetColumns } from "../lib/sheet.ts";

/** How promises are written to Excel. */
export function promiseSheet(lang: Lang): ListSheet<PromiseRow, "promises"> {
  const { columns: words, states, totals } = lang === "es" ? promisesEs : promisesEn;
  const { text, code, money, day, integer } = sheetColumns<PromiseRow>();
  return {
    name: totals.promises,
    counts: { promises: totals.promises },
    columns: [
      text("customerName", words.customer, 44, (row) => row.customerName),
      text("customerKey", words.rfc, 18, (row) => row.customerKey),
      text("collector", words.collector, 24, (row) => row.collector),
      day("madeOn", words.made, (row) => row.madeOn),
      day("dueOn", words.due, (row) => row.dueOn),
      day("maturesOn", words.maturesLong, (row) => row.maturesOn),
      code("state", words.state, 20, states, (row) => row.state),
      bucketColumn(lang, words.bucket, (row) => row.bucket),
      text("currency", words.currency, 9, (row) => row.currency),
      money("amountMinor", words.amount, (row) => row.amountMinor),
      money("promisedMinor", words.promised, (row) => row.promisedMinor),
      money("keptMinor", words.kept, (row) => row.keptMinor),
      day("brokenOn", words.broken, (row) => row.brokenOn),
      integer("payments", words.payments, (row) => row.payments),
      integer("invoices", words.invoices, (row) => row.invoices),
      text("contact", words.contact, 28, (row) => row.contact),
      text("note", words.note, 40, (row) => row.note),
      text("actor", words.actor, 20, (row) => row.actor),
    ],
  };
}
