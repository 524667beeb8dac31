import { fillWords } from "../../../shared/i18n/messages.ts";
import { printFormat } from "../render/format.ts";
import type { LetterTable } from "../render/letter/model.ts";
import { type Cell, type Column, money, text } from "../render/model.ts";
import type { LetterFacts } from "./facts.ts";
import type { PrintWords } from "./print-words.ts";
import { currenciesOf } from "./table-kit.ts";

/** What is demanded, by currency: principal (what is open and not disputed), interest and its VAT, and their sum. */
export function debtOf(facts: LetterFacts): {
  currency: string;
  principal: number;
  interest: number;
  vat: number;
  total: number;
}[] {
  return currenciesOf(facts.invoices).map((currency) => {
    const principal = facts.invoices
      .filter((row) => row.currency === currency)
      .reduce((sum, row) => sum + row.openMinor - row.disputedMinor, 0);
    const own = facts.interest.filter((row) => row.currency === currency);
    const interest = own.reduce((sum, row) => sum + row.interestMinor, 0);
    const vat = own.reduce((sum, row) => sum + row.vatMinor, 0);
    return { currency, principal, interest, vat, total: principal + interest + vat };
  });
}

/** What is demanded put together: principal, interest and its VAT down, currencies across. */
export function breakdownTable(words: PrintWords, facts: LetterFacts): LetterTable[] {
  const w = words.tables;
  const debts = debtOf(facts);
  const rates = [...new Set(facts.interest.map((row) => row.ratePct))];
  const format = printFormat(facts.lang);
  const row = (label: string, of: "principal" | "interest" | "vat" | "total"): Cell[] => [
    text(label),
    ...debts.map((debt) => money(debt[of], debt.currency)),
  ];
  const columns: Column[] = [
    { header: w.concept, printWidth: 200, sheetWidth: 0, align: "left", stretch: true, sum: false, bucket: null },
    ...debts.map(
      ({ currency }): Column => ({
        header: currency,
        printWidth: 110,
        sheetWidth: 0,
        align: "right",
        stretch: false,
        sum: false,
        bucket: null,
      }),
    ),
  ];
  const note =
    rates.length === 0 ? "" : fillWords(w.interestNote, { rate: rates.join(" / "), day: format.day(facts.today) });
  return [
    {
      kind: "table",
      title: w.breakdown,
      note,
      table: {
        kind: "table",
        sheet: null,
        print: true,
        paged: true,
        oneLine: false,
        columns,
        rows: [row(w.principal, "principal"), row(w.interest, "interest"), row(w.vat, "vat")],
        totals: [row(w.debt, "total")],
      },
    },
  ];
}
