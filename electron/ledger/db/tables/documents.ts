import type { TableSpec } from "./spec.ts";

/** Who owes: an RFC, or RFC|NAME for the generic RFCs (RULES 10-11). The name is that of the latest document. */
export interface CustomerRow {
  id: number;
  key: string;
  rfc: string;
  name: string;
  /** Search form of name and RFC. */
  search: string;
  /** `issued_at` + uuid of the document the name came from; a later one replaces the name. */
  name_from: string;
  /** Customer this one was found to be, through all merges that stand; null: it stands for itself. */
  merged_into: number | null;
}
export const customerSpec: TableSpec<CustomerRow> = {
  id: "int",
  key: "text",
  rfc: "text",
  name: "text",
  search: "text",
  name_from: "text",
  merged_into: "int",
};

/**
 * What entries come from. Kinds I, E and P are stamped CFDI of ours, as their file says. M (money recorded by hand or from
 * a bank statement), O (opening balance) and A (adjustment) have a UUID of our own, blank CFDI columns and no import run.
 * Nothing in a row depends on other documents.
 */
export interface DocumentRow {
  id: number;
  uuid: string;
  kind: "I" | "E" | "P" | "M" | "O" | "A";
  version: string;
  series: string;
  folio: string;
  issuer_rfc: string;
  customer_id: number;
  receiver_name: string;
  issued_at: string;
  issued_on: string;
  stamped_at: string;
  currency: string;
  /** As written, up to six decimals. */
  total: string;
  exchange_rate: string;
  payment_method: string;
  payment_form: string;
  payment_terms: string;
  /** 1: global invoice of cash sales. */
  global: number;
  /** 1: Total equals its parts; decides which of two contents of one UUID is kept (RULES 6). */
  adds_up: number;
  content_hash: string;
  path: string;
  sha256: string;
  bytes: number;
  warnings: string;
  run_id: number | null;
  recorded_at: string;
  /** Customer the document itself names, where that one was merged into `customer_id`; null: it is `customer_id`. */
  merged_from: number | null;
}
/** Kinds of {@link DocumentRow} that stand for a CFDI with a file. */
export const CFDI_KINDS = ["I", "E", "P"] as const;

export const documentSpec: TableSpec<DocumentRow> = {
  id: "int",
  uuid: "text",
  kind: "text",
  version: "text",
  series: "text",
  folio: "text",
  issuer_rfc: "text",
  customer_id: "int",
  receiver_name: "text",
  issued_at: "text",
  issued_on: "text",
  stamped_at: "text",
  currency: "text",
  total: "text",
  exchange_rate: "text",
  payment_method: "text",
  payment_form: "text",
  payment_terms: "text",
  global: "int",
  adds_up: "int",
  content_hash: "text",
  path: "text",
  sha256: "text",
  bytes: "int",
  warnings: "text",
  run_id: "int",
  recorded_at: "text",
  merged_from: "int",
};

/** The original file, raw deflate; its SHA-256 stands on the document. */
export interface DocumentFileRow {
  document_id: number;
  /** The original bytes, packed: zstd, raw deflate in rows of earlier versions (lib/packing.ts). */
  deflated: Uint8Array;
}
export const documentFileSpec: TableSpec<DocumentFileRow> = { document_id: "int", deflated: "blob" };

/** Another file with the same document in it (other white space, BOM, letter case). */
export interface SeenFileRow {
  sha256: string;
  document_id: number;
}
export const seenFileSpec: TableSpec<SeenFileRow> = { sha256: "text", document_id: "int" };

/** Other content under a known UUID, kept aside and never booked (RULES 6). */
export interface DocumentConflictRow {
  id: number;
  uuid: string;
  content_hash: string;
  path: string;
  sha256: string;
  total: string;
  deflated: Uint8Array;
  run_id: number;
  recorded_at: string;
}
export const documentConflictSpec: TableSpec<DocumentConflictRow> = {
  id: "int",
  uuid: "text",
  content_hash: "text",
  path: "text",
  sha256: "text",
  total: "text",
  deflated: "blob",
  run_id: "int",
  recorded_at: "text",
};

/** One CfdiRelacionado: the document names `target_uuid` with TipoRelacion `relation`. */
export interface RelationRow {
  document_id: number;
  position: number;
  relation: string;
  target_uuid: string;
}
export const relationSpec: TableSpec<RelationRow> = {
  document_id: "int",
  position: "int",
  relation: "text",
  target_uuid: "text",
};

/** One Pago of a complemento de pago. */
export interface PagoRow {
  document_id: number;
  position: number;
  paid_on: string;
  currency: string;
  exchange_rate: string;
  form: string;
  amount: string;
  operation: string;
}
export const pagoSpec: TableSpec<PagoRow> = {
  document_id: "int",
  position: "int",
  paid_on: "text",
  currency: "text",
  exchange_rate: "text",
  form: "text",
  amount: "text",
  operation: "text",
};

/** One DoctoRelacionado of a Pago; `target` is the IdDocumento, which may be no UUID (RULES 30). */
export interface PagoLineRow {
  document_id: number;
  pago: number;
  position: number;
  target: string;
  currency: string;
  equivalence: string;
  installment: string;
  prior: string;
  paid: string;
  remaining: string;
}
export const pagoLineSpec: TableSpec<PagoLineRow> = {
  document_id: "int",
  pago: "int",
  position: "int",
  target: "text",
  currency: "text",
  equivalence: "text",
  installment: "text",
  prior: "text",
  paid: "text",
  remaining: "text",
};
