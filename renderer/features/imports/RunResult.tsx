import { Button, makeStyles, SearchBox, tokens } from "@fluentui/react-components";
import { ArrowExportRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportRun, Outcome } from "../../../shared/contract/imports.ts";
import { CommandBar } from "../../components/CommandBar.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { ResultGrid } from "./ResultGrid.tsx";
import { RunPicker } from "./RunPicker.tsx";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", flex: 1, minHeight: "240px" },
  bar: { margin: "0 -16px" },
  search: { width: "260px" },
  count: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  folder: {
    maxWidth: "36ch",
    color: tokens.colorNeutralForeground3,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  notices: {
    paddingBottom: "8px",
    display: "flex",
    flexDirection: "column",
    gap: "8px",
    ":empty": { display: "none" },
  },
  grid: { display: "flex", flex: 1, minHeight: 0, margin: "0 -16px" },
});

interface Props {
  readonly run: ImportRun;
  readonly runs: readonly ImportRun[];
  readonly outcome: Outcome | null;
  readonly onChooseRun: (runId: number) => void;
}

/** The files of a finished run, each with what happened to it, why, and what to do. */
export function RunResult({ run, runs, outcome, onChooseRun }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toCartera } = useNavigation();
  const [search, setSearch] = useState("");
  const [total, setTotal] = useState<number | null>(null);
  const wanted = useDeferredValue(search.trim());
  const exporting = useMutation({
    mutationFn: async () => {
      const file = await native.saveAs({ suggestedName: `importacion-${run.startedAt.slice(0, 10)}`, kind: "xlsx" });
      return file === null ? null : ledger.imports.exportItems({ runId: run.id, file, lang: currentLang() });
    },
  });
  const exported = exporting.data?.file;
  if (run.counts.files === 0) {
    return (
      <div className={styles.box}>
        <EmptyState title={t("importing.result.noFiles")} />
      </div>
    );
  }
  return (
    <section className={styles.box} aria-label={t("importing.result.title")}>
      <div className={styles.bar}>
        <CommandBar
          label={t("importing.result.title")}
          actions={
            <>
              {runs.length > 1 && <RunPicker runs={runs} run={run} onChoose={onChooseRun} />}
              <Button
                size="small"
                icon={<ArrowExportRegular />}
                disabled={exporting.isPending}
                onClick={() => exporting.mutate()}
              >
                {t("common.exportExcel")}
              </Button>
              <Button size="small" onClick={toCartera}>
                {t("importing.result.toCartera")}
              </Button>
            </>
          }
        >
          <SearchBox
            className={styles.search}
            size="small"
            aria-label={t("importing.result.search")}
            placeholder={t("importing.result.search")}
            value={search}
            onChange={(_, { value }) => setSearch(value)}
          />
          <span className={styles.count} role="status">
            {total !== null && t("importing.result.files", { count: total, formatted: formatInteger(total) })}
          </span>
          {run.watchFolder !== null && (
            <span className={styles.folder} title={run.watchFolder}>
              {t("watching.runSource", { folder: run.watchFolder })}
            </span>
          )}
        </CommandBar>
      </div>
      <div className={styles.notices}>
        {exporting.isError && <ErrorNotice error={exporting.error} onDismiss={exporting.reset} />}
        {exported !== undefined && (
          <Notice
            intent="success"
            onDismiss={exporting.reset}
            actions={
              <>
                <Button size="small" onClick={() => void native.openFile(exported)}>
                  {t("common.openFile")}
                </Button>
                <Button size="small" onClick={() => void native.showInFolder(exported)}>
                  {t("common.showInFolder")}
                </Button>
              </>
            }
          >
            {t("importing.result.exported", { file: exported })}
          </Notice>
        )}
      </div>
      <div className={styles.grid}>
        <ResultGrid runId={run.id} sources={run.sources} outcome={outcome} search={wanted} onTotal={setTotal} />
      </div>
    </section>
  );
}
