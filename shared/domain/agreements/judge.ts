import { addDays } from "../days.ts";
import type { AgreementFact, AgreementState, CoveredEntry, InstalmentFact, PartFact } from "./facts.ts";

/** An instalment with what fills it. */
export interface InstalmentStanding extends InstalmentFact {
  /** Less than at first, or 0, when invoices were cancelled or credited. */
  readonly agreedMinor: number;
  readonly paidMinor: number;
}

/** Where the money of one currency stands at the end of a day. */
export interface PartStanding {
  readonly currency: string;
  readonly agreedMinor: number;
  readonly paidMinor: number;
  /** Of the instalments whose day has gone by, what is missing. */
  readonly overdueMinor: number;
  readonly openMinor: number;
  /** Quita that lowers the balance by itself. */
  readonly quitaMinor: number;
  /** Quita for which the CFDI has come. */
  readonly creditedMinor: number;
  /** First instalment that lacks something; "" when none does. */
  readonly nextDueOn: string;
  readonly nextMinor: number;
}

/** Where an agreement stands at the end of a day. */
export interface AgreementStanding {
  readonly state: AgreementState;
  readonly nextDueOn: string;
  /** Day since which it is in default; "" while it is not. */
  readonly defaultOn: string;
  readonly overdue: boolean;
  readonly awaitsCredit: boolean;
  readonly parts: readonly PartStanding[];
}

/** A standing that holds from a day until before another; the last one has no end. */
export interface AgreementSpan {
  readonly from: string;
  readonly until: string | null;
  readonly standing: AgreementStanding;
}

/** What fills the instalments of a part at the end of a day, in order; what is left of the debt is for the earliest. */
export function instalmentsOn(
  instalments: readonly InstalmentFact[],
  paidMinor: number,
  agreedMinor: number,
): InstalmentStanding[] {
  let agreed = agreedMinor;
  let paid = paidMinor;
  return [...instalments]
    .sort((a, b) => a.seq - b.seq)
    .map((instalment) => {
      const own = Math.min(instalment.amountMinor, agreed);
      agreed -= own;
      const filled = Math.min(own, paid);
      paid -= filled;
      return { ...instalment, agreedMinor: own, paidMinor: filled };
    });
}

/** Where the money of a part stands at the end of a day. */
function partOn(
  part: PartFact,
  entries: readonly CoveredEntry[],
  quitaSource: number | null,
  day: string,
): PartStanding & { readonly rows: readonly InstalmentStanding[] } {
  const covered = new Set(part.receivables);
  let balance = 0;
  let cash = -part.cashBeforeMinor;
  let quita = 0;
  let credited = 0;
  for (const entry of entries) {
    if (entry.on > day || !covered.has(entry.receivable)) continue;
    balance += entry.amountMinor;
    if (entry.cash) cash -= entry.amountMinor;
    if (entry.source === quitaSource) quita -= entry.amountMinor;
    if (entry.source === quitaSource && entry.credited) credited += entry.amountMinor;
  }
  const openMinor = Math.max(0, balance);
  // What invoices that were cancelled or credited leave of the debt is less than was agreed; never more.
  const agreedMinor = Math.min(part.totalMinor, Math.max(0, cash) + openMinor);
  const paidMinor = Math.min(agreedMinor, Math.max(0, cash));
  const rows = instalmentsOn(part.instalments, paidMinor, agreedMinor);
  const next = rows.find((row) => row.paidMinor < row.agreedMinor);
  return {
    currency: part.currency,
    agreedMinor,
    paidMinor,
    overdueMinor: rows.filter((row) => row.dueOn < day).reduce((sum, row) => sum + row.agreedMinor - row.paidMinor, 0),
    openMinor,
    quitaMinor: quita,
    creditedMinor: credited,
    nextDueOn: next?.dueOn ?? "",
    nextMinor: next === undefined ? 0 : next.agreedMinor - next.paidMinor,
    rows,
  };
}

