import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseRatesRow, PromiseRow } from "../../../shared/contract/promises.ts";
import { addMonths } from "../../../shared/domain/days.ts";
import { DayText } from "../../components/DayText.tsx";
import { Money } from "../../components/Money.tsx";
import { Notice } from "../../components/Notice.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { formatDay, formatMoney, formatPercent } from "../../lib/format.ts";
import { useWorkDay } from "../../lib/work-day.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { PromiseDetail } from "./PromiseDetail.tsx";
import { useAskedPromise, useCustomerPromises, useRates } from "./queries.ts";
import { StateBadge } from "./StateBadge.tsx";

const useStyles = makeStyles({
  all: { display: "flex", height: "100%", minHeight: 0 },
  main: {
    flex: 1,
    minWidth: 0,
    overflowY: "auto",
    padding: "12px 24px 24px",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
  },
  top: { display: "flex", alignItems: "flex-end", gap: tokens.spacingHorizontalXXL, flexWrap: "wrap" },
  figures: { display: "flex", gap: tokens.spacingHorizontalXXL, margin: 0 },
  figure: { margin: 0, fontSize: tokens.fontSizeBase400, fontVariantNumeric: "tabular-nums" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  space: { flex: 1 },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontVariantNumeric: "tabular-nums",
    "& th": {
      textAlign: "left",
      fontSize: tokens.fontSizeBase200,
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground3,
      padding: "2px 12px 4px 0",
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    "& td": { padding: "5px 12px 5px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  number: { textAlign: "right !important" as "right", whiteSpace: "nowrap" },
});

/** Promises of a customer: how they were kept in the last year, each of them, and the way to make another. */
export function PromisesTab({ customerId }: { readonly customerId: number }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const day = useWorkDay();
  const { data: rows } = useCustomerPromises(customerId, day);
  const rates = useRates(customerId, { from: addMonths(day, -12), to: day, asOf: day });
  const waiting = useAskedPromise(customerId);
  const [shown, show] = useState<PromiseRow | null>(null);
  return (
    <div className={styles.all}>
      <div className={styles.main}>
        <div className={styles.top}>
          {rates.map((row) => (
            <Figures key={row.currency} row={row} />
          ))}
          <span className={styles.space} />
          <Button appearance="primary" onClick={() => openWorkForm({ kind: "promise", customerId })}>
            {t("promises.tab.make")}
          </Button>
        </div>
        {waiting !== null && (
          <Notice intent="info">
            {t("promises.tab.asked", {
              amount: formatMoney(waiting.asked.amountMinor, waiting.asked.currency),
              day: formatDay(waiting.dueOn),
              person: waiting.asked.askedBy,
              on: formatDay(waiting.asked.askedOn),
            })}
          </Notice>
        )}
        {rows?.length === 0 && <p className={styles.quiet}>{t("promises.tab.none")}</p>}
        {rows !== undefined && rows.length > 0 && <Rows rows={rows} onShow={show} />}
      </div>
      {shown !== null && (
        <SidePane
          title={t("promises.detail.title", { customer: shown.customerName })}
          onClose={() => show(null)}
          takeFocus
        >
          <PromiseDetail id={shown.id} asOf={day} onGone={() => show(null)} />
        </SidePane>
      )}
    </div>
  );
}

/** Rates of the last year in one currency (KPIS 8). */
function Figures({ row }: { readonly row: PromiseRatesRow }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const figures = [
    [t("promises.tab.kept"), row.keptPercent],
    [t("promises.tab.partial"), row.partialPercent],
    [t("promises.tab.broken"), row.brokenPercent],
    [t("promises.tab.byAmount"), row.amountPercent],
  ] as const;
  return (
    <div>
      <p className={styles.quiet}>
        {t("promises.tab.rates")} · {row.currency}
      </p>
      <dl className={styles.figures}>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt className={styles.quiet}>{label}</dt>
            <dd className={styles.figure}>{formatPercent(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Rows({
  rows,
  onShow,
}: {
  readonly rows: readonly PromiseRow[];
  readonly onShow: (row: PromiseRow) => void;
}): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <table className={styles.table} aria-label={t("promises.tab.table")}>
      <thead>
        <tr>
          <th scope="col">{t("promises.columns.due")}</th>
          <th scope="col">{t("promises.columns.state")}</th>
          <th scope="col">{t("promises.columns.made")}</th>
          <th scope="col">{t("promises.columns.contact")}</th>
          <th scope="col" className={styles.number}>
            {t("promises.columns.amount")}
          </th>
          <th scope="col" className={styles.number}>
            {t("promises.columns.kept")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Link as="button" onClick={() => onShow(row)}>
                {formatDay(row.dueOn)}
              </Link>
            </td>
            <td>
              <StateBadge state={row.state} />
            </td>
            <td>
              <DayText day={row.madeOn} />
            </td>
            <td>{row.contact}</td>
            <td className={styles.number}>
              <Money minor={row.amountMinor} currency={row.currency} withCurrency />
            </td>
            <td className={styles.number}>
              <Money minor={row.keptMinor} currency={row.currency} dashForZero />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
