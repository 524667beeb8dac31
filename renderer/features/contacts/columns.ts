import type { TFunction } from "i18next";
import type { Interaction, Outcome } from "../../../shared/contract/contacts.ts";
import type { GridColumn } from "../../grid/column.ts";
import { formatInstant } from "../../lib/format.ts";
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
  return [
    text("happenedAt", t("contacts.columns.happenedAt"), 142, (row) => formatInstant(row.happenedAt), {
      filterable: false,
    }),
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
    text("channel", t("contacts.columns.channel"), 104, (row) => t(`contacts.channels.${row.channel}`)),
    text("direction", t("contacts.columns.direction"), 150, (row) => t(`contacts.directions.${row.direction}`), {
      hidden: true,
    }),
    text("outcome", t("contacts.columns.outcome"), 200, (row) => outcomeWords(outcomes, row.outcome), { strong: true }),
    text("reachedName", t("contacts.columns.reachedName"), 150, (row) => row.reachedName),
    text("note", t("contacts.columns.note"), 280, (row) => row.note.replaceAll("\n", " ")),
    text("nextKind", t("contacts.columns.nextKind"), 116, (row) =>
      row.nextKind === "none" ? "" : t(`contacts.next.${row.nextKind}`),
    ),
    { ...text("personName", t("contacts.columns.person"), 140, (row) => row.personName || row.actor), id: "person" },
    text(
      "durationS",
      t("contacts.columns.durationS"),
      82,
      (row) => (row.durationS === null ? "" : durationText(row.durationS)),
      { filterable: false },
    ),
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
      (row) => (row.unpaidReason === null ? "" : t(`contacts.reasons.${row.unpaidReason}`)),
      { hidden: true },
    ),
    text("address", t("contacts.columns.address"), 160, (row) => addressText(row.address), { hidden: true }),
    text("subject", t("contacts.columns.subject"), 200, (row) => row.subject, { hidden: true }),
  ];
}
