import type { TFunction } from "i18next";
import { type LetterRow, zLetterKind, zLetterState } from "../../../shared/contract/letters.ts";
import { type GridColumn, wordsOf } from "../../grid/column.ts";

/** Columns of the letters: one row a letter, with how far it got. */
export function letterColumns(
  t: TFunction,
  toCustomer: (customerId: number) => void,
): readonly GridColumn<LetterRow>[] {
  return [
    {
      id: "folio",
      title: t("letters.columns.folio"),
      kind: "code",
      value: (row) => row.folio,
      width: 136,
      pinned: true,
    },
    { id: "issuedOn", title: t("letters.columns.issuedOn"), kind: "day", value: (row) => row.issuedOn, width: 104 },
    {
      id: "kind",
      title: t("letters.columns.kind"),
      kind: "text",
      value: (row) => t(`letterPrint.kinds.${row.kind}`),
      words: wordsOf(zLetterKind, (kind) => t(`letterPrint.kinds.${kind}`)),
      codes: zLetterKind.options,
      width: 190,
    },
    {
      id: "state",
      title: t("letters.columns.state"),
      kind: "text",
      value: (row) => t(`letters.states.${row.state}`),
      words: wordsOf(zLetterState, (state) => t(`letters.states.${state}`)),
      codes: zLetterState.options,
      width: 150,
    },
    {
      id: "customerName",
      title: t("letters.columns.customer"),
      kind: "text",
      value: (row) => row.customerName,
      link: (row) => () => toCustomer(row.customerId),
      width: 240,
    },
    {
      id: "customerKey",
      title: t("letters.columns.key"),
      kind: "code",
      value: (row) => row.customerKey,
      width: 124,
      hidden: true,
    },
    { id: "currency", title: t("letters.columns.currency"), kind: "code", value: (row) => row.currency, width: 70 },
    {
      id: "amountMinor",
      title: t("letters.columns.amount"),
      kind: "money",
      value: (row) => row.amountMinor ?? 0,
      currency: (row) => row.currency,
      width: 124,
      strong: true,
    },
    {
      id: "documents",
      title: t("letters.columns.documents"),
      kind: "count",
      value: (row) => row.documents,
      width: 96,
    },
    { id: "termOn", title: t("letters.columns.term"), kind: "day", value: (row) => row.termOn, width: 104 },
    {
      id: "title",
      title: t("letters.columns.title"),
      kind: "text",
      value: (row) => row.title,
      width: 240,
      hidden: true,
    },
    {
      id: "language",
      title: t("letters.columns.language"),
      kind: "code",
      value: (row) => row.language,
      width: 80,
      hidden: true,
    },
    {
      id: "templateVersion",
      title: t("letters.columns.version"),
      kind: "count",
      value: (row) => row.templateVersion,
      width: 100,
      hidden: true,
    },
    {
      id: "sha256",
      title: t("letters.columns.sha256"),
      kind: "code",
      value: (row) => row.sha256,
      width: 200,
      hidden: true,
    },
    { id: "actor", title: t("letters.columns.actor"), kind: "text", value: (row) => row.actor, width: 130 },
  ];
}
