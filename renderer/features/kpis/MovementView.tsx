import { Link, mergeClasses, Skeleton, SkeletonItem } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ROLL_NAMES, type RollName, VINTAGE_NAMES, type VintageName } from "../../../shared/contract/kpi-names.ts";
import type { KpiMovement, KpiPeriod } from "../../../shared/contract/kpis.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatAmount, formatDay, formatMonth } from "../../lib/format.ts";
import { rateNotices, valueWords, vintageShare } from "./figure-words.ts";
import { changeKpis, useKpisState } from "./kpis-state.ts";
import { useMovement } from "./queries.ts";
import { useTableStyles } from "./table-styles.ts";

/** Where the balances of each bucket went, and how the invoices of each month were paid (KPIS 10). */
export function MovementView({ period }: { readonly period: KpiPeriod }): ReactNode {
  const styles = useTableStyles();
  const { t } = useTranslation();
  const { data, error, refetch } = useMovement(period);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
    <section className={styles.scroll} tabIndex={0} aria-label={t("kpis.tabs.movement")}>
      <div className={styles.page}>
        {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && (
          <Skeleton aria-label={t("kpis.loading")}>
            <SkeletonItem size={128} />
          </Skeleton>
        )}
        {data !== undefined && data.missing.length > 0 && (
          <Notice intent="warning">{rateNotices({ rates: [], missing: data.missing }).missing}</Notice>
        )}
        {data !== undefined && (
          <p className={styles.period}>
            {t("kpis.periodOf", { from: formatDay(period.from), to: formatDay(period.to) })}.{" "}
            {t("kpis.cutOff", { day: formatDay(period.to), currency: data.currency })}.
          </p>
        )}
        {data !== undefined && data.rolls.length > 0 && <Rolls data={data} />}
        {data !== undefined && data.vintages.length > 0 && <Vintages data={data} />}
      </div>
    </section>
  );
}

function Rolls({ data }: { readonly data: KpiMovement }): ReactNode {
  const styles = useTableStyles();
  const { t } = useTranslation();
  const cell = (minor: number, percent: string | null): ReactNode => (
    <td className={styles.cell}>
      {/* A blank between the two, so that with large text the share goes below its amount. */}
      {formatAmount(minor, data.currency)} <span className={styles.quiet}>{valueWords(t, percent, "percent")}</span>
    </td>
  );
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{t("kpis.movement.rolls")}</h2>
      <p className={styles.hint}>{t("kpis.movement.rollsHint")}</p>
      <table className={styles.table} aria-label={t("kpis.movement.rolls")}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.head, styles.first)}>
              {t("kpis.movement.bucket")}
            </th>
            {(["opening", "worse", "stayed", "cured", "nonCash"] as const).map((column) => (
              <th key={column} scope="col" className={styles.head}>
                {t(`kpis.movement.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rolls.map((row, index) => (
            <tr key={row.bucket}>
              <th scope="row" className={mergeClasses(styles.cell, styles.first)}>
                <RowsLink
                  name={ROLL_NAMES[index] ?? "roll91"}
                  label={t("kpis.movement.openRows", { bucket: t(`kpis.movement.buckets.${row.bucket}`) })}
                >
                  {t(`kpis.movement.buckets.${row.bucket}`)}
                </RowsLink>
              </th>
              <td className={styles.cell}>{formatAmount(row.openingMinor, data.currency)}</td>
              {cell(row.worseMinor, row.worsePercent)}
              {cell(row.stayedMinor, row.stayedPercent)}
              {cell(row.curedMinor, row.curedPercent)}
              {cell(row.nonCashMinor, row.nonCashPercent)}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>
        {t("kpis.movement.chain", {
          value: valueWords(t, data.chainPercent, "percent"),
        })}
      </p>
    </section>
  );
}

interface RowsLinkProps {
  readonly name: RollName | VintageName;
  /** Of a vintage. */
  readonly month?: string;
  /** What it opens, for whoever hears it. */
  readonly label: string;
  readonly children: string;
}

/** A bucket or a vintage, which opens the debts it is made of; the keyboard comes back to it from there. */
function RowsLink({ name, month, label, children }: RowsLinkProps): ReactNode {
  const { left } = useKpisState();
  const link = useRef<HTMLButtonElement | null>(null);
  useEffect(() => {
    if (left?.name !== name || left.month !== month) return;
    link.current?.focus();
    changeKpis({ left: null });
  }, [left, name, month]);
  const opened = { name, customer: null, ...(month === undefined ? {} : { month }) };
  return (
    <Link
      as="button"
      // The kinds of a Link leave no type for a ref that is an object.
      ref={(button: HTMLButtonElement | null) => {
        link.current = button;
      }}
      aria-label={label}
      onClick={() => changeKpis({ opened })}
    >
      {children}
    </Link>
  );
}

interface VintageLinkProps {
  readonly name: VintageName;
  readonly month: string;
  readonly value: string;
}

/** What a month invoiced or a share of it, with the name of its vintage. */
function VintageLink({ name, month, value }: VintageLinkProps): ReactNode {
  const { t } = useTranslation();
  const words = t("kpis.movement.ofMonth", { name: t(`kpis.vintages.${name}`), month: formatMonth(month) });
  return (
    <RowsLink name={name} month={month} label={t("kpis.movement.openVintage", { name: words, value })}>
      {value}
    </RowsLink>
  );
}

function Vintages({ data }: { readonly data: KpiMovement }): ReactNode {
  const styles = useTableStyles();
  const { t } = useTranslation();
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{t("kpis.movement.vintages")}</h2>
      <p className={styles.hint}>{t("kpis.movement.vintagesHint")}</p>
      <table className={styles.table} aria-label={t("kpis.movement.vintages")}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.head, styles.first)}>
              {t("kpis.movement.month")}
            </th>
            {(["issued", "at30", "at60", "at90"] as const).map((column) => (
              <th key={column} scope="col" className={styles.head}>
                {t(`kpis.movement.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.vintages.map((row) => (
            <tr key={row.month}>
              <th scope="row" className={mergeClasses(styles.cell, styles.first)}>
                {formatMonth(row.month)}
              </th>
              {VINTAGE_NAMES.map((name) => {
                const share = vintageShare(row, name);
                const value =
                  name === "vintageIssued"
                    ? formatAmount(row.issuedMinor, data.currency)
                    : share !== null && valueWords(t, share, "percent");
                return (
                  <td key={name} className={styles.cell}>
                    {value !== false && <VintageLink name={name} month={row.month} value={value} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
