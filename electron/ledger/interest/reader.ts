import { sql } from "kysely";
import type { InterestSpanRow, InterestTotals, InvoiceInterest } from "../../../shared/contract/interest.ts";
import { type Interest, interestOn } from "../../../shared/domain/interest/accrual.ts";
import { formatRate, parseRate, termsOf } from "../../../shared/domain/interest/terms.ts";
import type { VatRate } from "../../../shared/domain/interest/vat.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { type InterestScope, loadInterest, type OverdueInvoice } from "./loader.ts";
import { companyTerms, readInterestRules } from "./rules.ts";
import { recordedTerms } from "./terms-reader.ts";
import { vatRates } from "./vat-reader.ts";

/**
 * Moratory interest of invoices as of a day, the oldest due first: what accrued day by day on what was open and not
 * disputed, less what was waived with authorisation and what was invoiced (COLLECTIONS 11). Invoices that bear none are left
 * out. `interestMinor` and `vatMinor` are what is outstanding; never part of `principalMinor`. An invoice that took another's
 * place carries the other's interest. Without `vat` no CFDI is read and all VAT is 0.
 */
export async function interestOf(
  db: ReadHandle,
  scope: InterestScope & { readonly vat?: boolean },
): Promise<InvoiceInterest[]> {
  if (scope.uuids?.length === 0) return [];
  const loaded = await loadInterest(db, scope);
  if (loaded.invoices.length === 0) return [];
  const rules = await readInterestRules(db);
  const company = companyTerms(rules);
  const cap = parseRate(rules.capRate) ?? 0n;
  const terms = await recordedTerms(db, [...new Set(loaded.invoices.map((invoice) => invoice.customer_id))]);
  const rates = scope.vat === false ? null : await ratesOf(db, loaded.invoices, rules.openingVatRate);
  const heads = headsOf(loaded.invoices);
  const rows = new Map<string, InvoiceInterest>();
  const replaced: { readonly head: string; readonly row: InvoiceInterest }[] = [];
  for (const invoice of loaded.invoices) {
    const timeline = termsOf(invoice.uuid, company, terms.get(invoice.customer_id) ?? []);
    const vatRate = rates?.get(invoice.document_id) ?? 0n;
    const moves = loaded.moves.get(invoice.id) ?? [];
    const claims = loaded.claims.get(invoice.id) ?? [];
    const interest = interestOn({ dueOn: invoice.due_on, moves, claims, terms: timeline, vatRate }, scope.asOf);
    const open = moves.reduce((sum, move) => sum + move.minor, 0);
    const now = claims.filter((claim) => claim.fromOn <= scope.asOf && claim.untilOn > scope.asOf);
    const row = rowOf(invoice, interest, {
      principal: Math.max(0, open),
      disputed: Math.min(
        Math.max(0, open),
        now.reduce((sum, claim) => sum + claim.minor, 0),
      ),
      rate: timeline.findLast((each) => each.fromOn <= scope.asOf)?.rate ?? 0n,
      vatRate,
      cap,
    });
    const head = heads.get(invoice.uuid);
    if (head === undefined) rows.set(invoice.uuid, row);
    else replaced.push({ head, row });
  }
  for (const { head, row } of replaced) {
    const own = rows.get(head);
    if (own) rows.set(head, joined(row, own));
    else if (scope.paid === true) rows.set(row.uuid, row);
  }
  const settled = await settledOf(db, scope, [...rows.keys(), ...heads.keys()], heads);
  return [...rows.values()]
    .map((row) => lessSettled(row, settled.get(row.uuid)))
    .filter((row) => row.accruedMinor > 0 && (scope.paid === true || row.principalMinor > 0))
    .filter((row) => scope.uuids === undefined || scope.uuids.includes(row.uuid));
}

