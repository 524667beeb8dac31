import type { ComplementList } from "../../../shared/contract/complements.ts";
import { formatMicros, microsToMinor, parseMicros } from "../../../shared/domain/money.ts";
import { isUuid, readPago } from "../../../shared/domain/posting/complement.ts";
import type { ChainAudit } from "../../../shared/domain/rep-audit/audit.ts";
import { auditChain } from "../../../shared/domain/rep-audit/audit.ts";
import { complementDeadline } from "../../../shared/domain/rep-audit/deadline.ts";
import type { ChainFacts } from "../../../shared/domain/rep-audit/facts.ts";
import type { ChainFinding } from "../../../shared/domain/rep-audit/findings.ts";
import type { ChainRow } from "../../../shared/domain/rep-audit/rows.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import type { FindingWordsCode } from "../../../shared/i18n/rep-audit-words.ts";
import type { ChainFindingRow } from "../db/tables/chains.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import type { Complement } from "./complement-loader.ts";
import { moneyMissing } from "./complement-loader.ts";

/** A row before it has an id. */
export type FreshFinding = Omit<ChainFindingRow, "id">;

/** Deadlines are counted when a list is read, so what is kept depends on no day. */
const NO_DAY = "0001-01-01";

/** Lists besides that of broken chains, by what they show. */
const LISTS: Readonly<Partial<Record<FindingWordsCode, ComplementList>>> = {
  "number-gap": "gaps",
  late: "late",
  duplicate: "duplicates",
  overpaid: "duplicates",
  "payment-complement-due": "undocumented",
};

/** Findings of an invoice's chain that belong in a list. */
export function invoiceFindings(facts: ChainFacts): FreshFinding[] {
  const audit = auditChain(facts, NO_DAY);
  // A complement of a replaced invoice is listed with that invoice, not again with the one its money moved on to.
  const movedIn = ({ row }: ChainFinding): boolean => {
    const step = audit.rows[row];
    return step?.kind === "complement" && step.complement.line.via !== null;
  };
  const firstBroken = audit.findings.find((finding) => finding.severity === "broken" && !movedIn(finding));
  const doubled = new Set(audit.findings.filter(({ code }) => code === "duplicate").map(({ row }) => row));
  const rows: FreshFinding[] = [];
  for (const finding of audit.findings) {
    // A complement issued twice is too much for that very reason: once is enough.
    if (finding.code === "overpaid" && doubled.has(finding.row)) continue;
    const list = LISTS[finding.code];
    const step = audit.rows[finding.row];
    const first = finding === firstBroken;
    if (!step || (list === undefined && !first)) continue;
    rows.push(findingRow(facts, finding, step, { list: list ?? "broken", first }));
  }
  const paid = paidWithout(facts, audit);
  return paid === null ? rows : [...rows, paid];
}

function findingRow(
  facts: ChainFacts,
  finding: ChainFinding,
  step: ChainRow,
  place: { readonly list: ComplementList; readonly first: boolean },
): FreshFinding {
  const { invoice } = facts;
  const { data } = finding;
  const complement = step.kind === "complement" ? step.complement : null;
  const amount = data["excess"] ?? data["difference"] ?? data["amount"];
  const micros = amount ? parseMicros(amount) : (complement?.paid ?? 0n);
  return {
    subject_uuid: invoice.uuid,
    invoice_uuid: invoice.uuid,
    source_uuid: step.source,
    customer_id: invoice.customer,
    list: place.list,
    code: finding.code,
    first_broken: place.first ? 1 : 0,
    currency: invoice.currency,
    amount_minor: microsToMinor(micros, invoice.currency),
    paid_on: step.on,
    issued_on: complement?.line.issuedAt.slice(0, 10) ?? "",
    due_on: complement || step.kind === "money" ? complementDeadline(step.on) : "",
    late_days: finding.code === "late" ? Number(data["days"]) : 0,
    data: JSON.stringify(data),
    search: searchForm(`${invoice.label} ${invoice.uuid} ${step.label} ${step.source}`),
  };
}

