import type { Lang } from "../../../shared/contract/common.ts";
import type { ChainAuditView, ChainFindingView, ChainRowView } from "../../../shared/contract/complements.ts";
import { formatMicros, formatMinor, minorToMicros } from "../../../shared/domain/money.ts";
import type { ChainAudit } from "../../../shared/domain/rep-audit/audit.ts";
import { auditChain } from "../../../shared/domain/rep-audit/audit.ts";
import type { ChainFacts } from "../../../shared/domain/rep-audit/facts.ts";
import type { ChainRow } from "../../../shared/domain/rep-audit/rows.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { findingWords, repAuditWords } from "../../../shared/i18n/rep-audit-words.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { ChainLoader } from "./chain-loader.ts";
import { wordFormat } from "./words.ts";

/** The chain of an invoice, audited as of now; null when the ledger has no such invoice. */
export async function chainAudit(
  db: LedgerDb,
  input: { readonly uuid: string; readonly asOf: string; readonly lang: Lang },
): Promise<ChainAuditView | null> {
  const facts = await db.readBulk(async (bulk) => {
    const [found] = await new ChainLoader({ sql: db.read, bulk }).chains([input.uuid]);
    return found;
  });
  if (!facts) return null;
  const customer = await db.read
    .selectFrom("customer")
    .select(["id", "key", "name"])
    .where("id", "=", facts.invoice.customer)
    .executeTakeFirstOrThrow();
  return toView(facts, auditChain(facts, input.asOf), customer, input.lang);
}

function toView(
  facts: ChainFacts,
  audit: ChainAudit,
  customer: ChainAuditView["customer"],
  lang: Lang,
): ChainAuditView {
  const { invoice } = facts;
  const { currency, ended } = invoice;
  const format = wordFormat(lang);
  const findings = audit.findings.map((finding): ChainFindingView => {
    const { message, fix } = findingWords(lang, finding, currency, format);
    const { code, severity, owner, row, data } = finding;
    return { code, severity, owner, row, uuid: audit.rows[row]?.source ?? "", data: { ...data }, message, fix };
  });
  const left = minorToMicros(audit.leftMinor, currency);
  const view: Omit<ChainAuditView, "notice"> = {
    uuid: invoice.uuid,
    label: invoice.label,
    customer,
    issuedOn: invoice.issuedOn,
    currency,
    total: formatMicros(invoice.total, currency),
    settledByRule: invoice.settledByRule,
    ended: ended === null ? null : { as: ended.as, on: ended.on, byLabel: ended.by },
    rows: audit.rows.map((row) => rowView(row, currency)),
    findings,
    firstBroken: audit.firstBroken === null ? null : audit.findings.indexOf(audit.firstBroken),
    issuerBalance: audit.issuerLeft === null ? null : formatMicros(audit.issuerLeft, currency),
    balance: formatMinor(audit.leftMinor, currency),
    difference: audit.issuerLeft === null ? null : formatMicros(left - audit.issuerLeft, currency),
  };
  return { ...view, notice: audit.firstBroken === null ? null : notice(view, lang) };
}

function rowView(row: ChainRow, currency: string): ChainRowView {
  const amounts = { applied: formatMinor(row.appliedMinor, currency), balance: formatMinor(row.leftMinor, currency) };
  const plain: ChainRowView = {
    kind: row.kind,
    uuid: row.source,
    label: row.label,
    entry: row.kind === "entry" ? row.entry : "",
    on: row.on,
    issuedOn: null,
    number: "",
    prior: "",
    paid: "",
    left: "",
    via: "",
    struck: null,
    ...amounts,
  };
  if (row.kind === "money") return { ...plain, paid: formatMicros(row.money.amount, currency) };
  if (row.kind === "credit") {
    const { total, currency: own, struck } = row.credit;
    return { ...plain, paid: formatMicros(total, own), struck: struckView(struck) };
  }
  if (row.kind === "entry") return plain;
  const { line, prior, paid, left } = row.complement;
  const text = (micros: bigint | null): string => (micros === null ? "" : formatMicros(micros, currency));
  return {
    ...plain,
    issuedOn: line.issuedAt.slice(0, 10),
    number: line.number,
    prior: text(prior),
    paid: text(paid),
    left: text(left),
    via: line.via ?? "",
    struck: struckView(line.struck),
  };
}

function struckView(
  struck: { as: "cancelled" | "replaced" | "needless"; on: string; by: string; byLabel: string } | null,
) {
  return struck === null
    ? null
    : { as: struck.as, on: struck.on, byUuid: struck.by, byLabel: struck.byLabel === "" ? struck.by : struck.byLabel };
}

/** Message for who has to mend the chain: what is broken, how to mend it, and the chain as it stands. */
function notice(view: Omit<ChainAuditView, "notice">, lang: Lang): { subject: string; body: string } {
  const words = repAuditWords(lang).notice;
  const format = wordFormat(lang);
  const amount = (text: string): string => (text === "" ? "–" : format.amount(text, view.currency));
  const about = {
    invoice: view.label,
    uuid: view.uuid,
    customer: view.customer.name,
    total: amount(view.total),
  };
  const broken = view.findings.filter(({ severity }) => severity === "broken");
  const rows = view.rows
    .filter(({ kind }) => kind === "complement")
    .map(({ number, label, on, prior, paid, left, struck }) => {
      const places = { number: number === "" ? "–" : number, rep: label, on: format.day(on) };
      const line = fillWords(words.row, { ...places, prior: amount(prior), paid: amount(paid), left: amount(left) });
      return struck === null ? line : `${line} ${words.struckRow}`;
    });
  const balances = fillWords(words.balances, {
    issuer: amount(view.issuerBalance ?? ""),
    balance: amount(view.balance),
  });
  const body = [
    words.greeting,
    "",
    fillWords(words.opening, about),
    "",
    ...broken.map(({ message, fix }, index) => fillWords(words.finding, { number: index + 1, message, fix })),
    "",
    ...(rows.length > 0 ? [words.chain, ...rows, ""] : []),
    balances,
    "",
    words.closing,
  ];
  return { subject: fillWords(words.subject, about), body: body.join("\n") };
}
