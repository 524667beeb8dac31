import type { TFunction } from "i18next";
import type { ContactCheck, ListItem, Reason } from "../../../shared/contract/worklist.ts";
import { formatDay, formatInteger, formatMoney, formatTime } from "../../lib/format.ts";

/** Something that was agreed did not happen. */
export function isFailure({ code }: Reason): boolean {
  return code === "promise-broken" || code === "agreement-default";
}

/** Why a customer is in the list. */
export function reasonWords(reason: Reason, t: TFunction): string {
  const values = {
    on: formatDay(reason.on ?? ""),
    amount: formatMoney(reason.minor ?? 0, reason.currency ?? "MXN"),
  };
  if (reason.code === "follow-up" && reason.at !== undefined) {
    return t("worklist.reasons.follow-up-at", { time: formatTime(reason.at) });
  }
  return t(`worklist.reasons.${reason.code}`, values);
}

/** `2026-11-24T09:00` as `24/nov/2026 09:00`. */
export function localWords(local: string): string {
  return `${formatDay(local.slice(0, 10))} ${local.slice(11)}`;
}

/** Why nobody may call now, and from when on they may. */
export function closedWords(closed: NonNullable<ListItem["closed"]>, t: TFunction): string {
  if (closed.nextLocal !== null) return t("worklist.closedUntil", { when: localWords(closed.nextLocal) });
  return t("worklist.closedNow", { why: t(`worklist.refusals.${closed.why}`, { hours: "" }) });
}

/** A refusal in full: what, by which rule, who may override it, and from when on it is allowed. */
export function refusalWords(check: Extract<ContactCheck, { allowed: false }>, t: TFunction): string {
  const why = t(`worklist.refusals.${check.why}`, { hours: check.hours });
  const parts = [`${why.charAt(0).toUpperCase()}${why.slice(1)}.`];
  if (check.ruleId !== "") parts.push(`${t("worklist.refusal.rule", { rule: check.ruleId })}.`);
  if (check.ruleId !== "") parts.push(t(check.law ? "worklist.refusal.law" : "worklist.refusal.policy"));
  if (check.nextLocal !== null) parts.push(t("worklist.refusal.next", { when: localWords(check.nextLocal) }));
  return parts.join(" ");
}

/** Tenths of a point as `31.2`. */
export function pointsText(tenths: number): string {
  return tenths % 10 === 0 ? formatInteger(tenths / 10) : (tenths / 10).toFixed(1);
}

/** What a part of the score was made of. */
export function factWords(part: keyof ListItem["parts"], { facts }: ListItem, t: TFunction): string {
  const { currency } = facts;
  const money = (minor: number): string => (currency === "" ? "0" : formatMoney(minor, currency));
  switch (part) {
    case "amount":
      return t("worklist.facts.amount", { amount: money(facts.overdueMinor), p95: money(facts.p95Minor) });
    case "dpd":
      return t("worklist.facts.dpd", { days: facts.dpd });
    case "risk":
      return t("worklist.facts.risk", { risk: facts.risk });
    case "broken":
      return t("worklist.facts.broken", { count: facts.broken });
    case "contact":
      return facts.contactDays === null
        ? t("worklist.facts.contactNever")
        : t("worklist.facts.contact", { days: facts.contactDays });
    case "trend":
      return facts.trendDays === null || facts.trendDays <= 0
        ? t("worklist.facts.trendNone")
        : t("worklist.facts.trend", { days: facts.trendDays });
    case "credit":
      return facts.creditLimitMinor === null
        ? t("worklist.facts.creditNone")
        : t("worklist.facts.credit", {
            open: money(facts.creditOpenMinor),
            limit: money(facts.creditLimitMinor),
          });
  }
}
