import { Button, Dropdown, makeStyles, Option } from "@fluentui/react-components";
import { ArrowExportRegular } from "@fluentui/react-icons";
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { zPromiseState } from "../../../shared/contract/promises.ts";
import { CommandBar } from "../../components/CommandBar.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import { ColumnsButton } from "../../grid/ColumnsButton.tsx";
import type { GridHandle } from "../../grid/column.ts";
import { FiltersButton } from "../../grid/FiltersButton.tsx";
import { changePromises, type StateChoice, usePromisesState } from "./promises-state.ts";

const useStyles = makeStyles({
  command: { minWidth: "0", paddingLeft: "8px", paddingRight: "8px" },
  state: { minWidth: "200px" },
});

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  /** Whose promises are shown; null for everybody's. */
  readonly customer: string | null;
  readonly onAllCustomers: () => void;
  readonly onExport: () => void;
}

/** What narrows the promises, and the way to Excel. */
export function PromisesBar({ grid, customer, onAllCustomers, onExport }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { choice, search, showFilters } = usePromisesState();
  const choices: readonly (readonly [StateChoice, string])[] = [
    ["all", t("promises.choices.all")],
    ["open", t("promises.choices.open")],
    ["failed", t("promises.choices.failed")],
    ...zPromiseState.options.map((state): [StateChoice, string] => [state, t(`promises.states.${state}`)]),
  ];
  const chosen = choices.find(([value]) => value === choice);
  return (
    <CommandBar
      label={t("promises.bar")}
      actions={
        <Button className={styles.command} icon={<ArrowExportRegular />} onClick={onExport}>
          {t("promises.export")}
        </Button>
      }
    >
      <QuickSearch
        search={search}
        label={t("promises.search")}
        placeholder={t("promises.searchPlaceholder")}
        onSearch={(search) => changePromises({ search })}
      />
      <Dropdown
        className={styles.state}
        aria-label={t("promises.stateFilter")}
        value={chosen?.[1] ?? ""}
        selectedOptions={[choice]}
        onOptionSelect={(_, { optionValue }) => {
          const next = choices.find(([value]) => value === optionValue);
          if (next) changePromises({ choice: next[0] });
        }}
      >
        {choices.map(([value, words]) => (
          <Option key={value} value={value}>
            {words}
          </Option>
        ))}
      </Dropdown>
      {customer !== null && (
        <Button appearance="outline" title={t("promises.allCustomers")} onClick={onAllCustomers}>
          {t("promises.ofCustomer", { customer })} ✕
        </Button>
      )}
      <FiltersButton shown={showFilters} onChange={(shown) => changePromises({ showFilters: shown })} />
      <ColumnsButton grid={grid} />
    </CommandBar>
  );
}
