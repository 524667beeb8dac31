import type {
  CreditFact,
  DisputedInvoice,
  DisputeEventFact,
  DisputeFact,
} from "../../../shared/domain/disputes/facts.ts";

/** A dispute over 300.00 of invoice F1 (1,000.00), opened on 2 November 2026. */
export const dispute = (over: Partial<DisputeFact> = {}): DisputeFact => ({
  id: 1,
  invoiceUuid: "F1",
  amountMinor: 30_000,
  openedOn: "2026-11-02",
  dueOn: "2026-11-09",
  slaDays: 5,
  type: "price",
  resolver: "sales",
  ...over,
});

export const event = (
  id: number,
  kind: string,
  on: string,
  over: Partial<DisputeEventFact> = {},
): DisputeEventFact => ({
  id,
  disputeId: 1,
  kind,
  on,
  resolver: null,
  outcome: "",
  effect: "",
  acceptedMinor: 0,
  rootCause: "",
  cfdiUuid: "",
  type: null,
  amountMinor: null,
  dueOn: "",
  slaDays: 0,
  undoesId: null,
  ...over,
});

/** A decision that credit has to come. */
export const expectsCredit = (id: number, on: string, acceptedMinor: number, over: Partial<DisputeEventFact> = {}) =>
  event(id, "expects-cfdi", on, {
    outcome: "valid",
    effect: "credit-note",
    acceptedMinor,
    rootCause: "pricing",
    ...over,
  });

export const invoice = (over: Partial<DisputedInvoice> = {}): DisputedInvoice => ({
  uuid: "F1",
  receivableId: 1,
  totalMinor: 100_000,
  endedAs: "",
  endedOn: "",
  successor: "",
  isOpening: false,
  ...over,
});

export const credit = (uuid: string, on: string, amountMinor: number, invoiceUuid = "F1"): CreditFact => ({
  uuid,
  invoiceUuid,
  on,
  amountMinor,
});

export const byUuid = (...invoices: DisputedInvoice[]): Map<string, DisputedInvoice> =>
  new Map(invoices.map((each) => [each.uuid, each]));
