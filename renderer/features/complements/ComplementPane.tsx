import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ComplementRow } from "../../../shared/contract/complements.ts";
import { repAuditWords } from "../../../shared/i18n/rep-audit-words.ts";
import { Money } from "../../components/Money.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { useNavigation } from "../../lib/navigation.ts";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  customer: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  amount: { display: "block", fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, lineHeight: tokens.lineHeightBase300 },
  fix: {
    margin: 0,
    padding: "8px 12px",
    lineHeight: tokens.lineHeightBase300,
    borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  owner: { display: "block", fontWeight: tokens.fontWeightSemibold },
  actions: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
});

interface Props {
  readonly row: ComplementRow;
  readonly onCopy: (row: ComplementRow) => void;
  readonly onClose: () => void;
}

/** What is wrong with one row of a list and what mends it, beside the grid. */
export function ComplementPane({ row, onCopy, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toCustomer, toDocument } = useNavigation();
  return (
    <SidePane title={row.title} onClose={onClose}>
      <div className={styles.body}>
        <div>
          <Money className={styles.amount} minor={row.amountMinor} currency={row.currency} withCurrency />
          <span className={styles.customer}>{row.customerName}</span>
        </div>
        <p className={styles.text}>{row.message}</p>
        <p className={styles.fix}>
          <span className={styles.owner}>{repAuditWords(currentLang()).owners[row.owner]}</span>
          {row.fix}
        </p>
        <div className={styles.actions}>
          {row.invoiceKnown && (
            <Button appearance="primary" onClick={() => toDocument(row.invoiceUuid)}>
              {t("complements.menu.chain")}
            </Button>
          )}
          {row.sourceKind === "P" && (
            <Button onClick={() => toDocument(row.sourceUuid)}>{t("complements.menu.source")}</Button>
          )}
          <Button onClick={() => toCustomer(row.customerId)}>{t("complements.menu.customer")}</Button>
          <Button onClick={() => onCopy(row)}>{t("complements.menu.copyMessage")}</Button>
        </div>
      </div>
    </SidePane>
  );
}