/** Sums by currency of {@link interestOf}. */
export function interestTotals(rows: readonly InvoiceInterest[]): InterestTotals[] {
  const sums = new Map<string, InterestTotals>();
  for (const row of rows) {
    const sum = sums.get(row.currency);
    sums.set(row.currency, {
      currency: row.currency,
      invoices: (sum?.invoices ?? 0) + 1,
      principalMinor: (sum?.principalMinor ?? 0) + row.principalMinor,
      accruedMinor: (sum?.accruedMinor ?? 0) + row.accruedMinor,
      accruedVatMinor: (sum?.accruedVatMinor ?? 0) + row.accruedVatMinor,
      waivedMinor: (sum?.waivedMinor ?? 0) + row.waivedMinor,
      waivedVatMinor: (sum?.waivedVatMinor ?? 0) + row.waivedVatMinor,
      chargedMinor: (sum?.chargedMinor ?? 0) + row.chargedMinor,
      chargedVatMinor: (sum?.chargedVatMinor ?? 0) + row.chargedVatMinor,
      interestMinor: (sum?.interestMinor ?? 0) + row.interestMinor,
      vatMinor: (sum?.vatMinor ?? 0) + row.vatMinor,
    });
  }
  return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

async function ratesOf(
  db: ReadHandle,
  invoices: readonly OverdueInvoice[],
  opening: string,
): Promise<ReadonlyMap<number, VatRate>> {
  const stamped = invoices.filter((invoice) => invoice.kind === "I").map((invoice) => invoice.document_id);
  const read = await vatRates(db, stamped);
  // A rate of terms is ten-thousandths of a percent: of a fraction, millionths.
  const assumed = parseRate(opening) ?? 0n;
  return new Map(invoices.map(({ document_id: id }) => [id, read.get(id) ?? assumed]));
}

/** The invoice in force that each replaced one led to. */
function headsOf(invoices: readonly OverdueInvoice[]): Map<string, string> {
  const next = new Map(invoices.flatMap(({ uuid, successor }) => (successor ? [[uuid, successor] as const] : [])));
  const heads = new Map<string, string>();
  for (const uuid of next.keys()) {
    let head = uuid;
    // Replacements never run in circles; the bound keeps a damaged ledger from hanging.
    for (let steps = 0; steps < 100; steps++) {
      const after = next.get(head);
      if (after === undefined) break;
      head = after;
    }
    heads.set(uuid, head);
  }
  return heads;
}

interface Standing {
  readonly principal: number;
  readonly disputed: number;
  readonly rate: bigint;
  readonly vatRate: VatRate;
  readonly cap: bigint;
}

function rowOf(invoice: OverdueInvoice, interest: Interest, standing: Standing): InvoiceInterest {
  const label = documentLabel(invoice);
  const spans: InterestSpanRow[] = interest.spans.map(({ rate, ...span }) => ({
    uuid: invoice.uuid,
    label,
    ...span,
    ratePct: formatRate(rate),
  }));
  return {
    uuid: invoice.uuid,
    label,
    customerId: invoice.customer_id,
    currency: invoice.currency,
    issuedOn: invoice.issued_on,
    dueOn: invoice.due_on,
    principalMinor: standing.principal,
    disputedMinor: standing.disputed,
    days: interest.days,
    ratePct: formatRate(standing.rate),
    vatPct: formatRate(standing.vatRate),
    accruedMinor: interest.interestMinor,
    accruedVatMinor: interest.vatMinor,
    waivedMinor: 0,
    waivedVatMinor: 0,
    chargedMinor: 0,
    chargedVatMinor: 0,
    interestMinor: interest.interestMinor,
    vatMinor: interest.vatMinor,
    aboveCap: interest.spans.some((span) => span.rate > standing.cap),
    spans,
  };
}

/** The invoice in force with what accrued on the one it took the place of. */
function joined(before: InvoiceInterest, own: InvoiceInterest): InvoiceInterest {
  const spans = [...before.spans, ...own.spans].sort((a, b) => (a.from < b.from ? -1 : 1));
  return {
    ...own,
    spans,
    days: before.days + own.days,
    accruedMinor: before.accruedMinor + own.accruedMinor,
    accruedVatMinor: before.accruedVatMinor + own.accruedVatMinor,
    interestMinor: before.interestMinor + own.interestMinor,
    vatMinor: before.vatMinor + own.vatMinor,
    aboveCap: before.aboveCap || own.aboveCap,
  };
}

interface Settled {
  waived: number;
  waivedVat: number;
  charged: number;
  chargedVat: number;
}

/** Waiver `w` was allowed by the day: by as many as had to, and nobody refused. */
function inForce(asOf: string) {
  return sql`not exists (select 1 from approval_decision as x where x.approval_id = w.approval_id and x.decision <> 'approved')
    and (select count(*) from approval_decision as x where x.approval_id = w.approval_id and x.decided_on <= ${asOf})
      >= (select a.needed from approval as a where a.id = w.approval_id)`;
}

/** What was waived and charged by the day of each invoice, by the invoice in force. */
async function settledOf(
  db: ReadHandle,
  scope: InterestScope,
  uuids: readonly string[],
  heads: ReadonlyMap<string, string>,
): Promise<Map<string, Settled>> {
  const settled = new Map<string, Settled>();
  const STEP = 900;
  for (let start = 0; start < uuids.length; start += STEP) {
    const part = sql.join(uuids.slice(start, start + STEP));
    const { rows } = await sql<{ uuid: string; kind: string; minor: number; vat: number }>`
      select l.invoice_uuid as uuid, 'waived' as kind, l.interest_minor as minor, l.vat_minor as vat
        from interest_waiver_line as l join interest_waiver as w on w.id = l.waiver_id
        where l.invoice_uuid in (${part}) and ${inForce(scope.asOf)}
      union all select i.invoice_uuid, 'waived', i.waived_minor, i.waived_vat_minor from agreement_invoice as i
        where i.invoice_uuid in (${part}) and i.waived_minor > 0 and exists (select 1 from agreement_event as e
          where e.agreement_id = i.agreement_id and e.kind = 'signed' and e.on_day <= ${scope.asOf})
          and not exists (select 1 from agreement_event as e
            where e.agreement_id = i.agreement_id and e.kind = 'terminated' and e.on_day <= ${scope.asOf})
      union all select l.invoice_uuid, 'charged', l.interest_minor, l.vat_minor
        from interest_billing_line as l join interest_billing as b on b.id = l.billing_id
        where l.invoice_uuid in (${part}) and b.kind = 'charged' and b.on_day <= ${scope.asOf}
          and not exists (select 1 from interest_billing as u where u.undoes_id = b.id)`.execute(db);
    for (const { uuid, kind, minor, vat } of rows) {
      const head = heads.get(uuid) ?? uuid;
      const sum = settled.get(head) ?? { waived: 0, waivedVat: 0, charged: 0, chargedVat: 0 };
      if (kind === "waived") {
        sum.waived += minor;
        sum.waivedVat += vat;
      } else {
        sum.charged += minor;
        sum.chargedVat += vat;
      }
      settled.set(head, sum);
    }
  }
  return settled;
}

function lessSettled(row: InvoiceInterest, settled: Settled | undefined): InvoiceInterest {
  if (settled === undefined) return row;
  return {
    ...row,
    waivedMinor: settled.waived,
    waivedVatMinor: settled.waivedVat,
    chargedMinor: settled.charged,
    chargedVatMinor: settled.chargedVat,
    // Money recorded later for an earlier day can leave less than was waived; nobody owes interest back.
    interestMinor: Math.max(0, row.accruedMinor - settled.waived - settled.charged),
    vatMinor: Math.max(0, row.accruedVatMinor - settled.waivedVat - settled.chargedVat),
  };
}
