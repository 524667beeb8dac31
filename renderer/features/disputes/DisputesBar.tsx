import { Button, Dropdown, makeStyles, Option, ToggleButton } from "@fluentui/react-components";
import { AddRegular, ArrowExportRegular, DataHistogramRegular } from "@fluentui/react-icons";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Allowed } from "../../components/Allowed.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import type { GridHandle } from "../../grid/column.ts";
import type { GroupTool } from "../../grid/group-tool.ts";
import { ListTools } from "../../grid/ListTools.tsx";
import { matchesShortcut } from "../../lib/shortcuts.ts";
import { barOf, changeDisputes, putBar, SHOWN, useDisputesState } from "./disputes-state.ts";

const useStyles = makeStyles({
  command: { minWidth: "0", paddingLeft: "8px", paddingRight: "8px" },
  show: { minWidth: "140px" },
});

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  readonly group: GroupTool;
  /** Whose disputes are shown; null for everybody's. */
  readonly customer: string | null;
  readonly exporting: boolean;
  readonly onAllCustomers: () => void;
  readonly onAdd: () => void;
  readonly onExport: () => void;
}

/** What narrows the disputes, their figures, the way to Excel, and the button that opens one. */
export function DisputesBar({ grid, group, customer, exporting, onAllCustomers, onAdd, onExport }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = useDisputesState();
  const { show, search, showFilters, columnFilters, showKpis } = state;
  const add = useRef(onAdd);
  add.current = onAdd;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!matchesShortcut(event, { key: "n", ctrl: true })) return;
      event.preventDefault();
      add.current();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <CommandBar
      tight
      label={t("disputes.bar")}
      actions={
        <Allowed to="disputes.open">
          <Button appearance="primary" icon={<AddRegular />} title="Ctrl+N" onClick={onAdd}>
            {t("disputes.add")}
          </Button>
        </Allowed>
      }
    >
      <QuickSearch
        search={search}
        label={t("disputes.search")}
        placeholder={t("disputes.searchPlaceholder")}
        onSearch={(search) => changeDisputes({ search })}
      />
      <Dropdown
        className={styles.show}
        aria-label={t("disputes.show.label")}
        value={t(`disputes.show.${show}`)}
        selectedOptions={[show]}
        onOptionSelect={(_, { optionValue }) => {
          const next = SHOWN.find((each) => each === optionValue);
          if (next) changeDisputes({ show: next });
        }}
      >
        {SHOWN.map((each) => (
          <Option key={each} value={each}>
            {t(`disputes.show.${each}`)}
          </Option>
        ))}
      </Dropdown>
      {customer !== null && (
        <Button appearance="outline" title={t("payments.allCustomers")} onClick={onAllCustomers}>
          {t("payments.ofCustomer", { customer })} ✕
        </Button>
      )}
      <ListTools
        grid={grid}
        screen="disputes"
        group={group}
        filters={
          group.by !== null
            ? null
            : {
                shown: showFilters,
                columns: columnFilters,
                onShow: (shown) => changeDisputes({ showFilters: shown }),
              }
        }
        own={{ search, bar: barOf(state) }}
        onOwn={(own) => putBar(own.search, own.bar)}
      />
      <ToggleButton
        className={styles.command}
        appearance="subtle"
        icon={<DataHistogramRegular />}
        checked={showKpis}
        title={t("disputes.kpis.button")}
        onClick={() => changeDisputes({ showKpis: !showKpis })}
      >
        <span data-word="">{t("disputes.kpis.button")}</span>
      </ToggleButton>
      <Button
        className={styles.command}
        appearance="subtle"
        icon={<ArrowExportRegular />}
        disabledFocusable={exporting}
        title={t("disputes.export")}
        onClick={onExport}
      >
        <span data-word="">{t(exporting ? "disputes.exporting" : "disputes.export")}</span>
      </Button>
    </CommandBar>
  );
}
