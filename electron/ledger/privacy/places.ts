import type { PrivacyPart } from "../../../shared/contract/privacy.ts";
import type { TableName } from "../db/tables/tables.ts";

/** A table with words about people of a customer. */
export interface Place {
  readonly part: PrivacyPart;
  readonly table: TableName;
  /** Column that names a row. */
  readonly key: "id" | "customer_id";
  /** Words, which a print shows and erasing empties. */
  readonly words: readonly string[];
  /** Columns made of them, emptied with them and never shown. */
  readonly derived: readonly string[];
  /** How a row is of a customer: by its own column, or by the row it belongs to. */
  readonly of: "customer_id" | { readonly column: string; readonly table: TableName; readonly key: "id" | "uuid" };
  /** Column that names the contact person a row is about. */
  readonly contact?: "contact_id";
  /** Columns that say which one it is, in a print. */
  readonly labels?: readonly string[];
  /** Day or instant it is of; "" where it has none. */
  readonly dated: string;
  readonly law: "none" | "commercial" | "tax";
}

const of = (column: string, table: TableName, key: "id" | "uuid" = "id") => ({ column, table, key });
const own = { key: "id", of: "customer_id", derived: [] } as const;

/**
 * Where the ledger keeps words about people of a customer. What obliges (COMPLIANCE 4: promises, agreements, disputes,
 * letters, acceptance, credit) stays for the commercial period, money and documents for that of the tax law as well, all the
 * rest for nobody's.
 */
