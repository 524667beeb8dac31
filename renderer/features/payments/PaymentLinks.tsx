import { Button, Link, makeStyles, mergeClasses } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PaymentPago, PaymentView } from "../../../shared/contract/payments.ts";
import { DayText } from "../../components/DayText.tsx";
import { Money } from "../../components/Money.tsx";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { usePageStyles } from "./page-styles.ts";

const useStyles = makeStyles({
  line: { display: "flex", justifyContent: "space-between", gap: "12px", flexWrap: "wrap" },
  actions: { display: "flex", gap: "8px", marginTop: "8px", flexWrap: "wrap" },
  lines: { margin: "4px 0 0", paddingLeft: "18px" },
});

type Pago = Omit<PaymentPago, "how">;

interface Props {
  readonly payment: PaymentView;
  readonly busy: boolean;
  readonly onLink: (pago: Pago) => void;
  readonly onUnlink: (pago: Pago) => void;
}

/** The complements that document the money, and those that look like it and wait for a decision. */
export function PaymentLinks({ payment, busy, onLink, onUnlink }: Props): ReactNode {
  const styles = useStyles();
  const shared = usePageStyles();
  const { t } = useTranslation();
  return (
    <>
      {payment.possibleDoubles.length > 0 && (
        <section className={shared.section} aria-label={t("payments.page.doubles")}>
          <h3 className={shared.heading}>{t("payments.page.doubles")}</h3>
          <p className={shared.quiet}>{t("payments.page.doublesBody")}</p>
          {payment.possibleDoubles.map((pago) => (
            <Card key={`${pago.repUuid}/${pago.pago}`} pago={pago}>
              <span className={shared.quiet}>
                {t(`payments.page.reasons.${pago.reason}`, {
                  amount: formatMoney(pago.amountMinor, pago.currency),
                  day: formatDay(pago.paidOn),
                })}
              </span>
              <div className={styles.actions}>
                <Button size="small" disabled={busy} onClick={() => onLink(pago)}>
                  {t("payments.page.link")}
                </Button>
                <Button size="small" disabled={busy} onClick={() => onUnlink(pago)}>
                  {t("payments.page.unlink")}
                </Button>
              </div>
            </Card>
          ))}
        </section>
      )}
      <section className={shared.section} aria-label={t("payments.page.links")}>
        <h3 className={shared.heading}>{t("payments.page.links")}</h3>
        {payment.links.length === 0 && <p className={shared.quiet}>{t("payments.page.noLinks")}</p>}
        {payment.links.map((pago) => (
          <Card key={`${pago.repUuid}/${pago.pago}`} pago={pago}>
            <span className={shared.quiet}>{t(`payments.page.${pago.how}`)}</span>
            <div className={styles.actions}>
              <Button size="small" disabled={busy} onClick={() => onUnlink(pago)}>
                {t("payments.page.unlink")}
              </Button>
            </div>
          </Card>
        ))}
      </section>
    </>
  );
}

function Card({ pago, children }: { readonly pago: Pago; readonly children: ReactNode }): ReactNode {
  const styles = useStyles();
  const shared = usePageStyles();
  const { toDocument } = useNavigation();
  return (
    <div className={mergeClasses(shared.card)}>
      <div className={styles.line}>
        <Link onClick={() => toDocument(pago.repUuid)}>{pago.repLabel}</Link>
        <DayText day={pago.paidOn} />
        <Money minor={pago.amountMinor} currency={pago.currency} withCurrency />
      </div>
      <ul className={styles.lines}>
        {pago.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a stamped document never move
          <li key={index}>
            <Link onClick={() => toDocument(line.invoiceUuid)}>{line.invoiceLabel}</Link>{" "}
            <Money minor={line.paidMinor} currency={line.currency} withCurrency />
          </li>
        ))}
      </ul>
      {children}
    </div>
  );
}
