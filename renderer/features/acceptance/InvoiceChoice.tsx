import { Checkbox, Input, makeStyles, tokens } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AcceptanceInvoice } from "../../../shared/contract/acceptance.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Money } from "../../components/Money.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, formatInteger } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";

const useStyles = makeStyles({
  group: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, minWidth: 0 },
  list: {
    maxHeight: "260px",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    margin: 0,
    padding: 0,
    listStyle: "none",
  },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    alignItems: "center",
    paddingRight: "10px",
    ":not(:last-child)": { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  days: {
    gridColumn: "1 / -1",
    padding: "0 0 5px 36px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: "tabular-nums",
  },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** Rows of the list; others are found by their folio. */
const MOST = 200;

interface Props {
  readonly customerId: number;
  readonly asOf: string;
  /** Invoices the form was opened for, listed first. */
  readonly first: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (uuids: readonly string[]) => void;
}

/** Open invoices of the customer to tick, each with its due and expected day. */
export function InvoiceChoice({ customerId, asOf, first, chosen, onChange }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const id = useId();
  const [search, setSearch] = useState("");
  const { data, error, refetch } = useQuery(
    orpc.acceptance.invoices.queryOptions({
      input: { customerId, asOf, uuids: [...first], search, limit: MOST },
      placeholderData: keepPreviousData,
    }),
  );
  if (error !== null && data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const rows = data?.rows ?? [];
  const listed = new Set(rows.map((row) => row.uuid));
  const unlisted = data !== undefined && search === "" && chosen.some((uuid) => !listed.has(uuid));
  const all = rows.length > 0 && rows.every((row) => chosen.includes(row.uuid));
  const toggle = (uuid: string, on: boolean): void =>
    onChange(on ? [...chosen, uuid] : chosen.filter((other) => other !== uuid));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame around the list
    <div className={styles.group} role="group" aria-labelledby={id}>
      <span id={id}>{t("acceptance.form.invoices")}</span>
      <Input
        size="small"
        contentBefore={<SearchRegular />}
        aria-label={t("acceptance.form.find")}
        placeholder={t("acceptance.form.find")}
        value={search}
        onChange={(_, { value }) => setSearch(value)}
      />
      <Checkbox
        label={t("acceptance.form.all")}
        checked={all ? true : chosen.length > 0 ? "mixed" : false}
        disabled={rows.length === 0}
        onChange={(_, { checked }) => {
          const others = chosen.filter((uuid) => !listed.has(uuid));
          onChange(checked === true ? [...others, ...listed] : others);
        }}
      />
      {data !== undefined && data.total === 0 && search === "" && <span>{t("acceptance.form.none")}</span>}
      {rows.length > 0 && (
        <ul className={styles.list}>
          {rows.map((row) => (
            <li key={row.uuid} className={styles.row}>
              <Checkbox
                label={row.label}
                checked={chosen.includes(row.uuid)}
                onChange={(_, { checked }) => toggle(row.uuid, checked === true)}
              />
              <Money minor={row.openMinor} currency={row.currency} />
              <span className={styles.days}>{daysOf(row, t("acceptance.provisional"))}</span>
            </li>
          ))}
        </ul>
      )}
      {data !== undefined && data.total > rows.length && (
        <span className={styles.hint}>
          {t("acceptance.form.more", { shown: formatInteger(rows.length), total: formatInteger(data.total) })}
        </span>
      )}
      <span className={styles.hint}>{t("acceptance.form.invoicesHint", { count: chosen.length })}</span>
      {unlisted && <Notice intent="warning">{t("acceptance.form.otherCustomers")}</Notice>}
    </div>
  );
}

/** Due and expected day of a row, and the number of its contrarecibo or order. */
function daysOf(row: AcceptanceInvoice, provisional: string): string {
  const days = [formatDay(row.dueOn), ...(row.expectedOn === "" ? [] : [formatDay(row.expectedOn)])].join(" → ");
  const notes = [
    ...(row.provisional ? [provisional] : []),
    ...[row.contrarecibo, row.po].filter((each) => each !== ""),
  ];
  return [days, ...notes].join(" · ");
}
