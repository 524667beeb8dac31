import { bankDay, bankDayBefore, dayText, firstOfMonth } from "./calendar.ts";
import type { DemoCustomer } from "./model.ts";
import type { Random } from "./random.ts";
import { vatOf } from "./sales.ts";
import type { Payable, PlannedPayment, StorySpan } from "./scene.ts";

/** Pay day (15th or last of the month, or the Friday before) for what falls due by then. */
function nextPayday(day: number): number {
  const dayOfMonth = Number(dayText(day).slice(8));
  if (dayOfMonth <= 15) return bankDayBefore(day + 15 - dayOfMonth);
  return bankDayBefore(firstOfMonth(day, 1) - 1);
}

function whole(day: number, payables: readonly Payable[]): PlannedPayment {
  return { day, payables: payables.map((payable) => ({ ...payable, keepMinor: 0 })) };
}

/** A tenth of the price with its VAT: an amount that a credit note can later settle to the cent. */
function tenth({ owed }: Payable): number {
  const base = Math.floor((owed.subtotalMinor - owed.discountMinor) / 10);
  return base + vatOf(base, owed.customer.vat);
}

/** When and in how many parts a customer pays invoices that fall due together. */
export function planPayments(
  random: Random,
  customer: DemoCustomer,
  span: StorySpan,
  payables: readonly Payable[],
): PlannedPayment[] {
  const dueDay = payables[0]?.owed.dueDay ?? span.lastDay;
  const behaviour = customer.behaviour;
  switch (behaviour.kind) {
    case "cash":
      return [];
    case "prompt":
      return [whole(bankDay(dueDay - random.int(0, 4)), payables)];
    case "late":
      return [whole(bankDay(dueDay + Math.max(1, behaviour.days + random.int(-3, 3))), payables)];
    case "payday":
      return [whole(nextPayday(dueDay), payables)];
    case "silent": {
      const day = bankDay(dueDay + random.int(2, 9));
      return day > span.lastDay - behaviour.daysBeforeEnd ? [] : [whole(day, payables)];
    }
    case "short": {
      const disputed = random.chance(0.2);
      const day = bankDay(dueDay + random.int(2, 6));
      return [{ day, payables: payables.map((payable) => ({ ...payable, keepMinor: disputed ? tenth(payable) : 0 })) }];
    }
    case "parts": {
      const planned: PlannedPayment[] = [];
      for (let part = 1; part <= behaviour.parts; part++) {
        const day = bankDay(dueDay + (part - 1) * 21 + random.int(0, 4));
        const left = behaviour.parts - part;
        const keep = ({ owed }: Payable): number => Math.round((owed.totalMinor * left) / behaviour.parts);
        planned.push({ day, payables: payables.map((payable) => ({ ...payable, keepMinor: keep(payable) })) });
      }
      return planned;
    }
  }
}
