import { Button, Dropdown, makeStyles, Option } from "@fluentui/react-components";
import { ArrowExportRegular } from "@fluentui/react-icons";
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { CommandBar } from "../../components/CommandBar.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import type { GridHandle } from "../../grid/column.ts";
import type { GroupTool } from "../../grid/group-tool.ts";
import { ListTools } from "../../grid/ListTools.tsx";
import { barOf, CHOICES, changePromises, putBar, type StateChoice, usePromisesState } from "./promises-state.ts";

const useStyles = makeStyles({
  command: { minWidth: "0", paddingLeft: "8px", paddingRight: "8px" },
  state: { minWidth: "200px" },
});

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  readonly group: GroupTool;
  /** Whose promises are shown; null for everybody's. */
  readonly customer: string | null;
  readonly onAllCustomers: () => void;
  readonly onExport: () => void;
}

/** What narrows the promises, and the way to Excel. */
export function PromisesBar({ grid, group, customer, onAllCustomers, onExport }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = usePromisesState();
  const { choice, search, showFilters, columnFilters } = state;
  const words = (each: StateChoice): string =>
    each === "all" || each === "open" || each === "failed"
      ? t(`promises.choices.${each}`)
      : t(`promises.states.${each}`);
  return (
    <CommandBar
      tight
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
        value={words(choice)}
        selectedOptions={[choice]}
        onOptionSelect={(_, { optionValue }) => {
          const next = CHOICES.find((each) => each === optionValue);
          if (next) changePromises({ choice: next });
        }}
      >
        {CHOICES.map((each) => (
          <Option key={each} value={each}>
            {words(each)}
          </Option>
        ))}
      </Dropdown>
      {customer !== null && (
        <Button appearance="outline" title={t("promises.allCustomers")} onClick={onAllCustomers}>
          {t("promises.ofCustomer", { customer })} ✕
        </Button>
      )}
      <ListTools
        grid={grid}
        screen="promises"
        group={group}
        filters={
          group.by !== null
            ? null
            : {
                shown: showFilters,
                columns: columnFilters,
                onShow: (shown) => changePromises({ showFilters: shown }),
              }
        }
        own={{ search, bar: barOf(state) }}
        onOwn={(own) => putBar(own.search, own.bar)}
      />
    </CommandBar>
  );
}
