/** Payments as they arrive and the complementos de pago issued for them (RULES 24-36). */
import { firstOfMonth } from "./calendar.ts";
import type { DemoPayment, DemoPaymentLine, DemoReceipt } from "./model.ts";
import { exchangeRate, toPesos } from "./rates.ts";
import { lower } from "./sales.ts";
import type { PlannedPayment, Scene } from "./scene.ts";

const FORMS = ["03", "03", "03", "03", "03", "02"] as const;

function payLines(payment: PlannedPayment, uuid: string): DemoPaymentLine[] {
  const lines: DemoPaymentLine[] = [];
  for (const { named, owed, keepMinor } of payment.payables) {
    const priorMinor = owed.openMinor;
    const wanted = priorMinor - keepMinor;
    if (wanted <= 0) continue;
    const paidMinor = lower(owed, payment.day, "payment", wanted, uuid);
    if (paidMinor > 0) lines.push({ sale: named, instalment: ++owed.instalments, priorMinor, paidMinor });
  }
  return lines;
}

function makePayment(scene: Scene, day: number, lines: readonly DemoPaymentLine[], surplusMinor: number): DemoPayment {
  const { customer, random } = scene;
  const sum = lines.reduce((total, line) => total + line.paidMinor, 0);
  const inPesos = customer.turns.includes("pays-usd-in-pesos") && random.chance(0.5);
  const rate = exchangeRate(customer.currency, day);
  return {
    day,
    form: random.pick(FORMS),
    currency: inPesos ? "MXN" : customer.currency,
    rate: inPesos ? 10_000 : rate,
    saleRate: rate,
    amountMinor: (inPesos ? toPesos(sum, rate) : sum) + surplusMinor,
    operation: String(random.int(1_000_000, 9_999_999)),
    lines,
    unappliedMinor: surplusMinor,
  };
}

/** A wrong receipt (half the money) and the one that replaces it two days later (RULES 36, 44). */
function replacedReceipt(scene: Scene, right: DemoReceipt): DemoReceipt[] {
  const { customer, random, span } = scene;
  const moment = scene.moment(Math.min(span.lastDay, Math.floor(right.moment / 86_400) + 2), 10, 18);
  const wrongPayments = right.payments.map((payment) => {
    const lines = payment.lines.map((line) => ({ ...line, paidMinor: Math.ceil(line.paidMinor / 2) }));
    return { ...payment, lines, amountMinor: lines.reduce((total, line) => total + line.paidMinor, 0) };
  });
  const wrong: DemoReceipt = {
    ...{ kind: "P", uuid: random.uuid(), moment: right.moment, customer, relations: [] },
    ...{ payments: wrongPayments, substituted: true },
  };
  return [wrong, { ...right, moment, relations: [{ kind: "04", uuids: [wrong.uuid] }] }];
}

/**
 * Plays the planned payments by day and returns their receipts. `beforeDay` is called with each payment's day first, so
 * that credit notes of that day have lowered what is open. One receipt a payment, or one a month with several payments
 * for customers who ask for it. Payments after the last day of the story do not happen.
 */
export function payOut(scene: Scene, beforeDay: (day: number) => void): DemoReceipt[] {
  const { customer, span, random } = scene;
  const monthly = customer.turns.includes("monthly-receipt");
  const byDay = new Map<number, PlannedPayment[]>();
  for (const payment of scene.planned) {
    if (payment.day <= span.lastDay) byDay.set(payment.day, [...(byDay.get(payment.day) ?? []), payment]);
  }
  const days = [...byDay.keys()].sort((a, b) => a - b);
  const surplusDays = customer.turns.includes("overpaid") ? new Set([days.at(-9), days.at(-1)]) : new Set();

  const receipts: DemoReceipt[] = [];
  let open: { month: number; uuid: string; payments: DemoPayment[] } | null = null;
  const issue = (uuid: string, day: number, payments: readonly DemoPayment[]): void => {
    const moment = scene.moment(Math.min(day, span.lastDay), 10, 19);
    receipts.push({ kind: "P", uuid, moment, customer, relations: [], payments, substituted: false });
  };
  const closeMonth = (): void => {
    if (open !== null) issue(open.uuid, firstOfMonth(open.month, 1) - 1, open.payments);
    open = null;
  };

  for (const day of days) {
    beforeDay(day);
    const month = firstOfMonth(day);
    if (open !== null && open.month !== month) closeMonth();
    const uuid: string = open?.uuid ?? random.uuid();
    const lines = (byDay.get(day) ?? []).flatMap((payment) => payLines(payment, uuid));
    if (lines.length === 0) continue;
    const payment = makePayment(scene, day, lines, surplusDays.has(day) ? random.int(24, 96) * 10_000 : 0);
    if (!monthly) issue(uuid, day + random.int(0, 4), [payment]);
    else if (open === null) open = { month, uuid, payments: [payment] };
    else open.payments.push(payment);
  }
  closeMonth();

  if (!customer.turns.includes("replaced-receipt")) return receipts;
  const last = receipts.at(-4);
  return receipts.flatMap((receipt) => (receipt === last ? replacedReceipt(scene, receipt) : [receipt]));
}
