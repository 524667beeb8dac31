/**
 * What the desk of the demo company did in its last three months, drawn from the seed and from the story of its invoices:
 * whom it reached, what was promised, what was disputed. It knows what will be paid and when, so promises come out kept,
 * kept in part or broken as the money of the story has it. Nothing here touches a ledger.
 */
import { addBusinessDays, type Holidays, isBusinessDay } from "../../../../shared/domain/business-days.ts";
import { addDays } from "../../../../shared/domain/days.ts";
import { DEMO_AS_OF } from "../generate.ts";
import { createRandom, type Random } from "../random.ts";
import { type DeskCustomer, type DeskInvoice, nextPayment, openOn } from "./cases.ts";
import type { Step } from "./diary-steps.ts";
import { DESK_FROM, DESK_TO } from "./diary-steps.ts";
import { DISPUTES, NOTES } from "./people.ts";

/** A customer as the desk has it: who is in charge, and what holds it back from calling again. */
interface Charge {
  readonly customer: DeskCustomer;
  readonly index: number;
  readonly by: "ana" | "beto";
  readonly random: Random;
  /** First day on which it may be taken up without a reason. */
  restsUntil: string;
  broken: number;
  /** Days on which somebody there was spoken to. */
  readonly reachedOn: string[];
  /** Invoices nobody asks about until a day: promised, or disputed. */
  readonly quiet: Map<string, string>;
  /** Invoices nobody of the house asks about from a day on: an agency has them. */
  readonly away: ReadonlyMap<string, string>;
}

interface Diary {
  readonly steps: Step[];
  readonly holidays: Holidays;
  readonly random: Random;
  readonly due: Map<string, Charge[]>;
  disputes: number;
}

/** Customers a collector takes up on a day beside what was due. */
const FRESH = 1;
const MOST_DISPUTES = 18;
/** How a call that reaches nobody ends. */
const UNREACHED = ["NA", "BZ", "MT"] as const;

function pickNote(random: Random, outcome: string): string {
  return random.pick(NOTES[outcome] ?? [""]);
}

/** What is past due and in the hands of the house. */
function late(charge: Charge, day: string): DeskInvoice[] {
  return charge.customer.invoices.filter(
    (invoice) => invoice.dueOn < day && openOn(invoice, day) > 0 && day < (charge.away.get(invoice.uuid) ?? "9"),
  );
}

/** What of that may be asked for, of the currency of the oldest. */
function askable(charge: Charge, day: string): DeskInvoice[] {
  const free = late(charge, day).filter(({ uuid }) => (charge.quiet.get(uuid) ?? "") < day);
  const [oldest] = free;
  return oldest === undefined ? [] : free.filter(({ currency }) => currency === oldest.currency).slice(0, 5);
}

/** Puts a customer on the list of a later business day. */
function comeBack(diary: Diary, charge: Charge, day: string): void {
  diary.due.set(day, [...(diary.due.get(day) ?? []), charge]);
  charge.restsUntil = addDays(day, 7);
}

/** The promise of a customer who was reached; null when nothing better than words came of it. */
function promised(diary: Diary, charge: Charge, asked: readonly DeskInvoice[], day: string) {
  const { random } = charge;
  const soon = addDays(day, 12);
  const payable = asked.filter((invoice) => (nextPayment(invoice, day) ?? "9") <= soon);
  const pays = payable.map((invoice) => nextPayment(invoice, day) ?? soon).toSorted()[0];
  if (charge.broken >= 2) return null;
  const hopeless = pays === undefined;
  if (hopeless && !random.chance(0.4)) return null;
  const tooSoon = hopeless || random.chance(0.15);
  const dueOn = addBusinessDays(day, hopeless ? random.int(2, 5) : 1, diary.holidays);
  const on = tooSoon || pays < dueOn ? dueOn : pays;
  const invoices = hopeless ? asked.slice(0, 2) : payable.filter((invoice) => nextPayment(invoice, day) === pays);
  const amountMinor = invoices.reduce((sum, invoice) => sum + openOn(invoice, day), 0);
  const judgedOn = addDays(on, 4);
  const comesMinor = invoices.reduce((sum, invoice) => sum + openOn(invoice, day) - openOn(invoice, judgedOn), 0);
  for (const { uuid } of invoices) charge.quiet.set(uuid, judgedOn);
  if (comesMinor * 100 < amountMinor * 99) charge.broken++;
  return { dueOn: on, amountMinor, invoices };
}

