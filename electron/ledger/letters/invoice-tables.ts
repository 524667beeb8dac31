import { fillWords } from "../../../shared/i18n/messages.ts";
import type { LetterTable } from "../render/letter/model.ts";
import { count, day, empty, money, text } from "../render/model.ts";
import type { LetterInvoice } from "./invoice-facts.ts";
import type { PrintWords } from "./print-words.ts";
import { byCurrency, dayOrNone, tableOf, tail } from "./table-kit.ts";

/** Every document with what became of it (COLLECTIONS 10: estado de cuenta). */
export function statementTable(words: PrintWords, rows: readonly LetterInvoice[]): LetterTable[] {
  const w = words.tables;
  return byCurrency(rows, w.documents, w.tailNote, (own, currency) =>
    tableOf(
      own,
      [
        { header: w.document, cell: (row) => text(row.label), width: 52, stretch: true },
        { header: w.tail, cell: (row) => text(tail(row.uuid)), width: 44 },
        { header: w.issued, cell: (row) => day(row.issuedOn), width: 40 },
        {
          header: w.accepted,
          cell: (row) => dayOrNone(row.acceptedOn),
          width: 40,
          needed: (row) => row.acceptedOn !== "",
        },
        { header: w.due, cell: (row) => day(row.dueOn), width: 40 },
        { header: w.days, cell: (row) => (row.daysLate > 0 ? count(row.daysLate) : empty), width: 24, align: "right" },
        { header: w.amount, cell: (row) => money(row.totalMinor, currency), width: 44, align: "right", sum: true },
        {
          header: w.paid,
          cell: (row) => money(row.paidMinor, currency),
          width: 44,
          align: "right",
          sum: true,
          needed: (row) => row.paidMinor !== 0,
        },
        {
          header: w.credited,
          cell: (row) => money(row.creditedMinor, currency),
          width: 44,
          align: "right",
          sum: true,
          needed: (row) => row.creditedMinor !== 0,
        },
        {
          header: w.disputed,
          cell: (row) => (row.disputedMinor > 0 ? money(row.disputedMinor, currency) : empty),
          width: 44,
          align: "right",
          needed: (row) => row.disputedMinor > 0,
        },
        { header: w.open, cell: (row) => money(row.openMinor, currency), width: 48, align: "right", sum: true },
      ],
      fillWords(words.total, { currency }),
    ),
  );
}

/** Invoices that are asked for; what is in dispute of them is not. */
export function claimTable(words: PrintWords, rows: readonly LetterInvoice[]): LetterTable[] {
  const w = words.tables;
  const note = rows.some((row) => row.disputedMinor > 0) ? w.disputedNote : "";
  return byCurrency(rows, w.documents, note, (own, currency) =>
    tableOf(
      own,
      [
        { header: w.document, cell: (row) => text(row.label), width: 90, stretch: true },
        { header: w.tail, cell: (row) => text(tail(row.uuid)), width: 54 },
        { header: w.issued, cell: (row) => day(row.issuedOn), width: 56 },
        { header: w.due, cell: (row) => day(row.dueOn), width: 56 },
        {
          header: w.days,
          cell: (row) => (row.daysLate > 0 ? count(row.daysLate) : empty),
          width: 34,
          align: "right",
          needed: (row) => row.daysLate > 0,
        },
        { header: w.amount, cell: (row) => money(row.totalMinor, currency), width: 66, align: "right" },
        {
          header: w.disputed,
          cell: (row) => (row.disputedMinor > 0 ? money(row.disputedMinor, currency) : empty),
          width: 66,
          align: "right",
          needed: (row) => row.disputedMinor > 0,
        },
        {
          header: w.claimed,
          cell: (row) => money(row.openMinor - row.disputedMinor, currency),
          width: 70,
          align: "right",
          sum: true,
        },
      ],
      fillWords(words.total, { currency }),
    ),
  );
}

/** Invoices that nothing is owed of any more. */
export function settledTable(words: PrintWords, rows: readonly LetterInvoice[]): LetterTable[] {
  const w = words.tables;
  return byCurrency(rows, w.settled, "", (own, currency) =>
    tableOf(
      own,
      [
        { header: w.document, cell: (row) => text(row.label), width: 110, stretch: true },
        { header: w.tail, cell: (row) => text(tail(row.uuid)), width: 60 },
        { header: w.issued, cell: (row) => day(row.issuedOn), width: 66 },
        { header: w.closed, cell: (row) => dayOrNone(row.closedOn), width: 66 },
        { header: w.amount, cell: (row) => money(row.totalMinor, currency), width: 80, align: "right", sum: true },
      ],
      fillWords(words.total, { currency }),
    ),
  );
}
