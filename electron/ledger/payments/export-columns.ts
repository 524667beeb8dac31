import type { Lang } from "../../../shared/contract/common.ts";
import type { PaymentRow } from "../../../shared/contract/payments.ts";
import { paymentsEn } from "../../../shared/i18n/payments.en.ts";
import { paymentsEs } from "../../../shared/i18n/payments.es.ts";
import { receivablesEn } from "../../../shared/i18n/receivables.en.ts";
import { receivablesEs } from "../../../shared/i18n/receivables.es.ts";
import type { ListSheet } from "../lib/list.ts";
import { sheetColumns } from "../lib/sheet.ts";

/** How payments are written to Excel. */
export function paymentSheet(lang: Lang): ListSheet<PaymentRow, "payments" | "refundedMinor"> {
  const { columns: words, states, origins, totals, page } = lang === "es" ? paymentsEs : paymentsEn;
  const { forms } = (lang === "es" ? receivablesEs : receivablesEn).document;
  const named = Object.fromEntries(Object.entries(forms).map(([form, name]) => [form, `${form} ${name}`]));
  const { text, code, money, day, integer } = sheetColumns<PaymentRow>();
  return {
    name: totals.payments,
    counts: { payments: totals.payments, refundedMinor: page.refunded },
    columns: [
      day("paidOn", words.paidOn, (row) => row.paidOn),
      text("customerName", words.customer, 44, (row) => row.customerName),
      text("customerKey", words.rfc, 18, (row) => row.customerKey),
      text("collector", words.collector, 24, (row) => row.collector),
      text("operation", words.operation, 26, (row) => row.operation),
      text("currency", words.currency, 9, (row) => row.currency),
      money("amountMinor", words.amount, (row) => row.amountMinor),
      money("appliedMinor", words.applied, (row) => row.appliedMinor),
      money("refundedMinor", page.refunded, (row) => row.refundedMinor),
      money("unappliedMinor", words.unapplied, (row) => row.unappliedMinor),
      code("state", words.state, 22, states, (row) => row.state),
      code("form", words.form, 34, named, (row) => row.form),
      integer("complements", words.complements, (row) => row.complements),
      text("account", words.account, 22, (row) => row.account),
      code("origin", words.origin, 26, origins, (row) => row.origin),
      text("note", words.note, 40, (row) => row.note),
      text("uuid", "UUID", 40, (row) => row.uuid),
    ],
  };
}
