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
import type { DeliveryImport } from "../../../shared/contract/campaign-delivery.ts";
import { ColumnMapping, type MappingDecision } from "../../components/ColumnMapping.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useCampaignStyles } from "./styles.ts";

const useStyles = makeStyles({
  surface: { maxWidth: "1080px", width: "92vw" },
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  file: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  notes: { margin: 0, paddingLeft: "18px", maxHeight: "160px", overflowY: "auto" },
});

const UNDECIDED: MappingDecision = { sheet: null, headerRow: null, mapping: null };

const counted = ({ counts }: DeliveryImport) => ({
  rows: formatInteger(counts.rows),
  taken: formatInteger(counts.taken),
  known: formatInteger(counts.known),
  refused: formatInteger(counts.refused),
});

interface Props {
  readonly id: number;
  readonly onClose: () => void;
}

/** A provider's results of delivery: choose the file, say what its columns mean, see what is new and what is not taken, import. */
export function DeliveryDialog({ id, onClose }: Props): ReactNode {
  const own = useStyles();
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const [file, setFile] = useState<string | null>(null);
  const [decision, decide] = useState<MappingDecision>(UNDECIDED);
  const request = { id, file: file ?? "", ...decision, lang: currentLang() };
  const preview = useQuery(
    orpc.campaigns.previewDelivery.queryOptions({
      input: request,
      enabled: file !== null,
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  );
  const run = useMutation({
    mutationFn: () => ledger.campaigns.importDelivery({ commandId: crypto.randomUUID(), ...request }),
  });
  const choose = async (): Promise<void> => {
    const chosen = await native.chooseTable();
    if (chosen === null) return;
    run.reset();
    decide(UNDECIDED);
    setFile(chosen);
  };
  const done = run.data?.result ?? null;
  const shown = file === null ? undefined : preview.data;
  const result = done ?? shown?.result ?? null;
  const refused = run.data?.refused ?? shown?.refused ?? null;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={own.surface}>
        <DialogBody>
          <DialogTitle>{t("campaigns.delivery.title")}</DialogTitle>
          <DialogContent className={own.body}>
            <p className={styles.text}>{t("campaigns.delivery.lead")}</p>
            <div className={own.row}>
              <Button
                appearance={file === null ? "primary" : "secondary"}
                icon={<DocumentTableRegular />}
                disabledFocusable={run.isPending}
                onClick={() => void choose()}
              >
                {t("campaigns.delivery.choose")}
              </Button>
              {file !== null && <span className={own.file}>{file.split(/[\\/]/).at(-1)}</span>}
              {(preview.isFetching || run.isPending) && <Spinner size="tiny" />}
            </div>
            {run.isError && <ErrorNotice error={run.error} onDismiss={run.reset} />}
            {preview.isError && file !== null && (
              <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
            )}
            {refused !== null && <Notice intent="error">{refused.message}</Notice>}
            {done !== null && <Notice intent="success">{t("campaigns.delivery.done", counted(done))}</Notice>}
            {done === null && result !== null && (
              <p className={styles.text} role="status">
                {t("campaigns.delivery.counts", counted(result))}
                {result.states.length === 0 && ` ${t("campaigns.delivery.nothing")}`}
              </p>
            )}
            {result !== null && result.states.length > 0 && (
              <dl className={styles.facts} aria-label={t("campaigns.delivery.label")}>
                {result.states.map(({ state, messages }) => (
                  <div key={state} style={{ display: "contents" }}>
                    <dt>{t(`campaigns.delivery.states.${state}`)}</dt>
                    <dd>{formatInteger(messages)}</dd>
                  </div>
                ))}
              </dl>
            )}
            {result !== null && result.notes.length > 0 && (
              <>
                <h3 className={styles.heading}>{t("campaigns.delivery.refused")}</h3>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
                <ul className={own.notes} aria-label={t("campaigns.delivery.refused")} tabIndex={0}>
                  {result.notes.map((note) => (
                    <li key={`${note.row}-${note.message}`}>
                      {t("campaigns.delivery.row", { row: note.row })}: {note.message}
                    </li>
                  ))}
                </ul>
              </>
            )}
            {done === null && shown?.table && <ColumnMapping preview={shown.table} onDecide={decide} />}
          </DialogContent>
          <DialogActions>
            {done === null && (
              <Button
                appearance="primary"
                disabledFocusable={
                  shown?.result == null || shown.result.counts.taken === 0 || run.isPending || preview.isFetching
                }
                onClick={() => run.mutate()}
              >
                {t("campaigns.delivery.run")}
              </Button>
            )}
            <Button onClick={onClose}>{t("common.close")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
