import type { RawRow, ReadProblem } from "../tabular/cell.ts";
import type { Mapping, TableSpec } from "../tabular/fields.ts";
import { readRow } from "../tabular/read-row.ts";
import type { ChargedLine } from "./invoice-review.ts";

/** Columns a table of what an agency charges can have. */
export const INVOICE_LINES_SPEC: TableSpec = {
  use: "agencyLines",
  fields: [
    {
      key: "invoice",
      kind: "text",
      required: true,
      words: ["factura", "documento", "no factura", "numero de factura", "folio factura", "invoice", "document"],
    },
    {
      key: "payment",
      kind: "text",
      required: false,
      words: ["pago", "folio pago", "complemento", "recibo", "referencia de pago", "payment", "receipt"],
    },
    {
      key: "paidOn",
      kind: "day",
      required: false,
      words: ["fecha de pago", "fecha pago", "fecha", "fecha de cobro", "paid on", "payment date", "date"],
    },
    {
      key: "base",
      kind: "amount",
      required: true,
      words: ["base", "importe cobrado", "cobrado", "importe pagado", "recuperado", "importe", "collected", "amount"],
    },
    {
      key: "rate",
      kind: "text",
      required: true,
      words: ["% comision", "comision %", "porcentaje", "tasa", "por ciento", "rate", "percent"],
    },
    {
      key: "commission",
      kind: "amount",
      required: true,
      words: ["comision", "honorarios", "importe comision", "commission", "fee"],
    },
  ],
  oneOf: [],
};

/** Reasons beyond those of single cells, words in shared/i18n under `tabular.problems`. */
export type InvoiceLineProblem = ReadProblem | "not-a-share";

/** A row read: what it charges, or what is wrong with it. */
export interface InvoiceLineRead {
  readonly cells: Omit<ReturnType<typeof readRow>, "problems"> & {
    readonly problems: readonly { readonly field: string; readonly code: string }[];
  };
  readonly line: Omit<ChargedLine, "place"> | null;
}

/**
 * A share as an agency writes it, in ten-thousandths: `12`, `12.5 %`, and `0.12` as Excel keeps a percentage; null when it is
 * none up to 100 %, or has more than two decimals of a percent.
 */
export function readShare(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d+))?\s*(%?)$/.exec(text.trim());
  if (match === null) return null;
  const [, whole = "", fraction = "", sign = ""] = match;
  const value = Number(`${whole}.${fraction === "" ? "0" : fraction}`);
  // Only what is below one can be a part of one: nobody works for less than one per cent.
  const bp = sign === "" && value < 1 ? value * 10_000 : value * 100;
  const rounded = Math.round(bp);
  return rounded <= 10_000 && Math.abs(bp - rounded) < 1e-6 ? rounded : null;
}

/** Reads one row of what an agency charges through a mapping, and says everything that is wrong with it at once. */
export function readInvoiceLine(mapping: Mapping, raw: RawRow, currency: string): InvoiceLineRead {
  const read = readRow(INVOICE_LINES_SPEC, mapping, raw, { currency });
  const { texts, amounts, days } = read;
  const problems: { field: string; code: InvoiceLineProblem }[] = [...read.problems];
  const rateBp = readShare(texts["rate"] ?? "");
  if (texts["rate"] !== undefined && rateBp === null) problems.push({ field: "rate", code: "not-a-share" });
  const line = {
    invoice: (texts["invoice"] ?? "").slice(0, 60),
    payment: (texts["payment"] ?? "").slice(0, 60),
    paidOn: days["paidOn"] ?? null,
    baseMinor: amounts["base"] ?? 0,
    rateBp: rateBp ?? 0,
    commissionMinor: amounts["commission"] ?? 0,
  };
  return { cells: { ...read, problems }, line: problems.length === 0 ? line : null };
}