/** An aclaración of one of the invoices asked about, and its answer some days later. */
function dispute(diary: Diary, charge: Charge, day: string, asked: readonly DeskInvoice[]): boolean {
  const { random, holidays } = diary;
  if (diary.disputes >= MOST_DISPUTES) return false;
  const answeredOn = addBusinessDays(day, random.int(2, 9), holidays);
  // Of what is paid meanwhile nothing is left to answer.
  const invoice = asked.find((each) => openOn(each, answeredOn) === openOn(each, day));
  const kind = DISPUTES[diary.disputes % DISPUTES.length];
  if (invoice === undefined || kind === undefined || !random.chance(0.16)) return false;
  diary.disputes++;
  const open = openOn(invoice, day);
  const amountMinor = kind.part === null ? null : Math.max(1, Math.floor((open * kind.part) / 100));
  const name = `dispute ${String(diary.disputes)}`;
  const next = {
    kind: "dispute",
    name,
    invoiceUuid: invoice.uuid,
    type: kind.type,
    amountMinor,
    reason: kind.reason,
  } as const;
  logged(charge, diary, { day, channel: "call", outcome: "DISP", reached: true, invoices: [invoice], next });
  const unanswered = answeredOn >= DESK_TO || random.chance(0.12);
  charge.quiet.set(invoice.uuid, unanswered ? DEMO_AS_OF : answeredOn);
  charge.restsUntil = addDays(answeredOn, 3);
  if (unanswered) return true;
  const outcome = random.pick(["valid", "valid", "partly", "invalid"] as const);
  const rootCause = outcome === "invalid" ? "customer-error" : kind.cause;
  const note = outcome === "invalid" ? "Se mostró la evidencia; no procede." : "Procede; se corrige con el cliente.";
  diary.steps.push({
    kind: "decide",
    day: answeredOn,
    minute: 16 * 60 + 20,
    by: "carmen",
    name,
    outcome,
    rootCause,
    note,
  });
  return true;
}

type Contact = Extract<Step, { kind: "contact" }>;

function logged(
  charge: Charge,
  diary: Diary,
  said: Pick<Contact, "day" | "channel" | "outcome" | "reached" | "next"> & { invoices: readonly DeskInvoice[] },
): void {
  const { random, by, customer } = charge;
  const { invoices, ...rest } = said;
  if (said.reached || said.outcome === "MT") charge.reachedOn.push(said.day);
  diary.steps.push({
    ...rest,
    kind: "contact",
    minute: 9 * 60 + 30 + random.int(0, 440),
    by,
    customer: customer.key,
    seconds: said.channel === "call" ? (said.reached ? random.int(70, 420) : random.int(12, 45)) : null,
    note: pickNote(random, said.outcome),
    unpaidReason: said.outcome === "RP-INFO" || said.outcome === "CONV" ? "cash-flow" : null,
    invoices: invoices.map(({ uuid }) => uuid),
  });
}

/** Logs an attempt that leaves a follow-up, and has it done when it is due; now and then a day late. */
function come(
  diary: Diary,
  charge: Charge,
  day: string,
  {
    days,
    ...said
  }: Pick<Contact, "channel" | "outcome" | "reached"> & {
    readonly days: number;
    readonly invoices: readonly DeskInvoice[];
  },
): void {
  const dueOn = addBusinessDays(day, days, diary.holidays);
  logged(charge, diary, { ...said, day, next: { kind: "followUp", dueOn } });
  comeBack(diary, charge, charge.random.chance(0.05) ? addBusinessDays(day, days + 1, diary.holidays) : dueOn);
}

