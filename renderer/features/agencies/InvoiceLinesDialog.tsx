import { Button } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TABLE_PREVIEW, TableCounts, TableImportDialog, useChosenTable } from "../../components/TableImportDialog.tsx";
import { formatInteger, formatMoney } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

interface Props {
  readonly id: number;
  readonly currency: string;
  readonly onClose: () => void;
}

/** Lines of an invoice from the agency's Excel or CSV, with what they come to. */
export function InvoiceLinesDialog({ id, currency, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const chosen = useChosenTable();
  const { file } = chosen;
  const request = { id, ...chosen.request };
  const preview = useQuery(
    orpc.agencyInvoices.previewLines.queryOptions({ input: request, enabled: file !== null, ...TABLE_PREVIEW }),
  );
  const run = useMutation({
    mutationFn: () => ledger.agencyInvoices.importLines({ commandId: crypto.randomUUID(), ...request }),
    onSuccess: ({ refused, counts }) => {
      if (refused === null && counts !== null && counts.refused === 0) onClose();
    },
  });
  const shown = file === null ? undefined : preview.data;
  const counts = shown?.counts ?? null;
  const fits = counts !== null && counts.refused === 0 && counts.lines > 0;
  return (
    <TableImportDialog
      title={t("agencies.invoices.import")}
      lead={t("agencies.invoices.importLead")}
      chooseWords={t("agencies.invoices.chooseFile")}
      {...{ chosen, preview, run, onClose }}
      refused={shown?.refused?.message ?? null}
      notes={shown?.notes ?? []}
      notesTitle={t("agencies.invoices.importNotes")}
      table={shown?.table ?? null}
      actions={
        <Button
          appearance="primary"
          disabled={!fits || run.isPending || preview.isFetching}
          onClick={() => run.mutate()}
        >
          {t("agencies.invoices.importRun")}
        </Button>
      }
    >
      {counts !== null && (
        <TableCounts>
          {t("agencies.invoices.importCounts", {
            lines: formatInteger(counts.lines),
            refused: formatInteger(counts.refused),
            commission: formatMoney(counts.commissionMinor, currency),
          })}
        </TableCounts>
      )}
    </TableImportDialog>
  );
}
