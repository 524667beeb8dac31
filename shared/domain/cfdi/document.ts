/**
 * A CFDI as the ledger needs it, the result of a pure parse. Texts are trimmed with inner white space collapsed; amounts,
 * rates and dates stay the text of the file (decimal strings, checked to be plain decimals) because their number of
 * decimals carries meaning (RULES 32, 60); UUIDs and RFCs are upper case; a missing attribute is "".
 */
export interface CfdiDocument {
  /** "3.2" | "3.3" | "4.0" */
  readonly version: string;
  /**
   * I income, E credit note, P payment complement (3.2 words translated). Transfers (T), payroll (N, in 3.2 an egreso
   * with Nomina) and unstamped documents never become a document: they are refusals with outcome `skipped`.
   */
  readonly kind: "I" | "E" | "P";
  /** Folio fiscal from Complemento/TimbreFiscalDigital. */
  readonly uuid: string;
  /** Local time of the stamp; "" when absent or no date. */
  readonly stampedAt: string;
  readonly series: string;
  readonly folio: string;
  /** Local time of issue as written, first 19 characters (`YYYY-MM-DDThh:mm:ss`). */
  readonly issuedAt: string;
  readonly issuer: CfdiParty;
  readonly receiver: CfdiParty;
  readonly currency: string;
  readonly exchangeRate: string;
  readonly subtotal: string;
  readonly discount: string;
  readonly total: string;
  readonly transferredTaxes: string;
  readonly withheldTaxes: string;
  /** implocal TotaldeTraslados and TotaldeRetenciones. */
  readonly localTransferred: string;
  readonly localWithheld: string;
  /** PUE, PPD, PIP; 3.2 free text translated; "" when absent or not understood. */
  readonly paymentMethod: string;
  readonly paymentForm: string;
  readonly paymentTerms: string;
  /** InformacionGlobal present: global invoice of cash sales. */
  readonly global: boolean;
  readonly relations: readonly CfdiRelation[];
  readonly payments: readonly CfdiPayment[];
  readonly warnings: readonly CfdiWarning[];
  /**
   * SHA-256 (hex) over the canonical form: elements and attributes by namespace and local name, attributes sorted, white
   * space collapsed, letter case folded, Addenda left out. Equal for files that are the same document (RULES 6).
   */
  readonly contentHash: string;
}
export interface CfdiParty {
  readonly rfc: string;
  readonly name: string;
  /** NumRegIdTrib of a foreign receiver. */
  readonly foreignTaxId: string;
}
export interface CfdiRelation {
  /** TipoRelacion "01" … "09". */
  readonly relation: string;
  /** Upper case; only well-formed UUIDs are kept. */
  readonly uuids: readonly string[];
}
export interface CfdiPayment {
  /** Local time as written. */
  readonly paidAt: string;
  readonly form: string;
  readonly currency: string;
  readonly exchangeRate: string;
  readonly amount: string;
  readonly operation: string;
  readonly lines: readonly CfdiPaymentLine[];
}
export interface CfdiPaymentLine {
  /** IdDocumento upper case, whatever it holds; only a UUID can be matched (RULES 30). */
  readonly target: string;
  readonly series: string;
  readonly folio: string;
  readonly currency: string;
  /** EquivalenciaDR (2.0) or TipoCambioDR (1.0): units of the line's currency for one unit of the payment's; "" absent. */
  readonly equivalence: string;
  readonly installment: string;
  readonly prior: string;
  /** ImpPagado; "" when absent (1.0). */
  readonly paid: string;
  readonly left: string;
}
/** Something odd that does not stop the booking; `code` is a key of `imports.warnings` in shared/i18n. */
export interface CfdiWarning {
  readonly code: string;
  readonly detail: string;
}

/** One `Concepto`, texts as written. */
export interface CfdiLine {
  readonly productCode: string;
  readonly quantity: string;
  readonly unit: string;
  readonly description: string;
  readonly unitPrice: string;
  readonly amount: string;
}
/** A tax of the whole document; local ones (implocal) that are withheld count as `withheld`. */
export interface CfdiTax {
  readonly kind: "transferred" | "withheld" | "local";
  readonly tax: string;
  readonly rate: string;
  readonly amount: string;
}
/** A document with what only a reader of it needs. */
export interface CfdiDetail {
  readonly document: CfdiDocument;
  readonly lines: readonly CfdiLine[];
  readonly taxes: readonly CfdiTax[];
}

/** Why a file is not a document that can be booked. `line` is 1-based, 0 when unknown. */
export interface CfdiRefusal {
  readonly outcome: "skipped" | "rejected";
  readonly code: string;
  readonly detail: string;
  readonly line: number;
}
export type CfdiParseResult =
  | { readonly ok: true; readonly document: CfdiDocument }
  | { readonly ok: false; readonly refusal: CfdiRefusal };
