import type { TFunction } from "i18next";
import type { Agency, PaperStands } from "../../../shared/contract/agencies.ts";
import type { Complaint } from "../../../shared/contract/agency-complaints.ts";
import type { InvoiceDue } from "../../../shared/contract/agency-invoices.ts";
import type { AgencyAgent } from "../../../shared/contract/agency-training.ts";
import type { Paper } from "../../../shared/domain/agencies/codes.ts";
import { formatDay, formatPercent } from "../../lib/format.ts";
import { monthText } from "./typed.ts";

const BUCKETS = { "1-30": "d1to30", "31-60": "d31to60", "61-90": "d61to90", "90+": "d90plus" } as const;

/** A bucket at placement, as the aging calls it. */
export function bucketWords(bucket: keyof typeof BUCKETS, t: TFunction): string {
  return t(`common.buckets.${BUCKETS[bucket]}`);
}

/** A share in ten-thousandths, in percent. */
export function shareWords(bp: number): string {
  return formatPercent(String(bp / 100));
}

/** What a paper has to be looked after for; "" when it has nothing. */
export function alertWords({ paper, state, daysLeft }: PaperStands, t: TFunction): string {
  const name = t(`agencyCodes.papers.${paper}`);
  if (state === "missing") return t("agencies.papers.alerts.missing", { paper: name });
  if (daysLeft === null || (state !== "soon" && state !== "expired")) return "";
  if (daysLeft === 0) return t("agencies.papers.alerts.today", { paper: name });
  return daysLeft < 0
    ? t("agencies.papers.alerts.expired", { paper: name, count: -daysLeft })
    : t("agencies.papers.alerts.soon", { paper: name, count: daysLeft });
}

/** Why nothing can be placed with an agency, and what to do. */
export function blockedWords(blocked: Exclude<Agency["blocked"], "">, papers: readonly Paper[], t: TFunction): string {
  const named = papers.map((paper) => t(`agencyCodes.papers.${paper}`)).join(", ");
  return t(`agencyCodes.blocked.${blocked}`, { papers: named });
}

/** Papers without which nothing is placed. */
export function papersWanted(papers: readonly PaperStands[]): Paper[] {
  return papers
    .filter(({ obligatory, state }) => obligatory && (state === "expired" || state === "missing"))
    .map(({ paper }) => paper);
}

/** What of a complaint is or was late; "" while all is in time. */
export function complaintLateWords(complaint: Complaint, t: TFunction): string {
  const { open, state, acknowledgedLate, answeredLate, acknowledgeBy, answerBy, daysLate } = complaint;
  if (open && answeredLate) {
    return t("agencyOversight.complaints.late.answer", { day: formatDay(answerBy), count: daysLate });
  }
  if (state === "received" && acknowledgedLate) {
    return t("agencyOversight.complaints.late.acknowledge", { day: formatDay(acknowledgeBy) });
  }
  if (answeredLate) return t("agencyOversight.complaints.late.answered");
  return acknowledgedLate ? t("agencyOversight.complaints.late.acknowledged") : "";
}

/** What is to be closed of a month of an agency, and until when. */
export function dueWords({ month, closeBy, number, invoiceId, late }: InvoiceDue, t: TFunction): string {
  const values = { month: monthText(month), day: formatDay(closeBy), number };
  if (invoiceId === null)
    return t(late ? "agencies.invoices.due.missingLate" : "agencies.invoices.due.missing", values);
  return t(late ? "agencies.invoices.due.openLate" : "agencies.invoices.due.open", values);
}

/** How many gestores have training in force, and the names of the others. */
export function trainedWords(active: readonly AgencyAgent[], t: TFunction): string {
  const without = active.filter(({ trained }) => !trained).map(({ name }) => name);
  const counted = t("agencyTraining.inForce", { trained: active.length - without.length, total: active.length });
  return without.length === 0 ? counted : `${counted} ${t("agencyTraining.without", { names: without.join(", ") })}`;
}
