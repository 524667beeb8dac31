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
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerImport } from "../../../shared/contract/customer-import.ts";
import { ColumnMapping, type MappingDecision } from "../../components/ColumnMapping.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInteger } from "../../lib/format.ts";
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

/** Customers from Excel: choose a file, say what its columns mean, see what will happen, import. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [file, setFile] = useState<string | null>(null);
  const [decision, decide] = useState<MappingDecision>(UNDECIDED);
  const request = { file: file ?? "", ...decision, lang: currentLang() };
  const preview = useQuery(
    orpc.customers.previewImport.queryOptions({
      input: request,
      enabled: file !== null,
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  );
  const run = useMutation({
    mutationFn: () => ledger.customers.importFile({ commandId: crypto.randomUUID(), ...request }),
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
  const fit = result === null ? 0 : result.counts.new + result.counts.changed;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t("customerList.importing.title")}</DialogTitle>
          <DialogContent className={styles.body}>
            {run.data !== undefined && file === null && (
              <Notice intent="success">{t("customerList.importing.done", words(run.data))}</Notice>
            )}
            <p className={styles.text}>{t("customerList.importing.lead")}</p>
            <div className={styles.row}>
              <Button
                appearance={file === null ? "primary" : "secondary"}
                icon={<DocumentTableRegular />}
                onClick={() => void choose()}
              >
                {t(file === null ? "customerList.importing.choose" : "customerList.importing.other")}
              </Button>
              {file !== null && <span className={styles.file}>{file.split(/[\\/]/).at(-1)}</span>}
              {(preview.isFetching || run.isPending) && <Spinner size="tiny" />}
            </div>
            {run.isError && <ErrorNotice error={run.error} onDismiss={run.reset} />}
            {preview.isError && file !== null && (
              <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
            )}
            {shown?.refused && <Notice intent="error">{shown.refused.message}</Notice>}
            {result !== null && (
              <p className={styles.text} role="status">
                {t("customerList.importing.counts", words(result))}
              </p>
            )}
            {result !== null && result.notes.length > 0 && (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
              <ul className={styles.notes} aria-label={t("customerList.importing.notes")} tabIndex={0}>
                {result.notes.map((note) => (
                  <li key={`${note.row}-${note.code}-${note.message}`}>
                    {t("customerList.importing.row", { row: note.row })}: {note.message}
                  </li>
                ))}
              </ul>
            )}
            {shown?.table && <ColumnMapping preview={shown.table} onDecide={decide} />}
          </DialogContent>
          <DialogActions>
            {file !== null && (
              <Button
                appearance="primary"
                disabled={fit === 0 || run.isPending || preview.isFetching}
                onClick={() => run.mutate()}
              >
                {fit === 0 ? t("customerList.importing.nothing") : t("customerList.importing.run", { count: fit })}
              </Button>
            )}
            <Button onClick={() => void navigate({ to: "/importar", search: { view: "openings" } })}>
              {t("customerList.importing.openings")}
            </Button>
            <Button onClick={onClose}>{t("common.close")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Counts of an import as its words want them. */
function words({ file, counts }: CustomerImport) {
  return {
    file,
    new: formatInteger(counts.new),
    changed: formatInteger(counts.changed),
    same: formatInteger(counts.same),
    refused: formatInteger(counts.refused),
    contacts: formatInteger(counts.contacts),
    channels: formatInteger(counts.channels),
  };
}
