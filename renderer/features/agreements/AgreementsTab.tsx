import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { DayText } from "../../components/DayText.tsx";
import { Money } from "../../components/Money.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { useWorkDay } from "../../lib/work-day.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { AgreementDetail } from "./AgreementDetail.tsx";
import { useCustomerAgreements } from "./queries.ts";
import { StateBadge } from "./StateBadge.tsx";
import { useTableStyles } from "./table-styles.ts";

const useStyles = makeStyles({
  all: { display: "flex", height: "100%", minHeight: 0 },
  main: {
    flex: 1,
    minWidth: 0,
    overflowY: "auto",
    padding: "12px 24px 24px",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
  },
  top: { display: "flex", justifyContent: "flex-end" },
});

/** Agreements of a customer, and the way to simulate another. */
export function AgreementsTab({ customerId }: { readonly customerId: number }): ReactNode {
  const styles = useStyles();
  const tables = useTableStyles();
  const { t } = useTranslation();
  const day = useWorkDay();
  const { data: rows } = useCustomerAgreements(customerId, day);
  const [shown, show] = useState<number | null>(null);
  return (
    <div className={styles.all}>
      <div className={styles.main}>
        <div className={styles.top}>
          <Button appearance="primary" onClick={() => openWorkForm({ kind: "agreement", customerId })}>
            {t("agreements.tab.make")}
          </Button>
        </div>
        {rows?.length === 0 && <p className={tables.quiet}>{t("agreements.tab.none")}</p>}
        {rows !== undefined && rows.length > 0 && (
          <table className={tables.table} aria-label={t("agreements.tab.table")}>
            <thead>
              <tr>
                <th scope="col">{t("agreements.columns.type")}</th>
                <th scope="col">{t("agreements.columns.state")}</th>
                <th scope="col">{t("agreements.columns.madeOn")}</th>
                <th scope="col">{t("agreements.columns.nextDueOn")}</th>
                {(["totalMinor", "paidMinor", "overdueMinor"] as const).map((column) => (
                  <th key={column} scope="col" className={tables.number}>
                    {t(`agreements.columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.id} ${row.currency}`}>
                  <td>
                    <Link as="button" onClick={() => show(row.id)}>
                      {t("agreements.detail.title", { type: t(`agreements.types.${row.type}`), id: row.id })}
                    </Link>
                  </td>
                  <td>
                    <StateBadge state={row.state} />
                  </td>
                  <td>
                    <DayText day={row.madeOn} />
                  </td>
                  <td>{row.nextDueOn !== null && <DayText day={row.nextDueOn} />}</td>
                  <td className={tables.number}>
                    <Money minor={row.totalMinor} currency={row.currency} withCurrency />
                  </td>
                  <td className={tables.number}>
                    <Money minor={row.paidMinor} currency={row.currency} dashForZero />
                  </td>
                  <td className={tables.number}>
                    <Money minor={row.overdueMinor} currency={row.currency} dashForZero />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {shown !== null && (
        <SidePane title={t("agreements.columns.id")} onClose={() => show(null)} takeFocus>
          <AgreementDetail id={shown} asOf={day} onShow={show} />
        </SidePane>
      )}
    </div>
  );
}
