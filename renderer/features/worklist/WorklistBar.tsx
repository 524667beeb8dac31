import { makeStyles, ProgressBar, Select, Tab, TabList, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type ListProgress, zReasonCode } from "../../../shared/contract/worklist.ts";
import { CommandBar } from "../../components/CommandBar.tsx";
import { formatInteger, formatTime } from "../../lib/format.ts";
import { changeWorklist, LIST_VIEWS, PAGE, type WorklistState } from "./worklist-state.ts";

const useStyles = makeStyles({
  tabs: { marginLeft: "-8px" },
  whose: { minWidth: "170px" },
  progress: { display: "grid", gap: "2px", minWidth: "180px" },
  words: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
  },
});

interface Props {
  readonly state: WorklistState;
  readonly rows: readonly ListProgress[];
  /** Whose list is shown. */
  readonly personId: number;
  readonly fixedAt: string | null;
  readonly orphans: number | undefined;
}

/** Done and still to do of a list: what is settled without us counts for neither. */
export function stepsOf(row: Pick<ListProgress, "pending" | "done" | "skipped">): { done: number; total: number } {
  return { done: row.done, total: row.pending + row.done + row.skipped };
}

/** What narrows the worklist, and how far it is. */
export function WorklistBar({ state, rows, personId, fixedAt, orphans }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const people = rows.some((row) => row.personId !== 0);
  const progress = rows.find((row) => row.personId === personId);
  const { done, total } = progress === undefined ? { done: 0, total: 0 } : stepsOf(progress);
  const nameOf = (row: ListProgress): string =>
    row.personId === 0 ? t(people ? "worklist.nobody" : "worklist.everybody") : row.name;
  return (
    <CommandBar
      label={t("worklist.bar")}
      actions={
        state.view === "list" &&
        fixedAt !== null && (
          <div className={styles.progress}>
            <span className={styles.words} title={t("worklist.list.fixedAt", { time: formatTime(fixedAt) })}>
              {t("worklist.list.progress", { done: formatInteger(done), total: formatInteger(total) })}
              {progress !== undefined && progress.live > 0 && ` · ${t("worklist.list.live", { count: progress.live })}`}
            </span>
            <ProgressBar
              value={total === 0 ? 1 : done / total}
              thickness="medium"
              aria-label={t("worklist.list.progress", { done, total })}
            />
          </div>
        )
      }
    >
      <TabList
        className={styles.tabs}
        size="small"
        selectedValue={state.view}
        aria-label={t("worklist.views.label")}
        onTabSelect={(_, { value }) => {
          const view = LIST_VIEWS.find((each) => each === value);
          if (view !== undefined) changeWorklist({ view });
        }}
      >
        {LIST_VIEWS.map((view) => (
          <Tab key={view} value={view}>
            {t(`worklist.views.${view}`)}
            {view === "orphans" && orphans !== undefined && orphans > 0 && ` (${formatInteger(orphans)})`}
          </Tab>
        ))}
      </TabList>
      {state.view === "list" && (
        <>
          {rows.length > 1 && (
            <Select
              className={styles.whose}
              aria-label={t("worklist.whose")}
              value={String(personId)}
              onChange={(_, { value }) =>
                changeWorklist({ personId: Number(value), itemId: null, reason: null, shown: PAGE })
              }
            >
              {rows.map((row) => (
                <option key={row.personId} value={String(row.personId)}>
                  {nameOf(row)}
                </option>
              ))}
            </Select>
          )}
          <Select
            aria-label={t("worklist.filter.label")}
            value={state.reason ?? state.state}
            onChange={(_, { value }) => {
              const reason = zReasonCode.safeParse(value);
              const all = value === "all" ? "all" : "pending";
              changeWorklist({ state: all, reason: reason.success ? reason.data : null, itemId: null, shown: PAGE });
            }}
          >
            <option value="pending">{t("worklist.filter.pending")}</option>
            {zReasonCode.options.map((code) => (
              <option key={code} value={code}>
                {t(`worklist.reasonNames.${code}`)}
              </option>
            ))}
            <option value="all">{t("worklist.filter.all")}</option>
          </Select>
        </>
      )}
    </CommandBar>
  );
}
