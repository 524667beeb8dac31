import { Button, makeStyles, ProgressBar, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Home, ReasonCode } from "../../../shared/contract/worklist.ts";
import { daysBetween } from "../../../shared/domain/days.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Money } from "../../components/Money.tsx";
import { ScheduleNotices } from "../../components/ScheduleNotices.tsx";
import { companyTime } from "../../lib/company-time.ts";
import { formatDay, formatInstant, formatInteger } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { NextActions } from "./NextActions.tsx";
import { useFreshList, useHome } from "./queries.ts";
import { WaitingCases } from "./WaitingCases.tsx";
import { stepsOf } from "./WorklistBar.tsx";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  screen: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 5fr) minmax(0, 3fr) minmax(0, 3fr)",
    gap: tokens.spacingHorizontalL,
    alignItems: "start",
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    padding: "12px 16px",
    "@media (max-width: 1000px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  column: { display: "grid", gap: tokens.spacingVerticalM, minWidth: 0 },
  panel: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    padding: "12px 16px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  warning: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorPaletteMarigoldForeground2 },
  numbers: { margin: 0, padding: 0, listStyleType: "none", display: "grid" },
  number: {
    display: "flex",
    justifyContent: "space-between",
    alignItems: "baseline",
    width: "100%",
    minHeight: "32px",
    padding: "4px 6px",
    font: "inherit",
    textAlign: "left",
    color: tokens.colorNeutralForeground1,
    backgroundColor: "transparent",
    border: "none",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  value: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  zero: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  alarm: { color: tokens.colorPaletteRedForeground1 },
  fact: { margin: 0, display: "grid", gap: "2px" },
  term: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  said: { margin: 0, fontVariantNumeric: "tabular-nums" },
  money: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  waiting: { display: "grid", gap: "8px", padding: "16px" },
});

/** After this many days without a payment or an import somebody may be chased who has paid. */
const STALE_DAYS = 3;

/** Hoy: what to do first and why, my numbers, and how fresh the ledger is. */
export function HomeScreen(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { ready, error } = useFreshList(null);
  const home = useHome(ready);
  if (home.data === undefined) {
    const problem = error ?? home.error;
    if (problem !== null && problem !== undefined) {
      return <ErrorNotice error={problem} onRetry={() => void home.refetch()} />;
    }
    return (
      <Skeleton className={styles.waiting} aria-label={t("common.loading")}>
        <SkeletonItem size={40} />
        <SkeletonItem size={128} />
      </Skeleton>
    );
  }
  return (
    <div className={styles.whole}>
      <ScheduleNotices />
      <WaitingCases />
      <div className={styles.screen}>
        <NextActions home={home.data} />
        <Numbers home={home.data} />
        <Freshness home={home.data} />
      </div>
    </div>
  );
}

function Numbers({ home }: { readonly home: Home }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toWorklist } = useNavigation();
  const { done, total } = stepsOf(home.progress);
  const rows: readonly (readonly [
    "promisesBroken" | "promisesDue" | "followUps" | "disputes" | "replies" | "orphans",
    ReasonCode | "orphans",
  ])[] = [
    ["promisesBroken", "promise-broken"],
    ["promisesDue", "promise-due"],
    ["followUps", "follow-up"],
    ["disputes", "dispute-sla"],
    ["replies", "reply"],
    ["orphans", "orphans"],
  ];
  return (
    <section className={styles.panel} aria-label={t("worklist.home.numbers")}>
      <h2 className={styles.title}>{t("worklist.home.numbers")}</h2>
      <p className={styles.quiet}>
        {home.name === "" ? t("worklist.home.whoNobody") : t("worklist.home.who", { name: home.name })}
      </p>
      <ul className={styles.numbers}>
        <li>
          <button type="button" className={styles.number} onClick={() => toWorklist()}>
            <span>{t("worklist.home.progress")}</span>
            <span className={styles.value}>
              {t("worklist.home.progressOf", { done: formatInteger(done), total: formatInteger(total) })}
            </span>
          </button>
          <ProgressBar
            value={total === 0 ? 1 : done / total}
            thickness="medium"
            aria-label={t("worklist.list.progress", { done, total })}
          />
        </li>
        <ToApprove />
        {rows.map(([key, reason]) => {
          const value = home[key];
          const tone = value === 0 ? styles.zero : key === "promisesBroken" ? styles.alarm : "";
          return (
            <li key={key}>
              <button type="button" className={styles.number} onClick={() => toWorklist(reason)}>
                <span>{t(`worklist.home.${key}`)}</span>
                <span className={`${styles.value} ${tone}`}>{formatInteger(value)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What somebody else asked and waits for this person. */
function ToApprove(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toApprovals } = useNavigation();
  const { data } = useQuery(orpc.approvals.count.queryOptions());
  if (data === undefined) return null;
  return (
    <li>
      <button type="button" className={styles.number} onClick={toApprovals}>
        <span>{t("worklist.home.approvals")}</span>
        <span className={`${styles.value} ${data.mine === 0 ? styles.zero : ""}`}>{formatInteger(data.mine)}</span>
      </button>
    </li>
  );
}

function Freshness({ home }: { readonly home: Home }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toImport, toPayments } = useNavigation();
  const importedOn = home.lastImportAt === null ? undefined : companyTime(home.lastImportAt)?.day;
  const sinceImport = importedOn === undefined ? 0 : daysBetween(importedOn, home.day);
  const sincePayment = home.lastPaymentOn === null ? 0 : daysBetween(home.lastPaymentOn, home.day);
  const oneDay = home.moneyFrom === home.moneyTo;
  return (
    <section className={styles.panel} aria-label={t("worklist.home.ledger")}>
      <h2 className={styles.title}>{t("worklist.home.ledger")}</h2>
      <div className={styles.fact}>
        <span className={styles.term}>
          {oneDay
            ? t("worklist.home.money", { day: formatDay(home.moneyTo) })
            : t("worklist.home.moneyRange", { from: formatDay(home.moneyFrom), to: formatDay(home.moneyTo) })}
        </span>
        {home.money.length === 0 && <p className={styles.said}>{t("worklist.home.noMoney")}</p>}
        {home.money.map(({ currency, minor, count }) => (
          <p key={currency} className={styles.said}>
            <Money className={styles.money} minor={minor} currency={currency} withCurrency />{" "}
            <span className={styles.term}>{t("worklist.home.payments", { count })}</span>
          </p>
        ))}
      </div>
      <div className={styles.fact}>
        <span className={styles.term}>{t("worklist.home.lastPayment")}</span>
        <p className={styles.said}>
          {home.lastPaymentOn === null ? t("worklist.home.noPayment") : formatDay(home.lastPaymentOn)}
        </p>
        {sincePayment > STALE_DAYS && (
          <p className={styles.warning}>{t("worklist.home.stale", { days: sincePayment })}</p>
        )}
      </div>
      <div className={styles.fact}>
        <span className={styles.term}>{t("worklist.home.lastImport")}</span>
        <p className={styles.said}>
          {home.lastImportAt === null ? t("worklist.home.neverImported") : formatInstant(home.lastImportAt)}
        </p>
        {sinceImport > STALE_DAYS && (
          <p className={styles.warning}>{t("worklist.home.stale", { days: sinceImport })}</p>
        )}
      </div>
      <div>
        <Button size="small" onClick={() => toPayments()}>
          {t("worklist.home.open", { what: t("shell.screens.payments") })}
        </Button>{" "}
        <Button size="small" onClick={() => toImport()}>
          {t("worklist.home.open", { what: t("shell.screens.imports") })}
        </Button>
      </div>
    </section>
  );
}
