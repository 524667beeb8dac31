import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Statement } from "../../../shared/contract/customers.ts";
import { BucketStrip } from "../../components/BucketStrip.tsx";
import { Money } from "../../components/Money.tsx";
import { CreditDays } from "./CreditDays.tsx";

const useStyles = makeStyles({
  header: {
    display: "grid",
    gridTemplateColumns: "minmax(220px, 1fr) minmax(420px, 640px) max-content",
    alignItems: "center",
    gap: tokens.spacingHorizontalXL,
    padding: `2px ${tokens.spacingHorizontalL} 10px`,
    flexShrink: 0,
  },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  rfc: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  others: {
    display: "block",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  sums: {
    display: "grid",
    gridTemplateColumns: "max-content max-content",
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
    alignItems: "baseline",
    "& dt": { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
    "& dd": { margin: 0, textAlign: "right" },
  },
  balance: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly customer: Statement["customer"];
  readonly aging: Statement["blocks"][number]["aging"] | undefined;
}

/** Who the customer is and what they owe, by bucket, in the currency shown. */
export function StatementHeader({ customer, aging }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const others = customer.otherNames.join("; ");
  return (
    <header className={styles.header}>
      <div style={{ minWidth: 0 }}>
        <h2 className={styles.name}>{customer.name}</h2>
        <span className={styles.rfc}>{customer.rfc}</span>
        <CreditDays customerId={customer.id} creditDays={customer.creditDays} />
        {others !== "" && (
          <span className={styles.others} title={others}>
            {t("customers.alsoKnown", { names: others })}
          </span>
        )}
      </div>
      {aging !== undefined && <BucketStrip row={aging} />}
      {aging !== undefined && (
        <dl className={styles.sums}>
          <dt>{t("customers.unapplied")}</dt>
          <dd>
            <Money minor={-aging.unappliedMinor} currency={aging.currency} dashForZero />
          </dd>
          <dt>{t("customers.balance")}</dt>
          <dd>
            <Money className={styles.balance} minor={aging.balanceMinor} currency={aging.currency} withCurrency />
          </dd>
        </dl>
      )}
    </header>
  );
}
