import type { Lang } from "../../../shared/contract/common.ts";
import type { DisputeRow, ResolverRule } from "../../../shared/contract/disputes.ts";
import { disputesEn } from "../../../shared/i18n/disputes.en.ts";
import { disputesEs } from "../../../shared/i18n/disputes.es.ts";
import type { TableColumn, TableValue } from "../render/protocol.ts";

interface SheetColumn extends TableColumn {
  /** As the grid calls the column. */
  readonly id: string;
  readonly value: (row: DisputeRow) => TableValue;
}

/** Every column an Excel list of disputes can have, in its usual order. */
function allColumns(lang: Lang, resolvers: readonly ResolverRule[]): readonly SheetColumn[] {
  const words = lang === "es" ? disputesEs : disputesEn;
  const { columns } = words;
  const names = new Map(resolvers.map((each) => [each.code, each.name || words.resolvers[each.code]]));
  const text = (id: string, header: string, width: number, value: (row: DisputeRow) => string): SheetColumn => ({
    id,
    header,
    kind: "text",
    width,
    value,
  });
  const day = (id: string, header: string, value: (row: DisputeRow) => string | null): SheetColumn => ({
    id,
    header,
    kind: "day",
    width: 13,
    value,
  });
  const integer = (id: string, header: string, value: (row: DisputeRow) => number | null): SheetColumn => ({
    id,
    header,
    kind: "integer",
    width: 12,
    value,
  });
  const money = (id: string, header: string, value: (row: DisputeRow) => number): SheetColumn => ({
    id,
    header,
    kind: "money",
    width: 16,
    value: (row) => ({ minor: value(row), currency: row.currency }),
  });
  return [
    integer("id", columns.id, (row) => row.id),
    text("customerName", columns.customerName, 40, (row) => row.customerName),
    text("customerKey", columns.customerKey, 16, (row) => row.customerKey),
    text("invoice", columns.invoice, 14, (row) => row.invoiceLabel),
    text("line", columns.line, 34, (row) => row.lineText),
    text("type", columns.type, 34, (row) => words.types[row.type]),
    text("reason", columns.reason, 60, (row) => row.reason),
    text("currency", columns.currency, 9, (row) => row.currency),
    money("disputedMinor", columns.disputedMinor, (row) => row.disputedMinor),
    money("openMinor", columns.openMinor, (row) => row.openMinor),
    text("state", columns.state, 22, (row) => words.states[row.state]),
    text("resolver", columns.resolver, 18, (row) => names.get(row.resolver) ?? words.resolvers[row.resolver]),
    day("openedOn", columns.openedOn, (row) => row.openedOn),
    day("dueOn", columns.dueOn, (row) => row.dueOn),
    integer("daysLeft", columns.daysLeft, (row) => row.daysLeft),
    integer("age", columns.age, (row) => row.age),
    day("resolvedOn", columns.resolvedOn, (row) => row.resolvedOn),
    text("outcome", columns.outcome, 20, (row) => (row.outcome === null ? "" : words.outcomes[row.outcome])),
    text("effect", columns.effect, 26, (row) => (row.effect === null ? "" : words.effects[row.effect])),
    text("rootCause", columns.rootCause, 26, (row) => (row.rootCause === null ? "" : words.causes[row.rootCause])),
    text("cfdi", columns.cfdi, 14, (row) => row.cfdiLabel ?? ""),
    text("openedBy", columns.openedBy, 24, (row) => row.openedBy),
    text("uuid", columns.uuid, 40, (row) => row.invoiceUuid),
  ];
}

/** Sheet, columns and cells of an Excel list of disputes: the columns asked for in their order, all when none is. */
export function disputeSheet(
  lang: Lang,
  asked: readonly string[],
  resolvers: readonly ResolverRule[],
): { sheet: string; columns: readonly TableColumn[]; toRow: (row: DisputeRow) => readonly TableValue[] } {
  const all = allColumns(lang, resolvers);
  const known = asked.flatMap((id) => all.find((column) => column.id === id) ?? []);
  const columns = known.length > 0 ? known : all;
  return {
    sheet: (lang === "es" ? disputesEs : disputesEn).exports.sheet,
    columns: columns.map(({ header, kind, width }) => ({ header, kind, width })),
    toRow: (row) => columns.map((column) => column.value(row)),
  };
}
