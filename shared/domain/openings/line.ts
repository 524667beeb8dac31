import { isGenericRfc } from "../customer-key.ts";
import { addDays } from "../days.ts";
import { COMPANY_CURRENCY, canonicalRate } from "../rates/exchange-rate.ts";
import type { RawRow, ReadProblem } from "../tabular/cell.ts";
import type { Mapping, TableSpec } from "../tabular/fields.ts";
import { readRow } from "../tabular/read-row.ts";
import { referenceForm } from "./reference.ts";

/** Columns a file of opening balances can have. */
export const OPENING_SPEC: TableSpec = {
  use: "openings",
  fields: [
    {
      key: "rfc",
      kind: "rfc",
      required: true,
      words: ["rfc", "rfc cliente", "rfc del cliente", "rfc receptor", "tax id", "customer rfc"],
    },
    {
      key: "name",
      kind: "text",
      required: false,
      words: ["cliente", "nombre", "razon social", "nombre del cliente", "nombre o razon social", "customer", "name"],
    },
    {
      key: "reference",
      kind: "text",
      required: false,
      words: [
        "documento",
        "factura",
        "referencia",
        "no factura",
        "numero de factura",
        "document",
        "invoice",
        "reference",
      ],
    },
    { key: "series", kind: "text", required: false, words: ["serie", "series"] },
    { key: "folio", kind: "text", required: false, words: ["folio", "numero", "number"] },
    { key: "uuid", kind: "text", required: false, words: ["uuid", "folio fiscal", "cfdi"] },
    {
      key: "issuedOn",
      kind: "day",
      required: true,
      words: [
        "fecha",
        "fecha de emision",
        "fecha factura",
        "fecha documento",
        "emision",
        "issued",
        "issue date",
        "date",
      ],
    },
    {
      key: "dueOn",
      kind: "day",
      required: false,
      words: ["vencimiento", "fecha de vencimiento", "vence", "due", "due date"],
    },
    {
      key: "creditDays",
      kind: "text",
      required: false,
      words: ["dias de credito", "dias credito", "plazo", "dias", "credit days", "terms"],
    },
    { key: "currency", kind: "currency", required: false, words: ["moneda", "divisa", "currency"] },
    {
      key: "total",
      kind: "amount",
      required: false,
      words: ["total", "importe", "importe original", "total original", "monto", "original amount", "amount"],
    },
    {
      key: "open",
      kind: "amount",
      required: true,
      words: [
        "saldo",
        "saldo pendiente",
        "saldo inicial",
        "pendiente",
        "por cobrar",
        "open balance",
        "balance",
        "open",
      ],
    },
    {
      key: "rate",
      kind: "rate",
      required: false,
      words: ["tipo de cambio", "tc", "t c", "exchange rate", "rate"],
    },
    {
      key: "notes",
      kind: "text",
      required: false,
      words: ["notas", "observaciones", "comentarios", "concepto", "notes", "remarks"],
    },
  ],
  oneOf: [["reference"], ["folio"], ["uuid"]],
};

/** Reasons beyond those of single cells, words in shared/i18n under `tabular.problems`. */
export type OpeningProblem =
  | ReadProblem
  | "no-reference"
  | "not-a-uuid"
  | "name-missing"
  | "nothing-open"
  | "credit-balance"
  | "over-total"
  | "after-cutoff"
  | "due-before-issue"
  | "not-days"
  | "not-a-rate";

/** An opening balance as a row states it. Amounts in minor units of its currency. */
export interface OpeningLine {
  readonly row: number;
  readonly rfc: string;
  readonly name: string;
  readonly series: string;
  readonly folio: string;
  /** UUID of the CFDI, upper case; "" when the file does not say it. */
  readonly namedUuid: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly currency: string;
  readonly totalMinor: number;
  readonly openMinor: number;
  /** Canonical decimal, MXN for one unit; "" in company currency and where the file states none. */
  readonly exchangeRate: string;
  readonly notes: string;
}

/** What a file's rows are read with. */
export interface OpeningTerms {
  /** Last day the balances are about. */
  readonly cutoff: string;
  /** Currency of rows that state none. */
  readonly currency: string;
  /** Credit days where a row states neither due day nor days. */
  readonly defaultCreditDays: number;
}

