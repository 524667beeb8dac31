import type { AcceptanceAlertRow } from "../../../../shared/contract/acceptance.ts";
import type { ComplementList, ComplementRow } from "../../../../shared/contract/complements.ts";
import type { DisputeRow, DisputeSelection } from "../../../../shared/contract/dispute-list.ts";
import type { PromiseRow, PromiseSelection } from "../../../../shared/contract/promises.ts";
import { acceptanceEn } from "../../../../shared/i18n/acceptance.en.ts";
import { acceptanceEs } from "../../../../shared/i18n/acceptance.es.ts";
import { disputesEn } from "../../../../shared/i18n/disputes.en.ts";
import { disputesEs } from "../../../../shared/i18n/disputes.es.ts";
import { promisesEn } from "../../../../shared/i18n/promises.en.ts";
import { promisesEs } from "../../../../shared/i18n/promises.es.ts";
import { acceptanceAlerts } from "../../acceptance/alert-reader.ts";
import { complementCounts, complementPage } from "../../complements/list-reader.ts";
import { disputeKpis } from "../../disputes/kpi-reader.ts";
import { disputeList as disputes } from "../../disputes/page-reader.ts";
import { promiseList as promises } from "../../promises/page-reader.ts";
import { documentLabel } from "../../receivables/document-reader.ts";
import {
  amount,
  cellOf,
  date,
  type Kit,
  listing,
  number,
  ofCurrency,
  type Part,
  type Spec,
  share,
  together,
  words,
} from "./kit.ts";

const ALL = { offset: 0, limit: 100_000 } as const;

function word(words: object, code: string): string {
  return new Map<string, string>(Object.entries(words)).get(code) ?? code;
}

async function promisesOf(kit: Kit, given: Partial<PromiseSelection>): Promise<PromiseRow[]> {
  const selection = { asOf: kit.asOf, search: "", customerId: kit.customerId, states: [], filters: [], ...given };
  return ofCurrency(kit, await promises.page(kit, selection, [{ by: "dueOn", desc: false }], ALL));
}

function promiseSpecs(kit: Kit): Spec<PromiseRow>[] {
  const { columns } = kit.words;
  const states = (kit.lang === "es" ? promisesEs : promisesEn).states;
  return [
    words<PromiseRow>(columns.customer, (row) => row.customerName, { stretch: true, print: 140, sheet: 44 }),
    words<PromiseRow>(columns.collector, (row) => row.collector, { print: 84, sheet: 24 }),
    words<PromiseRow>(columns.contact, (row) => row.contact, { print: 0, sheet: 24 }),
    date<PromiseRow>(columns.madeOn, (row) => row.madeOn),
    date<PromiseRow>(columns.promisedFor, (row) => row.dueOn),
    words<PromiseRow>(columns.status, (row) => word(states, row.state), { print: 70, sheet: 18 }),
    date<PromiseRow>(columns.brokenOn, (row) => row.brokenOn, { print: 54 }),
    number<PromiseRow>(columns.invoices, (row) => row.invoices, { print: 44 }),
    amount<PromiseRow>(columns.promisedAmount, (row) => row.promisedMinor, { print: 74 }),
    amount<PromiseRow>(columns.kept, (row) => row.keptMinor, { print: 74 }),
  ];
}

/** Promises that fall due on the next business day, and those that were broken in the period (COLLECTIONS 18, daily). */
export async function promisesToday(kit: Kit): Promise<Part> {
  const { promises: own } = kit.words;
  const due = await promisesOf(kit, {
    states: ["active", "verify"],
    filters: [{ column: "dueOn", op: "range", from: null, to: kit.workday }],
  });
  const broken = await promisesOf(kit, {
    states: ["broken", "partial"],
    filters: [{ column: "brokenOn", op: "range", from: kit.from, to: kit.asOf }],
  });
  const list = (id: string, title: string, rows: PromiseRow[], empty: string): Part =>
    listing(kit, {
      id,
      title,
      rows,
      empty,
      currency: (row) => row.currency,
      terms: ["promises"],
      specs: promiseSpecs(kit),
    });
  return together([
    list("promisesDue", own.due, due, own.noneDue),
    list("promisesBroken", own.broken, broken, own.noneBroken),
  ]);
}

/** Every promise as of the cut-off. */
export async function promiseList(kit: Kit): Promise<Part> {
  const { promises: own } = kit.words;
  return listing(kit, {
    id: "promises",
    title: own.title,
    rows: await promisesOf(kit, {}),
    currency: (row) => row.currency,
    empty: own.none,
    terms: ["promises"],
    specs: promiseSpecs(kit),
  });
}

async function disputesOf(kit: Kit, show: DisputeSelection["show"]): Promise<DisputeRow[]> {
  const selection = { asOf: kit.asOf, search: "", show, customerId: kit.customerId, filters: [] };
  return ofCurrency(kit, await disputes.page(kit, selection, [], ALL));
}

