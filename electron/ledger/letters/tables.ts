import { fillWords } from "../../../shared/i18n/messages.ts";
import { printFormat } from "../render/format.ts";
import type { LetterBlock, LetterTable } from "../render/letter/model.ts";
import { type Cell, type Column, count, day, empty, money, type Table, text } from "../render/model.ts";
import type { LetterFacts } from "./facts.ts";
import type { LetterInvoice } from "./invoice-facts.ts";
import { type PrintWords, printWords } from "./print-words.ts";

/** A column with what it takes from a row; left out where no row has anything in it and `optional` says so. */
interface Spec<Row> {
  readonly header: string;
  readonly cell: (row: Row) => Cell;
  readonly width: number;
  readonly align?: Column["align"];
  readonly stretch?: boolean;
  readonly sum?: boolean;
  readonly needed?: (row: Row) => boolean;
}

function tableOf<Row>(rows: readonly Row[], specs: readonly Spec<Row>[], totalLabel: string | null): Table {
  const shown = specs.filter((spec) => spec.needed === undefined || rows.some(spec.needed));
  const cells = rows.map((row) => shown.map((spec) => spec.cell(row)));
  const sumOf = (index: number): Cell => {
    let minor = 0;
    let currency = "";
    for (const row of cells) {
      const cell = row[index];
      if (cell?.kind !== "money") continue;
      minor += cell.minor;
      currency = cell.currency;
    }
    return money(minor, currency);
  };
  return {
    kind: "table",
    sheet: null,
    print: true,
    paged: true,
    oneLine: false,
    columns: shown.map((spec) => ({
      header: spec.header,
      printWidth: spec.width,
      sheetWidth: 0,
      align: spec.align ?? "left",
      stretch: spec.stretch ?? false,
      sum: spec.sum ?? false,
      bucket: null,
    })),
    rows: cells,
    totals:
      totalLabel === null
        ? []
        : [shown.map((spec, index) => (index === 0 ? text(totalLabel) : spec.sum === true ? sumOf(index) : empty))],
  };
}

const dayOrNone = (value: string): Cell => (value === "" ? empty : day(value));
const tail = (uuid: string): string => uuid.slice(-8);

function currenciesOf(rows: readonly { readonly currency: string }[]): string[] {
  return [...new Set(rows.map((row) => row.currency))];
}

/** A table a currency of rows. */
function byCurrency<Row extends { readonly currency: string }>(
  rows: readonly Row[],
  title: string,
  note: string,
  table: (rows: readonly Row[], currency: string) => Table,
): LetterTable[] {
  const currencies = currenciesOf(rows);
  return currencies.map((currency, index) => ({
    kind: "table",
    title: fillWords(title, { currency }),
    note: index === currencies.length - 1 ? note : "",
    table: table(
      rows.filter((row) => row.currency === currency),
      currency,
    ),
  }));
}

/** Every document with what became of it (COLLECTIONS 10: estado de cuenta). */
function statementTable(words: PrintWords, rows: readonly LetterInvoice[]): LetterTable[] {
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
function claimTable(words: PrintWords, rows: readonly LetterInvoice[]): LetterTable[] {
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

function settledTable(words: PrintWords, rows: readonly LetterInvoice[]): LetterTable[] {
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

function agreedTable(words: PrintWords, { agreement, kind }: LetterFacts): LetterTable[] {
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

function scheduleTable(words: PrintWords, { agreement }: LetterFacts): LetterTable[] {
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
      null,
    ),
  ).map((block) => ({ ...block, table: { ...block.table, totals: scheduleTotal(words, block.table) } }));
}

function scheduleTotal(words: PrintWords, table: Table): Cell[][] {
  let minor = 0;
  let currency = "";
  for (const row of table.rows) {
    const cell = row.at(-1);
    if (cell?.kind === "money") {
      minor += cell.minor;
      currency = cell.currency;
    }
  }
  return [[empty, text(fillWords(words.total, { currency })), money(minor, currency)]];
}

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

function breakdownTable(words: PrintWords, facts: LetterFacts): LetterTable[] {
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

function agingTable(words: PrintWords, facts: LetterFacts): LetterTable[] {
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

function unappliedTable(words: PrintWords, { unapplied }: LetterFacts): LetterTable[] {
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

function complementsTable(words: PrintWords, { complements }: LetterFacts): LetterTable[] {
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

function appliedTable(words: PrintWords, { payment }: LetterFacts): LetterTable[] {
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

function signatures(words: PrintWords, facts: LetterFacts): LetterBlock[] {
  const { letterhead, company, customer, agreement } = facts;
  return [
    {
      kind: "signatures",
      parties: [
        {
          role: words.creditor,
          lines: [company.name, letterhead.signer, letterhead.position].filter((line) => line !== ""),
        },
        {
          role: words.debtor,
          lines: [customer.name || customer.rfc, agreement?.signerName ?? "", agreement?.signerPosition ?? ""].filter(
            (line) => line !== "",
          ),
        },
      ],
    },
  ];
}

/** What stands in the place of a name that is a table or the places to sign; nothing where there is nothing to show. */
export function letterBlocks(facts: LetterFacts): Record<string, readonly LetterBlock[]> {
  const words = printWords(facts.lang);
  const documents =
    facts.agreement !== null
      ? agreedTable(words, facts)
      : facts.kind === "settlement"
        ? settledTable(words, facts.invoices)
        : facts.kind === "statement"
          ? statementTable(words, facts.invoices)
          : claimTable(words, facts.invoices);
  const demand = facts.kind.startsWith("demand-");
  return {
    tabla_documentos: documents,
    tabla_desglose: demand ? breakdownTable(words, facts) : [],
    tabla_antiguedad: agingTable(words, facts),
    tabla_sin_aplicar: unappliedTable(words, facts),
    tabla_complementos: complementsTable(words, facts),
    tabla_aplicacion: appliedTable(words, facts),
    tabla_parcialidades: scheduleTable(words, facts),
    firmas: signatures(words, facts),
  };
}
