import { addDays } from "../days.ts";
import type { RiskClass } from "./credit.ts";

/** What the strategy of collection has done on a day (COLLECTIONS 2). */
export const STRATEGY_ACTIONS = [
  "mail",
  "call",
  "whatsapp",
  "visit",
  "letter-1",
  "letter-2",
  "letter-3",
  "hold-warning",
  "hold",
  "offer-agreement",
  "placement",
] as const;
export type StrategyAction = (typeof STRATEGY_ACTIONS)[number];

/** One line of the strategy table. */
export interface StrategyStep {
  /** Days past due of the oldest item on which it falls; negative before the due day. */
  readonly day: number;
  readonly action: StrategyAction;
  /** Classes of risk it is for. */
  readonly risks: readonly RiskClass[];
}

/** What was done with a customer since a day, as far as a step can be told to be done. */
export interface Done {
  /** Last day of a contact made by each channel: call, mail, whatsapp, visit, letter. */
  readonly contacts: ReadonlyMap<string, string>;
  readonly held: boolean;
  readonly placed: boolean;
  /** A promise or an agreement is open. */
  readonly agreed: boolean;
}

/** A step with the day it falls on for one customer. */
export interface DatedStep {
  readonly action: StrategyAction;
  readonly day: number;
  readonly on: string;
}

const CHANNEL: { readonly [Action in StrategyAction]?: string } = {
  mail: "mail",
  call: "call",
  whatsapp: "whatsapp",
  visit: "visit",
  "letter-1": "letter",
  "letter-2": "letter",
  "letter-3": "letter",
};

function isDone(step: DatedStep, done: Done): boolean {
  const channel = CHANNEL[step.action];
  if (channel !== undefined) return (done.contacts.get(channel) ?? "") >= step.on;
  if (step.action === "placement") return done.placed;
  if (step.action === "offer-agreement") return done.agreed;
  return done.held;
}

/**
 * Where the strategy stands for a customer whose oldest undisputed item is due on `dueOn`: the last step that has fallen
 * due and was not done, and the next one to come. A step further on takes the place of those before it that were missed.
 */
export function strategyOf(
  steps: readonly StrategyStep[],
  customer: { readonly dueOn: string | null; readonly risk: RiskClass },
  asOf: string,
  done: Done,
): { readonly due: DatedStep | null; readonly next: DatedStep | null } {
  const { dueOn, risk } = customer;
  if (dueOn === null) return { due: null, next: null };
  const dated = steps
    .filter((step) => step.risks.includes(risk))
    .map(({ action, day }): DatedStep => ({ action, day, on: addDays(dueOn, day) }))
    .sort((a, b) => a.day - b.day);
  const last = dated.filter((step) => step.on <= asOf).at(-1);
  return {
    due: last === undefined || isDone(last, done) ? null : last,
    next: dated.find((step) => step.on > asOf) ?? null,
  };
}
