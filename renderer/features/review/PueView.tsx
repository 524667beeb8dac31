import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, FilterDismissRegular } from "@fluentui/react-icons";
import { type ReactNode, type RefObject, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PueRow } from "../../../shared/contract/review.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Money } from "../../components/Money.tsx";
import { Notice } from "../../components/Notice.tsx";
import type { GridHandle } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { formatInteger } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { pueColumns } from "./columns.ts";
import { fetchPue, useMarkPue, usePueTotals, useUndo } from "./queries.ts";

const useStyles = makeStyles({
  body: { display: "flex", flex: 1, minHeight: 0 },
  acts: {
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalL} 8px`,
  },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  totals: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "flex-end",
    gap: tokens.spacingHorizontalXL,
    flexShrink: 0,
    padding: `8px ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  currency: { color: tokens.colorNeutralForeground3, marginRight: "8px" },
  sum: { fontWeight: tokens.fontWeightSemibold },
});

/** The most invoices one command marks. */
const MOST = 1000;

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  readonly asOf: string;
  readonly search: string;
  readonly onClear: () => void;
  readonly onType: (text: string) => void;
  readonly copy: (text: string, words: string) => Promise<void>;
  readonly say: (words: string) => void;
}

/** PUE por confirmar: what counts as paid by rule alone, to be confirmed or opened one by one or many at once. */
export function PueView({ grid, asOf, search, onClear, onType, copy, say }: Props): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const navigation = useNavigation();
  const { toCustomer, toDocument } = navigation;
  const [chosen, setChosen] = useState<readonly PueRow[]>([]);
  const mark = useMarkPue();
  const undo = useUndo();
  const { data: totals } = usePueTotals({ asOf, search });
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => pueColumns(t, navigation), [t, i18n.language, navigation]);
  const busy = mark.isPending || undo.isPending;
  const act = (as: "open" | "settled", rows: readonly PueRow[]): void => {
    undo.reset();
    mark.mutate(
      { uuids: rows.slice(0, MOST).map((row) => row.uuid), as, on: asOf },
      { onSuccess: () => grid.current?.clearSelection() },
    );
  };
  const count = Math.min(chosen.length, MOST);
  return (
    <>
      <div className={styles.acts}>
        <Button disabled={busy || count === 0} onClick={() => act("open", chosen)}>
          {t("review.pue.markOpen", { count: Math.max(1, count) })}
        </Button>
        <Button disabled={busy || count === 0} onClick={() => act("settled", chosen)}>
          {t("review.pue.markSettled", { count: Math.max(1, count) })}
        </Button>
        <span className={styles.hint}>{t("review.pue.hint")}</span>
      </div>
      {mark.error !== null && <ErrorNotice error={mark.error} onDismiss={mark.reset} />}
      {undo.error !== null && <ErrorNotice error={undo.error} onDismiss={undo.reset} />}
      {mark.data !== undefined && mark.variables !== undefined && !undo.isSuccess && (
        <Notice
          intent="success"
          onDismiss={mark.reset}
          actions={
            <Button size="small" disabled={busy} onClick={() => undo.mutate(mark.data.decisionIds)}>
              {t("review.undo")}
            </Button>
          }
        >
          {t(mark.variables.as === "open" ? "review.pue.markedOpen" : "review.pue.markedSettled", {
            count: mark.data.decisionIds.length,
          })}
        </Notice>
      )}
      {undo.isSuccess && (
        <Notice
          intent="info"
          onDismiss={() => {
            undo.reset();
            mark.reset();
          }}
        >
          {t("review.undone")}
        </Notice>
      )}
      <div className={styles.body}>
        <DataGrid<PueRow>
          ref={grid}
          name="review-pue"
          label={t("review.pue.grid")}
          columns={columns}
          contentKey={JSON.stringify([asOf, search])}
          fetchPage={(request) => fetchPue({ asOf, search }, request)}
          rowId={(row) => row.uuid}
          areas={["receivables", "payments", "settings"]}
          onSelection={setChosen}
          onOpen={(row) => toDocument(row.uuid)}
          onCopied={(rows) => say(t("grid.copied", { count: rows }))}
          onType={onType}
          menu={(row) => {
            const rows = chosen.some((other) => other.uuid === row.uuid) ? chosen : [row];
            return [
              { id: "open", label: t("review.menu.open"), shortcut: "Enter", run: () => toDocument(row.uuid) },
              { id: "customer", label: t("review.menu.customer"), run: () => toCustomer(row.customerId) },
              {
                id: "unpaid",
                label: t("review.pue.markOpen", { count: rows.length }),
                run: () => act("open", rows),
              },
              {
                id: "paid",
                label: t("review.pue.markSettled", { count: rows.length }),
                run: () => act("settled", rows),
              },
              {
                id: "uuid",
                label: t("review.menu.copyUuid"),
                run: () => void copy(row.uuid, t("receivables.document.uuidCopied")),
              },
            ];
          }}
          empty={
            search.trim() === "" ? (
              <EmptyState
                icon={<CheckmarkCircleRegular />}
                title={t("review.pue.empty")}
                body={t("review.pue.emptyBody")}
              />
            ) : (
              <EmptyState
                icon={<FilterDismissRegular />}
                title={t("review.narrowedTitle")}
                body={t("review.narrowedBody")}
              >
                <Button onClick={onClear}>{t("review.clear")}</Button>
              </EmptyState>
            )
          }
        />
      </div>
      {totals !== undefined && totals.length > 0 && (
        <div className={styles.totals}>
          {totals.map((row) => (
            <span key={row.currency}>
              <span className={styles.currency}>
                {t("review.pue.total", {
                  count: row.documents,
                  formatted: formatInteger(row.documents),
                  currency: row.currency,
                })}
              </span>
              <Money className={styles.sum} minor={row.totalMinor} currency={row.currency} />
            </span>
          ))}
        </div>
      )}
    </>
  );
}
