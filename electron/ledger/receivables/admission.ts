import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { isDay } from "../../../shared/domain/days.ts";
import { parseMicros, parseMinor } from "../../../shared/domain/money.ts";

/** Why a document that was read well is not booked; null when it is. */
export interface Refusal {
  readonly outcome: "skipped" | "rejected";
  readonly code: string;
  readonly detail: string;
}

/**
 * Whether a document belongs in the ledger: stamped, of kind I, E or P, issued by one of our RFCs (RULES 3, 9, 15), with
 * a real day and amounts the ledger can hold.
 */
export function refusalOf(document: CfdiDocument, ownRfcs: ReadonlySet<string>): Refusal | null {
  if (document.uuid === "") return { outcome: "skipped", code: "unstamped", detail: "" };
  if (!ownRfcs.has(document.issuer.rfc)) {
    if (ownRfcs.size === 0) return { outcome: "skipped", code: "no-own-rfc", detail: document.issuer.rfc };
    return ownRfcs.has(document.receiver.rfc)
      ? { outcome: "skipped", code: "not-ours-received", detail: document.issuer.rfc }
      : { outcome: "skipped", code: "not-ours-third-party", detail: document.issuer.rfc };
  }
  if (!isDay(document.issuedAt.slice(0, 10))) {
    return { outcome: "rejected", code: "bad-date", detail: document.issuedAt };
  }
  return unbookableAmount(document);
}

function unbookableAmount(document: CfdiDocument): Refusal | null {
  const amounts: [string, string][] = [[document.total, document.currency]];
  for (const pago of document.kind === "P" ? document.payments : []) {
    if (!isDay(pago.paidAt.slice(0, 10))) return { outcome: "rejected", code: "bad-date", detail: pago.paidAt };
    amounts.push([pago.amount, pago.currency]);
    for (const line of pago.lines) if (line.paid !== "") amounts.push([line.paid, line.currency]);
  }
  for (const [amount, currency] of amounts) {
    try {
      parseMinor(amount, currency);
    } catch {
      return { outcome: "rejected", code: "bad-amount", detail: amount };
    }
  }
  return null;
}

/** Rounding of line taxes may move the printed total by a few cents. */
const TOLERANCE_MICROS = 50_000n;

/**
 * Whether Total is what its parts add up to. Two contents under one UUID cannot both be what was stamped, and this tells
 * most forged or damaged ones from the true one; it decides nothing else (Total is never recomputed, RULES 13).
 */
export function addsUp(document: CfdiDocument): boolean {
  if (document.kind === "P") return true;
  const micros = (text: string): bigint => (text === "" ? 0n : parseMicros(text));
  try {
    const parts =
      micros(document.subtotal) -
      micros(document.discount) +
      micros(document.transferredTaxes) -
      micros(document.withheldTaxes) +
      micros(document.localTransferred) -
      micros(document.localWithheld);
    const difference = parts - micros(document.total);
    return difference <= TOLERANCE_MICROS && difference >= -TOLERANCE_MICROS;
  } catch {
    return false;
  }
}
