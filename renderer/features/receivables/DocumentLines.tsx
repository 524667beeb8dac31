import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentView } from "../../../shared/contract/receivables.ts";
import { formatDecimalText, formatQuantity, formatRate } from "./decimals.ts";
import { useDocumentStyles } from "./document-styles.ts";
import { taxName } from "./labels.ts";

const useStyles = makeStyles({
  totals: {
    alignSelf: "flex-end",
    display: "grid",
    gridTemplateColumns: "max-content minmax(120px, max-content)",
    columnGap: tokens.spacingHorizontalXL,
    rowGap: "2px",
    margin: 0,
    fontVariantNumeric: "tabular-nums",
    "& dt": { color: tokens.colorNeutralForeground3 },
    "& dd": { margin: 0, textAlign: "right" },
  },
  grand: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
});

const isZero = (text: string): boolean => text === "" || Number(text) === 0;

/** What was sold, its taxes and its total, as the file writes them. */
export function DocumentLines({ document }: { readonly document: DocumentView }): ReactNode {
  const styles = useStyles();
  const shared = useDocumentStyles();
  const { t } = useTranslation();
  const headingId = useId();
  if (document.kind === "P") return null;
  return (
    <section className={shared.section} aria-labelledby={headingId}>
      <h3 id={headingId} className={shared.heading}>
        {t("receivables.document.lines")}
      </h3>
      <table className={shared.table}>
        <thead>
          <tr>
            <th scope="col" className={shared.number}>
              {t("receivables.document.line.quantity")}
            </th>
            <th scope="col">{t("receivables.document.line.unit")}</th>
            <th scope="col">{t("receivables.document.line.code")}</th>
            <th scope="col" style={{ width: "50%" }}>
              {t("receivables.document.line.description")}
            </th>
            <th scope="col" className={shared.number}>
              {t("receivables.document.line.price")}
            </th>
            <th scope="col" className={mergeClasses(shared.number, shared.last)}>
              {t("receivables.document.line.amount")}
            </th>
          </tr>
        </thead>
        <tbody>
          {document.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a stamped document never move
            <tr key={index}>
              <td className={shared.number}>{formatQuantity(line.quantity)}</td>
              <td>{line.unit}</td>
              <td className={shared.quiet}>{line.productCode}</td>
              <td>{line.description}</td>
              <td className={shared.number}>{formatDecimalText(line.unitPrice)}</td>
              <td className={mergeClasses(shared.number, shared.last)}>{formatDecimalText(line.amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className={styles.totals}>
        <dt>{t("receivables.document.totals.subtotal")}</dt>
        <dd>{formatDecimalText(document.subtotal)}</dd>
        {!isZero(document.discount) && (
          <>
            <dt>{t("receivables.document.totals.discount")}</dt>
            <dd>-{formatDecimalText(document.discount)}</dd>
          </>
        )}
        {document.taxes.map((tax) => (
          <div key={`${tax.kind}-${tax.tax}-${tax.rate}`} style={{ display: "contents" }}>
            <dt>
              {t(`receivables.document.totals.${tax.kind}`, { tax: taxName(tax.tax), rate: formatRate(tax.rate) })}
            </dt>
            <dd>
              {tax.kind === "withheld" ? "-" : ""}
              {formatDecimalText(tax.amount)}
            </dd>
          </div>
        ))}
        <dt className={styles.grand}>{t("receivables.document.totals.total")}</dt>
        <dd className={styles.grand}>
          {document.currency} {formatDecimalText(document.total)}
        </dd>
      </dl>
    </section>
  );
}
