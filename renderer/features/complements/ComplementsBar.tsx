import { Button, CounterBadge, makeStyles, SearchBox, ToggleButton, Tooltip } from "@fluentui/react-components";
import { ArrowExportRegular, FilterRegular, PanelRightRegular } from "@fluentui/react-icons";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CommandBar } from "../../components/CommandBar.tsx";
import { ColumnsButton } from "../../grid/ColumnsButton.tsx";
import type { GridHandle } from "../../grid/column.ts";
import { matchesShortcut } from "../../lib/shortcuts.ts";
import { changeComplements, useComplementsState } from "./complements-state.ts";

const useStyles = makeStyles({
  command: { minWidth: "0", paddingLeft: "8px", paddingRight: "8px" },
  search: { width: "260px", minWidth: "140px", flexShrink: 1 },
});

const SEARCH_ID = "complements-search";
const SEARCH_DELAY_MS = 180;

/** Moves the keyboard to the quick search; `all` selects what stands there, so that typing replaces it. */
export function focusSearch(all: boolean): void {
  const input = document.getElementById(SEARCH_ID);
  if (!(input instanceof HTMLInputElement)) return;
  input.focus();
  if (all) input.select();
}

/** Search that answers while it is typed and never holds the keys up. */
function QuickSearch(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { search } = useComplementsState();
  const [text, setText] = useState(search);
  const timer = useRef(0);
  useEffect(() => setText(search), [search]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const change = (value: string): void => {
    setText(value);
    window.clearTimeout(timer.current);
    const delay = value === "" ? 0 : SEARCH_DELAY_MS;
    timer.current = window.setTimeout(() => changeComplements({ search: value }), delay);
  };
  return (
    <SearchBox
      id={SEARCH_ID}
      className={styles.search}
      maxLength={200}
      value={text}
      aria-label={t("complements.searchLabel")}
      title={`${t("complements.searchLabel")} (Ctrl+F)`}
      placeholder={t("complements.search")}
      onChange={(_, { value }) => change(value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || text === "") return;
        event.preventDefault();
        change("");
      }}
    />
  );
}

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  readonly exporting: boolean;
  readonly onExport: () => void;
}

/** What narrows a list and what can be done with it. */
export function ComplementsBar({ grid, exporting, onExport }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { showFilters, columnFilters, detailOpen } = useComplementsState();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!matchesShortcut(event, { key: "f", ctrl: true })) return;
      event.preventDefault();
      focusSearch(true);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
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
      <QuickSearch />
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