/** An invoice paid in full of which some money has no complement. */
function paidWithout(facts: ChainFacts, audit: ChainAudit): FreshFinding | null {
  const { invoice } = facts;
  if (audit.leftMinor > 0 || invoice.settledByRule || invoice.ended !== null) return null;
  const bare = audit.rows.filter((row) => row.kind === "money" && !row.money.documented && row.appliedMinor > 0);
  const [first] = bare;
  if (!first) return null;
  const minor = bare.reduce((sum, row) => sum + row.appliedMinor, 0);
  const deadline = complementDeadline(bare.map((row) => row.on).sort()[0] ?? first.on);
  const micros = bare.reduce((sum, row) => sum + (row.kind === "money" ? row.money.amount : 0n), 0n);
  return {
    subject_uuid: invoice.uuid,
    invoice_uuid: invoice.uuid,
    source_uuid: invoice.uuid,
    customer_id: invoice.customer,
    list: "paid",
    code: "paid-without-complement",
    first_broken: 0,
    currency: invoice.currency,
    amount_minor: minor,
    paid_on:
      bare
        .map((row) => row.on)
        .sort()
        .at(-1) ?? first.on,
    issued_on: "",
    due_on: deadline,
    late_days: 0,
    data: JSON.stringify({ invoice: invoice.label, amount: formatMicros(micros, invoice.currency), deadline }),
    search: searchForm(`${invoice.label} ${invoice.uuid}`),
  };
}

/**
 * Findings of a complement itself: lines that name no invoice of the ledger, and Pagos whose money was never recorded in
 * an office that records it since `since`. `kindOf` gives the kind of a document of the ledger.
 */
export function complementFindings(
  complement: Complement,
  kindOf: (uuid: string) => string | undefined,
  since: string | null,
): FreshFinding[] {
  const { document, pagos, lines, struck } = complement;
  if (struck !== null) return [];
  const rep = documentLabel(document);
  const common = {
    subject_uuid: document.uuid,
    source_uuid: document.uuid,
    customer_id: document.customer_id,
    first_broken: 0,
    issued_on: document.issued_on,
    due_on: "",
    late_days: 0,
  };
  const search = (...texts: string[]): string => searchForm([rep, document.uuid, ...texts].join(" "));
  return pagos.flatMap((pago) => {
    const own = lines.filter((line) => line.pago === pago.position);
    const reading = readPago({ ...pago, lines: own });
    const found: FreshFinding[] = [];
    for (const [index, line] of own.entries()) {
      const kind = isUuid(line.target) ? kindOf(line.target) : undefined;
      if (kind === "I") continue;
      const code = !isUuid(line.target)
        ? "invoice-not-named"
        : kind === undefined
          ? "invoice-unknown"
          : "not-an-invoice";
      const paid = line.paid === "" ? (reading.lines[index] ?? 0n) : parseMicros(line.paid);
      found.push({
        ...common,
        invoice_uuid: isUuid(line.target) ? line.target : "",
        list: "unknown",
        code,
        currency: line.currency,
        amount_minor: microsToMinor(paid, line.currency),
        paid_on: pago.paid_on,
        data: JSON.stringify({ rep, invoice: line.target, amount: line.paid || pago.amount }),
        search: search(line.target),
      });
    }
    if (moneyMissing(complement, pago, since)) {
      found.push({
        ...common,
        invoice_uuid: "",
        list: "unrecorded",
        code: "money-not-recorded",
        currency: pago.currency,
        amount_minor: microsToMinor(parseMicros(pago.amount), pago.currency),
        paid_on: pago.paid_on,
        data: JSON.stringify({ rep, monto: pago.amount, moneyCurrency: pago.currency, paidOn: pago.paid_on }),
        search: search(pago.operation),
      });
    }
    return found;
  });
}
