import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome } from "../../../shared/contract/imports.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { addOwnRfcs, useImportIntake } from "../../lib/import-intake.ts";
import { useImportProgress } from "../../lib/import-run.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { offeredPaths, takeOfferedPaths } from "../../lib/offered-paths.ts";
import { useStore } from "../../lib/store.ts";
import { CompanyDialog } from "./CompanyDialog.tsx";
import { DropArea } from "./DropArea.tsx";
import { OutcomeTiles } from "./OutcomeTiles.tsx";
import { useRuns } from "./queries.ts";
import { RunNotices } from "./RunNotices.tsx";
import { RunProgress } from "./RunProgress.tsx";
import { RunResult } from "./RunResult.tsx";

const useStyles = makeStyles({
  page: {
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: "12px 16px 0",
  },
});

/** Files in, what became of them out. */
export function FilesView(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { toCartera } = useNavigation();
  const { run: wantedRun } = useSearch({ from: "/importar" });
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [refused, setRefused] = useState(false);
  const progress = useImportProgress();
  const running = progress?.state === "running" ? progress : null;
  const runs = useRuns();

  const showRun = useCallback(
    (runId: number) => {
      setOutcome(null);
      void navigate({ to: "/importar", search: { run: runId } });
    },
    [navigate],
  );
  const { intake, offer, choose, reset } = useImportIntake(showRun);
  const take = useCallback(
    (paths: readonly string[]) => {
      setRefused(running !== null);
      if (running === null) void offer(paths);
    },
    [running, offer],
  );

  const offered = useStore(offeredPaths);
  useEffect(() => {
    if (offered === null) return;
    const paths = takeOfferedPaths();
    if (paths !== null) take(paths);
  }, [offered, take]);

  const known = runs.data?.rows ?? [];
  const run = known.find(({ id }) => id === wantedRun) ?? known[0] ?? null;
  const importAgain = async (company: { readonly rfc: string; readonly name: string } | null): Promise<void> => {
    if (run === null) return;
    // What fails here fails again, with words, when the files are offered.
    if (company !== null) await addOwnRfcs([company]).catch(() => undefined);
    await offer(run.sources);
  };
  const busyWords = intake.step === "inspecting" || intake.step === "starting" ? t("importing.inspecting") : null;
  const shown = running === null ? run : null;
  return (
    <div className={styles.page}>
      {running !== null ? (
        <RunProgress key={running.runId} progress={running} />
      ) : (
        runs.isFetched && <DropArea large={run === null} busyWords={busyWords} onPaths={take} />
      )}
      {refused && running !== null && (
        <Notice intent="warning" onDismiss={() => setRefused(false)}>
          {t("importing.busy")}
        </Notice>
      )}
      {intake.step === "failed" && (
        <ErrorNotice error={intake.error} onRetry={() => void offer(intake.paths)} onDismiss={reset} />
      )}
      {runs.isError && <ErrorNotice error={runs.error} onRetry={() => void runs.refetch()} />}
      {intake.step === "choosing" && (
        <CompanyDialog
          candidates={intake.candidates}
          filesSeen={intake.filesSeen}
          onChoose={(rfcs) => void choose(rfcs)}
          onClose={reset}
        />
      )}
      {running !== null ? (
        <>
          <OutcomeTiles counts={running.counts} chosen={null} running onChoose={setOutcome} />
          <EmptyState title={t("importing.progress.meanwhileTitle")} body={t("importing.progress.meanwhile")}>
            <Button onClick={toCartera}>{t("importing.result.toCartera")}</Button>
          </EmptyState>
        </>
      ) : (
        run !== null && <OutcomeTiles counts={run.counts} chosen={outcome} running={false} onChoose={setOutcome} />
      )}
      {shown !== null && (
        <>
          <RunNotices
            run={shown}
            disabled={busyWords !== null}
            onImportAgain={(company) => void importAgain(company)}
          />
          <RunResult key={shown.id} run={shown} runs={known} outcome={outcome} onChooseRun={showRun} />
        </>
      )}
    </div>
  );
}
