import { Button, makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { ArrowExportRegular, ArrowLeftRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isRoll, isVintage } from "../../../shared/contract/kpi-names.ts";
import type { KpiRow, KpiRowsAnswer } from "../../../shared/contract/kpi-rows.ts";
import type { KpiPeriod } from "../../../shared/contract/kpis.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { focusSearch, QuickSearch } from "../../components/QuickSearch.tsx";
import { ColumnsButton } from "../../grid/ColumnsButton.tsx";
import type { GridHandle, GridSort } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { formatDay, formatInteger, formatMonth } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useExport } from "../../lib/use-export.ts";
import { amountWords, figuresOf, methodWords, movedPercent, valueWords } from "./figure-words.ts";
import { changeKpis, NO_FILTER, type Opened } from "./kpis-state.ts";
import { fetchRows, type RowsSelection, rowSort, useBoard, useMovement, useRowSums } from "./queries.ts";
import { rowColumns } from "./row-columns.ts";
import { useFilterWords } from "./use-filter-words.ts";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", flex: 1, minHeight: 0 },
  head: {
    display: "flex",
    alignItems: "baseline",
    gap: "14px",
    flexWrap: "wrap",
    padding: `0 ${tokens.spacingHorizontalL} 6px`,
    fontVariantNumeric: "tabular-nums",
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: 600,
    outlineStyle: "none",
  },
  value: { fontWeight: tokens.fontWeightSemibold },
  method: { color: tokens.colorNeutralForeground3 },
  grid: { display: "flex", flex: 1, minHeight: 0 },
  sums: {
    display: "flex",
    gap: "2px 20px",
    flexWrap: "wrap",
    margin: 0,
    padding: `6px ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontVariantNumeric: "tabular-nums",
  },
});

/** Figures of amounts whose rows say where each stands. */
const STATED: ReadonlySet<string> = new Set(["ptpKeptAmountPct", "agencyRecoveryPct", "agencyCostPerPeso"]);
/** Figures that have balances above the line and sales below it. */
const DAYS_OF_SALES: ReadonlySet<string> = new Set(["dso", "bpdso", "add"]);

/** The rows a figure is made of, down to their UUIDs; what they add up to is always the figure. */
export function RowsView({ period, opened }: { readonly period: KpiPeriod; readonly opened: Opened }): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { toCustomer, toDisputes, toPromises, toReports, toSource } = useNavigation();
  const grid = useRef<GridHandle>(null);
  const { toaster, say } = useCopied();
  const [search, setSearch] = useState("");
  const [sort, setSort] = useState<readonly GridSort[]>([]);
  const [part, setPart] = useState<"numerator" | "denominator">("numerator");
  const { data: board } = useBoard(period);
  const { data: groups } = useQuery(orpc.kpis.groups.queryOptions());
  const narrowed = useFilterWords(period.filter ?? {});
  const exporting = useExport();
  const kpi = board === undefined ? undefined : figuresOf(board).get(opened.name);
  const vintage = isVintage(opened.name);
  const moved = vintage || isRoll(opened.name);
  const { data: movement } = useMovement(period, moved);
  const name = useOpenedWords(opened);
  // What moved may be of other currencies than what the board shows.
  const into = (moved ? movement : board)?.currency ?? null;
  const { month } = opened;
  const selection = useMemo<RowsSelection>(
    () => ({
      ...period,
      name: opened.name,
      part,
      into,
      customerId: opened.customer?.id ?? null,
      search,
      ...(month === undefined ? {} : { month }),
    }),
    [period, opened.name, month, opened.customer?.id, part, into, search],
  );
  const { data: sums } = useRowSums(selection);
  // Of what moved the head tells the whole, however the rows are narrowed: the same question until they are.
  const { data: all } = useRowSums({ ...selection, customerId: null, search: "" }, moved);
  const percent = movement === undefined ? null : movedPercent(movement, opened.name, month ?? null);
  const customerOnly =
    (id: number, customerName: string): (() => void) =>
    () =>
      changeKpis({ opened: { name: "overduePct", customer: { id, name: customerName } } });
  const open = (row: KpiRow): (() => void) | null => {
    const { customerId } = row;
    const [uuid] = row.uuids;
    switch (row.kind) {
      case "document":
        return uuid === undefined ? null : () => toSource(row.source, uuid);
      case "promise":
        return customerId === null ? null : () => toPromises({ customer: customerId });
      case "dispute":
        return () => toDisputes({ id: Number(row.id) });
      case "report":
        return toReports;
      case "customer":
        return customerId === null ? null : customerOnly(customerId, row.customerName);
      case "group":
        if (customerId === null) return null;
        // Who stands alone is no group to choose above the board: only its rows are shown, and its name with them.
        if (groups?.rows.every(({ id }) => id !== customerId)) return customerOnly(customerId, row.customerName);
        return () =>
          changeKpis({
            filter: { ...NO_FILTER, ...period.filter, groupId: customerId },
            opened: { name: "overduePct", customer: null },
          });
      case "cost":
        return null;
      case "followUp":
      case "contact":
        return customerId === null ? null : () => toCustomer(customerId);
    }
  };
  const withState = (kpi?.of !== "amount" && !vintage) || STATED.has(opened.name) || part === "denominator";
  const only = DAYS_OF_SALES.has(opened.name) ? part : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language, ways with the period
  const columns = useMemo(
    () => rowColumns(t, opened.name, open, withState, only),
    [t, i18n.language, opened.name, period, withState, only, groups],
  );
  const copyUuid = async (row: KpiRow): Promise<void> => {
    await navigator.clipboard.writeText(row.uuids.join("\n"));
    say(t("kpis.rows.copied"));
  };
  const back = (): void => changeKpis({ opened: null, left: opened });
  const heading = useRef<HTMLHeadingElement>(null);
  // What was pressed to come here is gone: the keyboard goes on from the title, with the rows after it.
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      changeKpis({ opened: null, left: opened });
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [opened]);
  const write = (): Promise<void> =>
    exporting.run(t("kpis.rows.exportName", { name, day: formatDay(period.to) }), (file) =>
      ledger.kpis.exportRows({ ...selection, sort: rowSort(sort), file, lang: currentLang() }),
    );
  return (
    <div className={styles.view}>
      <CommandBar
        label={t("kpis.rows.title", { name })}
        actions={
          <Allowed to="kpis.exportRows">
            <Button icon={<ArrowExportRegular />} onClick={() => void write()}>
              {t("kpis.rows.export")}
            </Button>
          </Allowed>
        }
      >
        <Button icon={<ArrowLeftRegular />} title="Esc" onClick={back}>
          {t(moved ? "kpis.rows.backToRolls" : "kpis.rows.back")}
        </Button>
        <QuickSearch
          search={search}
          label={t("kpis.rows.search")}
          placeholder={t("kpis.rows.searchPlaceholder")}
          onSearch={setSearch}
        />
        {DAYS_OF_SALES.has(opened.name) && (
          <TabList
            size="small"
            selectedValue={part}
            aria-label={t("kpis.rows.part")}
            onTabSelect={(_, { value }) => setPart(value === "denominator" ? "denominator" : "numerator")}
          >
            <Tab value="numerator">{t("kpis.rows.numerator")}</Tab>
            <Tab value="denominator">{t("kpis.rows.denominator")}</Tab>
          </TabList>
        )}
        {opened.customer !== null && (
          <Button appearance="outline" onClick={() => changeKpis({ opened: { name: opened.name, customer: null } })}>
            {t("kpis.rows.customerOnly", { customer: opened.customer.name })} ✕
          </Button>
        )}
        <ColumnsButton grid={grid} />
      </CommandBar>
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {t("kpis.rows.title", { name })}
        </h2>
        <span>
          {[t("kpis.periodOf", { from: formatDay(period.from), to: formatDay(period.to) }), ...narrowed].join(" · ")}
        </span>
        {moved && movement !== undefined && (
          <>
            {percent !== null && <span className={styles.value}>{valueWords(t, percent, "percent")}</span>}
            {all?.numerator != null && all.denominator !== null && (
              <span>
                {t("kpis.ratio", {
                  part: amountWords(all.numerator, "amount", movement.currency),
                  whole: amountWords(all.denominator, "amount", movement.currency),
                })}
              </span>
            )}
            <span className={styles.method}>
              {t(vintage ? "kpis.rows.unpaidOfIssued" : "kpis.rows.worseOfOpening")}
            </span>
          </>
        )}
        {kpi !== undefined && board !== undefined && (
          <>
            <span className={styles.value}>{valueWords(t, kpi.value, kpi.unit, kpi.atLeast)}</span>
            <span>
              {t("kpis.ratio", {
                part: amountWords(kpi.numerator, kpi.of, board.currency),
                whole: amountWords(kpi.denominator, kpi.of, board.currency),
              })}
            </span>
            {kpi.target !== "" && <span>{t("kpis.target", { target: valueWords(t, kpi.target, kpi.unit) })}</span>}
            <span className={styles.method}>{methodWords(t, kpi.method)}</span>
            {kpi.frozen !== null && kpi.frozen.value !== kpi.value && (
              <span className={styles.method}>
                {t("kpis.rows.sinceClose", { value: valueWords(t, kpi.frozen.value, kpi.unit, kpi.frozen.atLeast) })}
              </span>
            )}
          </>
        )}
      </div>
      <ExportNotice exporting={exporting} />
      <div className={styles.grid}>
        <DataGrid<KpiRow>
          ref={grid}
          name="kpi-rows"
          label={t("kpis.rows.grid")}
          columns={columns}
          contentKey={JSON.stringify(selection)}
          fetchPage={(request) => fetchRows(selection, request)}
          rowId={(row) => row.id}
          areas={["kpis", "receivables"]}
          defaultSort={[]}
          showFilters={false}
          onSort={setSort}
          onOpen={(row) => open(row)?.()}
          onCopied={(count) => say(t("grid.copied", { count }))}
          onType={(text) => {
            setSearch(text);
            focusSearch(false);
          }}
          menu={(row) => [
            ...(open(row) === null
              ? []
              : [{ id: "open", label: t("kpis.rows.open"), shortcut: "Enter", run: () => open(row)?.() }]),
            ...(row.customerId === null
              ? []
              : [{ id: "customer", label: t("kpis.rows.openCustomer"), run: () => toCustomer(row.customerId ?? 0) }]),
            ...(row.uuids.length === 0
              ? []
              : [{ id: "uuid", label: t("kpis.rows.copyUuid"), run: () => void copyUuid(row) }]),
          ]}
          empty={<EmptyState title={t("kpis.rows.empty")} />}
        />
      </div>
      <Sums
        sums={sums}
        of={moved ? "amount" : (kpi?.of ?? "count")}
        currency={into ?? "MXN"}
        part={part}
        days={DAYS_OF_SALES.has(opened.name)}
      />
      {toaster}
    </div>
  );
}

/** What the rows are of: a figure, a bucket, or a month at an age. */
function useOpenedWords({ name, month }: Opened): string {
  const { t } = useTranslation();
  if (isRoll(name)) return t(`kpis.rolls.${name}`);
  if (!isVintage(name)) return t(`kpis.names.${name}`);
  const own = t(`kpis.vintages.${name}`);
  return month === undefined ? own : t("kpis.movement.ofMonth", { name: own, month: formatMonth(month) });
}

interface SumsProps {
  readonly sums: KpiRowsAnswer | undefined;
  readonly of: "amount" | "count" | "days";
  readonly currency: string;
  readonly part: "numerator" | "denominator";
  readonly days: boolean;
}

/** What the rows add up to, each currency by itself where there are several. */
function Sums({ sums, of, currency, part, days }: SumsProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  if (sums === undefined) return <p className={styles.sums} />;
  const one = days ? sums[part] : null;
  const inWhat = of === "amount" ? ` ${currency}` : "";
  const each = (amount: number, own: string): string => amountWords(String(amount), own === "" ? "count" : of, own);
  return (
    <p className={styles.sums} role="status">
      <span>
        {sums.total === 1
          ? t("kpis.rows.totalOne")
          : t("kpis.rows.total", { count: sums.total, formatted: formatInteger(sums.total) })}
      </span>
      {sums.numerator !== null && sums.denominator !== null && (
        <strong>
          {days
            ? t("kpis.rows.sumOne", { numerator: amountWords(one ?? "0", of, currency) })
            : t("kpis.rows.sum", {
                numerator: amountWords(sums.numerator, of, currency),
                denominator: amountWords(sums.denominator, of, currency),
              })}
          {inWhat}
        </strong>
      )}
      {sums.sums.length > 1 &&
        sums.sums.map((row) => (
          <span key={row.currency}>
            {days
              ? t("kpis.rows.sumOneIn", { currency: row.currency, amount: each(row[part], row.currency) })
              : t("kpis.rows.sumIn", {
                  currency: row.currency,
                  numerator: each(row.numerator, row.currency),
                  denominator: each(row.denominator, row.currency),
                })}
            {row.rate !== null && ` (${t("kpis.rows.at", { rate: row.rate })})`}
          </span>
        ))}
    </p>
  );
}
