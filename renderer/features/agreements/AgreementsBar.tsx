import { Button, Dropdown, makeStyles, Option } from "@fluentui/react-components";
import { ArrowExportRegular } from "@fluentui/react-icons";
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { CommandBar } from "../../components/CommandBar.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import type { GridHandle } from "../../grid/column.ts";
import type { GroupTool } from "../../grid/group-tool.ts";
import { ListTools } from "../../grid/ListTools.tsx";
import { barOf, CHOICES, changeAgreements, putBar, type StateChoice, useAgreementsState } from "./agreements-state.ts";

const useStyles = makeStyles({
  command: { minWidth: "0", paddingLeft: "8px", paddingRight: "8px" },
  state: { minWidth: "200px" },
});

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  readonly group: GroupTool;
  /** Whose agreements are shown; null for everybody's. */
  readonly customer: string | null;
  readonly onAllCustomers: () => void;
  readonly onExport: () => void;
}

/** What narrows the agreements, and the way to Excel. */
export function AgreementsBar({ grid, group, customer, onAllCustomers, onExport }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = useAgreementsState();
  const { choice, search, showFilters, columnFilters } = state;
  const words = (each: StateChoice): string => t(`agreements.choices.${each}`);
  return (
    <CommandBar
      tight
      label={t("agreements.bar")}
      actions={
        <Button className={styles.command} icon={<ArrowExportRegular />} onClick={onExport}>
          {t("agreements.export")}
        </Button>
      }
    >
      <QuickSearch
        search={search}
        label={t("agreements.search")}
        placeholder={t("agreements.searchPlaceholder")}
        onSearch={(search) => changeAgreements({ search })}
      />
      <Dropdown
        className={styles.state}
        aria-label={t("agreements.stateFilter")}
        value={words(choice)}
        selectedOptions={[choice]}
        onOptionSelect={(_, { optionValue }) => {
          const next = CHOICES.find((each) => each === optionValue);
          if (next) changeAgreements({ choice: next });
        }}
      >
        {CHOICES.map((each) => (
          <Option key={each} value={each}>
            {words(each)}
          </Option>
        ))}
      </Dropdown>
      {customer !== null && (
        <Button appearance="outline" title={t("agreements.allCustomers")} onClick={onAllCustomers}>
          {t("agreements.ofCustomer", { customer })} ✕
        </Button>
      )}
      <ListTools
        grid={grid}
        screen="agreements"
        group={group}
        filters={
          group.by !== null
            ? null
            : {
                shown: showFilters,
                columns: columnFilters,
                onShow: (shown) => changeAgreements({ showFilters: shown }),
              }
        }
        own={{ search, bar: barOf(state) }}
        onOwn={(own) => putBar(own.search, own.bar)}
      />
    </CommandBar>
  );
}