const disputeWords = (kit: Kit) => (kit.lang === "es" ? disputesEs : disputesEn);

interface Counted {
  readonly name: string;
  readonly open: number;
  readonly answered: number;
  readonly share: string | null;
}

/** Disputes by who answers them, and the open ones (COLLECTIONS 18, weekly). */
export async function disputesByResolver(kit: Kit): Promise<Part> {
  const { columns, disputes: own } = kit.words;
  const { resolvers } = disputeWords(kit);
  const kpis = await disputeKpis(kit.read, { from: kit.from, to: kit.asOf });
  const rows = kpis.resolvers.map((row) => ({ ...row, name: word(resolvers, row.resolver), share: null }));
  return listing(kit, {
    id: "resolvers",
    title: own.byResolver,
    rows,
    empty: own.none,
    terms: ["disputes"],
    specs: [
      words<Counted>(columns.resolver, (row) => row.name, { stretch: true, print: 120, sheet: 28 }),
      number<Counted>(columns.openDisputes, (row) => row.open, { print: 70 }),
      number<Counted>(columns.answered, (row) => row.answered, { print: 90, sheet: 14 }),
    ],
  });
}

/** Where the trouble came from, of the disputes answered in the period (KPIS 12). */
export async function rootCauses(kit: Kit): Promise<Part> {
  const { columns, disputes: own } = kit.words;
  const causes = disputeWords(kit).causes;
  const kpis = await disputeKpis(kit.read, { from: kit.from, to: kit.asOf });
  const rows = kpis.causes.map((row) => ({
    name: row.rootCause === null ? own.noCause : word(causes, row.rootCause),
    open: 0,
    answered: row.disputes,
    share: row.share,
  }));
  return listing(kit, {
    id: "causes",
    title: own.byCause,
    rows,
    empty: own.noneAnswered,
    terms: ["rootCauses"],
    specs: [
      words<Counted>(columns.cause, (row) => row.name, { stretch: true, print: 160, sheet: 40 }),
      number<Counted>(columns.answered, (row) => row.answered, { print: 90, sheet: 14 }),
      share<Counted>(columns.part, (row) => row.share, { print: 70 }),
    ],
  });
}

/** Disputes by cause, and those that are open at the cut-off or were answered in the period. */
export async function disputeList(kit: Kit): Promise<Part> {
  const { columns, disputes: own } = kit.words;
  const { types, resolvers, states, causes } = disputeWords(kit);
  const rows = (await disputesOf(kit, "all")).filter(({ resolvedOn }) => resolvedOn === null || resolvedOn >= kit.from);
  const list = listing(kit, {
    id: "disputes",
    title: own.title,
    rows,
    currency: (row) => row.currency,
    empty: own.none,
    specs: [
      words<DisputeRow>(columns.customer, (row) => row.customerName, { stretch: true, print: 110, sheet: 44 }),
      words<DisputeRow>(columns.invoice, (row) => row.invoiceLabel, { print: 60, sheet: 14 }),
      words<DisputeRow>(columns.uuid, (row) => row.invoiceUuid, { print: 0, sheet: 38 }),
      words<DisputeRow>(columns.type, (row) => word(types, row.type), { stretch: true, print: 90, sheet: 34 }),
      words<DisputeRow>(columns.resolver, (row) => word(resolvers, row.resolver), { print: 66, sheet: 20 }),
      words<DisputeRow>(columns.status, (row) => word(states, row.state), { print: 66, sheet: 20 }),
      words<DisputeRow>(columns.cause, (row) => (row.rootCause === null ? "" : word(causes, row.rootCause)), {
        print: 70,
        sheet: 30,
      }),
      date<DisputeRow>(columns.opened, (row) => row.openedOn),
      date<DisputeRow>(columns.answerBy, (row) => row.dueOn),
      number<DisputeRow>(columns.age, (row) => row.age, { print: 34 }),
      amount<DisputeRow>(columns.disputed, (row) => row.disputedMinor, { print: 70 }),
    ],
  });
  return together([await rootCauses(kit), await disputesByResolver(kit), list]);
}

