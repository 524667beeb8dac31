import { expect } from "vitest";
import { postCluster } from "../../../shared/domain/posting/cluster.ts";
import type { InvoiceFact, ReductionFact } from "../../../shared/domain/posting/facts.ts";

/** An invoice for 1000 pesos of 10 January. */
export const invoice = (uuid: string, more: Partial<InvoiceFact> = {}): InvoiceFact => ({
  uuid,
  issuedAt: `${more.issuedOn ?? "2026-01-10"}T10:00:00`,
  cancelledOn: null,
  replaces: [],
  customer: 1,
  issuedOn: "2026-01-10",
  currency: "MXN",
  total: 1_000_000_000n,
  kept: false,
  settledAtIssue: false,
  dueOn: "2026-02-09",
  ...more,
});
/** A for 1000, and B for 1200 that replaces it. */
export const A = invoice("A");
export const B = invoice("B", { issuedOn: "2026-02-15", replaces: ["A"], total: 1_200_000_000n, dueOn: "2026-03-17" });

/** What lowers A, in pesos. */
export const lowers = (
  kind: ReductionFact["kind"],
  source: string,
  on: string,
  pesos: number,
  more: Partial<ReductionFact> = {},
): ReductionFact => ({
  kind,
  source,
  line: 0,
  customer: 1,
  on,
  currency: "MXN",
  amount: BigInt(Math.round(pesos * 1000)) * 1000n,
  targets: ["A"],
  ...more,
});
export const paid = (on: string, pesos: number, more: Partial<ReductionFact> = {}) =>
  lowers("payment", "P", on, pesos, more);

/**
 * Entries as they are written: what caused each, why, and under which document it is reposted; and where the invoices stand
 * after them. The same whatever order the facts come in.
 */
export function entries(invoices: readonly InvoiceFact[], reductions: readonly ReductionFact[]): string[] {
  const { postings, states } = postCluster(invoices, reductions);
  const reversed = postCluster(invoices.toReversed(), reductions.toReversed());
  const key = (one: object): string =>
    JSON.stringify(one, (_, value) => (typeof value === "bigint" ? `${value}` : value));
  expect(reversed.postings.map(key).sort(), "whatever order facts come in").toEqual(postings.map(key).sort());
  return [
    ...postings.map(
      ({ on, receivable, customer, kind, amountMinor, currency, source, reason, anchor }) =>
        `${on} ${receivable ?? `account of ${String(customer)}`} ${kind} ${String(amountMinor / 100)} ${currency}: ${source} ${reason}, under ${anchor}`,
    ),
    ...states.map(
      ({ uuid, openMinor, totalMinor, dueOn, closedOn, lastEntryOn, endedAs, endedOn, successor }) =>
        `${uuid} ${String(openMinor / 100)} of ${String(totalMinor / 100)}, due ${dueOn}, last ${lastEntryOn}` +
        (closedOn === null ? "" : `, closed ${closedOn}`) +
        (endedAs === "" ? "" : `, ${endedAs} ${endedOn} by ${successor ?? "nobody"}`),
    ),
  ];
}
