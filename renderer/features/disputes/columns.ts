import type { TFunction } from "i18next";
import type { DisputeRow } from "../../../shared/contract/dispute-list.ts";
import {
  zDisputeState,
  zDisputeType,
  zOutcomeOfDispute,
  zResolver,
  zRootCause,
} from "../../../shared/contract/dispute-terms.ts";
import type { ResolverRule } from "../../../shared/contract/disputes.ts";
import { bucketColumn } from "../../grid/bucket-column.ts";
import { collectorEdit } from "../../grid/collector-edit.ts";
import { type GridColumn, wordsOf } from "../../grid/column.ts";
import type { Navigation } from "../../lib/navigation.ts";
import { resolverWords, timeWords } from "./labels.ts";
import { resolverEdit } from "./resolver-edit.ts";

/** Columns of the disputes: one row a dispute, as it stood on the day. */
export function disputeColumns(
  t: TFunction,
  resolvers: readonly ResolverRule[] | undefined,
  { toCustomer, toDocument }: Pick<Navigation, "toCustomer" | "toDocument">,
): readonly GridColumn<DisputeRow>[] {
  const currency = (row: DisputeRow): string => row.currency;
  const title = (id: "id" | keyof typeof WIDTHS): string => t(`disputes.columns.${id}`);
  return [
    { id: "id", title: title("id"), kind: "count", value: (row) => row.id, width: 66 },
    {
      id: "customerName",
      title: title("customerName"),
      kind: "text",
      value: (row) => row.customerName,
      link: (row) => () => toCustomer(row.customerId),
      width: WIDTHS.customerName,
    },
    {
      id: "customerKey",
      title: title("customerKey"),
      kind: "code",
      value: (row) => row.customerKey,
      width: WIDTHS.customerKey,
      hidden: true,
    },
    {
      id: "collector",
      title: t("disputes.columns.collector"),
      kind: "text",
      value: (row) => row.collector,
      edit: collectorEdit(t),
      width: 130,
      hidden: true,
    },
    bucketColumn(t, t("disputes.columns.bucket")),
    {
      id: "invoice",
      title: title("invoice"),
      kind: "text",
      value: (row) => row.invoiceLabel,
      link: (row) => () => toDocument(row.invoiceUuid),
      width: WIDTHS.invoice,
    },
    {
      id: "type",
      title: title("type"),
      kind: "text",
      value: (row) => t(`disputes.types.${row.type}`),
      words: wordsOf(zDisputeType, (type) => t(`disputes.types.${type}`)),
      codes: zDisputeType.options,
      width: WIDTHS.type,
    },
    {
      id: "disputedMinor",
      title: title("disputedMinor"),
      kind: "money",
      value: (row) => row.disputedMinor,
      currency,
      width: WIDTHS.disputedMinor,
      strong: true,
    },
    { id: "currency", title: title("currency"), kind: "code", value: currency, width: WIDTHS.currency },
    {
      id: "state",
      title: title("state"),
      kind: "text",
      value: (row) => t(`disputes.states.${row.state}`),
      words: wordsOf(zDisputeState, (state) => t(`disputes.states.${state}`)),
      codes: zDisputeState.options,
      width: WIDTHS.state,
    },
    {
      id: "resolver",
      title: title("resolver"),
      kind: "text",
      value: (row) => resolverWords(row.resolver, resolvers, t),
      edit: resolverEdit(t, resolvers),
      words: wordsOf(zResolver, (resolver) => resolverWords(resolver, resolvers, t)),
      codes: zResolver.options,
      width: WIDTHS.resolver,
    },
    { id: "dueOn", title: title("dueOn"), kind: "day", value: (row) => row.dueOn, width: WIDTHS.dueOn },
    {
      id: "daysLeft",
      title: title("daysLeft"),
      description: t("disputes.columns.daysLeftLong"),
      kind: "text",
      value: (row) => timeWords(row, t),
      filterable: false,
      width: WIDTHS.daysLeft,
    },
    {
      id: "age",
      title: title("age"),
      description: t("disputes.columns.ageLong"),
      kind: "count",
      value: (row) => row.age,
      sortable: false,
      filterable: false,
      width: WIDTHS.age,
    },
    {
      id: "openedOn",
      title: title("openedOn"),
      kind: "day",
      value: (row) => row.openedOn,
      width: WIDTHS.openedOn,
    },
    { id: "reason", title: title("reason"), kind: "text", value: (row) => row.reason, width: WIDTHS.reason },
    {
      id: "resolvedOn",
      title: title("resolvedOn"),
      kind: "day",
      value: (row) => row.resolvedOn,
      width: WIDTHS.resolvedOn,
      hidden: true,
    },
    {
      id: "outcome",
      title: title("outcome"),
      kind: "text",
      value: (row) => (row.outcome === null ? null : t(`disputes.outcomes.${row.outcome}`)),
      words: wordsOf(zOutcomeOfDispute, (outcome) => t(`disputes.outcomes.${outcome}`)),
      codes: zOutcomeOfDispute.options,
      width: WIDTHS.outcome,
      hidden: true,
    },
    {
      id: "rootCause",
      title: title("rootCause"),
      kind: "text",
      value: (row) => (row.rootCause === null ? null : t(`disputes.causes.${row.rootCause}`)),
      words: wordsOf(zRootCause, (cause) => t(`disputes.causes.${cause}`)),
      codes: zRootCause.options,
      width: WIDTHS.rootCause,
      hidden: true,
    },
    {
      id: "openedBy",
      title: title("openedBy"),
      kind: "text",
      value: (row) => row.openedBy,
      width: WIDTHS.openedBy,
      hidden: true,
    },
  ];
}

const WIDTHS = {
  customerName: 200,
  customerKey: 124,
  invoice: 96,
  type: 210,
  disputedMinor: 116,
  currency: 70,
  state: 150,
  resolver: 120,
  dueOn: 120,
  daysLeft: 116,
  age: 90,
  openedOn: 104,
  reason: 220,
  resolvedOn: 110,
  outcome: 130,
  rootCause: 150,
  openedBy: 130,
} as const;
