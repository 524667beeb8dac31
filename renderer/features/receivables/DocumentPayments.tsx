import { Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentView } from "../../../shared/contract/receivables.ts";
import { formatDay } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { formatDecimalText } from "./decimals.ts";
import { useDocumentStyles } from "./document-styles.ts";
import { formWords } from "./labels.ts";
import { UnknownDocument } from "./UnknownDocument.tsx";

const useStyles = makeStyles({
  payment: { display: "flex", flexDirection: "column", gap: "6px" },
  head: { display: "flex", alignItems: "baseline", gap: tokens.spacingHorizontalM },
  amount: {
    marginLeft: "auto",
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
  },
});

/** Payments of a complement with the invoices each of them pays. */
export function DocumentPayments({ document }: { readonly document: DocumentView }): ReactNode {
  const styles = useStyles();
  const shared = useDocumentStyles();
  const { t } = useTranslation();
  const { toDocument } = useNavigation();
  const headingId = useId();
  if (document.payments.length === 0) return null;
  return (
    <section className={shared.section} aria-labelledby={headingId}>
      <h3 id={headingId} className={shared.heading}>
        {t("receivables.document.payments")}
      </h3>
      {document.payments.map((payment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the payments of a stamped document never move
        <div key={index} className={mergeClasses(shared.card, styles.payment)}>
          <div className={styles.head}>
            <strong>{t("receivables.document.payment.paidOn", { day: formatDay(payment.paidOn) })}</strong>
            {payment.form !== "" && (
              <span className={shared.quiet}>
                {t("receivables.document.payment.form", { form: formWords(payment.form, t) })}
              </span>
            )}
            {payment.operation !== "" && (
              <span className={shared.quiet}>
                {t("receivables.document.payment.operation", { operation: payment.operation })}
              </span>
            )}
            <span className={styles.amount}>
              {payment.currency} {formatDecimalText(payment.amount)}
            </span>
          </div>
          {payment.lines.length > 0 && (
            <table className={shared.table}>
              <thead>
                <tr>
                  <th scope="col">{t("receivables.document.payment.document")}</th>
                  <th scope="col" className={shared.number}>
                    {t("receivables.document.payment.installment")}
                  </th>
                  <th scope="col">{t("receivables.document.currency")}</th>
                  <th scope="col" className={shared.number}>
                    {t("receivables.document.payment.prior")}
                  </th>
                  <th scope="col" className={shared.number}>
                    {t("receivables.document.payment.paid")}
                  </th>
                  <th scope="col" className={mergeClasses(shared.number, shared.last)}>
                    {t("receivables.document.payment.left")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {payment.lines.map((line, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a stamped document never move
                  <tr key={at}>
                    <td>
                      {line.known ? (
                        <Link onClick={() => toDocument(line.uuid)}>{line.label}</Link>
                      ) : (
                        <UnknownDocument label={line.label} uuid={line.uuid} />
                      )}
                    </td>
                    <td className={shared.number}>{line.installment}</td>
                    <td>{line.currency}</td>
                    <td className={shared.number}>{formatDecimalText(line.prior)}</td>
                    <td className={shared.number}>{formatDecimalText(line.paid)}</td>
                    <td className={mergeClasses(shared.number, shared.last)}>{formatDecimalText(line.left)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      ))}
    </section>
  );
}
