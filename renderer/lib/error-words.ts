import type { TFunction } from "i18next";
import { z } from "zod";
import { zNotPlaceable, zPaper } from "../../shared/contract/agencies.ts";
import { type AgreementProblem, zAgreementState } from "../../shared/contract/agreements.ts";
import { zApproverRole } from "../../shared/contract/approvals.ts";
import { zDemandedStep } from "../../shared/contract/contacts.ts";
import type { LedgerErrorCode } from "../../shared/contract/errors.ts";
import { zKeepingLaw } from "../../shared/contract/privacy.ts";
import { AUDIT_REFUSALS } from "../../shared/domain/agencies/audits.ts";
import { CALL_REFUSALS } from "../../shared/domain/agencies/calls.ts";
import { COMPLAINT_REFUSALS } from "../../shared/domain/agencies/complaints.ts";
import { INVOICE_REFUSALS } from "../../shared/domain/agencies/invoice-review.ts";
import { PACKAGE_REFUSALS } from "../../shared/domain/agencies/packages.ts";
import { REPORT_REFUSALS } from "../../shared/domain/agencies/reports.ts";
import { TRAINING_REFUSALS } from "../../shared/domain/agencies/training.ts";
import { CAMPAIGN_REFUSALS } from "../../shared/domain/campaigns/codes.ts";
import { agreementsEs } from "../../shared/i18n/agreements.es.ts";
import { approvalsEs } from "../../shared/i18n/approvals.es.ts";
import { fieldsEs } from "../../shared/i18n/fields.es.ts";
import { lettersEs } from "../../shared/i18n/letters.es.ts";
import { mailEs } from "../../shared/i18n/mail.es.ts";
import { refusalWord } from "../../shared/i18n/tabular-words.ts";
import { formatDay, formatMoney } from "./format.ts";
import { currentLang } from "./i18n.ts";
import { ledgerErrorCode } from "./ledger.ts";

const zErrorData = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));

/** Values a declared error carries for its words (a path, a version); lists are joined. */
export function errorValues(error: unknown): Record<string, string | number> {
  const data = error instanceof Error && "data" in error ? zErrorData.safeParse(error.data) : null;
  if (data === null || !data.success) return {};
  return Object.fromEntries(
    Object.entries(data.data).map(([name, value]) => {
      if (typeof value === "string" || typeof value === "number") return [name, value];
      return [name, Array.isArray(value) ? value.join("; ") : String(value ?? "")];
    }),
  );
}

const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The values as people read them: days in words. */
function readable(values: Record<string, string | number>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" && WHOLE_DAY.test(value) ? formatDay(value) : value,
    ]),
  );
}

/** Code of the words to show: the declared one, INTERNAL for anything else. */
export function errorCode(error: unknown): LedgerErrorCode {
  return ledgerErrorCode(error) ?? "INTERNAL";
}

const zFieldProblem = z.enum(Object.keys(fieldsEs) as [keyof typeof fieldsEs]);

/** Why a typed value was refused; its code where this version knows no words for it. */
function fieldProblem(values: Record<string, string | number>, t: TFunction): string {
  const known = zFieldProblem.safeParse(values["code"]);
  return known.success ? t(`fields.${known.data}`, { value: String(values["value"] ?? "") }) : String(values["code"]);
}

const zMailProblem = z.enum(Object.keys(mailEs.problems) as [keyof typeof mailEs.problems]);
const zTemplateProblem = z.enum(Object.keys(mailEs.templateProblems) as [keyof typeof mailEs.templateProblems]);

const zTextProblem = z.enum(Object.keys(lettersEs.templateProblems) as [keyof typeof lettersEs.templateProblems]);
const zLetterBlocked = z.object({
  code: z.enum(Object.keys(lettersEs.blocked) as [keyof typeof lettersEs.blocked]),
  names: z.array(z.string()),
  amounts: z.array(z.object({ currency: z.string(), minor: z.number() })),
});

/** Why a letter cannot be issued. */
function letterWords(error: unknown, t: TFunction): string {
  const data = zLetterBlocked.safeParse(error instanceof Error && "data" in error ? error.data : null);
  if (!data.success) return t("letters.blocked.title");
  const { code, names, amounts } = data.data;
  const sums = amounts.map(({ minor, currency }) => formatMoney(minor, currency)).join(", ");
  return t(`letters.blocked.${code}`, { names: names.join(", "), amounts: sums });
}

