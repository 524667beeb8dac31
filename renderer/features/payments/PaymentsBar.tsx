import { Button, Dropdown, makeStyles, Option } from "@fluentui/react-components";
import { AddRegular, ArrowExportRegular } from "@fluentui/react-icons";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Allowed } from "../../components/Allowed.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import type { GridHandle } from "../../grid/column.ts";
import type { GroupTool } from "../../grid/group-tool.ts";
import { ListTools } from "../../grid/ListTools.tsx";
import { matchesShortcut } from "../../lib/shortcuts.ts";
import { stateWords } from "./labels.ts";
import { barOf, CHOICES, changePayments, putBar, type StateChoice, usePaymentsState } from "./payments-state.ts";

const useStyles = makeStyles({
  command: { minWidth: "0", paddingLeft: "8px", paddingRight: "8px" },
  state: { minWidth: "180px" },
});

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  readonly group: GroupTool;
  /** Whose payments are shown; null for everybody's. */
  readonly customer: string | null;
  readonly onAllCustomers: () => void;
  readonly onRecord: () => void;
  readonly exporting: boolean;
  readonly onExport: () => void;
}

/** What narrows the payments, and the button that records one. */
export function PaymentsBar({
  grid,
  group,
  customer,
  onAllCustomers,
  onRecord,
  exporting,
  onExport,
}: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = usePaymentsState();
  const { choice, search, showFilters, columnFilters } = state;
  const record = useRef(onRecord);
  record.current = onRecord;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!matchesShortcut(event, { key: "n", ctrl: true })) return;
      event.preventDefault();
      record.current();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  const words = (each: StateChoice): string => {
    if (each === "all") return t("payments.allStates");
    if (each === "open") return t("payments.openStates");
    return each === "doubles" ? t("payments.onlyDoubles") : stateWords(each, t);
  };
  return (
    <CommandBar
      tight
      label={t("payments.bar")}
      actions={
        <Allowed to="payments.record">
          <Button appearance="primary" icon={<AddRegular />} title="Ctrl+N" onClick={onRecord}>
            {t("payments.record")}
          </Button>
        </Allowed>
      }
    >
      <QuickSearch
        search={search}
        label={t("payments.search")}
        placeholder={t("payments.searchPlaceholder")}
        onSearch={(search) => changePayments({ search })}
      />
      <Dropdown
        className={styles.state}
        aria-label={t("payments.stateFilter")}
        value={words(choice)}
        selectedOptions={[choice]}
        onOptionSelect={(_, { optionValue }) => {
          const next = CHOICES.find((each) => each === optionValue);
          if (next) changePayments({ choice: next });
        }}
      >
        {CHOICES.map((each) => (
          <Option key={each} value={each}>
            {words(each)}
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
        screen="payments"
        group={group}
        filters={
          group.by !== null
            ? null
            : {
                shown: showFilters,
                columns: columnFilters,
                onShow: (shown) => changePayments({ showFilters: shown }),
              }
        }
        own={{ search, bar: barOf(state) }}
        onOwn={(own) => putBar(own.search, own.bar)}
      />
      <Button
        className={styles.command}
        appearance="subtle"
        icon={<ArrowExportRegular />}
        disabledFocusable={exporting}
        title={t("grid.exportExcel")}
        onClick={onExport}
      >
        <span data-word="">{t("grid.exportExcel")}</span>
      </Button>
    </CommandBar>
  );
}
