import { Link } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EscalationCase } from "../../../shared/contract/escalations.ts";
import { DayText } from "../../components/DayText.tsx";
import { formatDay, formatInteger, formatMoney } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useCaseStyles } from "./styles.ts";

/** Invoices of a case with what is open of them, and the clocks that run against each. */
export function DebtsPart({ found }: { readonly found: EscalationCase }): ReactNode {
  const styles = useCaseStyles();
  const { t } = useTranslation();
  const { toDocument } = useNavigation();
  const { currency } = found.row;
  return (
    <section className={styles.paper} aria-label={t("escalations.debts.label")}>
      <p className={styles.quiet}>{t("escalations.debts.lawyer")}</p>
      <table className={styles.table} aria-label={t("escalations.debts.label")}>
        <thead>
          <tr>
            <th scope="col">{t("escalations.debts.invoice")}</th>
            <th scope="col">{t("escalations.debts.due")}</th>
            <th scope="col" className={styles.number}>
              {t("escalations.debts.days")}
            </th>
            <th scope="col" className={styles.number}>
              {t("escalations.debts.raised")}
            </th>
            <th scope="col" className={styles.number}>
              {t("escalations.debts.open")}
            </th>
            <th scope="col">{t("escalations.debts.limitation")}</th>
          </tr>
        </thead>
        <tbody>
          {found.debts.map((debt) => (
            <tr key={debt.uuid}>
              <td>
                <Link as="button" onClick={() => toDocument(debt.nowUuid)}>
                  {debt.label}
                </Link>
              </td>
              <td>
                <DayText day={debt.dueOn} />
              </td>
              <td className={styles.number}>{formatInteger(debt.daysPastDue)}</td>
              <td className={styles.number}>{formatMoney(debt.raisedMinor, currency)}</td>
              <td className={styles.number}>{formatMoney(debt.openMinor, currency)}</td>
              <td>
                {debt.limitations.map(({ kind, lastOn, daysLeft }) => (
                  <div key={kind}>
                    {t(daysLeft < 0 ? "escalations.debts.ended" : "escalations.debts.last", {
                      kind: t(`escalationCodes.limitations.${kind}`),
                      day: formatDay(lastOn),
                    })}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
