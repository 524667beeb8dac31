import type { TableName } from "./tables/tables.ts";

/** How the rows of a table of facts are sealed. */
export interface SealedTable {
  /** Column that names a row. Where several rows have one key, they are sealed together. */
  readonly key: string;
  /** Of rows that are sealed together: the columns that put them in order. */
  readonly order?: readonly string[];
  /** Columns that are no facts: counters of a moment that change without a command. */
  readonly without?: readonly string[];
  /** Column by which people know a row, told beside its key. */
  readonly says?: string;
}

const byId = { key: "id" } as const;
const byCustomer = { key: "customer_id" } as const;
const byCode = { key: "code" } as const;

/**
 * Tables of facts, money and authority: what a transaction writes into them is sealed in the audit chain, and `verify` names a
 * row that was changed, put in or taken out by anybody else. A new table is declared here or in {@link NOT_SEALED}; a migration
 * that writes rows of one, or changes their columns, says so by its `seals`.
 */
export const SEALED = {
  account: { key: "person_id", without: ["failures", "locked_until", "signed_in_at"] },
  agency: { ...byId, says: "legal_name" },
  agency_action: byId,
  agency_action_item: byId,
  agency_agent: byId,
  agency_agent_end: byId,
  agency_audit: byId,
  agency_audit_event: byId,
  agency_audit_finding: byId,
  agency_audit_point: byId,
  agency_call: byId,
  agency_call_count: byId,
  agency_call_event: byId,
  agency_call_point: byId,
  agency_complaint: byId,
  agency_complaint_event: byId,
  agency_cost: byId,
  agency_cost_reversal: byId,
  agency_invoice: { ...byId, says: "number" },
  agency_invoice_event: byId,
  agency_invoice_line: byId,
  agency_package: { ...byId, says: "file_name" },
  agency_package_event: byId,
  agency_package_item: byId,
  agency_paper: byId,
  agency_report: { ...byId, says: "file_name" },
  agency_report_days: byId,
  agency_report_withdrawal: byId,
  agency_terms: byId,
  agency_training: byId,
  agency_training_mark: byId,
  agency_training_withdrawal: byId,
  agreement: byId,
  agreement_billing: byId,
  agreement_event: byId,
  agreement_instalment: byId,
  agreement_invoice: { ...byId, says: "invoice_uuid" },
  agreement_part: byId,
  approval: byId,
  approval_decision: byId,
  attachment_use: byId,
  bank_account: { ...byId, says: "name" },
  bank_decision: byId,
  bank_line: byId,
  bank_statement: byId,
  campaign: { ...byId, says: "name" },
  campaign_delivery: byId,
  campaign_left_out: byId,
  campaign_member: byId,
  campaign_send: byId,
  campaign_start: byId,
  channel_event: byId,
  closing_day: { key: "day" },
  contact: { ...byId, says: "name" },
  contact_channel: byId,
  contact_rule: { ...byId, says: "code" },
  customer: { ...byId, says: "name" },
  customer_closing: byId,
  customer_merge: byId,
  customer_merge_moved: { key: "merge_id", order: ["follow_up_id"] },
  customer_payment_terms: byCustomer,
  customer_profile: byCustomer,
  customer_terms: byCustomer,
  dispute: byId,
  dispute_event: byId,
  dispute_resolver: byCode,
  dispute_type: byCode,
  document: { ...byId, says: "uuid" },
  document_conflict: { ...byId, says: "uuid" },
  document_decision: { ...byId, says: "uuid" },
  entry: byId,
  escalation: byId,
  escalation_event: byId,
  escalation_invoice: { ...byId, says: "invoice_uuid" },
  escalation_mark: byId,
  escalation_put_off: byId,
  exchange_rate: byId,
  forecast_item: byId,
  forecast_run: byId,
  forecast_week: byId,
  hold_release: byId,
  interaction: byId,
  interaction_invoice: { ...byId, says: "invoice_uuid" },
  interest_billing: byId,
  interest_billing_line: { ...byId, says: "invoice_uuid" },
  interest_terms: byId,
  interest_terms_invoice: { ...byId, says: "invoice_uuid" },
  interest_waiver: byId,
  interest_waiver_line: { ...byId, says: "invoice_uuid" },
  invoice_acceptance_event: { ...byId, says: "invoice_uuid" },
  letter: { ...byId, says: "folio" },
  letter_address: byCustomer,
  letter_delivery: byId,
  letter_invoice: { ...byId, says: "invoice_uuid" },
  letter_series: { key: "series", order: ["year"] },
  letter_template: byId,
  month_close: { ...byId, says: "month" },
  // The bytes are proved by the SHA-256 beside them.
  month_close_report: { ...byId, without: ["packed"] },
  opening_batch: byId,
  opening_line: byId,
  outcome: byCode,
  own_rfc: { key: "rfc" },
  pago: { key: "document_id", order: ["position"] },
  pago_line: { key: "document_id", order: ["pago", "position"] },
  payment: byId,
  payment_application: byId,
  payment_event: byId,
  person: { ...byId, says: "name" },
  placement: byId,
  placement_choice: { ...byId, says: "invoice_uuid" },
  placement_end: byId,
  placement_item: { ...byId, says: "invoice_uuid" },
  placement_left_out: { ...byId, says: "invoice_uuid" },
  placement_mark: byId,
  placement_recall: byId,
  placement_recall_item: byId,
  placement_start: byId,
  privacy_act: byId,
  promise: byId,
  promise_before: byId,
  promise_event: byId,
  promise_invoice: { ...byId, says: "invoice_uuid" },
  promise_payment: byId,
  receivable: byId,
  recovery_code: { ...byId, without: ["failures", "locked_until"] },
  relation: { key: "document_id", order: ["position"] },
  report_delivery: byId,
  report_schedule: byId,
  sat_status: { ...byId, says: "uuid" },
  setting: { key: "key" },
  stage_override: byId,
  write_off: { ...byId, says: "invoice_uuid" },
  write_off_event: byId,
} as const satisfies Partial<Record<TableName, SealedTable>>;

