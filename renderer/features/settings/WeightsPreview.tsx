import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { WorklistRules } from "../../../shared/contract/worklist.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { formatInteger } from "../../lib/format.ts";
import { useWeightsPreview } from "./worklist-queries.ts";

const useStyles = makeStyles({
  box: { display: "grid", gap: tokens.spacingVerticalS },
  words: { margin: 0 },
  table: { borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  cell: { padding: "3px 10px 3px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, textAlign: "left" },
  number: { textAlign: "right" },
  moved: { fontWeight: tokens.fontWeightSemibold },
});

/** The list of today as other points would order it, each customer with the place of now. */
export function WeightsPreview({ weights }: { readonly weights: WorklistRules["weights"] }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data, error } = useWeightsPreview(weights);
  if (error !== null) return <ErrorNotice error={error} />;
  if (data === undefined) return null;
  if (data.total === 0) return <p className={styles.words}>{t("worklist.settings.previewNone")}</p>;
  const number = `${styles.cell} ${styles.number}`;
  return (
    <div className={styles.box}>
      <p className={styles.words} role="status">
        {t("worklist.settings.previewMoved", { moved: formatInteger(data.moved), count: data.total })}
      </p>
      <table className={styles.table} aria-label={t("worklist.settings.previewList")}>
        <thead>
          <tr>
            <th scope="col" className={number}>
              {t("worklist.settings.place")}
            </th>
            <th scope="col" className={number}>
              {t("worklist.settings.before")}
            </th>
            <th scope="col" className={styles.cell}>
              {t("worklist.orphans.customer")}
            </th>
            <th scope="col" className={number}>
              {t("worklist.parts.label")}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.place} className={row.place === row.before ? "" : styles.moved}>
              <td className={number}>{formatInteger(row.place)}</td>
              <td className={number}>{formatInteger(row.before)}</td>
              <td className={styles.cell}>{row.customerName}</td>
              <td className={number}>{`${(row.scoreBefore / 10).toFixed(1)} → ${(row.score / 10).toFixed(1)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
