import type { IncomingDocument } from "../../../electron/ledger/receivables/store.ts";
import type { CfdiDocument, CfdiPayment } from "../../../shared/domain/cfdi/document.ts";

/** UUID made of a small number, so that a failing test can be read. */
export function uuid(n: number): string {
  return `00000000-0000-4000-8000-${n.toString(16).toUpperCase().padStart(12, "0")}`;
}

/** A stamped invoice of our own RFC; what a test is about is given, the rest is plain. */
export function makeDocument(n: number, changes: Partial<CfdiDocument> = {}): CfdiDocument {
  const document: CfdiDocument = {
    version: "4.0",
    kind: "I",
    uuid: uuid(n),
    stampedAt: "2026-01-01T00:00:00",
    series: "F",
    folio: String(n),
    issuedAt: "2026-01-01T10:00:00",
    issuer: { rfc: "EKU9003173C9", name: "ESCUELA KEMPER URGATE", foreignTaxId: "" },
    receiver: { rfc: "URE180429TM6", name: "UNIVERSIDAD ROBOTICA ESPAÑOLA", foreignTaxId: "" },
    currency: "MXN",
    exchangeRate: "",
    subtotal: "",
    discount: "",
    total: "1000.00",
    transferredTaxes: "",
    withheldTaxes: "",
    localTransferred: "",
    localWithheld: "",
    paymentMethod: "PPD",
    paymentForm: "99",
    paymentTerms: "",
    global: false,
    relations: [],
    payments: [],
    warnings: [],
    contentHash: `content-${n}`,
    ...changes,
  };
  return { ...document, subtotal: changes.subtotal ?? document.total };
}

/** A complemento de pago with one Pago per given payment. */
export function makeComplement(n: number, payments: readonly CfdiPayment[], changes: Partial<CfdiDocument> = {}) {
  return makeDocument(n, {
    kind: "P",
    series: "P",
    currency: "XXX",
    total: "0",
    paymentMethod: "",
    payments: [...payments],
    ...changes,
  });
}

/** A Pago in pesos that pays the named invoices. */
export function makePayment(day: string, amount: string, lines: readonly (readonly [number, string])[]): CfdiPayment {
  return {
    paidAt: `${day}T12:00:00`,
    form: "03",
    currency: "MXN",
    exchangeRate: "1",
    amount,
    operation: "",
    lines: lines.map(([target, paid], index) => ({
      target: uuid(target),
      series: "",
      folio: "",
      currency: "MXN",
      equivalence: "1",
      installment: String(index + 1),
      prior: "",
      paid,
      left: "",
    })),
  };
}

/** The document as the intake hands it over. */
export function incoming(document: CfdiDocument): IncomingDocument {
  const bytes = new TextEncoder().encode(document.contentHash);
  return { document, path: `${document.uuid}.xml`, sha256: document.contentHash, bytes: bytes.length, deflated: bytes };
}

/** Posting rules of a new ledger. */
export const rules = { defaultCreditDays: 30, puePolicy: "settled" } as const;
