import { parseMicros } from "../../../shared/domain/money.ts";
import { postCluster } from "../../../shared/domain/posting/cluster.ts";
import { readPago } from "../../../shared/domain/posting/complement.ts";
import type { ReductionFact } from "../../../shared/domain/posting/facts.ts";
import type { ChainCredit, ChainFacts, ChainInvoice, ChainLine } from "../../../shared/domain/rep-audit/facts.ts";

export const INVOICE = "00000000-0000-4000-8000-000000000001";

export function invoice(changes: Partial<ChainInvoice> = {}): ChainInvoice {
  return {
    uuid: INVOICE,
    label: "F-1",
    customer: 1,
    issuedOn: "2026-01-10",
    currency: "MXN",
    total: parseMicros("1000.00"),
    settledByRule: false,
    ended: null,
    ...changes,
  };
}

/** What a test says of a complement's line; amounts as the file writes them. */
export interface LineWords {
  readonly rep: string;
  readonly number: string;
  readonly prior: string;
  readonly paid: string;
  readonly left: string;
  readonly paidOn?: string;
  readonly changes?: Partial<ChainLine>;
  readonly monto?: string;
  readonly currency?: string;
  readonly moneyCurrency?: string;
  readonly equivalence?: string;
}

export function line(words: LineWords): ChainLine {
  const paidOn = words.paidOn ?? "2026-02-01";
  return {
    rep: words.rep,
    label: words.rep,
    pago: 0,
    position: 0,
    via: null,
    customer: 1,
    issuedAt: `${paidOn}T18:00:00`,
    firstIssuedOn: paidOn,
    paidOn,
    operation: "",
    number: words.number,
    prior: words.prior,
    left: words.left,
    money: {
      currency: words.moneyCurrency ?? "MXN",
      amount: words.monto ?? words.paid,
      lines: [
        {
          target: INVOICE,
          currency: words.currency ?? "MXN",
          equivalence: words.equivalence ?? "1",
          paid: words.paid,
        },
      ],
    },
    struck: null,
    cancelAskedOn: null,
    recorded: null,
    moneyMissing: false,
    ...words.changes,
  };
}

export function credit(uuid: string, on: string, total: string, changes: Partial<ChainCredit> = {}): ChainCredit {
  return { uuid, label: uuid, on, total: parseMicros(total), currency: "MXN", struck: null, ...changes };
}

/** The facts with the entries that posting makes of them. */
export function facts(parts: {
  readonly invoice?: ChainInvoice;
  readonly lines: readonly ChainLine[];
  readonly credits?: readonly ChainCredit[];
  readonly money?: ChainFacts["money"];
  readonly extra?: ChainFacts["entries"];
}): ChainFacts {
  const about = parts.invoice ?? invoice();
  const reductions: ReductionFact[] = parts.lines
    .filter((each) => each.struck === null)
    .map((each) => ({
      kind: "payment",
      source: each.rep,
      line: each.pago,
      customer: each.customer,
      on: each.paidOn,
      currency: each.money.lines[each.position]?.currency ?? "",
      amount: readPago(each.money).lines[each.position] ?? 0n,
      targets: [about.uuid],
    }));
  for (const note of parts.credits ?? []) {
    if (note.struck !== null) continue;
    const { uuid, on, total, currency } = note;
    reductions.push({
      kind: "credit",
      source: uuid,
      line: 0,
      customer: 1,
      on,
      currency,
      amount: total,
      targets: [about.uuid],
    });
  }
  const { postings } = postCluster(
    [
      {
        uuid: about.uuid,
        issuedAt: `${about.issuedOn}T10:00:00`,
        cancelledOn: about.ended?.as === "cancelled" ? about.ended.on : null,
        kept: false,
        replaces: [],
        customer: about.customer,
        issuedOn: about.issuedOn,
        currency: about.currency,
        total: about.total,
        settledAtIssue: about.settledByRule,
        dueOn: about.issuedOn,
      },
    ],
    reductions,
  );
  return {
    invoice: about,
    lines: parts.lines,
    credits: parts.credits ?? [],
    money: parts.money ?? [],
    entries: [
      ...postings
        .filter((posting) => posting.receivable === about.uuid && posting.kind !== "charge")
        .map(({ source, kind, on, amountMinor }) => ({ source, label: source, kind, on, amountMinor })),
      ...(parts.extra ?? []),
    ],
  };
}
