import { Button, Dropdown, makeStyles, Option, Spinner, Tab, TabList, tokens } from "@fluentui/react-components";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { forecastWeeksOption } from "../../../shared/charts/forecast-weeks.ts";
import type { ForecastCurrencyView, ForecastRunView } from "../../../shared/contract/forecast.ts";
import { Chart } from "../../charts/Chart.tsx";
import { chartFormat } from "../../charts/format.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Money } from "../../components/Money.tsx";
import { SavedFile } from "../../components/SavedFile.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { useDarkMode } from "../../lib/dark-mode.ts";
import { formatDay, formatInstant, formatMoney, formatPercent } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { chartPalette } from "../../lib/theme.ts";
import { useCommand } from "../../lib/use-command.ts";
import { History, Method } from "./History.tsx";
import { ItemTable } from "./ItemTable.tsx";
import { useRun, useRuns } from "./queries.ts";
import { useForecastStyles } from "./styles.ts";
import { WeekTable } from "./WeekTable.tsx";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  main: {
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    padding: "12px 24px 24px",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXL,
  },
  figures: { display: "flex", flexWrap: "wrap", gap: `8px ${tokens.spacingHorizontalXXL}`, margin: 0 },
  figure: { margin: 0, fontSize: tokens.fontSizeBase400, fontVariantNumeric: "tabular-nums" },
  run: { minWidth: "240px" },
});

/** Pronóstico: cash expected by week, kept each time it is made, and how earlier ones came true (KPIS 14). */
export function ForecastScreen(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day } = useAsOf();
  const runs = useRuns(day);
  const [wanted, setWanted] = useState<number | null>(null);
  const [file, setFile] = useState<{ file: string; rows: number } | null>(null);
  const chosen = runs.data?.find((run) => run.id === wanted)?.id ?? runs.data?.[0]?.id ?? null;
  const { data: run } = useRun(chosen, day);
  const making = useCommand<{ id: number }>();
  const exporting = useCommand<{ file: string; rows: number }>();
  const make = (): void =>
    making.mutate(() => ledger.forecast.make({ commandId: crypto.randomUUID(), asOf: day }), {
      onSuccess: ({ id }) => setWanted(id),
    });
  const save = async (shown: ForecastRunView): Promise<void> => {
    // Slashes of the day would be folders in the file's name.
    const name = t("forecast.exportName", { day: formatDay(shown.asOf).replaceAll("/", "-") });
    const path = await native.saveAs({ suggestedName: `${name}.xlsx`, kind: "xlsx" });
    if (path === null) return;
    const asked = { id: shown.id, asOf: day, file: path, lang: currentLang() };
    exporting.mutate(() => ledger.forecast.exportRun(asked), { onSuccess: setFile });
  };
  const title = (asOf: string, weeks: number): string => t("forecast.run", { day: formatDay(asOf), weeks });
  return (
    <div className={styles.screen}>
      <CommandBar
        label={t("forecast.bar")}
        actions={
          <>
            {run !== undefined && (
              <Button disabled={exporting.isPending} onClick={() => void save(run)}>
                {t("forecast.export")}
              </Button>
            )}
            <Allowed to="forecast.make">
              <Button appearance="primary" disabledFocusable={making.isPending} onClick={make}>
                {making.isPending ? t("forecast.making") : t("forecast.make", { day: formatDay(day) })}
              </Button>
            </Allowed>
          </>
        }
      >
        {run !== undefined && (
          <Dropdown
            className={styles.run}
            aria-label={t("forecast.chosen")}
            value={title(run.asOf, run.weeks)}
            selectedOptions={[String(run.id)]}
            onOptionSelect={(_, { optionValue }) => setWanted(Number(optionValue))}
          >
            {(runs.data ?? []).map((each) => (
              <Option key={each.id} value={String(each.id)} text={title(each.asOf, each.weeks)}>
                {title(each.asOf, each.weeks)} · {formatInstant(each.madeAt)}
              </Option>
            ))}
          </Dropdown>
        )}
      </CommandBar>
      {making.isError && <ErrorNotice error={making.error} onDismiss={making.reset} />}
      {exporting.isError && <ErrorNotice error={exporting.error} onDismiss={exporting.reset} />}
      {runs.isError && <ErrorNotice error={runs.error} onRetry={() => void runs.refetch()} />}
      {file !== null && (
        <SavedFile file={file.file} onDismiss={() => setFile(null)}>
          {t("forecast.exported", { count: file.rows, file: file.file.split(/[\\/]/).at(-1) ?? file.file })}
        </SavedFile>
      )}
      {runs.isPending && <Spinner size="small" />}
      {runs.data?.length === 0 && <EmptyState title={t("forecast.emptyTitle")} body={t("forecast.emptyBody")} />}
      {run !== undefined && runs.data !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
        <section className={styles.main} tabIndex={0} aria-label={t("forecast.title")}>
          <Run key={run.id} run={run} />
          <History runs={runs.data} onRun={setWanted} />
          <Method method={run.method} />
        </section>
      )}
    </div>
  );
}

