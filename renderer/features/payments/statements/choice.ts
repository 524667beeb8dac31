import type { BankChoice, BankLine, BankSuggestion } from "../../../../shared/contract/bank.ts";

/** The command that a suggestion asks for. */
export function choiceOf(line: BankLine, suggestion: BankSuggestion): BankChoice {
  const { key, kind, customerId, known, applications } = suggestion;
  if (kind === "payment" && known !== null) {
    return { kind: "payment", lineId: line.id, paymentUuid: known.uuid, suggestion: key };
  }
  if (kind === "pago" && known !== null) {
    return { kind: "pago", lineId: line.id, customerId, repUuid: known.uuid, pago: known.pago, suggestion: key };
  }
  return {
    kind: "record",
    lineId: line.id,
    customerId,
    applications: applications.map(({ invoiceUuid, amountMinor }) => ({ invoiceUuid, amountMinor })),
    suggestion: key,
  };
}

/** The suggestions that may be confirmed in bulk, with their deposits. */
export function certainChoices(lines: readonly BankLine[]): { choices: BankChoice[]; totals: Map<string, number> } {
  const choices: BankChoice[] = [];
  const totals = new Map<string, number>();
  for (const line of lines) {
    const suggestion = line.suggestions.find(({ key }) => key === line.certain);
    if (suggestion === undefined) continue;
    choices.push(choiceOf(line, suggestion));
    totals.set(line.currency, (totals.get(line.currency) ?? 0) + line.amountMinor);
  }
  return { choices, totals };
}