/** Days on which something may change: the same judgement holds from each to the next. */
function turningDays(fact: AgreementFact, entries: readonly CoveredEntry[]): string[] {
  const days = new Set([fact.madeOn, ...entries.map((entry) => entry.on)]);
  if (fact.offered) for (const day of [fact.offered.on, addDays(fact.offered.expiresOn, 1)]) days.add(day);
  if (fact.signedOn !== null) days.add(fact.signedOn);
  if (fact.ended) days.add(fact.ended.on);
  for (const { dueOn } of fact.parts.flatMap((part) => part.instalments)) {
    days.add(addDays(dueOn, 1));
    days.add(addDays(dueOn, fact.graceDays + 1));
  }
  return [...days].filter((day) => day >= fact.madeOn).sort();
}

/**
 * Where an agreement stands on every day from the one it was drawn up, days to come included: a query as of any day, past or
 * future, reads it, and the passing of a day changes nothing that is stored (COLLECTIONS 9). Cash on the covered invoices
 * since it was drawn up fills instalments in order; one that lacks something after the grace days is a default, which is
 * cured when everything due by then is paid.
 */
export function judgeAgreement(fact: AgreementFact, entries: readonly CoveredEntry[]): AgreementSpan[] {
  const spans: { from: string; standing: AgreementStanding; text: string }[] = [];
  let defaultOn = "";
  let failed = false;
  for (const day of turningDays(fact, entries)) {
    const parts = fact.parts.map((part) => partOn(part, entries, fact.quitaSource, day));
    const late = parts.some(({ rows }) =>
      rows.some((row) => row.paidMinor < row.agreedMinor && addDays(row.dueOn, fact.graceDays) < day),
    );
    const life = lifeOn(fact, day);
    const running = life === "signed";
    if (running) defaultOn = late ? defaultOn || day : "";
    failed ||= running && late;
    const standing: AgreementStanding = {
      state: running ? runningState(fact, parts, { late, failed, day }) : life,
      nextDueOn: running ? earliest(parts.map((part) => part.nextDueOn)) : "",
      defaultOn: running || life === "terminated" ? defaultOn : "",
      overdue: running && parts.some((part) => part.overdueMinor > 0),
      awaitsCredit: running && parts.some((part) => part.quitaMinor > 0),
      parts: parts.map(({ rows: _, ...part }) => part),
    };
    const text = JSON.stringify(standing);
    if (spans.at(-1)?.text !== text) spans.push({ from: day, standing, text });
  }
  return spans.map(({ from, standing }, index) => ({ from, until: spans[index + 1]?.from ?? null, standing }));
}

/** Where the paper stands; `signed` while only money decides. */
function lifeOn(fact: AgreementFact, day: string): AgreementState {
  const { ended, signedOn, offered } = fact;
  if (ended && ended.on <= day) return ended.as;
  if (signedOn !== null && signedOn <= day) return "signed";
  if (!offered || offered.on > day) return "draft";
  return day > offered.expiresOn ? "expired" : "offered";
}

/** Of a signed agreement; `signed` until its first payment came or its first day has gone by. */
function runningState(
  fact: AgreementFact,
  parts: readonly PartStanding[],
  { late, failed, day }: { readonly late: boolean; readonly failed: boolean; readonly day: string },
): AgreementState {
  if (parts.every((part) => part.paidMinor >= part.agreedMinor)) return "completed";
  if (late) return "default";
  if (failed) return "cured";
  const first = earliest(fact.parts.flatMap((part) => part.instalments.map(({ dueOn }) => dueOn)));
  const began = parts.some((part) => part.paidMinor > 0) || first === "" || day > first;
  return began ? "active" : "signed";
}

/** The earliest of days, "" standing for none. */
function earliest(days: readonly string[]): string {
  return days.filter((day) => day !== "").sort()[0] ?? "";
}
