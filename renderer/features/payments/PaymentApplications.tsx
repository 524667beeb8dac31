import { Button, Link, mergeClasses } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PaymentView } from "../../../shared/contract/payments.ts";
import { Money } from "../../components/Money.tsx";
import { useNavigation } from "../../lib/navigation.ts";
import { usePageStyles } from "./page-styles.ts";

interface Props {
  readonly payment: PaymentView;
  readonly busy: boolean;
  readonly onRemove: (applicationId: number) => void;
}

/** What was decided about where the money goes, and where it is. */
export function PaymentApplications({ payment, busy, onRemove }: Props): ReactNode {
  const styles = usePageStyles();
  const { t } = useTranslation();
  const { toDocument } = useNavigation();
  const removable = payment.state !== "bounced" && payment.state !== "reversed";
  return (
    <>
      <section className={styles.section} aria-label={t("payments.page.applications")}>
        <h3 className={styles.heading}>{t("payments.page.applications")}</h3>
        {payment.applications.length === 0 ? (
          <p className={styles.quiet}>{t("payments.page.noApplications")}</p>
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t("payments.apply.document")}</th>
                <th scope="col" className={styles.number}>
                  {t("payments.columns.amount")}
                </th>
                <td />
              </tr>
            </thead>
            <tbody>
              {payment.applications.map((application) => (
                <tr key={application.id}>
                  <td>
                    <Link onClick={() => toDocument(application.invoiceUuid)}>{application.invoiceLabel}</Link>
                    {application.invoiceCustomerId !== payment.customerId && ` · ${application.invoiceCustomerName}`}
                    {application.overruled && <div className={styles.quiet}>{t("payments.page.overruled")}</div>}
                  </td>
                  <td className={mergeClasses(styles.number, application.overruled && styles.struck)}>
                    <Money minor={application.amountMinor} currency={payment.currency} />
                    {application.rate !== "" && (
                      <div className={styles.quiet}>
                        <Money minor={application.invoiceMinor} currency={application.invoiceCurrency} withCurrency /> ×{" "}
                        {application.rate}
                      </div>
                    )}
                  </td>
                  <td className={styles.end}>
                    {removable && (
                      <Button
                        size="small"
                        disabled={busy}
                        aria-label={t("payments.page.removeFor", { document: application.invoiceLabel })}
                        onClick={() => onRemove(application.id)}
                      >
                        {t("payments.page.remove")}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section className={styles.section} aria-label={t("payments.page.standing")}>
        <h3 className={styles.heading}>{t("payments.page.standing")}</h3>
        {payment.standing.length === 0 ? (
          <p className={styles.quiet}>{t("payments.page.standingNone")}</p>
        ) : (
          <table className={styles.table}>
            <tbody>
              {payment.standing.map((place) => (
                <tr key={place.invoiceUuid}>
                  <td>
                    <Link onClick={() => toDocument(place.invoiceUuid)}>{place.invoiceLabel}</Link>
                    {place.customerId !== payment.customerId && ` · ${place.customerName}`}
                  </td>
                  <td className={styles.number}>
                    <Money minor={place.amountMinor} currency={place.currency} withCurrency />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  );
}
