import { Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { Money } from "../../components/Money.tsx";
import { formatInteger, formatPercent } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import type { WeeklySection } from "./queries.ts";

const useStyles = makeStyles({
  card: {
    padding: "10px 14px 12px",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowX: "auto",
  },
  title: { margin: "0 0 4px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontVariantNumeric: "tabular-nums",
    "& th": {
      textAlign: "left",
      fontSize: tokens.fontSizeBase200,
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground3,
      padding: "2px 10px 4px 0",
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    "& td": { padding: "4px 10px 4px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    "& tfoot td": { borderBottom: "none", color: tokens.colorNeutralForeground2 },
  },
  number: { textAlign: "right !important" as "right", whiteSpace: "nowrap" },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The largest balances with their share and the age of the oldest document. */
export function TopTenTable({ section }: { readonly section: WeeklySection }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toCustomer } = useNavigation();
  const headingId = useId();
  if (section.topTen.length === 0) return null;
  return (
    <section className={styles.card} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.title}>
        {t(section.topTen.length >= 10 ? "reports.sections.topTen" : "reports.sections.topFew")}
      </h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("reports.columns.rank")}</th>
            <th scope="col">{t("reports.columns.customer")}</th>
            <th scope="col">{t("reports.columns.rfc")}</th>
            <th scope="col" className={styles.number}>
              {t("reports.columns.open")}
            </th>
            <th scope="col" className={styles.number}>
              {t("reports.columns.share")}
            </th>
            <th scope="col" className={styles.number}>
              {t("reports.columns.overdue")}
            </th>
            <th scope="col" className={styles.number}>
              {t("reports.columns.oldest")}
            </th>
          </tr>
        </thead>
        <tbody>
          {section.topTen.map((entry, index) => (
            <tr key={entry.row.customerId}>
              <td className={styles.quiet}>{index + 1}</td>
              <td>
                <Link onClick={() => toCustomer(entry.row.customerId)}>{entry.row.customerName}</Link>
              </td>
              <td className={styles.quiet}>{entry.row.customerKey.split("|")[0]}</td>
              <td className={styles.number}>
                <Money minor={entry.openMinor} currency={section.currency} />
              </td>
              <td className={styles.number}>{formatPercent(entry.sharePercent)}</td>
              <td className={styles.number}>
                <Money minor={entry.overdueMinor} currency={section.currency} dashForZero />
              </td>
              <td className={styles.number}>
                {entry.oldestDaysPastDue > 0 ? formatInteger(entry.oldestDaysPastDue) : "–"}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <td colSpan={3}>{t("reports.kpis.topTenShare")}</td>
            <td className={mergeClasses(styles.number)}>{formatPercent(section.topTenSharePercent)}</td>
            <td colSpan={2} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