/** A row read: its line, or what is wrong with it. `cells` is what could be read either way, for a preview. */
export interface OpeningRead {
  readonly cells: Omit<ReturnType<typeof readRow>, "problems"> & {
    readonly problems: readonly { readonly field: string; readonly code: OpeningProblem }[];
  };
  readonly line: OpeningLine | null;
}

const UUID = /^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/;
const MOST_DAYS = 365;

/**
 * Reads one row of opening balances through a mapping and says everything that is wrong with it at once. The due day is
 * the one stated, else the issue day plus the credit days stated, else plus the ledger's; the total is the open balance
 * where the file states none.
 */
export function readOpening(mapping: Mapping, raw: RawRow, terms: OpeningTerms): OpeningRead {
  const read = readRow(OPENING_SPEC, mapping, raw, { currency: terms.currency });
  const { texts, days, amounts } = read;
  const problems: { field: string; code: OpeningProblem }[] = [...read.problems];
  const wrong = (field: string, code: OpeningProblem): void => void problems.push({ field, code });

  const { series, folio } = splitReference(texts["series"] ?? "", texts["folio"] ?? "", texts["reference"] ?? "");
  const namedUuid = (texts["uuid"] ?? "").toUpperCase();
  if (namedUuid !== "" && !UUID.test(namedUuid)) wrong("uuid", "not-a-uuid");
  else if (namedUuid === "" && folio === "" && series === "") wrong("folio", "no-reference");
  const rfc = texts["rfc"] ?? "";
  if (isGenericRfc(rfc) && (texts["name"] ?? "") === "") wrong("name", "name-missing");

  const openMinor = amounts["open"];
  const totalMinor = amounts["total"] ?? openMinor;
  if (openMinor !== undefined && openMinor <= 0) wrong("open", openMinor < 0 ? "credit-balance" : "nothing-open");
  else if (openMinor !== undefined && totalMinor !== undefined && openMinor > totalMinor) wrong("open", "over-total");

  const issuedOn = days["issuedOn"];
  if (issuedOn !== undefined && issuedOn > terms.cutoff) wrong("issuedOn", "after-cutoff");
  const creditDays = readDays(texts["creditDays"] ?? "");
  if (creditDays === null) wrong("creditDays", "not-days");
  const dueOn =
    issuedOn === undefined ? undefined : (days["dueOn"] ?? addDays(issuedOn, creditDays ?? terms.defaultCreditDays));
  if (issuedOn !== undefined && dueOn !== undefined && dueOn < issuedOn) wrong("dueOn", "due-before-issue");
  const rate = read.rates["rate"] === undefined ? "" : canonicalRate(read.rates["rate"]);
  if (rate === null) wrong("rate", "not-a-rate");

  const whole = problems.length === 0 && openMinor !== undefined && totalMinor !== undefined;
  const line =
    whole && issuedOn !== undefined && dueOn !== undefined
      ? {
          row: raw.row,
          rfc,
          name: texts["name"] ?? "",
          series,
          folio,
          namedUuid,
          issuedOn,
          dueOn,
          currency: read.currency,
          totalMinor,
          openMinor,
          exchangeRate: read.currency === COMPANY_CURRENCY ? "" : (rate ?? ""),
          notes: texts["notes"] ?? "",
        }
      : null;
  return { cells: { ...read, problems }, line };
}

/**
 * Series and folio of a row: its own columns, else the reference cut before its last digits (`F-1203`, `A 15`). Beside a
 * column of series the reference is the folio, with that series in front of it (`A-15`) or without (`15`).
 */
function splitReference(series: string, folio: string, reference: string): { series: string; folio: string } {
  if (folio !== "" || reference === "") return { series, folio };
  const [, front = "", digits = ""] = /^(.*?)[\s\-/]*(\d+)$/.exec(reference) ?? [];
  if (digits === "") return { series, folio: reference };
  if (series === "") return { series: front, folio: digits };
  return { series, folio: ["", referenceForm(series)].includes(referenceForm(front)) ? digits : reference };
}

/** Credit days of a cell: `30`, `30 días`; undefined when it is empty, null when it is something else. */
function readDays(text: string): number | null | undefined {
  if (text === "") return undefined;
  const found = /^(\d{1,3})(?:\.0+)?\s*(?:d[ií]as?|days?)?$/i.exec(text);
  const days = found === null ? Number.NaN : Number(found[1]);
  return days <= MOST_DAYS ? days : null;
}
