import type { TFunction } from "i18next";
import { type PaymentRow, zPaymentState } from "../../../shared/contract/payments.ts";
import { type GridColumn, wordsOf } from "../../grid/column.ts";
import type { Navigation } from "../../lib/navigation.ts";
import { FORMS, formWords, stateWords } from "./labels.ts";

/** Columns of the payments: one row a payment, as it stood on the day. */
export function paymentColumns(
  t: TFunction,
  { toCustomer, toPayment }: Pick<Navigation, "toCustomer" | "toPayment">,
): readonly GridColumn<PaymentRow>[] {
  const currency = (row: PaymentRow): string => row.currency;
  return [
    { id: "paidOn", title: t("payments.columns.paidOn"), kind: "day", value: (row) => row.paidOn, width: 104 },
    {
      id: "customerName",
      title: t("payments.columns.customer"),
      kind: "text",
      value: (row) => row.customerName,
      link: (row) => () => toCustomer(row.customerId),
      width: 240,
    },
    {
      id: "customerKey",
      title: t("payments.columns.rfc"),
      kind: "code",
      value: (row) => row.customerKey,
      width: 124,
      hidden: true,
    },
    {
      id: "collector",
      title: t("payments.columns.collector"),
      kind: "text",
      value: (row) => row.collector,
      width: 130,
      hidden: true,
    },
    {
      id: "operation",
      title: t("payments.columns.operation"),
      kind: "text",
      value: (row) => row.operation || `…${row.uuid.slice(-12)}`,
      link: (row) => () => toPayment(row.uuid),
      width: 140,
    },
    { id: "currency", title: t("payments.columns.currency"), kind: "code", value: currency, width: 70 },
    {
      id: "amountMinor",
      title: t("payments.columns.amount"),
      kind: "money",
      value: (row) => row.amountMinor,
      currency,
      width: 122,
    },
    {
      id: "appliedMinor",
      title: t("payments.columns.applied"),
      kind: "money",
      value: (row) => row.appliedMinor,
      currency,
      width: 122,
    },
    {
      id: "unappliedMinor",
      title: t("payments.columns.unapplied"),
      kind: "money",
      value: (row) => row.unappliedMinor,
      currency,
      width: 122,
      strong: true,
    },
    {
      id: "state",
      title: t("payments.columns.state"),
      kind: "text",
      value: (row) => stateWords(row.state, t),
      words: wordsOf(zPaymentState, (state) => stateWords(state, t)),
      codes: zPaymentState.options,
      width: 150,
    },
    {
      id: "form",
      title: t("payments.columns.form"),
      kind: "text",
      value: (row) => formWords(row.form, t),
      words: (value) => formWords(String(value), t),
      codes: FORMS,
      width: 170,
    },
    {
      id: "complements",
      title: t("payments.columns.complements"),
      description: t("payments.columns.complementsLong"),
      kind: "count",
      value: (row) => row.complements,
      width: 66,
    },
    {
      id: "account",
      title: t("payments.columns.account"),
      kind: "text",
      value: (row) => row.account,
      width: 130,
      hidden: true,
    },
    { id: "uuid", title: "UUID", kind: "code", value: (row) => row.uuid, width: 290, hidden: true },
  ];
}
