import {
  type Candidates,
  type Deposit,
  NO_CANDIDATES,
  type OpenInvoice,
} from "../../../shared/domain/matching/types.ts";

/** UUID that begins with a number. */
export const U = (n: number): string => `${n.toString(16).padStart(8, "0").toUpperCase()}-0000-4000-8000-000000000000`;
/** A deposit of 1000 pesos whose words say nothing. */
export const deposit = (changes: Partial<Deposit> = {}): Deposit => ({
  id: 1,
  day: "2026-02-10",
  amountMinor: 100_000,
  currency: "MXN",
  description: "SPEI RECIBIDO",
  reference: "",
  counterparty: "",
  counterpartyAccount: "",
  counterpartyRfc: "",
  trackingKey: "",
  lookalike: false,
  ...changes,
});
/** Invoice F-1200 and so many, due in January. */
export const invoice = (
  n: number,
  customerId: number,
  openMinor: number,
  changes: Partial<OpenInvoice> = {},
): OpenInvoice => ({
  uuid: U(n),
  series: "F",
  folio: String(1200 + n),
  customerId,
  dueOn: `2026-01-${String(10 + n).padStart(2, "0")}`,
  openMinor,
  settledByRule: false,
  ...changes,
});
/** Two customers; new ones each time, as what is known of an object is kept. */
export const customers = () => [
  { id: 1, name: "GRUPO MODA DEL BAJIO SA DE CV", rfc: "GMB010203AB1", openMinor: 350_000, overdueMinor: 350_000 },
  { id: 2, name: "Panificadora Ñandú, S. de R.L. de C.V.", rfc: "PNA040506CD2", openMinor: 100_000, overdueMinor: 0 },
];
/** Three invoices of the first and one of the second. */
export const pool = (changes: Partial<Candidates> = {}): Candidates => ({
  ...NO_CANDIDATES,
  customers: customers(),
  invoices: [invoice(1, 1, 100_000), invoice(2, 1, 150_000), invoice(3, 1, 100_000), invoice(4, 2, 100_000)],
  ...changes,
});
