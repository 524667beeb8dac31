import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { DocumentTableRegular } from "@fluentui/react-icons";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpeningImport } from "../../../shared/contract/openings.ts";
import { ColumnMapping, type MappingDecision } from "../../components/ColumnMapping.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { OpeningBatches } from "./OpeningBatches.tsx";
import { OpeningOutcome } from "./OpeningOutcome.tsx";
import { OpeningTerms, type Terms } from "./OpeningTerms.tsx";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    padding: "12px 20px 24px",
  },
  lead: { margin: 0, maxWidth: "720px", color: tokens.colorNeutralForeground2 },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  file: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
});

const UNDECIDED: MappingDecision = { sheet: null, headerRow: null, mapping: null };

/** Importar, saldos iniciales: choose a file, say what its columns mean, see what will happen, import; and take an import back. */
export function OpeningsView(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toCartera } = useNavigation();
  const { day } = useAsOf();
  const [file, setFile] = useState<string | null>(null);
  const [decision, decide] = useState<MappingDecision>(UNDECIDED);
  const [terms, setTerms] = useState<Terms>({ cutoff: lastMonthEnd(day), currency: "MXN", adjust: false });
  const request = { file: file ?? "", ...decision, ...terms, lang: currentLang() };
  const ready = file !== null && terms.cutoff !== "" && /^[A-Z]{3}$/.test(terms.currency);
  const preview = useQuery(
    orpc.openings.preview.queryOptions({
      input: request,
      enabled: ready,
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  );
  const run = useMutation({
    mutationFn: () => ledger.openings.importFile({ commandId: crypto.randomUUID(), ...request }),
    onSuccess: ({ refused }) => {
      if (refused === null) setFile(null);
    },
  });
  const choose = async (): Promise<void> => {
    const chosen = await native.chooseTable();
    if (chosen === null) return;
    run.reset();
    decide(UNDECIDED);
    setFile(chosen);
  };
  const shown = file === null ? undefined : preview.data;
  const result = shown?.result ?? null;
  const fit = result === null ? 0 : fitting(result);
  return (
    <div className={styles.page}>
      {run.data !== undefined && file === null && (
        <Notice
          intent="success"
          onDismiss={run.reset}
          actions={
            <Button size="small" onClick={toCartera}>
              {t("openings.showCartera")}
            </Button>
          }
        >
          {run.data.batchId === null
            ? t("openings.doneNothing", { file: run.data.file })
            : t("openings.done", { count: formatInteger(fitting(run.data)), file: run.data.file })}
        </Notice>
      )}
      <p className={styles.lead}>{t("openings.lead")}</p>
      <div className={styles.row}>
        <Button
          appearance={file === null ? "primary" : "secondary"}
          icon={<DocumentTableRegular />}
          onClick={() => void choose()}
        >
          {t(file === null ? "openings.choose" : "openings.otherFile")}
        </Button>
        {file !== null && <span className={styles.file}>{file.split(/[\\/]/).at(-1)}</span>}
        {file !== null && (
          <Button
            appearance="primary"
            disabled={fit === 0 || run.isPending || preview.isFetching}
            onClick={() => run.mutate()}
          >
            {fit === 0 ? t("openings.nothing") : t("openings.importIt", { count: formatInteger(fit) })}
          </Button>
        )}
        {preview.isFetching && <Spinner size="tiny" label={t("openings.working")} />}
        {run.isPending && <Spinner size="tiny" label={t("openings.importing")} />}
      </div>
      {run.isError && <ErrorNotice error={run.error} onDismiss={run.reset} />}
      {file !== null && <OpeningTerms terms={terms} onTerms={setTerms} />}
      {preview.isError && ready && <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />}
      {shown?.refused && <Notice intent="error">{shown.refused.message}</Notice>}
      {result !== null && <OpeningOutcome result={result} />}
      {shown?.table && <ColumnMapping preview={shown.table} onDecide={decide} />}
      {file === null && <OpeningBatches />}
    </div>
  );
}

/** Rows that will be, or were, recorded. */
function fitting({ counts }: OpeningImport): number {
  return counts.new + counts.linked + counts.adjusting;
}

/** Last day of the month before: what offices close with. */
function lastMonthEnd(day: string): string {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, 0)).toISOString().slice(0, 10);
}
