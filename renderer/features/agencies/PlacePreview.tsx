import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Placeable, PlacementPreview } from "../../../shared/contract/agencies.ts";
import { DASH, formatInteger, formatMoney } from "../../lib/format.ts";
import { useAgencyStyles } from "./styles.ts";
import { bucketWords, shareWords } from "./words.ts";

const useStyles = makeStyles({
  stays: {
    maxHeight: "min(28vh, 240px)",
    overflow: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    "& td, & th": { paddingLeft: "8px !important" },
  },
});

/** What of a choice goes to the agency, by currency and bucket with the commission to expect; and what stays, each with why. */
export function PlacePreview({ preview }: { readonly preview: PlacementPreview }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { goes, totals, stays, customers } = preview;
  return (
    <>
      {goes.length === 0 ? (
        <p className={styles.text}>{t("agencies.placing.goesNone")}</p>
      ) : (
        <section className={styles.fields} aria-label={t("agencies.placing.goes")}>
          <h3 className={styles.heading}>
            {t("agencies.placing.goes")} ·{" "}
            {t("agencies.placing.customers", { count: customers, formatted: formatInteger(customers) })}
          </h3>
          <table className={styles.table} aria-label={t("agencies.placing.goes")}>
            <thead>
              <tr>
                <th scope="col">{t("agencies.placing.bucketFilter")}</th>
                <th scope="col" className={styles.number}>
                  {t("agencies.placing.items")}
                </th>
                <th scope="col" className={styles.number}>
                  {t("agencies.placing.amount")}
                </th>
                <th scope="col" className={styles.number}>
                  {t("agencies.placing.rate")}
                </th>
                <th scope="col" className={styles.end}>
                  {t("agencies.placing.expected")}
                </th>
              </tr>
            </thead>
            <tbody>
              {goes.map(({ currency, bucket, items, minor, rateBp, commissionMinor }) => (
                <tr key={`${currency} ${bucket}`}>
                  <th scope="row">{bucketWords(bucket, t)}</th>
                  <td className={styles.number}>{formatInteger(items)}</td>
                  <td className={styles.number}>{formatMoney(minor, currency)}</td>
                  <td className={styles.number}>{rateBp === null ? DASH : shareWords(rateBp)}</td>
                  <td className={styles.end}>
                    {commissionMinor === null ? DASH : formatMoney(commissionMinor, currency)}
                  </td>
                </tr>
              ))}
              {totals.map(({ currency, items, minor, commissionMinor }) => (
                <tr key={currency} className={styles.strong}>
                  <th scope="row" className={styles.strong}>
                    {t("agencies.placing.total")} {currency}
                  </th>
                  <td className={styles.number}>{formatInteger(items)}</td>
                  <td className={styles.number}>{formatMoney(minor, currency)}</td>
                  <td />
                  <td className={styles.end}>
                    {commissionMinor === null ? DASH : formatMoney(commissionMinor, currency)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {stays.total > 0 && <Stays stays={stays} />}
    </>
  );
}

function Stays({ stays }: { readonly stays: PlacementPreview["stays"] }): ReactNode {
  const styles = useStyles();
  const shared = useAgencyStyles();
  const { t } = useTranslation();
  const title = t("agencies.placing.stays", { count: stays.total, formatted: formatInteger(stays.total) });
  // The words follow the name of an invoice elsewhere; here they stand by themselves.
  const why = (row: Placeable): string => {
    const words = row.why === null ? "" : t(`agencyCodes.notPlaceable.${row.why}`);
    return words.charAt(0).toUpperCase() + words.slice(1);
  };
  return (
    <section className={shared.fields} aria-label={title}>
      <h3 className={shared.heading}>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys */}
      <section className={styles.stays} tabIndex={0} aria-label={title}>
        <table className={shared.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t("agencies.placing.invoice")}</th>
              <th scope="col">{t("agencies.placing.customer")}</th>
              <th scope="col">{t("agencies.placing.why")}</th>
            </tr>
          </thead>
          <tbody>
            {stays.rows.map((row) => (
              <tr key={row.uuid}>
                <th scope="row" className={shared.line}>
                  {row.label}
                </th>
                <td>{row.customerName}</td>
                <td>
                  {why(row)}
                  {row.agencyName !== "" && <p className={shared.quiet}>{row.agencyName}</p>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
