import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { DocumentTableRegular } from "@fluentui/react-icons";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ColumnMapping, type MappingDecision } from "../../components/ColumnMapping.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInteger, formatMoney } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";

const useStyles = makeStyles({
  surface: { maxWidth: "1080px", width: "92vw" },
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  text: { margin: 0 },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  file: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  notes: { margin: 0, paddingLeft: "18px", maxHeight: "160px", overflowY: "auto" },
});

const UNDECIDED: MappingDecision = { sheet: null, headerRow: null, mapping: null };

interface Props {
  readonly id: number;
  readonly currency: string;
  readonly onClose: () => void;
}

/** Lines of an invoice from the agency's Excel or CSV: choose it, say what its columns mean, see what they come to, import. */
export function InvoiceLinesDialog({ id, currency, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [file, setFile] = useState<string | null>(null);
  const [decision, decide] = useState<MappingDecision>(UNDECIDED);
  const request = { id, file: file ?? "", ...decision, lang: currentLang() };
  const preview = useQuery(
    orpc.agencyInvoices.previewLines.queryOptions({
      input: request,
      enabled: file !== null,
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  );
  const run = useMutation({
    mutationFn: () => ledger.agencyInvoices.importLines({ commandId: crypto.randomUUID(), ...request }),
    onSuccess: ({ refused, counts }) => {
      if (refused === null && counts !== null && counts.refused === 0) onClose();
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
  const counts = shown?.counts ?? null;
  const fits = counts !== null && counts.refused === 0 && counts.lines > 0;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t("agencies.invoices.import")}</DialogTitle>
          <DialogContent className={styles.body}>
            <p className={styles.text}>{t("agencies.invoices.importLead")}</p>
            <div className={styles.row}>
              <Button
                appearance={file === null ? "primary" : "secondary"}
                icon={<DocumentTableRegular />}
                onClick={() => void choose()}
              >
                {t("agencies.invoices.chooseFile")}
              </Button>
              {file !== null && <span className={styles.file}>{file.split(/[\\/]/).at(-1)}</span>}
              {(preview.isFetching || run.isPending) && <Spinner size="tiny" />}
            </div>
            {run.isError && <ErrorNotice error={run.error} onDismiss={run.reset} />}
            {preview.isError && file !== null && (
              <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
            )}
            {shown?.refused && <Notice intent="error">{shown.refused.message}</Notice>}
            {counts !== null && (
              <p className={styles.text} role="status">
                {t("agencies.invoices.importCounts", {
                  lines: formatInteger(counts.lines),
                  refused: formatInteger(counts.refused),
                  commission: formatMoney(counts.commissionMinor, currency),
                })}
              </p>
            )}
            {shown !== undefined && shown.notes.length > 0 && (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
              <ul className={styles.notes} aria-label={t("agencies.invoices.importNotes")} tabIndex={0}>
                {shown.notes.map((note) => (
                  <li key={`${note.row}-${note.message}`}>
                    {t("customerList.importing.row", { row: note.row })}: {note.message}
                  </li>
                ))}
              </ul>
            )}
            {shown?.table && <ColumnMapping preview={shown.table} onDecide={decide} />}
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabled={!fits || run.isPending || preview.isFetching}
              onClick={() => run.mutate()}
            >
              {t("agencies.invoices.importRun")}
            </Button>
            <Button onClick={onClose}>{t("common.close")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
