import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { ReportScreen } from "../../../shared/contract/report-document.ts";
import type { ReportKind, WeeklyReport } from "../../../shared/contract/reports.ts";
import { currentLang } from "../../lib/i18n.ts";
import { orpc } from "../../lib/ledger.ts";

export type WeeklySection = WeeklyReport["sections"][number];

/** Which report is looked at, of what. */
export interface Looked {
  readonly kind: ReportKind;
  readonly asOf: string;
  readonly currency: string | null;
  readonly customerId: number | null;
  readonly paper: "letter" | "a4";
}

/** The weekly report of the day in figures. */
export function useWeeklyReport(asOf: string, enabled: boolean): UseQueryResult<WeeklyReport> {
  return useQuery(orpc.reports.weekly.queryOptions({ input: { asOf }, placeholderData: keepPreviousData, enabled }));
}

/** Currencies in which something is open on the day. */
export function useCurrencies(asOf: string): readonly string[] {
  const { data } = useQuery(
    orpc.receivables.totals.queryOptions({ input: { asOf }, placeholderData: keepPreviousData }),
  );
  return [...new Set(data?.rows.map(({ currency }) => currency))];
}

/** A report as it is shown. */
export function useReport(looked: Looked, dark: boolean): UseQueryResult<ReportScreen> {
  return useQuery(orpc.reports.read.queryOptions({ input: { ...looked, lang: currentLang(), dark } }));
}

/** The PDF of the report (base64); made only while it is looked at, and again when the ledger changed. */
export function usePdf(looked: Looked): UseQueryResult<{ base64: string }> {
  return useQuery(orpc.reports.preview.queryOptions({ input: { ...looked, lang: currentLang() } }));
}