function Run({ run }: { readonly run: ForecastRunView }): ReactNode {
  const shared = useForecastStyles();
  const { t } = useTranslation();
  const [wanted, setWanted] = useState("");
  const [week, setWeek] = useState<string | null | undefined>(undefined);
  const shown = run.currencies.find((each) => each.currency === wanted) ?? run.currencies[0];
  return (
    <section className={shared.section}>
      <p className={shared.quiet}>{t("forecast.madeBy", { when: formatInstant(run.madeAt), actor: run.actor })}</p>
      {run.currencies.length > 1 && (
        <TabList
          size="small"
          aria-label={t("forecast.currency")}
          selectedValue={shown?.currency ?? ""}
          onTabSelect={(_, { value }) => {
            setWanted(String(value));
            setWeek(undefined);
          }}
        >
          {run.currencies.map((each) => (
            <Tab key={each.currency} value={each.currency}>
              {each.currency}
            </Tab>
          ))}
        </TabList>
      )}
      {shown !== undefined && (
        <>
          <Figures run={run} shown={shown} />
          <Weeks shown={shown} />
          <WeekTable currency={shown} onWeek={setWeek} />
          <div>
            <Button size="small" onClick={() => setWeek(null)}>
              {t("forecast.rows.all")}
            </Button>
          </div>
          {week !== undefined && (
            <ItemTable runId={run.id} currency={shown.currency} week={week} onClose={() => setWeek(undefined)} />
          )}
        </>
      )}
    </section>
  );
}

function Figures({ run, shown }: { readonly run: ForecastRunView; readonly shown: ForecastCurrencyView }): ReactNode {
  const styles = useStyles();
  const shared = useForecastStyles();
  const { t } = useTranslation();
  const money = (minor: number): ReactNode => <Money minor={minor} currency={shown.currency} withCurrency />;
  const figures = [
    [t("forecast.open"), money(shown.openMinor)],
    [t("forecast.expected", { weeks: run.weeks }), money(shown.forecastMinor)],
    [t("forecast.none"), money(shown.noneMinor)],
    [
      t("forecast.accuracy"),
      shown.weeks.some((week) => week.actualMinor !== null)
        ? formatPercent(shown.accuracyPct)
        : t("forecast.noAccuracy"),
    ],
  ] as const;
  return (
    <dl className={styles.figures}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt className={shared.quiet}>{name}</dt>
          <dd className={styles.figure}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Weeks({ shown }: { readonly shown: ForecastCurrencyView }): ReactNode {
  const { t, i18n } = useTranslation();
  const dark = useDarkMode();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and months change with the language
  const option = useMemo(() => {
    const words = {
      promise: t("forecast.columns.promise"),
      agreement: t("forecast.columns.agreement"),
      habit: t("forecast.columns.habit"),
      spread: t("forecast.columns.spread"),
      total: t("forecast.columns.total"),
      actual: t("forecast.columns.actual"),
    };
    return forecastWeeksOption(shown.weeks, shown.currency, words, chartPalette(dark), chartFormat);
  }, [shown, dark, i18n.language]);
  const words = shown.weeks
    .filter((week) => week.weekOn !== null)
    .map((week) => `${formatDay(week.weekOn ?? "")}: ${formatMoney(week.totalMinor, shown.currency)}`)
    .join("; ");
  return (
    <Chart
      option={option}
      height={230}
      description={`${t("forecast.chart", { currency: shown.currency })}. ${words}`}
    />
  );
}
