import { makeStyles, ProgressBar } from "@fluentui/react-components";
import { type ReactNode, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { KpiPeriod } from "../../../shared/contract/kpis.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { SavedFile } from "../../components/SavedFile.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { type PeriodChoice, periodOf, usualPeriod } from "../../lib/periods.ts";
import { useExport } from "../../lib/use-export.ts";
import { Board } from "./Board.tsx";
import { ClosesView } from "./ClosesView.tsx";
import { KpisBar } from "./KpisBar.tsx";
import { useKpisState } from "./kpis-state.ts";
import { MovementView } from "./MovementView.tsx";
import { useBoard } from "./queries.ts";
import { RowsView } from "./RowsView.tsx";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
});

/** Indicadores: every KPI of a period, the rows behind it, and the months that were closed. */
export function KpisScreen(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day } = useAsOf();
  const { view, choice, typed, filter, opened } = useKpisState();
  const usual = usualPeriod(day);
  const { from, to } = periodOf(choice ?? usual, day, typed);
  const wrong = from === "" || to === "" || to < from;
  const asked = useMemo<KpiPeriod>(() => ({ from, to, filter }), [from, to, filter]);
  // While a period is being typed the one before stays.
  const last = useRef(asked);
  if (!wrong) last.current = asked;
  const period = wrong ? last.current : asked;
  const rows = view !== "closes" && opened !== null;
  return (
    <div className={styles.screen}>
      {!rows && <Bar period={period} usual={usual} />}
      {wrong && <Notice intent="error">{t("kpis.wrongPeriod")}</Notice>}
      {rows && <RowsView key={opened.name} period={period} opened={opened} />}
      {!rows && view === "board" && <Board period={period} />}
      {!rows && view === "movement" && <MovementView period={period} />}
      {view === "closes" && <ClosesView />}
    </div>
  );
}

function Bar({ period, usual }: { readonly period: KpiPeriod; readonly usual: PeriodChoice }): ReactNode {
  const { t } = useTranslation();
  const { data: board } = useBoard({ ...period, filter: { ...period.filter, currency: null } });
  const { state, run, dismiss } = useExport<{ file: string }>();
  const busy = state.phase === "running";
  const write = (): void => {
    const days = { from: formatDay(period.from), to: formatDay(period.to) };
    void run(t("kpis.file.name", days), (file) => ledger.kpis.exportBoard({ ...period, file, lang: currentLang() }));
  };
  return (
    <>
      <KpisBar
        period={period}
        usual={usual}
        currencies={board?.currencies ?? []}
        onExport={busy || board === undefined ? null : write}
      />
      {busy && <ProgressBar aria-label={t("kpis.file.running")} />}
      {state.phase === "done" && <SavedFile file={state.answer.file} onDismiss={dismiss} />}
      {state.phase === "failed" && <ErrorNotice error={state.error} onDismiss={dismiss} />}
    </>
  );
}
