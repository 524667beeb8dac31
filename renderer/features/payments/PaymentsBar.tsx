import { Button, Dropdown, makeStyles, Option, SearchBox, ToggleButton } from "@fluentui/react-components";
import { AddRegular, FilterRegular } from "@fluentui/react-icons";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { zPaymentState } from "../../../shared/contract/payments.ts";
import { CommandBar } from "../../components/CommandBar.tsx";
import { ColumnsButton } from "../../grid/ColumnsButton.tsx";
import type { GridHandle } from "../../grid/column.ts";
import { matchesShortcut } from "../../lib/shortcuts.ts";
import { stateWords } from "./labels.ts";
import { changePayments, type StateChoice, usePaymentsState } from "./payments-state.ts";

const useStyles = makeStyles({
  command: { minWidth: "0", paddingLeft: "8px", paddingRight: "8px" },
  search: { width: "260px", minWidth: "140px", flexShrink: 1 },
  state: { minWidth: "180px" },
});

const SEARCH_ID = "payments-search";
const SEARCH_DELAY_MS = 180;

/** Moves the keyboard to the quick search; `all` selects what stands there, so that typing replaces it. */
export function focusSearch(all: boolean): void {
  const input = document.getElementById(SEARCH_ID);
  if (!(input instanceof HTMLInputElement)) return;
  input.focus();
  if (all) input.select();
}

function QuickSearch(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { search } = usePaymentsState();
  const [text, setText] = useState(search);
  const timer = useRef(0);
  useEffect(() => setText(search), [search]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const change = (value: string): void => {
    setText(value);
    window.clearTimeout(timer.current);
    const delay = value === "" ? 0 : SEARCH_DELAY_MS;
    timer.current = window.setTimeout(() => changePayments({ search: value }), delay);
  };
  return (
    <SearchBox
      id={SEARCH_ID}
      className={styles.search}
      maxLength={200}
      value={text}
      aria-label={t("payments.search")}
      title={`${t("payments.search")} (Ctrl+F)`}
      placeholder={t("payments.searchPlaceholder")}
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
  /** Whose payments are shown; null for everybody's. */
  readonly customer: string | null;
  readonly onAllCustomers: () => void;
  readonly onRecord: () => void;
}

/** What narrows the payments, and the button that records one. */
export function PaymentsBar({ grid, customer, onAllCustomers, onRecord }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { choice, showFilters } = usePaymentsState();
  const record = useRef(onRecord);
  record.current = onRecord;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const search = matchesShortcut(event, { key: "f", ctrl: true });
      const fresh = matchesShortcut(event, { key: "n", ctrl: true });
      if (!search && !fresh) return;
      event.preventDefault();
      if (search) focusSearch(true);
      else record.current();
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
      <QuickSearch />
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
      <ToggleButton
        className={styles.command}
        appearance="subtle"
        icon={<FilterRegular />}
        checked={showFilters}
        title={t(showFilters ? "grid.hideFilters" : "grid.showFilters")}
        onClick={() => changePayments({ showFilters: !showFilters })}
      >
        {t("grid.filters")}
      </ToggleButton>
      <ColumnsButton grid={grid} />
    </CommandBar>
  );
}
