import type { Lang } from "../../../shared/contract/common.ts";
import type { ValuedAgingRow } from "../../../shared/contract/receivables.ts";
import { COMPANY_CURRENCY } from "../../../shared/domain/rates/exchange-rate.ts";
import { commonEn } from "../../../shared/i18n/common.en.ts";
import { commonEs } from "../../../shared/i18n/common.es.ts";
import { receivablesEn } from "../../../shared/i18n/receivables.en.ts";
import { receivablesEs } from "../../../shared/i18n/receivables.es.ts";
import { AGES, type Sheet, type SheetColumn, sheetColumns, sheetOf } from "../lib/sheet.ts";

/** Sheet, columns and cells of an Excel list of balances by customer: the columns asked for in their order. */
export function agingSheet(lang: Lang, asked: readonly string[]): Sheet<ValuedAgingRow> {
  const { byCustomer, columns: words } = lang === "es" ? receivablesEs : receivablesEn;
  const { buckets } = lang === "es" ? commonEs : commonEn;
  const { text, integer, money } = sheetColumns<ValuedAgingRow>();
  const all: readonly SheetColumn<ValuedAgingRow>[] = [
    text("customerName", words.customer, 44, (row) => row.customerName),
    text("customerKey", words.rfc, 18, (row) => row.customerKey),
    text("currency", words.currencyLong, 9, (row) => row.currency),
    integer("documents", words.documentsLong, (row) => row.documents),
    ...AGES.map((age) => money(`${age}Minor`, buckets[age], (row) => row[`${age}Minor`])),
    money("unappliedMinor", words.unapplied, (row) => (row.unappliedMinor === 0 ? 0 : -row.unappliedMinor)),
    money("balanceMinor", words.balance, (row) => row.balanceMinor),
    {
      ...money("differenceMinor", words.difference, () => null),
      value: ({ differenceMinor }) =>
        differenceMinor === null ? null : { minor: differenceMinor, currency: COMPANY_CURRENCY },
    },
  ];
  return sheetOf(byCustomer, all, asked);
}
