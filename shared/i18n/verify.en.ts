import type { Messages } from "./messages.ts";
import type { verifyEs } from "./verify.es.ts";

export const verifyEn: Messages<typeof verifyEs> = {
  problems: {
    engine: "{{text}}",
    "merged-into": "{{key}}: does not count for the customer it was merged into",
    "merged-document": "{{uuid}}: is not with the customer it belongs to",
    "kept-balance": "{{uuid}}: kept balance {{kept}}, sum of its entries {{entries}}",
    "closing-day": "{{uuid}}: its closing day does not match its entries",
    "customer-kept": "{{name}} ({{key}}): kept balance {{kept}}, sum of its entries {{entries}}",
    "customer-aging":
      "{{name}} ({{key}}), as of {{day}}: the balance by age differs from its entries by {{difference}}",
    reversal: "Entry {{entry}} does not undo exactly the one it reverses",
    "untold-ending": "{{uuid}}: cancelled for the SAT and in force here",
    "groundless-ending": "{{uuid}}: cancelled here without anybody saying so",
    "two-endings": "{{uuid}}: its receivable ended in another way",
    "no-receivable": "{{uuid}}: invoice without receivable",
    "payment-standing": "{{uuid}}: what is kept of the payment does not match its entries",
    "payment-sum": "{{uuid}}: the payment is worth {{expected}} and its entries add up to {{found}}",
    "promise-standing": "Promise {{id}} of {{name}}: its kept standing does not agree with the entries of its invoices",
    "dispute-standing": "Dispute {{id}} of {{name}}: what is kept of it is not what its invoice and decisions give",
    "agreement-standing":
      "Agreement {{id}} of {{name}}: its kept state is not what its steps and the entries of its invoices give",
    "acceptance-standing": "{{uuid}}: its due day, expected payment or acceptance is not what its terms come to",
    "audit-link": "link {{seq}}: missing or out of place; the first that does not match",
    "audit-row": "link {{seq}}: altered; the first that does not match",
    "audit-text": "link {{seq}}: what it says was altered; the first that does not match",
    "audit-erased": "link {{seq}}: what it said was erased without a record of it",
    "audit-cut": "ends at link {{last}}; on {{at}} it went at least to {{seq}}: what came later is missing",
    "audit-other": "link {{seq}} is not the one of {{at}}: the chain was made anew or the file is another",
    "attachment-changed": "{{name}}: the file kept as evidence is missing or was changed",
    "file-changed": "{{uuid}}: its original XML is missing or was changed",
  },
  more: "and {{count}} more",
  good: {
    ok: "in order",
    receivables: "{{count}} receivables",
    balances: "{{count}} balances of a customer and currency, as of {{days}}",
    payments: "{{count}} payments",
    promises: "{{count}} promises to pay",
    disputes: "{{count}} disputes",
    agreements: "{{count}} agreements",
    acceptance: "{{count}} invoices with payment terms or an acceptance",
    audit: "{{count}} chained rows",
    "audit-rechained": "{{count}} chained rows; up to {{seq}}, chained anew from an earlier version",
    files: "{{count}} files",
  },
};