/** One attempt at a customer: reached or not, with what came of it. */
function attempt(diary: Diary, charge: Charge, day: string): void {
  const { random } = charge;
  const asked = askable(charge, day);
  const way = random.unit();
  const unheard = { reached: false, invoices: asked } as const;
  // The company's own rule: three times in a week is enough, then one writes.
  const spoken = charge.reachedOn.filter((each) => each > addDays(day, -8)).length;
  if (asked.length === 0) {
    // The promised day went by and the money is not there, or it is being looked at: one asks, and no more.
    const missing = late(charge, day).slice(0, 5);
    if (missing.length > 0)
      come(diary, charge, day, { channel: "mail", outcome: "ENV", reached: false, days: 3, invoices: missing });
  } else if (way < 0.14 || spoken >= 3)
    come(diary, charge, day, { ...unheard, channel: "mail", outcome: "ENV", days: 3 });
  else if (way < 0.2) come(diary, charge, day, { ...unheard, channel: "whatsapp", outcome: "ENV", days: 2 });
  else if (way < 0.44)
    come(diary, charge, day, { ...unheard, channel: "call", outcome: random.pick(UNREACHED), days: 1 });
  else if (!dispute(diary, charge, day, asked)) speak(diary, charge, day, asked);
}

/** What comes of speaking to the person who pays: a promise, or words. */
function speak(diary: Diary, charge: Charge, day: string, asked: readonly DeskInvoice[]): void {
  const promise = promised(diary, charge, asked, day);
  if (promise === null) {
    const outcome = charge.random.pick(["RP-INFO", "RP-INFO", "CBK", "CONV", "NP"] as const);
    const days = outcome === "RP-INFO" ? 3 : outcome === "CONV" ? 2 : 1;
    come(diary, charge, day, { channel: "call", outcome, reached: true, days, invoices: asked });
    return;
  }
  const { dueOn, amountMinor, invoices } = promise;
  const currency = asked[0]?.currency ?? "MXN";
  const next = { kind: "promise", currency, dueOn, amountMinor, invoices: invoices.map(({ uuid }) => uuid) } as const;
  logged(charge, diary, { day, channel: "call", outcome: "PP", reached: true, invoices, next });
  comeBack(diary, charge, addBusinessDays(dueOn, 1, diary.holidays));
}

/** The desk's diary over the customers of the story, in the order it happened. */
export function deskDiary(
  seed: number,
  { customers, away }: { readonly customers: readonly DeskCustomer[]; readonly away: ReadonlyMap<string, string> },
  holidays: Holidays,
): Step[] {
  const diary: Diary = { steps: [], holidays, random: createRandom(seed, "desk"), due: new Map(), disputes: 0 };
  const charges = customers.map(
    (customer, index): Charge => ({
      ...{ customer, index, by: index % 2 === 0 ? "ana" : "beto", random: createRandom(seed, "desk", index) },
      ...{ restsUntil: "", broken: 0, reachedOn: [], quiet: new Map(), away },
    }),
  );
  for (let day = DESK_FROM; day <= DESK_TO; day = addDays(day, 1)) {
    if (!isBusinessDay(day, holidays)) continue;
    const today = diary.due.get(day) ?? [];
    for (const charge of new Set(today)) attempt(diary, charge, day);
    for (const by of ["ana", "beto"] as const) {
      const fresh = charges
        .filter((charge) => charge.by === by && charge.restsUntil <= day && !today.includes(charge))
        .map((charge) => ({ charge, owed: askable(charge, day).reduce((sum, each) => sum + openOn(each, day), 0) }))
        .filter(({ owed }) => owed > 0)
        .toSorted((a, b) => b.owed - a.owed || a.charge.index - b.charge.index)
        .slice(0, FRESH);
      for (const { charge } of fresh) {
        charge.restsUntil = addDays(day, 9);
        attempt(diary, charge, day);
      }
    }
  }
  return diary.steps;
}
