import type { Lang } from "../../../shared/contract/common.ts";
import type { Interaction, Outcome } from "../../../shared/contract/contacts.ts";
import { contactsEn } from "../../../shared/i18n/contacts.en.ts";
import { contactsEs } from "../../../shared/i18n/contacts.es.ts";
import type { ListSheet } from "../lib/list.ts";
import { sheetColumns } from "../lib/sheet.ts";

/** How the log is written to Excel; outcomes are called as the company calls them, times are the company's. */
export function interactionSheet(
  lang: Lang,
  outcomes: readonly Outcome[],
  timeZone: string,
): ListSheet<Interaction & { readonly currency?: string }, keyof (typeof contactsEs)["totals"]> {
  const words = lang === "es" ? contactsEs : contactsEn;
  const { columns } = words;
  const named = Object.fromEntries(outcomes.map((each) => [each.code, lang === "es" ? each.labelEs : each.labelEn]));
  const time = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  const { text, code, day, integer } = sheetColumns<Interaction & { readonly currency?: string }>();
  const state = (row: Interaction): string => {
    if (row.withdrawn) return words.export.withdrawal;
    return row.correctedById === null ? words.export.holds : words.export.corrected;
  };
  return {
    name: words.export.sheet,
    counts: words.totals,
    columns: [
      day("happenedOn", columns.happenedOn, (row) => row.happenedOn),
      text("happenedAt", columns.happenedAt, 18, (row) => time.format(new Date(row.happenedAt))),
      text("customerName", columns.customerName, 40, (row) => row.customerName),
      text("customerKey", columns.customerKey, 16, (row) => row.customerKey),
      code("channel", columns.channel, 14, words.channels, (row) => row.channel),
      code("direction", columns.direction, 20, words.directions, (row) => row.direction),
      code("outcome", columns.outcome, 30, named, (row) => row.outcome),
      text("reachedName", columns.reachedName, 28, (row) => row.reachedName),
      text("person", columns.person, 24, (row) => row.personName || row.actor),
      text("note", columns.note, 60, (row) => row.note),
      integer("durationS", words.export.minutes, (row) => row.durationS),
      code("nextKind", columns.nextKind, 16, words.next, (row) => row.nextKind),
      code("unpaidReason", columns.unpaidReason, 26, words.reasons, (row) => row.unpaidReason),
      text("address", columns.address, 28, (row) => row.address),
      text("subject", columns.subject, 34, (row) => row.subject),
      integer("attachments", columns.attachments, (row) => row.attachments),
      text("state", words.export.state, 12, state),
      text("recordedAt", words.export.recordedAt, 18, (row) => time.format(new Date(row.recordedAt))),
    ],
  };
}
