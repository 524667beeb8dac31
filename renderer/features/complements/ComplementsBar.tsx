import { Button, ToggleButton, Tooltip } from "@fluentui/react-components";
import { ArrowExportRegular, PanelRightRegular } from "@fluentui/react-icons";
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Allowed } from "../../components/Allowed.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import type { GridHandle } from "../../grid/column.ts";
import { ListTools } from "../../grid/ListTools.tsx";
import { changeComplements, useComplementsState } from "./complements-state.ts";

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  /** Name of the grid of the list. */
  readonly screen: string;
  readonly exporting: boolean;
  readonly onExport: () => void;
}

/** What narrows a list and what can be done with it. */
export function ComplementsBar({ grid, screen, exporting, onExport }: Props): ReactNode {
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
          <Allowed to="complements.exportList">
            <Button appearance="primary" icon={<ArrowExportRegular />} disabled={exporting} onClick={onExport}>
              {t("complements.export")}
            </Button>
          </Allowed>
        </>
      }
    >
      <QuickSearch
        search={search}
        label={t("complements.searchLabel")}
        placeholder={t("complements.search")}
        onSearch={(search) => changeComplements({ search })}
      />
      <ListTools
        grid={grid}
        screen={screen}
        filters={{
          shown: showFilters,
          columns: columnFilters,
          onShow: (shown) => changeComplements({ showFilters: shown }),
        }}
        own={{ search, bar: {} }}
        onOwn={(own) => changeComplements({ search: own.search })}
      />
    </CommandBar>
  );
}
