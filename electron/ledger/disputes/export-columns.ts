import type { Lang } from "../../../shared/contract/common.ts";
import type { DisputeRow } from "../../../shared/contract/dispute-list.ts";
import type { ResolverRule } from "../../../shared/contract/disputes.ts";
import { disputesEn } from "../../../shared/i18n/disputes.en.ts";
import { disputesEs } from "../../../shared/i18n/disputes.es.ts";
import type { ListSheet } from "../lib/list.ts";
import { bucketColumn, sheetColumns } from "../lib/sheet.ts";

/** How disputes are written to Excel; who answers is called as the company calls them. */
export function disputeSheet(
  lang: Lang,
  resolvers: readonly ResolverRule[],
): ListSheet<DisputeRow, "disputes" | "active" | "late"> {
  const words = lang === "es" ? disputesEs : disputesEn;
  const { columns, totals } = words;
  const named = Object.fromEntries(resolvers.flatMap(({ code, name }) => (name === "" ? [] : [[code, name]])));
  const { text, code, money, day, integer } = sheetColumns<DisputeRow>();
  return {
    name: words.exports.sheet,
    counts: { disputes: totals.disputes, active: totals.active, late: totals.late },
    columns: [
      integer("id", columns.id, (row) => row.id),
      text("customerName", columns.customerName, 40, (row) => row.customerName),
      text("customerKey", columns.customerKey, 16, (row) => row.customerKey),
      text("collector", columns.collector, 24, (row) => row.collector),
      text("invoice", columns.invoice, 14, (row) => row.invoiceLabel),
      bucketColumn(lang, columns.bucket, (row) => row.bucket),
      text("line", columns.line, 34, (row) => row.lineText),
      code("type", columns.type, 34, words.types, (row) => row.type),
      text("reason", columns.reason, 60, (row) => row.reason),
      text("currency", columns.currency, 9, (row) => row.currency),
      money("disputedMinor", columns.disputedMinor, (row) => row.disputedMinor),
      money("openMinor", columns.openMinor, (row) => row.openMinor),
      code("state", columns.state, 22, words.states, (row) => row.state),
      code("resolver", columns.resolver, 18, { ...words.resolvers, ...named }, (row) => row.resolver),
      day("openedOn", columns.openedOn, (row) => row.openedOn),
      day("dueOn", columns.dueOn, (row) => row.dueOn),
      integer("daysLeft", columns.daysLeft, (row) => row.daysLeft),
      integer("age", columns.age, (row) => row.age),
      day("resolvedOn", columns.resolvedOn, (row) => row.resolvedOn),
      code("outcome", columns.outcome, 20, words.outcomes, (row) => row.outcome),
      code("effect", columns.effect, 26, words.effects, (row) => row.effect),
      code("rootCause", columns.rootCause, 26, words.causes, (row) => row.rootCause),
      text("cfdi", columns.cfdi, 14, (row) => row.cfdiLabel ?? ""),
      text("openedBy", columns.openedBy, 24, (row) => row.openedBy),
      text("uuid", columns.uuid, 40, (row) => row.invoiceUuid),
    ],
  };
}
