import { Button } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerImport } from "../../../shared/contract/customer-import.ts";
import { Notice } from "../../components/Notice.tsx";
import { TABLE_PREVIEW, TableCounts, TableImportDialog, useChosenTable } from "../../components/TableImportDialog.tsx";
import { formatInteger } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** Customers from Excel, with what will happen to each. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const chosen = useChosenTable();
  const { file, request } = chosen;
  const preview = useQuery(
    orpc.customers.previewImport.queryOptions({ input: request, enabled: file !== null, ...TABLE_PREVIEW }),
  );
  const run = useMutation({
    mutationFn: () => ledger.customers.importFile({ commandId: crypto.randomUUID(), ...request }),
    onSuccess: ({ refused }) => {
      if (refused === null) chosen.clear();
    },
  });
  const shown = file === null ? undefined : preview.data;
  const result = shown?.result ?? null;
  const fit = result === null ? 0 : result.counts.new + result.counts.changed;
  return (
    <TableImportDialog
      title={t("customerList.importing.title")}
      lead={t("customerList.importing.lead")}
      chooseWords={t(file === null ? "customerList.importing.choose" : "customerList.importing.other")}
      {...{ chosen, preview, run, onClose }}
      refused={shown?.refused?.message ?? null}
      notes={result?.notes ?? []}
      notesTitle={t("customerList.importing.notes")}
      table={shown?.table ?? null}
      done={
        run.data !== undefined &&
        file === null && <Notice intent="success">{t("customerList.importing.done", words(run.data))}</Notice>
      }
      actions={
        <>
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
        </>
      }
    >
      {result !== null && <TableCounts>{t("customerList.importing.counts", words(result))}</TableCounts>}
    </TableImportDialog>
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
