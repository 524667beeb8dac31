import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AgingRow } from "../../../shared/contract/receivables.ts";
import { BalanceProof } from "../../components/BalanceProof.tsx";
import { Money } from "../../components/Money.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { useNavigation } from "../../lib/navigation.ts";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  rfc: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  open: {
    display: "block",
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: "28px",
  },
  list: {
    margin: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: "hidden",
    "& > div": { display: "flex", justifyContent: "space-between", padding: "5px 10px" },
    "& dd": { margin: 0 },
  },
  net: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, fontWeight: tokens.fontWeightSemibold },
  actions: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
});

const BUCKETS = ["current", "d1to30", "d31to60", "d61to90", "d90plus"] as const;

interface Props {
  readonly row: AgingRow;
  readonly onDocuments: () => void;
  readonly onClose: () => void;
}

/** What a customer owes in one currency, by bucket, beside the grid. */
export function CustomerPane({ row, onDocuments, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toCustomer } = useNavigation();
  const { day: asOf } = useAsOf();
  return (
    <SidePane title={row.customerName} onClose={onClose}>
      <div className={styles.body}>
        <div>
          <span className={styles.rfc}>{row.customerKey}</span>
          <Money className={styles.open} minor={row.balanceMinor} currency={row.currency} withCurrency />
          <span className={styles.rfc}>{t("receivables.pane.documents", { count: row.documents })}</span>
        </div>
        <dl className={styles.list}>
          {BUCKETS.map((bucket, index) => (
            <div
              key={bucket}
              style={{ background: `var(--aging-${index + 1}-fill)`, color: `var(--aging-${index + 1}-ink)` }}
            >
              <dt>{t(`common.buckets.${bucket}`)}</dt>
              <dd>
                <Money minor={row[`${bucket}Minor`]} currency={row.currency} dashForZero />
              </dd>
            </div>
          ))}
          <div>
            <dt>{t("receivables.pane.unapplied")}</dt>
            <dd>
              <Money minor={-row.unappliedMinor} currency={row.currency} dashForZero />
            </dd>
          </div>
          <div className={styles.net}>
            <dt>{t("receivables.pane.balance")}</dt>
            <dd>
              <Money minor={row.balanceMinor} currency={row.currency} />
            </dd>
          </div>
        </dl>
        <BalanceProof asOf={asOf} customerId={row.customerId} currency={row.currency} atOnce />
        <div className={styles.actions}>
          <Button onClick={() => toCustomer(row.customerId)}>{t("receivables.pane.openCustomer")}</Button>
          <Button onClick={onDocuments}>{t("receivables.pane.customerDocuments")}</Button>
        </div>
      </div>
    </SidePane>
  );
}