export const PLACES: readonly Place[] = [
  {
    ...own,
    part: "log",
    table: "interaction",
    labels: ["channel", "direction", "outcome"],
    words: ["note", "reached_name", "address", "subject", "correction_reason", "override_reason"],
    derived: ["search", "message_id"],
    contact: "contact_id",
    dated: "happened_on",
    law: "none",
  },
  {
    ...own,
    part: "mails",
    table: "mail",
    words: ["sent_to", "subject", "body"],
    derived: ["contact", "message_id", "problem"],
    dated: "started_at",
    law: "none",
  },
  { ...own, part: "followUps", table: "follow_up", words: ["note", "closed_reason"], dated: "due_on", law: "none" },
  {
    ...own,
    part: "customer",
    table: "customer_profile",
    key: "customer_id",
    words: ["trade_name", "note"],
    derived: ["search"],
    dated: "updated_at",
    law: "none",
  },
  {
    ...own,
    part: "customer",
    table: "customer_payment_terms",
    key: "customer_id",
    words: ["channel_detail", "documents_note"],
    dated: "set_at",
    law: "none",
  },
  {
    ...own,
    part: "customer",
    table: "letter_address",
    key: "customer_id",
    words: ["address"],
    dated: "updated_at",
    law: "none",
  },
  {
    ...own,
    part: "credit",
    table: "customer_profile",
    key: "customer_id",
    words: ["credit_guarantee", "credit_granted_by", "hold_reason"],
    dated: "updated_at",
    law: "commercial",
  },
  { ...own, part: "credit", table: "stage_override", words: ["reason"], dated: "set_on", law: "commercial" },
  { ...own, part: "credit", table: "hold_release", words: ["reason"], dated: "released_on", law: "commercial" },
  {
    ...own,
    part: "promises",
    table: "promise",
    labels: ["currency", "amount_minor"],
    words: ["note"],
    derived: ["search"],
    contact: "contact_id",
    dated: "made_on",
    law: "commercial",
  },
  {
    ...own,
    part: "promises",
    table: "promise_event",
    words: ["reason"],
    of: of("promise_id", "promise"),
    dated: "on_day",
    law: "commercial",
  },
  {
    ...own,
    part: "disputes",
    table: "dispute",
    labels: ["type", "invoice_uuid"],
    words: ["reason", "line_text"],
    derived: ["search"],
    contact: "contact_id",
    dated: "opened_on",
    law: "commercial",
  },
  {
    ...own,
    part: "disputes",
    table: "dispute_event",
    words: ["note", "sent_to"],
    of: of("dispute_id", "dispute"),
    dated: "on_day",
    law: "commercial",
  },
  {
    ...own,
    part: "agreements",
    table: "agreement",
    labels: ["type"],
    words: ["signer_name", "signer_position", "note"],
    derived: ["search"],
    contact: "contact_id",
    dated: "made_on",
    law: "commercial",
  },
  {
    ...own,
    part: "agreements",
    table: "agreement_event",
    words: ["reason"],
    of: of("agreement_id", "agreement"),
    dated: "on_day",
    law: "commercial",
  },
  {
    ...own,
    part: "agreements",
    table: "agreement_billing",
    words: ["note", "sent_to"],
    of: of("agreement_id", "agreement"),
    dated: "on_day",
    law: "commercial",
  },
  { ...own, part: "credit", table: "write_off", words: ["note"], dated: "asked_on", law: "commercial" },
  { ...own, part: "credit", table: "placement_mark", words: ["note"], dated: "on_day", law: "commercial" },
  {
    ...own,
    part: "credit",
    table: "escalation",
    words: ["reason"],
    derived: ["search"],
    dated: "raised_on",
    law: "commercial",
  },
  {
    ...own,
    part: "credit",
    table: "escalation_event",
    words: ["note"],
    of: of("escalation_id", "escalation"),
    dated: "on_day",
    law: "commercial",
  },
  {
    ...own,
    part: "credit",
    table: "escalation_mark",
    words: ["reason"],
    of: of("escalation_id", "escalation"),
    dated: "on_day",
    law: "commercial",
  },
  { ...own, part: "credit", table: "escalation_put_off", words: ["reason"], dated: "on_day", law: "commercial" },
  {
    ...own,
    part: "complaints",
    table: "agency_complaint",
    labels: ["channel", "type"],
    words: ["complainant", "agent", "said", "reference"],
    dated: "received_on",
    law: "commercial",
  },
  {
    ...own,
    part: "complaints",
    table: "agency_complaint_event",
    labels: ["finding", "sanction"],
    words: ["remedy", "note"],
    of: of("complaint_id", "agency_complaint"),
    dated: "on_day",
    law: "commercial",
  },
  {
    ...own,
    part: "letters",
    table: "letter",
    labels: ["folio", "title"],
    words: ["addressee"],
    derived: ["search", "file_name"],
    dated: "issued_on",
    law: "commercial",
  },
  {
    ...own,
    part: "letters",
    table: "letter_delivery",
    words: ["detail"],
    of: of("letter_id", "letter"),
    dated: "happened_at",
    law: "commercial",
  },
  { ...own, part: "approvals", table: "approval", words: ["note"], dated: "asked_on", law: "commercial" },
  {
    ...own,
    part: "approvals",
    table: "approval_decision",
    words: ["reason"],
    of: of("approval_id", "approval"),
    dated: "decided_on",
    law: "commercial",
  },
  {
    ...own,
    part: "acceptance",
    table: "invoice_acceptance_event",
    words: ["reference", "reason"],
    of: of("invoice_uuid", "document", "uuid"),
    dated: "happened_on",
    law: "commercial",
  },
  { ...own, part: "interest", table: "interest_terms", words: ["note"], dated: "from_on", law: "commercial" },
  { ...own, part: "interest", table: "interest_waiver", words: ["reason"], dated: "asked_on", law: "commercial" },
  {
    ...own,
    part: "interest",
    table: "interest_billing",
    words: ["note", "sent_to"],
    dated: "on_day",
    law: "commercial",
  },
  {
    ...own,
    part: "documents",
    table: "document_decision",
    words: ["note"],
    of: of("uuid", "document", "uuid"),
    dated: "on_day",
    law: "tax",
  },
  {
    ...own,
    part: "documents",
    table: "document",
    labels: ["kind", "series", "folio", "uuid", "total", "currency"],
    words: ["receiver_name"],
    derived: ["path"],
    dated: "issued_on",
    law: "tax",
  },
  {
    ...own,
    part: "payments",
    table: "payment",
    labels: ["form", "amount_minor", "currency"],
    words: ["note", "operation", "account"],
    derived: ["search"],
    dated: "paid_on",
    law: "tax",
  },
  {
    ...own,
    part: "payments",
    table: "payment_event",
    words: ["note", "reference"],
    of: of("payment_id", "payment"),
    dated: "effective_on",
    law: "tax",
  },
];
