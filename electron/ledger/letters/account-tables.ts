import { fillWords } from "../../../shared/i18n/messages.ts";
import type { LetterTable } from "../render/letter/model.ts";
import { day, money, text } from "../render/model.ts";
import type { LetterFacts } from "./facts.ts";
import type { PrintWords } from "./print-words.ts";
import { byCurrency, dayOrNone, type Spec, tableOf, tail } from "./table-kit.ts";

/** What is owed by age, a row for each currency. */
export function agingTable(words: PrintWords, facts: LetterFacts): LetterTable[] {
  const w = words.tables;
  if (facts.aging.length === 0) return [];
  const amount = (
    header: string,
    of: (row: LetterFacts["aging"][number]) => number,
  ): Spec<LetterFacts["aging"][number]> => ({
    header,
    cell: (row) => money(of(row), row.currency),
    width: 56,
    align: "right",
  });
  const table = tableOf(
    facts.aging,
    [
      { header: w.currency, cell: (row) => text(row.currency), width: 34, stretch: true },
      amount(w.current, (row) => row.currentMinor),
      amount(w.d1to30, (row) => row.d1to30Minor),
      amount(w.d31to60, (row) => row.d31to60Minor),
      amount(w.d61to90, (row) => row.d61to90Minor),
      amount(w.d90plus, (row) => row.d90plusMinor),
      { ...amount(w.unapplied, (row) => -row.unappliedMinor), needed: (row) => row.unappliedMinor !== 0 },
      amount(w.balance, (row) => row.balanceMinor),
    ],
    null,
  );
  return [{ kind: "table", title: w.aging, note: "", table }];
}

/** Money of the customer that no invoice has. */
export function unappliedTable(words: PrintWords, { unapplied }: LetterFacts): LetterTable[] {
  const w = words.tables;
  if (unapplied.length === 0) return [];
  const table = tableOf(
    unapplied,
    [
      { header: w.received, cell: (row) => day(row.on), width: 70 },
      { header: w.reference, cell: (row) => text(row.label), width: 120, stretch: true },
      { header: w.currency, cell: (row) => text(row.currency), width: 50 },
      { header: w.amount, cell: (row) => money(row.minor, row.currency), width: 90, align: "right" },
    ],
    null,
  );
  return [{ kind: "table", title: w.unappliedTitle, note: "", table }];
}

/** Payments that still lack their complement. */
export function complementsTable(words: PrintWords, { complements }: LetterFacts): LetterTable[] {
  const w = words.tables;
  if (complements.length === 0) return [];
  const table = tableOf(
    complements,
    [
      { header: w.invoice, cell: (row) => text(row.invoice), width: 110, stretch: true },
      { header: w.received, cell: (row) => dayOrNone(row.paidOn), width: 70 },
      { header: w.deadline, cell: (row) => dayOrNone(row.dueOn), width: 70 },
      { header: w.amount, cell: (row) => money(row.minor, row.currency), width: 90, align: "right" },
    ],
    null,
  );
  return [{ kind: "table", title: w.complements, note: "", table }];
}

/** The invoices that one payment went to. */
export function appliedTable(words: PrintWords, { payment }: LetterFacts): LetterTable[] {
  const w = words.tables;
  const rows = payment?.standing ?? [];
  if (rows.length === 0) return [];
  return byCurrency(rows, w.applied, "", (own, currency) =>
    tableOf(
      own,
      [
        { header: w.invoice, cell: (row) => text(row.invoiceLabel), width: 140, stretch: true },
        { header: w.tail, cell: (row) => text(tail(row.invoiceUuid)), width: 80 },
        {
          header: w.appliedAmount,
          cell: (row) => money(row.amountMinor, currency),
          width: 110,
          align: "right",
          sum: true,
        },
      ],
      fillWords(words.total, { currency }),
    ),
  );
}
