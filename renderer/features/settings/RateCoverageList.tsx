import { makeStyles, tokens } from "@fluentui/react-components";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { RateCoverage } from "../../../shared/contract/rates.ts";
import { shownRate } from "../../../shared/domain/rates/exchange-rate.ts";
import { rateSource } from "../../../shared/i18n/rate-reasons.ts";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay, formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { useRateCoverage } from "./rates-queries.ts";

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  item: {
    display: "grid",
    gridTemplateColumns: "56px minmax(0, 1fr)",
    padding: "6px 12px",
    ":not(:last-child)": { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  currency: { fontWeight: tokens.fontWeightSemibold },
  detail: { gridColumn: 2, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  missing: { gridColumn: 2, color: tokens.colorStatusWarningForeground1, fontSize: tokens.fontSizeBase200 },
});

function lastWords(t: TFunction, { last }: RateCoverage): string {
  if (last === null) return t("rates.coverage.none");
  const source = rateSource(currentLang(), last.source);
  const age = last.daysOld === 0 ? "" : `, ${t("rates.coverage.old", { days: last.daysOld })}`;
  return `${t("rates.coverage.last")}: ${shownRate(last.rate)} (${source}, ${formatDay(last.day)}${age})`;
}

/** One line a currency: its latest rate, whether balances of the day can be valued with it, and the days without one. */
export function RateCoverageList(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day } = useAsOf();
  const rows = useRateCoverage(day);
  if (rows.length === 0) return null;
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={row.currency} className={styles.item} data-currency={row.currency}>
          <span className={styles.currency}>{row.currency}</span>
          <span>{lastWords(t, row)}</span>
          {row.openDocuments > 0 && (
            <span className={styles.detail}>
              {t("rates.coverage.openDocuments", { count: formatInteger(row.openDocuments) })}
            </span>
          )}
          {row.used === null && row.openDocuments > 0 && (
            <span className={styles.missing}>{t("rates.coverage.stale", { day: formatDay(day) })}</span>
          )}
          {row.gapCount > 0 && (
            <span className={styles.detail}>
              {t(row.gapCount > row.gaps.length ? "rates.coverage.gapsMore" : "rates.coverage.gaps", {
                count: formatInteger(row.gapCount),
                days: row.gaps.map(formatDay).join(", "),
              })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
