import { addDays } from "../../../../shared/domain/days.ts";
import { type Entry, type Item, openOn } from "./office.ts";

/** What of an invoice came, went and was to be paid in a period. */

export function upTo(item: Item, to: string, kind: Entry["kind"]): number {
  return item.entries.reduce(
    (total, entry) => (entry.kind === kind && entry.day <= to ? total + entry.minor : total),
    0,
  );
}
export function within(item: Item, from: string, to: string, kind: Entry["kind"]): number {
  return upTo(item, to, kind) - upTo(item, addDays(from, -1), kind);
}
export function charged(item: Item, to: string): number {
  return upTo(item, to, "charge");
}
/** What was written off before the period and came back in it (decision 51), and money of before that the bank returned. */
export function cameBack(item: Item, from: string, to: string): number {
  return Math.max(0, within(item, from, to, "writeOff")) + returned(item, from, to);
}
/** What the bank returned in the period of money it had received before. */
export function returned(item: Item, from: string, to: string): number {
  return item.entries.reduce(
    (total, { kind, day, minor, valueOn }) =>
      kind === "cash" && minor > 0 && day >= from && day <= to && valueOn < from ? total + minor : total,
    0,
  );
}
/** Cash with a value date in the period, less what of it the bank returned in it. */
export function received(item: Item, from: string, to: string): number {
  return -within(item, from, to, "cash") + returned(item, from, to);
}
/** What of it was still to be paid when the period began, or at issue, less what was cancelled in it (decision 71). */
export function toBePaid(item: Item, from: string, to: string): number {
  const before = openOn(item, addDays(from, -1));
  return before + within(item, from, to, "charge") + cameBack(item, from, to) + within(item, from, to, "cancel");
}
/** Open at the opening, or at issue where that is in the period, less credit notes and cancellations of the period. */
export function toCollect(item: Item, from: string, to: string): number {
  const reduced = within(item, from, to, "credit") + within(item, from, to, "cancel");
  return openOn(item, addDays(from, -1)) + within(item, from, to, "charge") + cameBack(item, from, to) + reduced;
}
