import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Ficha } from "../../../shared/contract/ficha.ts";
import type { ListItem } from "../../../shared/contract/worklist.ts";
import { InterestBeside } from "../../components/InterestBeside.tsx";
import { followUpNote } from "../../lib/follow-up-note.ts";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { isFailure, reasonWords } from "./words.ts";

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingLeft: "18px",
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(300px, 1fr))",
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: "2px",
    lineHeight: tokens.lineHeightBase300,
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  alarm: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorPaletteRedForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What to say on this call, most important first: why now, what is oldest, what was promised, what not to claim. */
export function WhatToSay({ item, ficha }: { readonly item: ListItem | null; readonly ficha: Ficha }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { oldest, promises, disputes, habit, lastContact } = ficha;
  const overdue = oldest.filter((each) => each.daysPastDue > 0);
  const disputed = disputes.byCurrency.map(({ currency, minor }) => formatMoney(minor, currency)).join(" + ");
  const unapplied = ficha.balances.filter((row) => row.unappliedMinor > 0);
  const toDo = followUpNote(ficha.nextFollowUp?.note ?? "", t);
  const days = Math.round(Number(habit?.daysLate ?? 0));
  return (
    <ul className={styles.list}>
      {item?.reasons
        .filter((reason) => reason.code !== "overdue")
        .map((reason) => (
          <li key={`${reason.code} ${String(reason.id)}`} className={isFailure(reason) ? styles.alarm : styles.strong}>
            {reasonWords(reason, t)}
          </li>
        ))}
      {ficha.stage.decided !== null && (
        <li className={styles.strong}>
          {t("credit.work.decided", {
            name: ficha.stage.decided.actor,
            stage: t(`customerList.stages.${ficha.stage.code}`),
            on: formatDay(ficha.stage.decided.untilOn),
            reason: ficha.stage.decided.reason,
          })}
        </li>
      )}
      {ficha.strategy.due !== null && (
        <li>
          {t("credit.work.due", {
            action: t(`credit.actions.${ficha.strategy.due.action}`),
            day: ficha.strategy.due.day,
          })}
        </li>
      )}
      {toDo !== "" && <li className={styles.strong}>{t("worklist.work.toDo", { what: toDo })}</li>}
      {overdue.length === 0 && <li>{t("worklist.work.nothingOverdue")}</li>}
      {overdue.map((each) => (
        <li key={each.uuid} className={styles.strong}>
          {t("worklist.work.oldest", {
            label: each.label,
            amount: formatMoney(each.openMinor, each.currency),
            days: each.daysPastDue,
          })}
        </li>
      ))}
      {promises.verify > 0 && <li className={styles.strong}>{t("worklist.work.promiseVerify")}</li>}
      {promises.nextDueOn !== null && <li>{t("worklist.work.promise", { on: formatDay(promises.nextDueOn) })}</li>}
      {promises.broken > 0 && <li>{t("worklist.work.broken", { count: promises.broken })}</li>}
      {disputes.open > 0 && (
        <li className={styles.strong}>{t("worklist.work.dispute", { count: disputes.open, amount: disputed })}</li>
      )}
      {unapplied.map((row) => (
        <li key={row.currency}>
          {t("worklist.work.unapplied", { amount: formatMoney(row.unappliedMinor, row.currency) })}
        </li>
      ))}
      <li className={styles.quiet}>
        {lastContact === null
          ? t("worklist.work.neverContacted")
          : t("worklist.work.lastContact", {
              on: formatDay(lastContact.happenedOn),
              what: [lastContact.outcome, lastContact.note].filter((word) => word !== "").join(". "),
            })}
      </li>
      {habit !== null && (
        <li className={styles.quiet}>
          {days > 0 ? t("worklist.work.habit", { days }) : t("worklist.work.habitOnTime")}
        </li>
      )}
      <InterestBeside
        customerId={ficha.customer.id}
        around={(shown) => (
          <li>
            {t("interest.beside.label")}: {shown}
          </li>
        )}
      />
    </ul>
  );
}
