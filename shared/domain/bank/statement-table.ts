import { cellText, isBlank, type RawRow, type ReadProblem } from "../tabular/cell.ts";
import type { Mapping, TableSpec } from "../tabular/fields.ts";
import { type ReadRow, readRow } from "../tabular/read-row.ts";
import { searchForm } from "../text.ts";
import type { StatementLine } from "./line.ts";

/** Columns bank statements have; the words are those of Mexican banks' exports and of English ones. */
export const BANK_STATEMENT: TableSpec = {
  use: "bankStatement",
  oneOf: [["deposit", "charge"], ["deposit"], ["amount"]],
  fields: [
    {
      key: "day",
      kind: "day",
      required: true,
      words: [
        "fecha",
        "fecha de operacion",
        "fecha operacion",
        "fecha oper",
        "fecha del movimiento",
        "fecha movimiento",
        "dia",
        "f operacion",
        "fecha contable",
        "fecha de registro",
        "fecha de aplicacion",
        "posting date",
        "transaction date",
        "booking date",
        "date",
      ],
    },
    {
      key: "description",
      kind: "text",
      required: true,
      words: [
        "descripcion",
        "concepto",
        "descripcion general",
        "descripcion detallada",
        "detalle",
        "movimiento",
        "concepto del pago",
        "concepto pago",
        "cod descripcion",
        "leyenda",
        "observaciones",
        "description",
        "details",
        "memo",
        "narrative",
      ],
    },
    {
      key: "reference",
      kind: "text",
      required: false,
      words: [
        "referencia",
        "referencia numerica",
        "referencia ampliada",
        "numero de referencia",
        "no de referencia",
        "ref",
        "num referencia",
        "folio",
        "numero de movimiento",
        "recibo",
        "autorizacion",
        "reference",
        "reference number",
      ],
    },
    {
      key: "deposit",
      kind: "amount",
      required: false,
      words: [
        "abono",
        "abonos",
        "deposito",
        "depositos",
        "importe abono",
        "monto abono",
        "haber",
        "credito",
        "creditos",
        "entradas",
        "ingresos",
        "deposits",
        "deposit",
        "credit",
        "credits",
      ],
    },
    {
      key: "charge",
      kind: "amount",
      required: false,
      words: [
        "cargo",
        "cargos",
        "retiro",
        "retiros",
        "importe cargo",
        "monto cargo",
        "debe",
        "debito",
        "debitos",
        "salidas",
        "egresos",
        "withdrawals",
        "withdrawal",
        "debit",
        "debits",
        "charges",
      ],
    },
    {
      key: "amount",
      kind: "amount",
      required: false,
      words: ["importe", "monto", "importe de la operacion", "cantidad", "monto de la operacion", "amount"],
    },
    {
      key: "direction",
      kind: "text",
      required: false,
      words: [
        "cargo abono",
        "abono cargo",
        "tipo de movimiento",
        "tipo movimiento",
        "signo",
        "tipo",
        "naturaleza",
        "c a",
        "debit credit",
        "type",
      ],
    },
    {
      key: "balance",
      kind: "amount",
      required: false,
      words: ["saldo", "saldo final", "saldos", "saldo operacion", "saldo liquidacion", "balance", "running balance"],
    },
    {
      key: "counterparty",
      kind: "text",
      required: false,
      words: [
        "ordenante",
        "nombre ordenante",
        "nombre del ordenante",
        "nombre o razon social del ordenante",
        "nombre de la contraparte",
        "contraparte",
        "nombre",
        "beneficiario ordenante",
        "emisor",
        "payer",
        "sender",
        "counterparty",
        "name",
      ],
    },
    {
      key: "counterpartyAccount",
      kind: "text",
      required: false,
      words: [
        "cuenta ordenante",
        "clabe ordenante",
        "clabe del ordenante",
        "cuenta del ordenante",
        "cuenta origen",
        "cuenta contraparte",
        "sender account",
        "counterparty account",
      ],
    },
    {
      key: "counterpartyRfc",
      kind: "rfc",
      required: false,
      words: ["rfc ordenante", "rfc del ordenante", "rfc curp ordenante", "rfc", "rfc contraparte"],
    },
    {
      key: "trackingKey",
      kind: "text",
      required: false,
      words: ["clave de rastreo", "clave rastreo", "rastreo", "tracking key", "numero de operacion", "no operacion"],
    },
    { key: "currency", kind: "currency", required: false, words: ["moneda", "divisa", "currency"] },
  ],
};

/** Problems of a statement's row beyond those of its cells. */
export type LineProblem = ReadProblem | "no-movement" | "both-movements" | "unknown-direction";

/** A row of a statement, with the movement when nothing is wrong. */
export interface StatementRow extends Omit<ReadRow, "problems"> {
  readonly problems: readonly { readonly field: string; readonly code: LineProblem }[];
  readonly line: StatementLine | null;
}

