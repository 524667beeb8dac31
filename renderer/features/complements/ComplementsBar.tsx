import { Button, CounterBadge, makeStyles, ToggleButton, Tooltip } from "@fluentui/react-components";
import { ArrowExportRegular, FilterRegular, PanelRightRegular } from "@fluentui/react-icons";
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { CommandBar } from "../../components/CommandBar.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import { ColumnsButton } from "../../grid/ColumnsButton.tsx";
import type { GridHandle } from "../../grid/column.ts";
import { changeComplements, useComplementsState } from "./complements-state.ts";

const useStyles = makeStyles({
  command: { minWidth: "0", paddingLeft: "8px", paddingRight: "8px" },
});

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  readonly exporting: boolean;
  readonly onExport: () => void;
}

/** What narrows a list and what can be done with it. */
export function ComplementsBar({ grid, exporting, onExport }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { search, showFilters, columnFilters, detailOpen } = useComplementsState();
  return (
    <CommandBar
      label={t("complements.bar")}
      actions={
        <>
          <Tooltip content={t("receivables.showDetail")} relationship="label">
            <ToggleButton
              appearance="subtle"
              icon={<PanelRightRegular />}
              checked={detailOpen}
              onClick={() => changeComplements({ detailOpen: !detailOpen })}
            />
          </Tooltip>
          <Button appearance="primary" icon={<ArrowExportRegular />} disabled={exporting} onClick={onExport}>
            {t("complements.export")}
          </Button>
        </>
      }
    >
      <QuickSearch
        search={search}
        label={t("complements.searchLabel")}
        placeholder={t("complements.search")}
        onSearch={(search) => changeComplements({ search })}
      />
      <ToggleButton
        className={styles.command}
        appearance="subtle"
        icon={<FilterRegular />}
        checked={showFilters}
        title={t(showFilters ? "grid.hideFilters" : "grid.showFilters")}
        onClick={() => changeComplements({ showFilters: !showFilters })}
      >
        {t("grid.filters")}
        {columnFilters.length > 0 && (
          <>
            &nbsp;
            <CounterBadge count={columnFilters.length} size="small" appearance="filled" />
          </>
        )}
      </ToggleButton>
      <ColumnsButton grid={grid} />
    </CommandBar>
  );
}
