import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { BuildingBankRegular, CheckmarkCircleRegular, SearchRegular } from "@fluentui/react-icons";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BankAccount, StatementSummary } from "../../../../shared/contract/bank.ts";
import { Allowed } from "../../../components/Allowed.tsx";
import { ChooseCustomerDialog } from "../../../components/ChooseCustomerDialog.tsx";
import { useCopied } from "../../../components/CopiedToast.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { ErrorNotice } from "../../../components/ErrorNotice.tsx";
import { formatInteger, formatMoney } from "../../../lib/format.ts";
import { native } from "../../../lib/native.ts";
import { offeredPaths, takeOfferedPaths } from "../../../lib/offered-paths.ts";
import { useStore } from "../../../lib/store.ts";
import { AccountDialog } from "./AccountDialog.tsx";
import { BankBar } from "./BankBar.tsx";
import { BulkDialog, IgnoreDialog } from "./BoardDialogs.tsx";
import { changeBank, useBankState } from "./bank-state.ts";
import { certainChoices } from "./choice.ts";
import { ImportStep } from "./ImportStep.tsx";
import { LineDetail } from "./LineDetail.tsx";
import { LIST_ID, LineList } from "./LineList.tsx";
import { useAccounts, useLines, useTotals } from "./queries.ts";
import { SummaryNotice } from "./SummaryNotice.tsx";
import { showMore, useBoard } from "./use-board.ts";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  notices: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, padding: "0 16px" },
  board: { display: "flex", flex: 1, minHeight: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  footer: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalL,
    padding: "4px 12px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    fontVariantNumeric: "tabular-nums",
  },
});

/** Keys typed into a field or pressed on a button are theirs, not the board's. */
function isBoardKey(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, button, a, [role=dialog]") === null;
}

