import { Badge, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PaymentView } from "../../../shared/contract/payments.ts";
import { DayText } from "../../components/DayText.tsx";
import { Money } from "../../components/Money.tsx";
import { formatInstant } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { formWords, paymentLabel, stateWords } from "./labels.ts";
import { usePageStyles } from "./page-styles.ts";

const useStyles = makeStyles({
  top: { display: "flex", alignItems: "flex-start", gap: tokens.spacingHorizontalXL, flexWrap: "wrap" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  badges: { display: "flex", gap: "6px", marginTop: "4px" },
  amounts: {
    marginLeft: "auto",
    marginTop: 0,
    marginBottom: 0,
    display: "grid",
    gridTemplateColumns: "max-content max-content",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "baseline",
    "& dt": { color: tokens.colorNeutralForeground3, textAlign: "right" },
    "& dd": { margin: 0, textAlign: "right" },
  },
  total: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  facts: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(168px, 1fr))",
    gap: "8px 20px",
    margin: 0,
    "& dt": { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
    "& dd": { margin: 0, fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
  },
});

/** What the payment is, who paid it, and how much of it is applied. */
export function PaymentHeader({ payment }: { readonly payment: PaymentView }): ReactNode {
  const styles = useStyles();
  const shared = usePageStyles();
  const { t } = useTranslation();
  const { toCustomer } = useNavigation();
  const { currency } = payment;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t("payments.columns.customer"),
      <Link key="customer" onClick={() => toCustomer(payment.customerId)}>
        {payment.customerName || payment.customerKey}
      </Link>,
    ],
    [t("payments.columns.paidOn"), <DayText key="paid" day={payment.paidOn} />],
    [
      t("payments.page.effective"),
      payment.effectiveOn === null ? (
        t("payments.page.notEffective")
      ) : (
        <DayText key="effective" day={payment.effectiveOn} />
      ),
    ],
    [t("payments.columns.form"), formWords(payment.form, t)],
    ...(payment.account === "" ? [] : [[t("payments.columns.account"), payment.account] as const]),
    ...(payment.note === "" ? [] : [[t("payments.form.note"), payment.note] as const]),
    [
      t(`payments.origins.${payment.origin}`),
      t("payments.page.recordedBy", { at: formatInstant(payment.recordedAt), actor: payment.actor }),
    ],
    ["UUID", payment.uuid],
  ];
  return (
    <section className={shared.section}>
      <div className={styles.top}>
        <div>
          <h2 className={styles.title}>{t("payments.page.title", { label: paymentLabel(payment) })}</h2>
          <div className={styles.badges}>
            <Badge appearance="tint" color={payment.state === "applied" ? "success" : "informative"}>
              {stateWords(payment.state, t)}
            </Badge>
          </div>
        </div>
        <dl className={styles.amounts}>
          <dt>{t("payments.columns.amount")}</dt>
          <dd>
            <Money className={styles.total} minor={payment.amountMinor} currency={currency} withCurrency />
          </dd>
          <dt>{t("payments.page.applied")}</dt>
          <dd>
            <Money minor={payment.appliedMinor} currency={currency} dashForZero />
          </dd>
          {payment.refundedMinor > 0 && (
            <>
              <dt>{t("payments.page.refunded")}</dt>
              <dd>
                <Money minor={payment.refundedMinor} currency={currency} />
              </dd>
            </>
          )}
          <dt>{t("payments.page.unapplied")}</dt>
          <dd>
            <Money minor={payment.unappliedMinor} currency={currency} dashForZero />
          </dd>
        </dl>
      </div>
      <dl className={mergeClasses(shared.card, styles.facts)}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
