import type { TFunction } from "i18next";
import { zApproverRole } from "../../../shared/contract/approvals.ts";
import type { EscalationRow } from "../../../shared/contract/escalation-list.ts";
import type { TriggerTold } from "../../../shared/contract/escalations.ts";
import { formatDay, formatInteger, formatMoney } from "../../lib/format.ts";

/** Why a customer is proposed, in words. */
export function triggerWords({ code, value, on }: TriggerTold, currency: string, t: TFunction): string {
  const amount = code === "amount" ? formatMoney(value, currency) : formatInteger(value);
  return t(`escalationCodes.triggers.${code}`, { value: amount, day: on === null ? "" : formatDay(on) });
}

/** Who answers a case: the person its level names, or the role. */
export function answererWords(
  { answerer, answerRole }: Pick<EscalationRow, "answerer" | "answerRole">,
  t: TFunction,
): string {
  if (answerer !== "") return answerer;
  const role = zApproverRole.safeParse(answerRole);
  return role.success ? t(`escalationCodes.roles.${role.data}`) : "";
}