const signWord = (text: string): string => searchForm(text).replace(/[.()]/g, "").trim();

/**
 * The single letters a file's direction column uses, over all its rows. One letter alone does not say what it means: C is a
 * `cargo` beside A and a `crédito` beside D, which is a `débito` then, and a `depósito` beside R, the `retiro`.
 */
export function signLetters(rows: readonly RawRow[], mapping: Mapping): ReadonlySet<string> {
  const column = mapping.columns["direction"];
  if (column === undefined) return new Set();
  return new Set(rows.map(({ cells }) => signWord(cellText(cells[column]))).filter((word) => word.length === 1));
}

/** What a direction column says: 1 for money that came in, -1 for money that went out, null when it says neither. */
function directionOf(text: string, letters: ReadonlySet<string>): 1 | -1 | null {
  const word = signWord(text);
  if (word === "c" && letters.has("d") && !letters.has("a")) return 1;
  // R alone says neither: some banks mean a receipt by it, others a `retiro`.
  const withdrawals = letters.has("d") && letters.has("r") && !letters.has("c") && !letters.has("h");
  if (withdrawals && (word === "d" || word === "r")) return word === "d" ? 1 : -1;
  if (/^(\+|a|h|cr|abonos?|depositos?|credito|credit|haber|entrada|ingreso)$/.test(word)) return 1;
  return /^(-|c|d|dr|db|cargos?|retiros?|debito|debit|debe|salida|egreso)$/.test(word) ? -1 : null;
}

type Movement = { readonly amount: number } | { readonly field: string; readonly code: LineProblem };

function movementOf({ amounts, texts }: ReadRow, mapping: Mapping, letters: ReadonlySet<string>): Movement {
  const deposit = amounts["deposit"] ?? 0;
  const charge = amounts["charge"] ?? 0;
  const amount = amounts["amount"] ?? 0;
  if (deposit !== 0 && charge !== 0) return { field: "deposit", code: "both-movements" };
  if (deposit !== 0) return { amount: deposit };
  // Some banks write charges with a minus in their own column, some without.
  if (charge !== 0) return { amount: -Math.abs(charge) };
  if (amount === 0)
    return { field: mapping.columns["amount"] === undefined ? "deposit" : "amount", code: "no-movement" };
  if (mapping.columns["direction"] === undefined) return { amount };
  const direction = directionOf(texts["direction"] ?? "", letters);
  return direction === null
    ? { field: "direction", code: "unknown-direction" }
    : { amount: direction * Math.abs(amount) };
}

/**
 * Reads one row of a statement for an account in `currency`. A currency column that names another one, both a charge and
 * a deposit, or neither, are problems of the row. `letters` are the {@link signLetters} of the whole file.
 */
export function readStatementRow(
  mapping: Mapping,
  raw: RawRow,
  currency: string,
  letters: ReadonlySet<string> = new Set(),
): StatementRow {
  const read = readRow(BANK_STATEMENT, mapping, raw, { currency });
  const problems: { field: string; code: LineProblem }[] = [...read.problems];
  if (read.currency !== currency) problems.push({ field: "currency", code: "other-currency" });
  const movement = movementOf(read, mapping, letters);
  const amountProblem = problems.some(({ field }) => ["deposit", "charge", "amount"].includes(field));
  if ("code" in movement && !amountProblem) problems.push(movement);
  const { texts, days, amounts } = read;
  const day = days["day"];
  const line =
    problems.length > 0 || day === undefined || "code" in movement
      ? null
      : {
          row: raw.row,
          day,
          description: texts["description"] ?? "",
          reference: texts["reference"] ?? "",
          counterparty: texts["counterparty"] ?? "",
          counterpartyAccount: texts["counterpartyAccount"] ?? "",
          counterpartyRfc: texts["counterpartyRfc"] ?? "",
          trackingKey: texts["trackingKey"] ?? "",
          amountMinor: movement.amount,
          balanceMinor: amounts["balance"] ?? null,
        };
  return { ...read, currency, problems, line };
}

const BALANCE = /^(saldo (inicial|final|anterior|al corte|del periodo)|opening balance|closing balance)/;
const TOTAL = /^(total|totales|subtotal|saldo|saldos|balance)\b/;

/**
 * Whether a row is no movement at all: an opening or closing balance, or a total, which banks write among the rows.
 * Such rows are passed over in silence, as they have no amount of their own or no day and say what they are.
 */
export function isSummaryRow(row: StatementRow, raw: RawRow): boolean {
  const words = searchForm(row.texts["description"] ?? "");
  const first = searchForm(cellText(raw.cells.find((cell) => !isBlank(cell))));
  const noDay = row.days["day"] === undefined;
  const empty = Object.keys(row.amounts).every((key) => key === "balance" || row.amounts[key] === 0);
  return (BALANCE.test(words) && (empty || noDay)) || (noDay && (TOTAL.test(words) || TOTAL.test(first)));
}
