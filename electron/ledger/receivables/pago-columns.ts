import type { PagoLineRow, PagoRow } from "../db/tables/documents.ts";

/** Everything that is kept of a Pago. */
export const PAGO_COLUMNS = [
  "document_id",
  "position",
  "paid_on",
  "currency",
  "exchange_rate",
  "form",
  "amount",
  "operation",
] as const satisfies readonly (keyof PagoRow)[];

/** Everything that is kept of a DoctoRelacionado of a Pago. */
export const PAGO_LINE_COLUMNS = [
  "document_id",
  "pago",
  "position",
  "target",
  "currency",
  "equivalence",
  "installment",
  "prior",
  "paid",
  "remaining",
] as const satisfies readonly (keyof PagoLineRow)[];
