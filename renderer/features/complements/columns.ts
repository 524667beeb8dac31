import type { TFunction } from "i18next";
import type { ComplementList, ComplementRow } from "../../../shared/contract/complements.ts";
import { repAuditWords } from "../../../shared/i18n/rep-audit-words.ts";
import type { GridColumn } from "../../grid/column.ts";
import { currentLang } from "../../lib/i18n.ts";
import type { Navigation } from "../../lib/navigation.ts";

type Column = GridColumn<ComplementRow>;

/** Lists that are about a legal deadline, and those that are about a complement and not an invoice. */
const WITH_DEADLINE: ReadonlySet<ComplementList> = new Set(["undocumented", "paid", "late"]);
const WITHOUT_INVOICE: ReadonlySet<ComplementList> = new Set(["unrecorded"]);
const WITHOUT_ISSUE: ReadonlySet<ComplementList> = new Set(["undocumented", "paid"]);

/** Columns of a list: whose it is, which documents, when, how much, what is wrong. Those it has no use for are left out. */
export function complementColumns(
  t: TFunction,
  list: ComplementList,
  { toCustomer, toDocument, toSource }: Pick<Navigation, "toCustomer" | "toDocument" | "toSource">,
): readonly Column[] {
  const { owners } = repAuditWords(currentLang());
  const deadline: readonly Column[] = WITH_DEADLINE.has(list)
    ? [
        {
          id: "dueOn",
          title: t("complements.columns.dueOn"),
          description: t("complements.columns.dueOnLong"),
          kind: "day",
          value: (row) => row.dueOn,
          width: 96,
        },
        {
          id: "daysLeft",
          title: t("complements.columns.daysLeft"),
          description: t(list === "late" ? "complements.columns.daysLate" : "complements.columns.daysLeftLong"),
          kind: "count",
          value: (row) => row.daysLeft,
          width: 66,
          strong: true,
        },
      ]
    : [];
  const columns: readonly (Column & { readonly show?: boolean })[] = [
    {
      id: "customerName",
      title: t("complements.columns.customer"),
      kind: "text",
      value: (row) => row.customerName,
      link: (row) => () => toCustomer(row.customerId),
      width: 208,
      pinned: true,
    },
    {
      id: "customerKey",
      title: t("complements.columns.rfc"),
      kind: "code",
      value: (row) => row.customerKey,
      width: 124,
      hidden: true,
    },
    {
      id: "invoiceLabel",
      title: t("complements.columns.invoice"),
      kind: "text",
      value: (row) => row.invoiceLabel,
      link: (row) => (row.invoiceKnown ? () => toDocument(row.invoiceUuid) : null),
      width: 96,
      show: !WITHOUT_INVOICE.has(list),
    },
    {
      id: "sourceLabel",
      title: t("complements.columns.source"),
      description: t("complements.columns.sourceLong"),
      kind: "text",
      value: (row) => row.sourceLabel,
      link: (row) => (row.sourceKind === "I" ? null : () => toSource(row.sourceKind, row.sourceUuid)),
      width: 104,
      show: list !== "paid",
    },
    {
      id: "paidOn",
      title: t("complements.columns.paidOn"),
      description: t("complements.columns.paidOnLong"),
      kind: "day",
      value: (row) => row.paidOn,
      width: 96,
    },
    {
      id: "issuedOn",
      title: t("complements.columns.issuedOn"),
      description: t("complements.columns.issuedOnLong"),
      kind: "day",
      value: (row) => row.issuedOn,
      width: 96,
      show: !WITHOUT_ISSUE.has(list),
    },
    ...deadline,
    {
      id: "currency",
      title: t("complements.columns.currency"),
      kind: "text",
      value: (row) => row.currency,
      width: 50,
    },
    {
      id: "amountMinor",
      title: t("complements.columns.amount"),
      kind: "money",
      value: (row) => row.amountMinor,
      currency: (row) => row.currency,
      width: 112,
      strong: true,
    },
    {
      id: "message",
      title: t("complements.columns.title"),
      kind: "text",
      value: (row) => row.message,
      sortable: false,
      filterable: false,
      width: 420,
    },
    {
      id: "owner",
      title: t("complements.columns.owner"),
      description: t("complements.columns.ownerLong"),
      kind: "text",
      value: (row) => owners[row.owner],
      sortable: false,
      filterable: false,
      width: 96,
    },
  ];
  return columns.filter(({ show = true }) => show);
}
