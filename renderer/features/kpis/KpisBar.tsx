import { Button, makeStyles, Tab, TabList } from "@fluentui/react-components";
import { DocumentTableRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { KpiFilter } from "../../../shared/contract/kpis.ts";
import { ChoiceFilter } from "../../components/ChoiceFilter.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { DayField } from "../../components/DayField.tsx";
import { OneOrAll } from "../../components/OneOrAll.tsx";
import { orpc } from "../../lib/ledger.ts";
import { PERIOD_CHOICES, type PeriodChoice } from "../../lib/periods.ts";
import { useMay, useSession } from "../../lib/session.ts";
import { useStatus } from "../../lib/status.ts";
import { changeKpis, NO_FILTER, useKpisState } from "./kpis-state.ts";

const useStyles = makeStyles({
  choice: { minWidth: "0", width: "160px" },
  days: { display: "flex", alignItems: "center", gap: "6px" },
  day: {
    width: "132px",
    "& .fui-Input": { minWidth: "0", width: "100%" },
    "& label": { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  },
});

interface Props {
  /** The period in force, which days that are typed begin with. */
  readonly period: { readonly from: string; readonly to: string };
  readonly currencies: readonly string[];
  /** The period nobody had to choose. */
  readonly usual: PeriodChoice;
  /** Writes the board to Excel; null while it is being written. */
  readonly onExport: (() => void) | null;
}

const VIEWS = ["board", "movement", "closes"] as const;
const SEGMENTS = ["A", "B", "C", "D"] as const;

/** Which view, which period and which part of the portfolio. */
export function KpisBar({ period, currencies, usual, onExport }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { view, choice: chosen, filter, typed } = useKpisState();
  const may = useMay();
  const choice = chosen ?? usual;
  const narrowed = Object.values(filter).some((value) => value !== null);
  const choose = (next: PeriodChoice): void =>
    changeKpis({ choice: next, ...(next === "other" ? { typed: period } : {}) });
  return (
    <CommandBar
      label={t("kpis.bar")}
      actions={
        <>
          {narrowed && view !== "closes" && (
            <Button onClick={() => changeKpis({ filter: NO_FILTER })}>{t("kpis.filters.clear")}</Button>
          )}
          {view === "board" && may("kpis.exportBoard") && (
            <Button
              icon={<DocumentTableRegular />}
              aria-label={t("kpis.file.export")}
              title={t("kpis.file.export")}
              disabled={onExport === null}
              onClick={() => onExport?.()}
            >
              Excel
            </Button>
          )}
        </>
      }
    >
      <TabList
        size="small"
        selectedValue={view}
        aria-label={t("kpis.tabs.label")}
        onTabSelect={(_, { value }) =>
          changeKpis({ view: VIEWS.find((each) => each === value) ?? "board", opened: null })
        }
      >
        {VIEWS.filter((each) => each !== "closes" || may("kpis.closes.list")).map((each) => (
          <Tab key={each} value={each}>
            {t(`kpis.tabs.${each}`)}
          </Tab>
        ))}
      </TabList>
      {view !== "closes" && (
        <>
          <ChoiceFilter
            className={styles.choice}
            label={t("kpis.period")}
            choices={PERIOD_CHOICES}
            chosen={choice}
            words={(each) => t(`kpis.periods.${each}`)}
            onChoose={(next) => choose(next)}
          />
          {choice === "other" && (
            <div className={styles.days}>
              {(["from", "to"] as const).map((end) => (
                <DayField
                  key={end}
                  className={styles.day}
                  label={t(`kpis.${end}`)}
                  day={typed[end]}
                  invalid={t("kpis.wrongPeriod")}
                  onDay={(day) => day !== "" && changeKpis({ typed: { ...typed, [end]: day } })}
                />
              ))}
            </div>
          )}
          <Filters filter={filter} currencies={currencies} />
        </>
      )}
    </CommandBar>
  );
}

function Filters({
  filter,
  currencies,
}: {
  readonly filter: KpiFilter;
  readonly currencies: readonly string[];
}): ReactNode {
  const { t } = useTranslation();
  const { data: status } = useStatus();
  const session = useSession();
  // Figures of a collector are those of the own portfolio: there is nobody else's to choose.
  const own = session?.protected === true && session.person?.role === "collector";
  const { data: people } = useQuery(orpc.users.list.queryOptions());
  const { data: groups } = useQuery(orpc.kpis.groups.queryOptions());
  const change = (changes: Partial<KpiFilter>): void => changeKpis({ filter: { ...filter, ...changes } });
  const companies = status?.ownRfcs ?? [];
  const known =
    filter.currency === null || currencies.includes(filter.currency) ? currencies : [...currencies, filter.currency];
  const collectors = (people?.rows ?? []).filter(({ customers, id }) => customers > 0 || id === filter.collectorId);
  return (
    <>
      {companies.length > 1 && (
        <OneOrAll
          label={t("kpis.filters.company")}
          all={t("kpis.filters.allCompanies")}
          chosen={filter.company}
          choices={companies.map(({ rfc, name }) => [rfc, name === "" ? rfc : name])}
          onChoose={(company) => change({ company })}
        />
      )}
      {!own && (
        <OneOrAll
          label={t("kpis.filters.collector")}
          all={t("kpis.filters.allCollectors")}
          chosen={filter.collectorId === null ? null : String(filter.collectorId)}
          choices={[
            ["0", t("kpis.filters.nobody")],
            ...collectors.map(({ id, name }): [string, string] => [String(id), name]),
          ]}
          onChoose={(id) => change({ collectorId: id === null ? null : Number(id) })}
        />
      )}
      <OneOrAll
        label={t("kpis.filters.segment")}
        all={t("kpis.filters.allSegments")}
        chosen={filter.segment}
        choices={SEGMENTS.map((segment) => [segment, t("kpis.filters.segmentOf", { segment })])}
        onChoose={(segment) => change({ segment: SEGMENTS.find((each) => each === segment) ?? null })}
      />
      {(groups?.rows.length ?? 0) > 0 && (
        <OneOrAll
          label={t("kpis.filters.group")}
          all={t("kpis.filters.allGroups")}
          chosen={filter.groupId === null ? null : String(filter.groupId)}
          choices={(groups?.rows ?? []).map(({ id, name }) => [String(id), name])}
          onChoose={(id) => change({ groupId: id === null ? null : Number(id) })}
        />
      )}
      {(known.length > 1 || filter.currency !== null) && (
        <OneOrAll
          label={t("kpis.filters.currency")}
          all={t("kpis.filters.allCurrencies")}
          chosen={filter.currency}
          choices={known.map((currency) => [currency, currency])}
          onChoose={(currency) => change({ currency })}
        />
      )}
    </>
  );
}