const zMayNot = z.enum(Object.keys(approvalsEs.mayNot) as [keyof typeof approvalsEs.mayNot]);
const zAgencyBlocked = z.object({
  why: z.enum(["inactive", "papers", "terms", "training"]),
  name: z.string(),
  papers: z.array(zPaper),
});
const zPackageRefusal = z.enum(PACKAGE_REFUSALS);
const zReportRefusal = z.enum(REPORT_REFUSALS);
const zAuditRefusal = z.enum(AUDIT_REFUSALS);
const zCallRefusal = z.enum(CALL_REFUSALS);
const zTrainingRefusal = z.enum(TRAINING_REFUSALS);
const zComplaintRefusal = z.enum(COMPLAINT_REFUSALS);
const zInvoiceRefusal = z.enum(INVOICE_REFUSALS);
const zNotRecallable = z.enum(["control", "recalled", "asked"]);

/** Why nothing can be placed with an agency, why an invoice cannot, or why an item cannot be taken back. */
function agencyWords(
  code: "AGENCY_BLOCKED" | "PLACEMENT_REFUSED" | "RECALL_REFUSED",
  error: unknown,
  values: Record<string, string | number>,
  t: TFunction,
): string {
  if (code === "AGENCY_BLOCKED") {
    const data = zAgencyBlocked.safeParse(error instanceof Error && "data" in error ? error.data : null);
    const papers = data.data?.papers.map((paper) => t(`agencyCodes.papers.${paper}`)).join(", ") ?? "";
    return t("errors.AGENCY_BLOCKED", {
      name: data.data?.name ?? "",
      reason: t(`agencyCodes.blocked.${data.data?.why ?? "papers"}`, { papers }),
    });
  }
  if (code === "PLACEMENT_REFUSED") {
    const why = zNotPlaceable.safeParse(values["why"]);
    return t("errors.PLACEMENT_REFUSED", {
      ...values,
      reason: t(`agencyCodes.notPlaceable.${why.success ? why.data : "nothing-open"}`),
    });
  }
  const why = zNotRecallable.safeParse(values["why"]);
  return t("errors.RECALL_REFUSED", {
    ...values,
    reason: t(`agencyCodes.notRecallable.${why.success ? why.data : "recalled"}`),
  });
}

const zEscalationRefused = z.enum(["currencies", "nothing-open", "escalated", "other-customer"]);
const zEscalationMayNot = z.enum(["closed", "asked", "not-yours", "not-here", "still-open"]);

/** Why a case cannot be raised, or not be decided so. */
function escalationWords(
  code: "ESCALATION_REFUSED" | "ESCALATION_DECISION",
  values: Record<string, string | number>,
  t: TFunction,
): string {
  const { why } = values;
  const reason =
    code === "ESCALATION_REFUSED"
      ? t(`escalations.refused.${zEscalationRefused.catch("nothing-open").parse(why)}`, values)
      : t(`escalations.mayNot.${zEscalationMayNot.catch("closed").parse(why)}`);
  return t(`errors.${code}`, { reason });
}

const zScheduleProblem = z.enum(
  Object.keys(agreementsEs.scheduleProblems) as [keyof typeof agreementsEs.scheduleProblems],
);
const zRolesOf = z.object({ roles: z.array(zApproverRole) });

const zPrivacyProblem = z.object({
  code: z.enum(["open-debt", "legal-hold", "still-works", "state", "name", "nothing"]),
  law: zKeepingLaw.nullable(),
  until: z.string().nullable(),
});

/** Why what is held of somebody stays: the law that says so, and until when. */
function privacyWords(error: unknown, t: TFunction): string {
  const data = zPrivacyProblem.safeParse(error instanceof Error && "data" in error ? error.data : null);
  if (!data.success) return t("privacy.refused.state");
  const { code, law, until } = data.data;
  const reason = t(`privacy.refused.${code}`);
  if (law === null) return reason;
  const words = { reason, law: t(`privacy.laws.${law}`) };
  return until === null
    ? t("privacy.refused.law", words)
    : t("privacy.refused.until", { ...words, until: formatDay(until) });
}

/** Functions that may approve, as the screen calls them. */
function roleWords(error: unknown, t: TFunction): string {
  const data = zRolesOf.safeParse(error instanceof Error && "data" in error ? error.data : null);
  return data.success ? data.data.roles.map((role) => t(`users.roles.${role}`)).join(", ") : "";
}

function scheduleWords(values: Record<string, string | number>, t: TFunction): string {
  const why = zScheduleProblem.safeParse(values["why"]);
  const reason = t(`agreements.scheduleProblems.${why.success ? why.data : "none"}`, values);
  return t("errors.AGREEMENT_SCHEDULE", { reason });
}

/** What speaks against an agreement that is not kept yet. */
export function problemWords({ code, values }: AgreementProblem, t: TFunction): string {
  const joined = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.join("; ") : value]),
  );
  const words = readable(joined);
  return code === "AGREEMENT_SCHEDULE" ? scheduleWords(words, t) : t(`errors.${code}`, words);
}

