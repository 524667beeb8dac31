import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { PersonAddRegular } from "@fluentui/react-icons";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContactBriefing } from "../../../shared/contract/contacts.ts";
import { InterestBeside } from "../../components/InterestBeside.tsx";
import { Notice } from "../../components/Notice.tsx";
import { useAround, useClaim } from "../../lib/around-customer.ts";
import { formatMoney, formatTime } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useWorkParts } from "../../lib/work-forms.tsx";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  name: { fontWeight: tokens.fontWeightSemibold, textAlign: "left" },
  balances: { margin: 0, padding: 0, listStyleType: "none", color: tokens.colorNeutralForeground2 },
  add: { alignSelf: "flex-start", paddingLeft: 0 },
});

interface Props {
  readonly briefing: ContactBriefing;
  /** The screen says who it is and what they owe already. */
  readonly named: boolean;
}

/** Who it is and what they owe, in two lines; and that they do not want to be contacted, when they said so. */
export function BriefingLine({ briefing, named }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toCustomer } = useNavigation();
  const { AddContact } = useWorkParts();
  const [adding, setAdding] = useState(false);
  // Beside the customer's work it is said there.
  const customerId = named ? null : briefing.customerId;
  const { data: around } = useAround(customerId);
  useClaim(customerId);
  const onIt = around?.onIt ?? null;
  return (
    <div className={styles.box}>
      {!named && (
        <Link as="button" className={styles.name} onClick={() => toCustomer(briefing.customerId)}>
          {briefing.name || briefing.key}
        </Link>
      )}
      {onIt !== null && (
        <Notice intent="warning">
          {t(`worklist.onIt.${onIt.how}`, { who: onIt.who, time: formatTime(onIt.since) })}
        </Notice>
      )}
      {!named && (
        <ul className={styles.balances}>
          {briefing.balances.length === 0 && <li>{t("contacts.form.nothingOwed")}</li>}
          {briefing.balances.map(({ currency, balanceMinor, overdueMinor, oldestDays }) => {
            const values = {
              balance: formatMoney(balanceMinor, currency),
              overdue: formatMoney(overdueMinor, currency),
            };
            return (
              <li key={currency}>
                {oldestDays === null
                  ? t("contacts.form.balance", values)
                  : t("contacts.form.balanceOldest", { ...values, days: oldestDays })}
              </li>
            );
          })}
          <InterestBeside
            customerId={briefing.customerId}
            around={(shown) => (
              <li>
                {t("interest.beside.label")}: {shown}
              </li>
            )}
          />
        </ul>
      )}
      {briefing.contacts.length === 0 && (
        <Button
          className={styles.add}
          size="small"
          appearance="transparent"
          icon={<PersonAddRegular />}
          onClick={() => setAdding(true)}
        >
          {t("contacts.form.addContact")}
        </Button>
      )}
      {adding && (
        <Suspense>
          <AddContact customerId={briefing.customerId} onClose={() => setAdding(false)} />
        </Suspense>
      )}
      {briefing.doNotContact && <Notice intent="warning">{t("contacts.form.customerDoNotContact")}</Notice>}
      {briefing.legalHold && <Notice intent="warning">{t("contacts.form.legalHold")}</Notice>}
    </div>
  );
}
