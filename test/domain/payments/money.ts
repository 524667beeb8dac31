import type { ApplicationFact, LinkDecision, MoneyFact, PagoNode } from "../../../shared/domain/payments/facts.ts";
import { pagoNode } from "../../../shared/domain/payments/pago-node.ts";

/** Money and papers as tests tell them; amounts in pesos. */

export const deposit = (uuid: string, pesos: number, more: Partial<MoneyFact> = {}): MoneyFact => ({
  uuid,
  customer: 1,
  currency: "MXN",
  amountMinor: Math.round(pesos * 100),
  paidOn: "2026-03-10",
  effectiveOn: more.paidOn ?? "2026-03-10",
  bouncedOn: null,
  operation: "",
  refunds: [],
  applications: [],
  ...more,
});
/** UUID of an invoice by its letter. */
export const id = (letter: string): string => `${letter.repeat(8)}-0000-4000-8000-000000000001`;
const lines = (text: string) =>
  text
    .split(" ")
    .map((one) => ({ target: id(one.slice(0, 1)), currency: "MXN", equivalence: "1", paid: one.slice(1) }));
export const receipt = (
  rep: string,
  what: string,
  more: { amount?: string; on?: string; operation?: string; pago?: number } = {},
): PagoNode => {
  const sum = lines(what).reduce((total, { paid }) => total + Number(paid), 0);
  const place = {
    rep,
    pago: more.pago ?? 0,
    customer: 1,
    paidOn: more.on ?? "2026-03-10",
    operation: more.operation ?? "",
  };
  return pagoNode(place, { currency: "MXN", amount: more.amount ?? sum.toFixed(2), lines: lines(what) });
};
export const applied = (
  number: number,
  letter: string,
  pesos: number,
  more: Partial<ApplicationFact> = {},
): ApplicationFact => ({
  id: number,
  target: id(letter),
  amountMinor: pesos * 100,
  targetCurrency: "MXN",
  targetMinor: pesos * 100,
  ahead: false,
  ...more,
});
export const decided = (payment: string, rep: string, linked = true): LinkDecision => ({
  payment,
  rep,
  pago: 0,
  linked,
});
