import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular, DataTrendingRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { KpiBoard, KpiPeriod } from "../../../shared/contract/kpis.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, formatInstant, formatMoney } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { figuresOf, GROUPS, rateNotices } from "./figure-words.ts";
import { KpiCard } from "./KpiCard.tsx";
import { changeKpis, useKpisState } from "./kpis-state.ts";
import { useBoard, useTrend } from "./queries.ts";

const useStyles = makeStyles({
  scroll: {
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  page: {
    display: "flex",
    flexDirection: "column",
    gap: "10px",
    maxWidth: "1640px",
    margin: "0 auto",
    padding: `10px ${tokens.spacingHorizontalL} 24px`,
  },
  cutOff: { margin: 0, color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  beside: {
    display: "flex",
    flexWrap: "wrap",
    gap: "4px 28px",
    margin: 0,
    padding: "8px 14px",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  pair: { display: "flex", flexDirection: "column" },
  term: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  amount: { margin: 0, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  title: { margin: "6px 0 0", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  cards: { display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(236px, 1fr))", gap: "10px" },
});

/** The indicators of a period: what stands beside them, and each with its rows a click away. */
export function Board({ period }: { readonly period: KpiPeriod }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toImport } = useNavigation();
  const { data: board, error, refetch, isPlaceholderData } = useBoard(period);
  const { data: trend } = useTrend(period, board !== undefined && !isPlaceholderData);
  const figures = board === undefined ? null : figuresOf(board);
  const nothing = board !== undefined && [...board.kpis, ...board.more].every(({ value }) => value === null);
  const missing = (board?.missing.length ?? 0) > 0;
  const { left } = useKpisState();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
    <section className={styles.scroll} tabIndex={0} aria-label={t("kpis.title")} aria-busy={isPlaceholderData}>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {board === undefined && error === null && (
        <Skeleton className={styles.page} aria-label={t("kpis.loading")}>
          <SkeletonItem size={64} />
          <SkeletonItem size={128} />
          <SkeletonItem size={128} />
        </Skeleton>
      )}
      {nothing && !missing && (
        <EmptyState icon={<DataTrendingRegular />} title={t("kpis.empty.title")} body={t("kpis.empty.body")}>
          <Button appearance="primary" icon={<ArrowDownloadRegular />} onClick={() => toImport()}>
            {t("kpis.empty.import")}
          </Button>
        </EmptyState>
      )}
      {board !== undefined && figures !== null && (!nothing || missing) && (
        <div className={styles.page}>
          <Notices board={board} />
          <Beside board={board} />
          {Object.entries(GROUPS).map(([group, names]) => (
            <div key={group}>
              <h2 className={styles.title}>{t(`kpis.groups.${group as keyof typeof GROUPS}`)}</h2>
              <div className={styles.cards}>
                {names.map((name) => {
                  const kpi = figures.get(name);
                  return (
                    kpi !== undefined && (
                      <KpiCard
                        key={name}
                        kpi={kpi}
                        currency={board.currency}
                        trend={isPlaceholderData ? undefined : trend}
                        takesFocus={left?.name === name}
                        onOpen={() => changeKpis({ opened: { name, customer: null } })}
                      />
                    )
                  );
                })}
              </div>
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

function Notices({ board }: { readonly board: KpiBoard }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toSettings } = useNavigation();
  const { filter } = useKpisState();
  const { closed, future } = board;
  const said = rateNotices(board);
  return (
    <>
      <p className={styles.cutOff}>
        {t("kpis.periodOf", { from: formatDay(board.from), to: formatDay(board.to) })}.{" "}
        {t("kpis.cutOff", { day: formatDay(board.to), currency: board.currency })}.{said.used !== "" && ` ${said.used}`}
        {(filter.collectorId !== null || filter.segment !== null) && ` ${t("kpis.partThen")}`}
      </p>
      {said.missing !== "" && (
        <Notice
          intent="warning"
          actions={
            <>
              {board.currencies.map((currency) => (
                <Button key={currency} onClick={() => changeKpis({ filter: { ...board.filter, currency } })}>
                  {t("kpis.notices.onlyIn", { currency })}
                </Button>
              ))}
              <Button onClick={toSettings}>{t("kpis.notices.toRates")}</Button>
            </>
          }
        >
          {said.missing}
        </Notice>
      )}
      {said.lastKnown.map((sentence) => (
        <Notice key={sentence} intent="info">
          {sentence}
        </Notice>
      ))}
      {future && <Notice intent="info">{t("kpis.notices.future")}</Notice>}
      {closed?.sound === true && (
        <Notice intent="success">
          {t("kpis.notices.closed", {
            day: formatInstant(closed.closedAt),
            actor: closed.actor || t("kpis.closes.erased"),
          })}
        </Notice>
      )}
      {closed?.sound === false && <Notice intent="error">{t("kpis.notices.closeBroken")}</Notice>}
    </>
  );
}

function Beside({ board }: { readonly board: KpiBoard }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { currency, closed } = board;
  // Of a closed month the frozen amounts stand, as its figures do; of one that was altered those of today.
  const { beside, unapplied } = closed?.sound === true ? closed : board;
  const pairs: (readonly [string, string])[] =
    beside === null
      ? []
      : [
          [t("kpis.beside.open"), formatMoney(beside.openMinor, currency)],
          [t("kpis.beside.overdue"), formatMoney(beside.overdueMinor, currency)],
          [t("kpis.beside.dueOnCutOff"), formatMoney(beside.dueOnCutOffMinor, currency)],
          [t("kpis.beside.disputed"), formatMoney(beside.disputedMinor, currency)],
          [t("kpis.beside.cash"), formatMoney(beside.cashMinor, currency)],
          [t("kpis.beside.writtenOff"), formatMoney(beside.writtenOffMinor, currency)],
        ];
  for (const each of unapplied) {
    pairs.push([t("kpis.beside.unapplied", { currency: each.currency }), formatMoney(-each.minor, each.currency)]);
  }
  if (pairs.length === 0) return null;
  return (
    <dl className={styles.beside} aria-label={t("kpis.beside.label")}>
      {pairs.map(([term, amount]) => (
        <div key={term} className={styles.pair}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.amount}>{amount}</dd>
        </div>
      ))}
    </dl>
  );
}
