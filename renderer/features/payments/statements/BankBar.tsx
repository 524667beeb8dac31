import { Button, makeStyles, SearchBox, Select, tokens } from "@fluentui/react-components";
import { ArrowImportRegular, BuildingBankRegular, EditRegular } from "@fluentui/react-icons";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { BankAccount, LineTotals } from "../../../../shared/contract/bank.ts";
import { CommandBar } from "../../../components/CommandBar.tsx";
import { DayInput } from "../../../components/DayInput.tsx";
import type { GridHandle } from "../../../grid/column.ts";
import { ViewsButton } from "../../../grid/ViewsButton.tsx";
import { formatInteger } from "../../../lib/format.ts";
import { useStatus } from "../../../lib/status.ts";
import { BANK_VIEWS, type BankState, changeBank, ownOfView, PAGE, showOwnOfView } from "./bank-state.ts";

const useStyles = makeStyles({
  account: { minWidth: "180px" },
  filters: {
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalL} 6px`,
  },
  search: { width: "240px" },
});

/** Name under which its views are saved. */
const SCREEN = "bank";

interface Props {
  readonly state: BankState;
  readonly accounts: readonly BankAccount[];
  readonly totals: readonly LineTotals[];
  /** Plain suggestions among the lines shown. */
  readonly certain: number;
  readonly onNewAccount: () => void;
  readonly onEditAccount: (account: BankAccount) => void;
  readonly onConfirmCertain: () => void;
  readonly onImport: () => void;
}

/** What narrows the board and what starts from it. */
export function BankBar({
  state,
  accounts,
  totals,
  certain,
  onNewAccount,
  onEditAccount,
  onConfirmCertain,
  onImport,
}: Props): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const { data: status } = useStatus();
  const today = status?.today ?? "";
  // The lines are a board, not a grid: a view of them is what narrows it.
  const noGrid = useRef<GridHandle | null>(null);
  const account = accounts.find(({ id }) => id === state.accountId);
  const countOf = (view: (typeof BANK_VIEWS)[number]): number =>
    totals.filter((row) => view === "all" || row.state === view).reduce((sum, row) => sum + row.lines, 0);
  const narrow = (changes: Partial<BankState>): void => changeBank({ ...changes, shown: PAGE });
  return (
    <>
      <CommandBar
        label={t("bank.bar")}
        actions={
          <>
            {certain > 0 && (
              <Button onClick={onConfirmCertain}>{t("bank.actions.confirmCertain", { count: certain })}</Button>
            )}
            <Button appearance="primary" icon={<ArrowImportRegular />} onClick={onImport}>
              {t("bank.importFile")}
            </Button>
          </>
        }
      >
        <Select
          className={styles.account}
          aria-label={t("bank.account")}
          value={String(state.accountId ?? "")}
          onChange={(_, { value }) => narrow({ accountId: value === "" ? null : Number(value) })}
        >
          <option value="">{t("bank.allAccounts")}</option>
          {accounts.map(({ id, name, currency }) => (
            <option key={id} value={String(id)}>{`${name} (${currency})`}</option>
          ))}
        </Select>
        {account !== undefined && (
          <Button
            appearance="subtle"
            icon={<EditRegular />}
            aria-label={t("bank.editAccount")}
            title={t("bank.editAccount")}
            onClick={() => onEditAccount(account)}
          />
        )}
        <Button appearance="subtle" icon={<BuildingBankRegular />} onClick={onNewAccount}>
          {t("bank.newAccount")}
        </Button>
        <ViewsButton grid={noGrid} screen={SCREEN} own={ownOfView(state)} onOwn={showOwnOfView} />
      </CommandBar>
      <div className={styles.filters}>
        <Select
          aria-label={t("bank.list.label")}
          value={state.view}
          onChange={(_, { value }) => narrow({ view: BANK_VIEWS.find((view) => view === value) ?? "open" })}
        >
          {BANK_VIEWS.map((view) => (
            <option key={view} value={view}>{`${t(`bank.states.${view}`)} (${formatInteger(countOf(view))})`}</option>
          ))}
        </Select>
        <SearchBox
          className={styles.search}
          aria-label={t("bank.search")}
          placeholder={t("bank.search")}
          value={state.search}
          onChange={(_, { value }) => narrow({ search: value })}
        />
        <DayInput
          label={t("bank.filters.from")}
          placeholder={t("bank.filters.from")}
          day={state.from ?? ""}
          today={today}
          onDay={(day) => narrow({ from: day === "" ? null : day })}
        />
        <DayInput
          label={t("bank.filters.to")}
          placeholder={t("bank.filters.to")}
          day={state.to ?? ""}
          today={today}
          onDay={(day) => narrow({ to: day === "" ? null : day })}
        />
      </div>
    </>
  );
}
