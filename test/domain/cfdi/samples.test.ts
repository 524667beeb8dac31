import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseBytes } from "../../../electron/ledger/imports/intake/parse-bytes.ts";
import type { CfdiDocument, CfdiParseResult } from "../../../shared/domain/cfdi/document.ts";
import { translatePaymentForm, translatePaymentMethod } from "../../../shared/domain/cfdi/legacy.ts";
import { expectedOutcome, type SampleRow, sampleRows } from "./samples-index.ts";

const OWN = join(import.meta.dirname, "../../fixtures/cfdi");
/** Public fixtures of other projects lie beside the repository where they are at hand; they are not ours to ship. */
const FETCHED = join(import.meta.dirname, "../../../../shared/cfdi/samples");

function parse(folder: string, row: SampleRow): CfdiParseResult {
  return parseBytes(readFileSync(join(folder, row["file"] ?? "")), 0);
}

/** Archives and their members are the intake's. */
function files(folder: string): SampleRow[] {
  return sampleRows(folder).filter((row) => !/!|\.zip$/.test(row["file"] ?? ""));
}

function old(row: SampleRow, text: string, translate: (text: string) => string): string {
  return row["version"] === "3.2" ? translate(text) : text;
}

const column = (row: SampleRow, name: string): string => row[name] ?? "";

/** The header as INDEX.csv has it: amounts and dates verbatim, UUIDs in upper case. */
function expectedHeader(row: SampleRow): Record<string, string> {
  return {
    version: column(row, "version"),
    kind: column(row, "tipo"),
    uuid: column(row, "uuid"),
    issuer: `${column(row, "emisor_rfc").toUpperCase()} ${column(row, "emisor_nombre")}`,
    receiver: `${column(row, "receptor_rfc").toUpperCase()} ${column(row, "receptor_nombre")}`,
    issuedAt: column(row, "fecha").slice(0, 19),
    currency: column(row, "moneda") === "Pesos" ? "MXN" : column(row, "moneda"),
    exchangeRate: column(row, "tipo_cambio"),
    subtotal: column(row, "subtotal"),
    discount: column(row, "descuento"),
    total: column(row, "total"),
    paymentMethod: old(row, column(row, "metodo_pago"), translatePaymentMethod),
    paymentForm: old(row, column(row, "forma_pago"), translatePaymentForm),
    paymentTerms: column(row, "condiciones_pago"),
    number: `${column(row, "serie")} ${column(row, "folio")}`,
    relations: column(row, "relaciones"),
  };
}

function headerOf(document: CfdiDocument): Record<string, string> {
  return {
    version: document.version,
    kind: document.kind,
    uuid: document.uuid,
    issuer: `${document.issuer.rfc} ${document.issuer.name}`,
    receiver: `${document.receiver.rfc} ${document.receiver.name}`,
    issuedAt: document.issuedAt,
    currency: document.currency,
    exchangeRate: document.exchangeRate,
    subtotal: document.subtotal,
    discount: document.discount,
    total: document.total,
    paymentMethod: document.paymentMethod,
    paymentForm: document.paymentForm,
    paymentTerms: document.paymentTerms,
    number: `${document.series} ${document.folio}`,
    relations: document.relations.map((group) => `${group.relation}:${group.uuids.join("|")}`).join(";"),
  };
}

/** Payments in the words of INDEX.csv. A Pagos complement outside of a receipt (type P) is not taken (RULES 16). */
function paymentsOf(document: CfdiDocument): unknown[] {
  return document.payments.map((payment) => ({
    fecha_pago: payment.paidAt,
    moneda: payment.currency,
    tipo_cambio: payment.exchangeRate,
    forma: payment.form,
    monto: payment.amount,
    docs: payment.lines.map((line) => ({
      uuid: line.target,
      moneda: line.currency,
      equivalencia: line.equivalence,
      parcialidad: line.installment,
      saldo_ant: line.prior,
      pagado: line.paid,
      insoluto: line.left,
    })),
  }));
}

function expectedPayments(row: SampleRow): unknown[] {
  return row["tipo"] === "P" && row["pagos"] ? JSON.parse(row["pagos"]) : [];
}

function describeSamples(folder: string, rows: readonly SampleRow[]): void {
  it.each(rows.map((row) => [row["file"] ?? "", row] as const))("%s ends as its row says", (_file, row) => {
    const result = parse(folder, row);
    const outcome = result.ok ? "ok" : result.refusal.outcome;
    expect(outcome, JSON.stringify(result)).toBe(expectedOutcome(row));
    if (!result.ok) return;
    expect(headerOf(result.document)).toEqual(expectedHeader(row));
    expect(paymentsOf(result.document)).toEqual(expectedPayments(row));
  });
}

describe("hand-made samples", () => {
  const rows = files(OWN);
  it("are all there", () => expect(rows.length).toBeGreaterThan(100));
  describeSamples(OWN, rows);
});

if (existsSync(join(FETCHED, "INDEX.csv"))) {
  describe("public fixtures of other projects", () => {
    describeSamples(
      FETCHED,
      files(FETCHED).filter((row) => row["file"]?.startsWith("fetched/")),
    );
  });
}
