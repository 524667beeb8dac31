import { Button, Dropdown, makeStyles, Option, Tab, TabList, ToggleButton, Tooltip } from "@fluentui/react-components";
import { ArrowExportRegular, PanelRightRegular } from "@fluentui/react-icons";
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { zGroupBy } from "../../../shared/contract/receivables.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import { ColumnsButton } from "../../grid/ColumnsButton.tsx";
import type { GridHandle } from "../../grid/column.ts";
import { ListTools } from "../../grid/ListTools.tsx";
import { AGING_CHOICES, type AgingChoice, barOf, changeCartera, putBar, useCarteraState } from "./cartera-state.ts";

const useStyles = makeStyles({
  tabs: { marginLeft: "-8px" },
  choice: { minWidth: "144px", width: "max-content", whiteSpace: "nowrap" },
  currency: { minWidth: "0", width: "84px" },
});

const AGING_WORDS = {
  all: "receivables.agingAll",
  current: "common.buckets.current",
  overdue: "receivables.agingOverdue",
  d1to30: "common.buckets.d1to30",
  over30: "receivables.agingOver30",
  d31to60: "common.buckets.d31to60",
  d61to90: "common.buckets.d61to90",
  d90plus: "common.buckets.d90plus",
} as const satisfies Record<AgingChoice, string>;

const isAgingChoice = (value: string | undefined): value is AgingChoice =>
  value !== undefined && Object.hasOwn(AGING_CHOICES, value);

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  readonly currencies: readonly string[];
  readonly exporting: boolean;
  readonly onExport: () => void;
}

/** What narrows the Cartera, how it is seen, and what can be done with it. */
export function CarteraBar({ grid, currencies, exporting, onExport }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = useCarteraState();
  const { search, view, aging, currency, groupBy, showFilters, columnFilters, detailOpen } = state;
  const documents = view === "documents";
  return (
    <CommandBar
      tight
      label={t("receivables.bar")}
      actions={
        <>
          <Tooltip content={t("receivables.showDetail")} relationship="label">
            <ToggleButton
              appearance="subtle"
              icon={<PanelRightRegular />}
              checked={detailOpen}
              onClick={() => changeCartera({ detailOpen: !detailOpen })}
            />
          </Tooltip>
          <Allowed to="receivables.exportPage">
            <Tooltip content={t("receivables.exportHint")} relationship="description">
              <Button appearance="primary" icon={<ArrowExportRegular />} disabled={exporting} onClick={onExport}>
                {t("receivables.export")}
              </Button>
            </Tooltip>
          </Allowed>
        </>
      }
    >
      <TabList
        className={styles.tabs}
        size="small"
        selectedValue={view}
        aria-label={t("receivables.views")}
        onTabSelect={(_, { value }) => changeCartera({ view: value === "customers" ? "customers" : "documents" })}
      >
        <Tab value="documents">{t("receivables.byDocument")}</Tab>
        <Tab value="customers">{t("receivables.byCustomer")}</Tab>
      </TabList>
      <QuickSearch
        narrow
        search={search}
        label={t("receivables.searchLabel")}
        placeholder={t(documents ? "receivables.search" : "receivables.searchCustomers")}
        onSearch={(search) => changeCartera({ search })}
      />
      {documents && (
        <Dropdown
          className={styles.choice}
          aria-label={t("receivables.aging")}
          value={t(AGING_WORDS[aging])}
          selectedOptions={[aging]}
          onOptionSelect={(_, { optionValue }) => isAgingChoice(optionValue) && changeCartera({ aging: optionValue })}
        >
          {Object.keys(AGING_CHOICES)
            .filter(isAgingChoice)
            .map((choice) => (
              <Option key={choice} value={choice}>
                {t(AGING_WORDS[choice])}
              </Option>
            ))}
        </Dropdown>
      )}
      {(currencies.length > 1 || currency !== null) && (
        <Dropdown
          className={styles.currency}
          aria-label={t("receivables.currency")}
          title={t("receivables.currency")}
          value={currency ?? t("common.all")}
          selectedOptions={[currency ?? ""]}
          onOptionSelect={(_, { optionValue }) =>
            changeCartera({ currency: optionValue === undefined || optionValue === "" ? null : optionValue })
          }
        >
          <Option value="">{t("receivables.allCurrencies")}</Option>
          {currencies.map((code) => (
            <Option key={code} value={code}>
              {code}
            </Option>
          ))}
        </Dropdown>
      )}
      {documents ? (
        <ListTools
          grid={grid}
          screen="receivables"
          group={{
            by: groupBy,
            choices: zGroupBy.options.map((id) => ({ id, title: t(`receivables.groups.${id}`) })),
            onChange: (chosen) => changeCartera({ groupBy: zGroupBy.options.find((each) => each === chosen) ?? null }),
          }}
          filters={
            groupBy !== null
              ? null
              : {
                  shown: showFilters,
                  columns: columnFilters,
                  onShow: (shown) => changeCartera({ showFilters: shown }),
                }
          }
          own={{ search, bar: barOf(state) }}
          onOwn={(own) => putBar(own.search, own.bar)}
        />
      ) : (
        <ColumnsButton grid={grid} />
      )}
    </CommandBar>
  );
}
