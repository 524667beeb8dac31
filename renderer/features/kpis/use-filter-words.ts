import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { KpiFilter } from "../../../shared/contract/kpis.ts";
import { orpc } from "../../lib/ledger.ts";
import { useStatus } from "../../lib/status.ts";

/** Which part of the portfolio a filter leaves, in words; nothing of the whole. */
export function useFilterWords(filter: Partial<KpiFilter>): string[] {
  const { t } = useTranslation();
  const { data: status } = useStatus();
  const { data: people } = useQuery(orpc.users.list.queryOptions());
  const { data: groups } = useQuery(orpc.kpis.groups.queryOptions());
  const { company = null, collectorId = null, segment = null, groupId = null, currency = null } = filter;
  const words: string[] = [];
  const add = (label: string, value: string): unknown => words.push(`${label}: ${value}`);
  if (company !== null) {
    const name = status?.ownRfcs.find(({ rfc }) => rfc === company)?.name ?? "";
    add(t("kpis.filters.company"), name === "" ? company : name);
  }
  if (collectorId === 0) words.push(t("kpis.filters.nobody"));
  else if (collectorId !== null) {
    add(t("kpis.filters.collector"), people?.rows.find(({ id }) => id === collectorId)?.name ?? String(collectorId));
  }
  if (segment !== null) words.push(t("kpis.filters.segmentOf", { segment }));
  if (groupId !== null) {
    add(t("kpis.filters.group"), groups?.rows.find(({ id }) => id === groupId)?.name ?? String(groupId));
  }
  if (currency !== null) add(t("kpis.filters.currency"), currency);
  return words;
}
