import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DayText } from "../../components/DayText.tsx";
import { Money } from "../../components/Money.tsx";
import { useNavigation } from "../../lib/navigation.ts";
import { useWorkDay } from "../../lib/work-day.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { DisputeBadge } from "./DisputeBadge.tsx";
import { resolverWords, timeWords } from "./labels.ts";
import { useCustomerDisputes, useDisputeRules } from "./queries.ts";

const useStyles = makeStyles({
  all: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, padding: "12px 16px", minHeight: 0 },
  bar: { display: "flex", justifyContent: "flex-end" },
  scroll: { overflow: "auto", minHeight: 0 },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontVariantNumeric: "tabular-nums",
    "& th": {
      textAlign: "left",
      fontSize: tokens.fontSizeBase200,
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground2,
      padding: "2px 12px 4px 0",
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    "& td": { padding: "6px 12px 6px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  number: { textAlign: "right !important" as "right", whiteSpace: "nowrap" },
});

/** Aclaraciones of one customer on its own page: those to answer first. */
export function DisputesTab({ customerId }: { readonly customerId: number }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const day = useWorkDay();
  const { toDisputes, toDocument } = useNavigation();
  const { data: rows } = useCustomerDisputes(customerId, day);
  const { data: rules } = useDisputeRules();
  return (
    <div className={styles.all}>
      <div className={styles.bar}>
        <Button icon={<AddRegular />} onClick={() => openWorkForm({ kind: "dispute", customerId })}>
          {t("disputes.tab.add")}
        </Button>
      </div>
      {rows !== undefined && rows.length === 0 && <p>{t("disputes.tab.empty")}</p>}
      {rows !== undefined && rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a narrow window scrolls it, and keys must reach it
        <section className={styles.scroll} aria-label={t("disputes.tab.title")} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t("disputes.columns.id")}</th>
                <th scope="col">{t("disputes.columns.invoice")}</th>
                <th scope="col">{t("disputes.columns.type")}</th>
                <th scope="col">{t("disputes.columns.state")}</th>
                <th scope="col">{t("disputes.columns.resolver")}</th>
                <th scope="col">{t("disputes.columns.dueOn")}</th>
                <th scope="col">{t("disputes.columns.daysLeft")}</th>
                <th scope="col" className={styles.number}>
                  {t("disputes.columns.disputedMinor")}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>
                    <Link as="button" onClick={() => toDisputes({ customer: customerId, id: row.id })}>
                      {t("disputes.pane.title", { id: row.id })}
                    </Link>
                  </td>
                  <td>
                    <Link as="button" onClick={() => toDocument(row.invoiceUuid)}>
                      {row.invoiceLabel}
                    </Link>
                  </td>
                  <td>{t(`disputes.types.${row.type}`)}</td>
                  <td>
                    <DisputeBadge state={row.state} />
                  </td>
                  <td>{resolverWords(row.resolver, rules?.resolvers, t)}</td>
                  <td>
                    <DayText day={row.dueOn} />
                  </td>
                  <td>{timeWords(row, t)}</td>
                  <td className={styles.number}>
                    <Money minor={row.disputedMinor} currency={row.currency} dashForZero /> {row.currency}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
