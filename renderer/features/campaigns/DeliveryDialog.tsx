import { Button } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DeliveryImport } from "../../../shared/contract/campaign-delivery.ts";
import { Notice } from "../../components/Notice.tsx";
import { TABLE_PREVIEW, TableCounts, TableImportDialog, useChosenTable } from "../../components/TableImportDialog.tsx";
import { formatInteger } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useCampaignStyles } from "./styles.ts";

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

/** A provider's results of delivery: what is new of the messages of a campaign, and what is not taken. */
export function DeliveryDialog({ id, onClose }: Props): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const chosen = useChosenTable();
  const { file } = chosen;
  const request = { id, ...chosen.request };
  const preview = useQuery(
    orpc.campaigns.previewDelivery.queryOptions({ input: request, enabled: file !== null, ...TABLE_PREVIEW }),
  );
  const run = useMutation({
    mutationFn: () => ledger.campaigns.importDelivery({ commandId: crypto.randomUUID(), ...request }),
  });
  const done = run.data?.result ?? null;
  const shown = file === null ? undefined : preview.data;
  const result = done ?? shown?.result ?? null;
  const nothing = shown?.result == null || shown.result.counts.taken === 0;
  return (
    <TableImportDialog
      title={t("campaigns.delivery.title")}
      lead={t("campaigns.delivery.lead")}
      chooseWords={t("campaigns.delivery.choose")}
      {...{ chosen, preview, run, onClose }}
      refused={(run.data?.refused ?? shown?.refused ?? null)?.message ?? null}
      notes={result?.notes ?? []}
      notesTitle={t("campaigns.delivery.refused")}
      table={done === null ? (shown?.table ?? null) : null}
      actions={
        done === null && (
          <Button
            appearance="primary"
            disabledFocusable={nothing || run.isPending || preview.isFetching}
            onClick={() => run.mutate()}
          >
            {t("campaigns.delivery.run")}
          </Button>
        )
      }
    >
      {done !== null && <Notice intent="success">{t("campaigns.delivery.done", counted(done))}</Notice>}
      {done === null && result !== null && (
        <TableCounts>
          {t("campaigns.delivery.counts", counted(result))}
          {result.states.length === 0 && ` ${t("campaigns.delivery.nothing")}`}
        </TableCounts>
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
    </TableImportDialog>
  );
}
