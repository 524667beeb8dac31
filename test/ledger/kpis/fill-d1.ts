import { items } from "../../domain/kpis/fixture-d1.ts";
import type { FilledEntry, FilledInvoice } from "../reports/fill.ts";

/** Thousands of pesos in minor units. */
export const K = 100_000;

/** Fixture D1 of KPIS 1 as posting would leave it: entries, not sums. Further entries by the index of their invoice. */
export function d1(more: Readonly<Record<number, readonly FilledEntry[]>> = {}): FilledInvoice[] {
  return items.map((item, index) => ({
    customer: item.customer,
    issuedOn: item.issuedOn,
    dueOn: item.dueOn,
    minor: item.total * K,
    entries: [
      ...item.cash.map(([on, k]) => ({ kind: "payment", on, minor: -k * K })),
      ...item.reduced.map(([on, k]) => ({
        kind: item.customer === "E" ? "cancellation" : "credit",
        on,
        minor: -k * K,
      })),
      ...(more[index] ?? []),
    ],
    ...(item.customer === "E" ? { ended: { as: "cancelled" as const, on: "2026-10-12" } } : {}),
  }));
}
