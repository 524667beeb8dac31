import type { KpiFilter } from "../../../shared/contract/kpis.ts";
import type { kpisEn } from "../../../shared/i18n/kpis.en.ts";
import type { kpisEs } from "../../../shared/i18n/kpis.es.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import type { ReadHandle } from "../db/ledger-db.ts";

/** Which part of the portfolio figures are about, in words; "" of all of it. */
export async function filterWords(
  read: ReadHandle,
  filter: KpiFilter,
  { filters }: typeof kpisEs | typeof kpisEn,
): Promise<string> {
  const { collectorId, groupId, segment, currency, company } = filter;
  const parts: string[] = [];
  if (company !== null) parts.push(`${filters.company}: ${company}`);
  if (collectorId !== null) {
    const person = await read.selectFrom("person").select("name").where("id", "=", collectorId).executeTakeFirst();
    parts.push(`${filters.collector}: ${person?.name ?? filters.nobody}`);
  }
  if (segment !== null) parts.push(fillWords(filters.segmentOf, { segment }));
  if (groupId !== null) {
    const group = await read.selectFrom("customer").select("name").where("id", "=", groupId).executeTakeFirst();
    parts.push(`${filters.group}: ${group?.name ?? groupId}`);
  }
  if (currency !== null) parts.push(`${filters.currency}: ${currency}`);
  return parts.join(". ");
}
