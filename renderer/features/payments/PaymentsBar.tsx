import { Button, Dropdown, makeStyles, Option } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { zPaymentState } from "../../../shared/contract/payments.ts";
import { CommandBar } from "../../components/CommandBar.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import { ColumnsButton } from "../../grid/ColumnsButton.tsx";
import type { GridHandle } from "../../grid/column.ts";
import { FiltersButton } from "../../grid/FiltersButton.tsx";
import { matchesShortcut } from "../../lib/shortcuts.ts";
import { stateWords } from "./labels.ts";
import { changePayments, type StateChoice, usePaymentsState } from "./payments-state.ts";

const useStyles = makeStyles({
  state: { minWidth: "180px" },
});

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  /** Whose payments are shown; null for everybody's. */
  readonly customer: string | null;
  readonly onAllCustomers: () => void;
  readonly onRecord: () => void;
}

/** What narrows the payments, and the button that records one. */
export function PaymentsBar({ grid, customer, onAllCustomers, onRecord }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { choice, search, showFilters } = usePaymentsState();
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
  const choices: readonly (readonly [StateChoice, string])[] = [
    ["all", t("payments.allStates")],
    ["open", t("payments.openStates")],
    ["doubles", t("payments.onlyDoubles")],
    ...zPaymentState.options
      .filter((state) => state !== "unapplied")
      .map((state): [StateChoice, string] => [state, stateWords(state, t)]),
  ];
  const chosen = choices.find(([value]) => value === choice);
  return (
    <CommandBar
      label={t("payments.bar")}
      actions={
        <Button appearance="primary" icon={<AddRegular />} title="Ctrl+N" onClick={onRecord}>
          {t("payments.record")}
        </Button>
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
        value={chosen?.[1] ?? ""}
        selectedOptions={[choice]}
        onOptionSelect={(_, { optionValue }) => {
          const next = choices.find(([value]) => value === optionValue);
          if (next) changePayments({ choice: next[0] });
        }}
      >
        {choices.map(([value, words]) => (
          <Option key={value} value={value}>
            {words}
          </Option>
        ))}
      </Dropdown>
      {customer !== null && (
        <Button appearance="outline" title={t("payments.allCustomers")} onClick={onAllCustomers}>
          {t("payments.ofCustomer", { customer })} ✕
        </Button>
      )}
      <FiltersButton shown={showFilters} onChange={(shown) => changePayments({ showFilters: shown })} />
      <ColumnsButton grid={grid} />
    </CommandBar>
  );
}