/** Invoices the customer has not accepted (COLLECTIONS 18, daily). */
export async function notAccepted(kit: Kit): Promise<Part> {
  const { columns, acceptance: own } = kit.words;
  const { alerts, states } = kit.lang === "es" ? acceptanceEs : acceptanceEn;
  const { rows } = await acceptanceAlerts(kit.read, { asOf: kit.asOf, customerId: kit.customerId }, [], ALL);
  return listing(kit, {
    id: "acceptance",
    title: own.title,
    rows: ofCurrency(kit, rows),
    currency: (row) => row.currency,
    empty: own.none,
    specs: [
      words<AcceptanceAlertRow>(columns.invoice, documentLabel, { print: 70, sheet: 14 }),
      words<AcceptanceAlertRow>(columns.uuid, (row) => row.uuid, { print: 0, sheet: 38 }),
      words<AcceptanceAlertRow>(columns.customer, (row) => row.customerName, { stretch: true, print: 150, sheet: 44 }),
      words<AcceptanceAlertRow>(columns.alert, (row) => word(alerts.kinds, row.alert), { print: 120, sheet: 30 }),
      words<AcceptanceAlertRow>(columns.status, (row) => word(states, row.state), { print: 70, sheet: 20 }),
      date<AcceptanceAlertRow>(columns.issued, (row) => row.issuedOn),
      date<AcceptanceAlertRow>(columns.due, (row) => row.dueOn),
      amount<AcceptanceAlertRow>(columns.open, (row) => row.openMinor, { print: 76 }),
    ],
  });
}

async function complementsOf(kit: Kit, list: ComplementList): Promise<ComplementRow[]> {
  const paidByThen = { column: "paidOn" as const, op: "range" as const, from: null, to: kit.asOf };
  const selection = { list, asOf: kit.asOf, search: "", filters: [paidByThen], sort: [], lang: kit.lang };
  return ofCurrency(kit, await complementPage(kit.read, selection, ALL));
}

function complementListing(kit: Kit, id: string, title: string, rows: ComplementRow[], deadline: boolean): Part {
  const { columns, complements: own } = kit.words;
  return listing(kit, {
    id,
    title,
    rows,
    currency: (row) => row.currency,
    empty: own.none,
    terms: ["complements"],
    specs: [
      words<ComplementRow>(columns.customer, (row) => row.customerName, { stretch: true, print: 120, sheet: 44 }),
      words<ComplementRow>(columns.invoice, (row) => row.invoiceLabel, { print: 64, sheet: 14 }),
      words<ComplementRow>(columns.uuid, (row) => row.invoiceUuid, { print: 0, sheet: 38 }),
      words<ComplementRow>(columns.source, (row) => row.sourceLabel, { print: 64, sheet: 14 }),
      words<ComplementRow>(columns.finding, (row) => row.title, { stretch: true, print: 120, sheet: 44 }),
      date<ComplementRow>(columns.paidOn, (row) => row.paidOn),
      ...(deadline
        ? [
            date<ComplementRow>(columns.deadline, (row) => row.dueOn),
            number<ComplementRow>(columns.daysLeft, (row) => row.daysLeft, { print: 44 }),
          ]
        : [date<ComplementRow>(columns.issued, (row) => row.issuedOn)]),
      amount<ComplementRow>(columns.amount, (row) => row.amountMinor, { print: 72 }),
    ],
  });
}

/** Payments without a complement with the legal deadline, and complements without a payment (RULES 20, 21). */
export async function complementLists(kit: Kit): Promise<Part> {
  const { complements: own } = kit.words;
  const payments = await complementsOf(kit, "undocumented");
  const told = new Set(payments.map(({ invoiceUuid }) => invoiceUuid));
  // An invoice that recorded money has paid lacks the complement of that money: it is the same one, and its amount counts once.
  const paid = (await complementsOf(kit, "paid")).filter(({ invoiceUuid }) => !told.has(invoiceUuid));
  const without = [...payments, ...paid];
  return together([
    complementListing(kit, "withoutComplement", own.without, without, true),
    complementListing(kit, "lateComplements", own.late, await complementsOf(kit, "late"), true),
    complementListing(kit, "withoutPayment", own.unpaid, await complementsOf(kit, "unrecorded"), false),
  ]);
}

/** Payments of the report's customer whose complement is owed, with its deadline. */
export async function complementsOwed(kit: Kit): Promise<Part> {
  const rows = (await complementsOf(kit, "undocumented")).filter(({ customerId }) => customerId === kit.customerId);
  return complementListing(kit, "withoutComplement", kit.words.complements.without, rows, true);
}

interface Length {
  readonly name: string;
  readonly count: number;
}

/** How many things are wrong with complements of payments made by the cut-off, by kind (COLLECTIONS 18, monthly: REP compliance). */
export async function complementCompliance(kit: Kit): Promise<Part> {
  const { columns, complements: own } = kit.words;
  const counts = await complementCounts(kit.read, kit.asOf);
  const rows = Object.entries(own.lists).map(([list, name]) => ({ name, count: counts[list as ComplementList] }));
  return listing(kit, {
    id: "compliance",
    title: own.compliance,
    rows,
    empty: own.none,
    terms: ["complements"],
    specs: [
      words<Length>(columns.finding, (row) => row.name, { stretch: true, print: 200, sheet: 60 }),
      cellOf<Length>(columns.cases, (row) => ({ kind: "count", value: row.count }), { print: 60 }),
    ],
  });
}
