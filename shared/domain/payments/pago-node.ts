import { parseMicros } from "../money.ts";
import type { PagoFact } from "../posting/complement.ts";
import { isUuid, lineCosts, pagoBounds, readPago } from "../posting/complement.ts";
import type { PagoNode } from "./facts.ts";

/** A Pago as linking and allocation see it, read from what the file says. */
export function pagoNode(
  place: Pick<PagoNode, "rep" | "pago" | "customer" | "paidOn" | "operation">,
  pago: PagoFact,
): PagoNode {
  const { lines } = readPago(pago);
  const costs = lineCosts(pago);
  return {
    ...place,
    currency: pago.currency,
    amount: parseMicros(pago.amount),
    ...pagoBounds(pago),
    lines: pago.lines.flatMap((line, index) => {
      const amount = lines[index] ?? 0n;
      if (amount <= 0n || !isUuid(line.target)) return [];
      return [{ target: line.target, currency: line.currency, amount, cost: costs[index] ?? 0n }];
    }),
  };
}