/** What happened and what to do about it, in the language in use. */
export function errorWords(error: unknown, t: TFunction): string {
  const code = errorCode(error);
  const values = readable(errorValues(error));
  if (code === "MAIL_FAILED") {
    const problem = zMailProblem.safeParse(values["problem"]);
    return t(`mail.problems.${problem.success ? problem.data : "refused"}`, values);
  }
  if (code === "TEMPLATE_INVALID") {
    const problem = zTemplateProblem.safeParse(values["code"]);
    if (problem.success) return t(`mail.templateProblems.${problem.data}`, values);
    const text = zTextProblem.safeParse(values["code"]);
    return t(`letters.templateProblems.${text.success ? text.data : "syntax"}`, values);
  }
  if (code === "LETTER_BLOCKED") return letterWords(error, t);
  if (code === "PRIVACY_REFUSED") return t("errors.PRIVACY_REFUSED", { reason: privacyWords(error, t) });
  if (code === "NEXT_STEP_MISSING") {
    const step = zDemandedStep.safeParse(values["step"]);
    const demand = t(`contacts.demands.${step.success ? step.data : "follow-up"}`);
    return t("errors.NEXT_STEP_MISSING", { ...values, demand });
  }
  if (code === "AGREEMENT_SCHEDULE") return scheduleWords(values, t);
  if (code === "AGREEMENT_STATE") {
    const state = zAgreementState.safeParse(values["state"]);
    return t("errors.AGREEMENT_STATE", { state: state.success ? t(`agreements.states.${state.data}`) : "" });
  }
  if (code === "APPROVAL_NOBODY") return t("errors.APPROVAL_NOBODY", { roles: roleWords(error, t) });
  if (code === "APPROVAL_REFUSED") {
    const why = zMayNot.safeParse(values["why"]);
    const reason = t(`approvals.mayNot.${why.success ? why.data : "role"}`, { roles: roleWords(error, t) });
    return t("errors.APPROVAL_REFUSED", { reason });
  }
  if (code === "ESCALATION_REFUSED" || code === "ESCALATION_DECISION") return escalationWords(code, values, t);
  if (code === "AGENCY_BLOCKED" || code === "PLACEMENT_REFUSED" || code === "RECALL_REFUSED") {
    return agencyWords(code, error, values, t);
  }
  if (code === "CAMPAIGN_REFUSED") {
    const why = z.enum(CAMPAIGN_REFUSALS).catch("nobody").parse(values["why"]);
    return t("errors.CAMPAIGN_REFUSED", { ...values, reason: t(`campaigns.refusals.${why}`) });
  }
  if (code === "AGENCY_INVOICE_REFUSED") {
    const why = zInvoiceRefusal.safeParse(values["why"]);
    return t("errors.AGENCY_INVOICE_REFUSED", { reason: t(`agencyCodes.invoiceRefused.${why.data ?? "closed"}`) });
  }
  if (code === "PACKAGE_REFUSED") {
    const why = zPackageRefusal.catch("day").parse(values["why"]);
    return t("errors.PACKAGE_REFUSED", { reason: t(`agencyPackages.refused.${why}`) });
  }
  if (code === "REPORT_REFUSED") {
    const why = zReportRefusal.catch("day").parse(values["why"]);
    return t("errors.REPORT_REFUSED", { reason: t(`agencyReports.refused.${why}`) });
  }
  if (code === "AUDIT_REFUSED") {
    const why = zAuditRefusal.catch("closed").parse(values["why"]);
    return t("errors.AUDIT_REFUSED", { reason: t(`agencyAudits.refused.${why}`) });
  }
  if (code === "CALL_REFUSED") {
    const why = zCallRefusal.catch("day").parse(values["why"]);
    return t("errors.CALL_REFUSED", { reason: t(`agencyCalls.refused.${why}`) });
  }
  if (code === "TRAINING_REFUSED") {
    const why = zTrainingRefusal.catch("day").parse(values["why"]);
    return t("errors.TRAINING_REFUSED", { reason: t(`agencyTraining.refused.${why}`) });
  }
  if (code === "COMPLAINT_REFUSED") {
    const why = zComplaintRefusal.catch("closed").parse(values["why"]);
    return t("errors.COMPLAINT_REFUSED", { reason: t(`agencyOversight.complaintRefused.${why}`) });
  }
  if (code === "FIELD_REFUSED") return t("errors.FIELD_REFUSED", { reason: fieldProblem(values, t) });
  if (code !== "FILE_REFUSED") return t(`errors.${code}`, values);
  const reason = refusalWord(currentLang(), String(values["code"] ?? ""), String(values["detail"] ?? ""));
  return t("errors.FILE_REFUSED", { ...values, reason });
}
