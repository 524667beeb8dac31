import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { WeeklyReport } from "../../../shared/contract/reports.ts";
import { currentLang } from "../../lib/i18n.ts";
import { orpc } from "../../lib/ledger.ts";

export type ReportSection = WeeklyReport["sections"][number];

/** The weekly report of the day in figures. */
export function useWeeklyReport(asOf: string): UseQueryResult<WeeklyReport> {
  return useQuery(orpc.reports.weekly.queryOptions({ input: { asOf }, placeholderData: keepPreviousData }));
}

/** The PDF of the report (base64); made only while it is looked at, and again when the ledger changed. */
export function useWeeklyPdf(asOf: string): UseQueryResult<{ base64: string }> {
  return useQuery(orpc.reports.previewWeekly.queryOptions({ input: { asOf, lang: currentLang() } }));
}
