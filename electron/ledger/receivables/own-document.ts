import type { DocumentRow } from "../db/tables/documents.ts";

/** What a document of ours has to say; everything else is what only a CFDI has. */
type Said = Pick<
  DocumentRow,
  "id" | "uuid" | "kind" | "folio" | "customer_id" | "issued_on" | "currency" | "total" | "recorded_at"
>;

/** The row of a source of entries that is no CFDI: what only a CFDI has is empty, unless it is given. */
export function ownDocument(said: Said & Partial<DocumentRow>): DocumentRow {
  return {
    version: "",
    series: "",
    issuer_rfc: "",
    receiver_name: "",
    issued_at: `${said.issued_on}T12:00:00`,
    stamped_at: "",
    exchange_rate: "",
    payment_method: "",
    payment_form: "",
    payment_terms: "",
    global: 0,
    adds_up: 1,
    content_hash: "",
    path: "",
    sha256: "",
    bytes: 0,
    warnings: "[]",
    run_id: null,
    merged_from: null,
    ...said,
  };
}