/** A table whose rows are sealed. */
export type SealedName = keyof typeof SEALED;

/** All other tables, each with why its rows are not sealed. */
export const NOT_SEALED = {
  acceptance_standing: "derived; `verify` makes it anew",
  agreement_cover: "derived; `verify` makes it anew",
  agreement_part_standing: "derived; `verify` makes it anew",
  agreement_standing: "derived; `verify` makes it anew",
  attachment: "proved by the SHA-256 that its use names",
  attachment_content: "proved by the SHA-256 that its use names",
  audit: "the chain itself",
  chain_finding: "derived from documents and payments",
  chain_queue: "work to be done",
  command: "answers kept for a repetition",
  dispute_span: "derived; `verify` makes it anew",
  dispute_standing: "derived; `verify` makes it anew",
  document_ending: "derived; `verify` holds it against its grounds",
  document_file: "proved by the SHA-256 of its document",
  follow_up: "work to be done",
  import_item: "what became of each file; the documents are facts, the list of files is not",
  import_run: "what became of each file; the documents are facts, the list of files is not",
  mail: "an outbox; what was sent is a contact of the log",
  message_template: "texts that a person reads before sending them",
  meta: "of the file, not of the company",
  payment_pago: "derived from payments, their events and complements",
  payment_standing: "derived; `verify` makes it anew",
  placement_cover: "derived from placed invoices and what replaced them",
  promise_cover: "derived; `verify` makes it anew",
  promise_payment_span: "derived; `verify` makes it anew",
  promise_span: "derived; `verify` makes it anew",
  report_claim: "a turn taken for a moment",
  saved_view: "how somebody likes a list",
  saved_view_default: "how somebody likes a list",
  seal: "in the chain by the audit's own rows",
  seen_file: "names of other copies of a known file",
  sequence: "next ids; a wrong one is refused by the keys of its table",
  watch_folder: "settings of a PC",
  watch_run: "what was read from a folder",
  watch_seen: "what was read from a folder",
  worklist: "a day's list of work",
  worklist_claim: "a turn taken for a moment",
  worklist_item: "a day's list of work",
  worklist_scale: "a day's list of work",
} as const satisfies Partial<Record<Exclude<TableName, SealedName>, string>>;

/** Whether the rows of a table are sealed. */
export function isSealed(table: string): table is SealedName {
  return Object.hasOwn(SEALED, table);
}

/** How a table is sealed, whatever its name. */
export function sealedTable(table: SealedName): SealedTable {
  return SEALED[table];
}
