import type { TFunction } from "i18next";
import {
  type Interaction,
  type Outcome,
  zContactChannel,
  zDirection,
  zNextKind,
  zUnpaidReason,
} from "../../../shared/contract/contacts.ts";
import { type GridColumn, wordsOf } from "../../grid/column.ts";
import type { Navigation } from "../../lib/navigation.ts";
import { durationText } from "./contact-draft.ts";
import { addressText, outcomeWords } from "./labels.ts";

/** Columns of the log: one row a contact. */
export function interactionColumns(
  t: TFunction,
  outcomes: readonly Outcome[],
  { toCustomer }: Pick<Navigation, "toCustomer">,
): readonly GridColumn<Interaction>[] {
  const text = (
    id: keyof Interaction & string,
    title: string,
    width: number,
    value: (row: Interaction) => string,
    more: Partial<GridColumn<Interaction>> = {},
  ): GridColumn<Interaction> => ({ id, title, kind: "text", width, value, ...more });
  const channel = wordsOf(zContactChannel, (code) => t(`contacts.channels.${code}`));
  const direction = wordsOf(zDirection, (code) => t(`contacts.directions.${code}`));
  const next = wordsOf(zNextKind, (code) => t(`contacts.next.${code}`));
  const reason = wordsOf(zUnpaidReason, (code) => t(`contacts.reasons.${code}`));
  return [
    {
      id: "happenedAt",
      title: t("contacts.columns.happenedAt"),
      kind: "instant",
      value: (row) => row.happenedAt,
      width: 142,
    },
    {
      id: "happenedOn",
      title: t("contacts.columns.happenedOn"),
      kind: "day",
      value: (row) => row.happenedOn,
      width: 104,
      hidden: true,
    },
    text("customerName", t("contacts.columns.customerName"), 220, (row) => row.customerName, {
      link: (row) => () => toCustomer(row.customerId),
    }),
    {
      id: "customerKey",
      title: t("contacts.columns.customerKey"),
      kind: "code",
      value: (row) => row.customerKey,
      width: 124,
      hidden: true,
    },
    text("channel", t("contacts.columns.channel"), 104, (row) => channel(row.channel), {
      words: channel,
      codes: zContactChannel.options,
    }),
    text("direction", t("contacts.columns.direction"), 150, (row) => direction(row.direction), {
      words: direction,
      codes: zDirection.options,
      hidden: true,
    }),
    text("outcome", t("contacts.columns.outcome"), 200, (row) => outcomeWords(outcomes, row.outcome), {
      words: (code) => outcomeWords(outcomes, String(code)),
      codes: outcomes.map(({ code }) => code),
      strong: true,
    }),
    text("reachedName", t("contacts.columns.reachedName"), 150, (row) => row.reachedName),
    text("note", t("contacts.columns.note"), 280, (row) => row.note.replaceAll("\n", " ")),
    text(
      "nextKind",
      t("contacts.columns.nextKind"),
      116,
      (row) => (row.nextKind === "none" ? "" : next(row.nextKind)),
      {
        words: next,
        codes: zNextKind.options,
      },
    ),
    { ...text("personName", t("contacts.columns.person"), 140, (row) => row.personName || row.actor), id: "person" },
    {
      id: "durationS",
      title: t("contacts.columns.durationS"),
      description: t("contacts.columns.durationLong"),
      kind: "count",
      value: (row) => row.durationS,
      display: (row) => durationText(row.durationS ?? 0),
      words: (seconds) => durationText(Number(seconds)),
      width: 82,
    },
    {
      id: "attachments",
      title: t("contacts.columns.attachments"),
      description: t("contacts.columns.attachmentsLong"),
      kind: "count",
      value: (row) => row.attachments,
      width: 84,
    },
    text(
      "unpaidReason",
      t("contacts.columns.unpaidReason"),
      180,
      (row) => (row.unpaidReason === null ? "" : reason(row.unpaidReason)),
      { words: reason, codes: zUnpaidReason.options, hidden: true },
    ),
    text("address", t("contacts.columns.address"), 160, (row) => addressText(row.address), { hidden: true }),
    text("subject", t("contacts.columns.subject"), 200, (row) => row.subject, { hidden: true }),
  ];
}