/** Bank statements: import them, and say of each deposit what it is, with the ledger's suggestions. */
export function BankScreen(): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const state = useBankState();
  const { toaster, say } = useCopied();
  const accounts = useAccounts();
  const lines = useLines(state);
  const totals = useTotals(state);
  const [file, setFile] = useState<string | null>(null);
  const [editing, setEditing] = useState<BankAccount | "new" | null>(null);
  const [summary, setSummary] = useState<StatementSummary | null>(null);
  const [wantsFocus, setWantsFocus] = useState(false);
  const offered = useStore(offeredPaths);
  const rows = lines.data?.rows ?? [];
  const board = useBoard(rows, say, t);
  const known = accounts.data?.rows ?? [];
  const certain = certainChoices(rows);

  useEffect(() => {
    if (offered === null) return;
    const [first] = takeOfferedPaths() ?? [];
    if (first !== undefined) setFile(first);
  }, [offered]);

  // After an import the list is where the work goes on, as soon as it is there.
  const listReady = wantsFocus && file === null && rows.length > 0;
  useEffect(() => {
    if (!listReady) return;
    document.getElementById(LIST_ID)?.focus();
    setWantsFocus(false);
  }, [listReady]);

  const choose = async (): Promise<void> => {
    const path = await native.chooseTable();
    if (path !== null) setFile(path);
  };
  const done = (imported: StatementSummary): void => {
    setFile(null);
    setSummary(imported);
    changeBank({ accountId: imported.accountId, view: "open", lineId: null });
    setWantsFocus(true);
  };
  const accountDialog = editing !== null && (
    <AccountDialog
      account={editing === "new" ? null : editing}
      onSaved={(account) => {
        setEditing(null);
        changeBank({ accountId: account.id });
        if (account.asked) say(t("approvals.bankDetailsWait"));
      }}
      onClose={() => setEditing(null)}
    />
  );
  if (accounts.data !== undefined && known.length === 0) {
    return (
      <div className={styles.screen}>
        <EmptyState icon={<BuildingBankRegular />} title={t("bank.empty.title")} body={t("bank.empty.body")}>
          <Allowed to="bank.saveAccount">
            <Button appearance="primary" onClick={() => setEditing("new")}>
              {t("bank.newAccount")}
            </Button>
          </Allowed>
        </EmptyState>
        {accountDialog}
      </div>
    );
  }
  if (file !== null) {
    return (
      <div className={styles.screen}>
        <ImportStep
          key={file}
          file={file}
          accounts={known}
          accountId={state.accountId}
          onDone={done}
          onClose={() => setFile(null)}
        />
      </div>
    );
  }
  const error = accounts.error ?? lines.error ?? totals.error;
  const account = known.find(({ id }) => id === summary?.accountId);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the board's keys work wherever on it the focus is
    <div
      className={styles.screen}
      onKeyDown={(event) => {
        if (event.defaultPrevented || !isBoardKey(event.target) || !board.key(event)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <BankBar
        state={state}
        accounts={known}
        totals={totals.data?.rows ?? []}
        certain={certain.choices.length}
        onNewAccount={() => setEditing("new")}
        onEditAccount={setEditing}
        onConfirmCertain={() => board.openDialog("bulk")}
        onImport={() => void choose()}
      />
      <div className={styles.notices}>
        {summary !== null && account !== undefined && (
          <SummaryNotice summary={summary} currency={account.currency} onDismiss={() => setSummary(null)} />
        )}
        {error !== null && <ErrorNotice error={error} onRetry={() => void lines.refetch()} />}
        {board.error !== null && <ErrorNotice error={board.error} onDismiss={board.clearError} />}
      </div>
      {lines.data !== undefined && rows.length === 0 ? (
        <Nothing
          anyLines={known.some((one) => one.lines > 0)}
          done={state.view === "open" && state.search === "" && state.from === null && state.to === null}
          onImport={() => void choose()}
        />
      ) : (
        <div className={styles.board}>
          <LineList
            lines={rows}
            total={lines.data?.total ?? 0}
            chosenId={board.line?.id ?? null}
            onChoose={(id) => changeBank({ lineId: id })}
            onMore={() => showMore(state.shown)}
          />
          <LineDetail line={board.line} chosen={board.chosen} busy={board.busy} actions={board.actions} />
        </div>
      )}
      <footer className={styles.footer}>
        {(totals.data?.rows ?? []).map((row) => (
          <span key={`${row.currency} ${row.state}`}>
            {t("bank.totals", {
              state: t(`bank.states.${row.state}`),
              count: formatInteger(row.lines),
              amount: formatMoney(row.amountMinor, row.currency),
            })}
          </span>
        ))}
      </footer>
      {accountDialog}
      {board.dialog === "assign" && board.line !== null && (
        <ChooseCustomerDialog
          title={t("bank.assign.title", { amount: formatMoney(board.line.amountMinor, board.line.currency) })}
          body={t("bank.assign.body")}
          onClose={() => board.openDialog(null)}
          onPick={(customerId) => {
            const lineId = board.line?.id ?? 0;
            const choice = { kind: "record" as const, lineId, customerId, applications: [], suggestion: "" };
            board.run({ kind: "confirm", choices: [choice], onlyCertain: false });
          }}
        />
      )}
      {board.dialog === "ignore" && board.line !== null && (
        <IgnoreDialog
          onClose={() => board.openDialog(null)}
          onIgnore={(reason) => board.run({ kind: "ignore", lineIds: [board.line?.id ?? 0], reason })}
        />
      )}
      {board.dialog === "bulk" && (
        <BulkDialog
          count={certain.choices.length}
          totals={certain.totals}
          onClose={() => board.openDialog(null)}
          onConfirm={() => board.run({ kind: "confirm", choices: certain.choices, onlyCertain: true })}
        />
      )}
      {toaster}
    </div>
  );
}

interface NothingProps {
  readonly anyLines: boolean;
  readonly done: boolean;
  readonly onImport: () => void;
}

function Nothing({ anyLines, done, onImport }: NothingProps): ReactNode {
  const { t } = useTranslation();
  if (!anyLines) {
    return (
      <EmptyState icon={<BuildingBankRegular />} title={t("bank.empty.noLines")} body={t("bank.empty.noLinesBody")}>
        <Allowed to="bank.import">
          <Button onClick={onImport}>{t("bank.importFile")}</Button>
        </Allowed>
      </EmptyState>
    );
  }
  return done ? (
    <EmptyState
      icon={<CheckmarkCircleRegular />}
      title={t("bank.empty.noneOpen")}
      body={t("bank.empty.noneOpenBody")}
    />
  ) : (
    <EmptyState icon={<SearchRegular />} title={t("bank.empty.noneFound")} body={t("bank.empty.noneFoundBody")} />
  );
}
