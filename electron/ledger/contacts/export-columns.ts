import type { Lang } from "../../../shared/contract/common.ts";
import type { Interaction, InteractionColumn, Outcome } from "../../../shared/contract/contacts.ts";
import { contactsEn } from "../../../shared/i18n/contacts.en.ts";
import { contactsEs } from "../../../shared/i18n/contacts.es.ts";
import type { TableColumn, TableValue } from "../render/protocol.ts";

interface SheetColumn extends TableColumn {
  readonly id: InteractionColumn | "state" | "recordedAt";
  readonly value: (row: Interaction) => TableValue;
}

/** Every column an Excel list of contacts can have, in its usual order. */
function allColumns(lang: Lang, outcomes: readonly Outcome[], timeZone: string): readonly SheetColumn[] {
  const words = lang === "es" ? contactsEs : contactsEn;
  const names = new Map(outcomes.map((each) => [each.code, lang === "es" ? each.labelEs : each.labelEn]));
  const time = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  const text = (
    id: SheetColumn["id"],
    header: string,
    width: number,
    value: (row: Interaction) => string,
  ): SheetColumn => ({ id, header, kind: "text", width, value });
  const state = (row: Interaction): string => {
    if (row.withdrawn) return words.export.withdrawal;
    return row.correctedById === null ? words.export.holds : words.export.corrected;
  };
  return [
    { id: "happenedOn", header: words.columns.happenedOn, kind: "day", width: 13, value: (row) => row.happenedOn },
    text("happenedAt", words.columns.happenedAt, 18, (row) => time.format(new Date(row.happenedAt))),
    text("customerName", words.columns.customerName, 40, (row) => row.customerName),
    text("customerKey", words.columns.customerKey, 16, (row) => row.customerKey),
    text("channel", words.columns.channel, 14, (row) => words.channels[row.channel]),
    text("direction", words.columns.direction, 20, (row) => words.directions[row.direction]),
    text("outcome", words.columns.outcome, 30, (row) => names.get(row.outcome ?? "") ?? row.outcome ?? ""),
    text("reachedName", words.columns.reachedName, 28, (row) => row.reachedName),
    text("person", words.columns.person, 24, (row) => row.personName || row.actor),
    text("note", words.columns.note, 60, (row) => row.note),
    { id: "durationS", header: words.export.minutes, kind: "integer", width: 13, value: (row) => row.durationS },
    text("nextKind", words.columns.nextKind, 16, (row) => words.next[row.nextKind]),
    text("unpaidReason", words.columns.unpaidReason, 26, (row) =>
      row.unpaidReason === null ? "" : words.reasons[row.unpaidReason],
    ),
    text("address", words.columns.address, 28, (row) => row.address),
    text("subject", words.columns.subject, 34, (row) => row.subject),
    {
      id: "attachments",
      header: words.columns.attachments,
      kind: "integer",
      width: 10,
      value: (row) => row.attachments,
    },
    text("state", words.export.state, 12, state),
    text("recordedAt", words.export.recordedAt, 18, (row) => time.format(new Date(row.recordedAt))),
  ];
}

/** Sheet, columns and cells of an Excel list of contacts: the columns asked for in their order, all when none is. */
export function interactionSheet(
  lang: Lang,
  asked: readonly string[],
  outcomes: readonly Outcome[],
  timeZone: string,
): { sheet: string; columns: readonly TableColumn[]; toRow: (row: Interaction) => readonly TableValue[] } {
  const all = allColumns(lang, outcomes, timeZone);
  const known = asked.flatMap((id) => all.find((column) => column.id === id) ?? []);
  const columns = known.length > 0 ? known : all;
  return {
    sheet: (lang === "es" ? contactsEs : contactsEn).export.sheet,
    columns: columns.map(({ header, kind, width }) => ({ header, kind, width })),
    toRow: (row) => columns.map((column) => column.value(row)),
  };
}
