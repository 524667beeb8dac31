import { fillWords } from "../../../shared/i18n/messages.ts";
import type { LetterTable } from "../render/letter/model.ts";
import { count, day, money, text } from "../render/model.ts";
import type { LetterFacts } from "./facts.ts";
import type { PrintWords } from "./print-words.ts";
import { byCurrency, tableOf, tail } from "./table-kit.ts";

/** Invoices of an agreement: acknowledged, or settled with what is forgiven of each. */
export function agreedTable(words: PrintWords, { agreement, kind }: LetterFacts): LetterTable[] {
  const w = words.tables;
  const settled = kind === "settlement-quita";
  const rows = (agreement?.parts ?? []).flatMap((part) =>
    part.invoices.map((invoice) => ({ ...invoice, currency: part.currency })),
  );
  return byCurrency(rows, settled ? w.liquidated : w.acknowledged, "", (own, currency) =>
    tableOf(
      own,
      [
        { header: w.document, cell: (row) => text(row.label), width: 100, stretch: true },
        { header: w.tail, cell: (row) => text(tail(row.uuid)), width: 60 },
        { header: w.issued, cell: (row) => day(row.issuedOn), width: 62 },
        ...(settled ? [] : [{ header: w.due, cell: (row: (typeof own)[number]) => day(row.dueOn), width: 62 }]),
        { header: w.amount, cell: (row) => money(row.totalMinor, currency), width: 76, align: "right", sum: true },
        { header: w.owed, cell: (row) => money(row.openMinor, currency), width: 76, align: "right", sum: true },
        ...(settled
          ? [
              {
                header: w.quita,
                cell: (row: (typeof own)[number]) => money(row.quitaMinor, currency),
                width: 76,
                align: "right" as const,
                sum: true,
              },
            ]
          : []),
      ],
      fillWords(words.total, { currency }),
    ),
  );
}

/** The instalments of an agreement. */
export function scheduleTable(words: PrintWords, { agreement }: LetterFacts): LetterTable[] {
  const w = words.tables;
  const rows = (agreement?.parts ?? []).flatMap((part) =>
    part.instalments.map((instalment) => ({ ...instalment, currency: part.currency })),
  );
  return byCurrency(rows, w.schedule, "", (own, currency) =>
    tableOf(
      own,
      [
        { header: w.number, cell: (row) => count(row.seq), width: 40, align: "right" },
        { header: w.day, cell: (row) => day(row.dueOn), width: 120, stretch: true },
        {
          header: w.instalment,
          cell: (row) => money(row.amountMinor, currency),
          width: 120,
          align: "right",
          sum: true,
        },
      ],
      fillWords(words.total, { currency }),
    ),
  );
}
