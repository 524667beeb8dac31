import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { CustomerField } from "../../components/CustomerField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { ledger, orpc } from "../../lib/ledger.ts";
import { recordUndo } from "../../lib/undo.ts";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  text: { margin: 0 },
  similar: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "2px" },
});

interface Named {
  readonly id: number;
  readonly name: string;
}

interface Props {
  readonly customer: Named;
  readonly onClose: () => void;
}

/** Says that another customer is this one. It can be taken back from the customer's page, or with Ctrl+Z. */
export function MergeDialog({ customer, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [other, setOther] = useState<Named | null>(null);
  const keptId = customer.id;
  const { data: similar } = useQuery(orpc.customers.similar.queryOptions({ input: { customerId: keptId } }));
  const preview = useQuery(
    orpc.customers.mergePreview.queryOptions({
      input: { keptId, mergedId: other?.id ?? 0 },
      enabled: other !== null,
      retry: false,
    }),
  );
  const merge = useMutation({
    mutationFn: async (merged: Named) => {
      const join = () => ledger.customers.merge({ commandId: crypto.randomUUID(), keptId, mergedId: merged.id });
      let standing = await join();
      recordUndo({
        words: t("ficha.mergeDialog.done", { name: merged.name }),
        undo: async () => {
          await ledger.customers.unmerge({ commandId: crypto.randomUUID(), mergeId: standing.id });
        },
        redo: async () => {
          standing = await join();
        },
      });
    },
    onSuccess: onClose,
  });
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("ficha.mergeDialog.title")}</DialogTitle>
          <DialogContent className={styles.body}>
            {merge.isError && <ErrorNotice error={merge.error} onDismiss={merge.reset} />}
            {preview.isError && <ErrorNotice error={preview.error} />}
            <p className={styles.text}>{t("ficha.mergeDialog.body")}</p>
            <strong>{t("ficha.mergeDialog.keep", { name: customer.name })}</strong>
            <CustomerField label={t("ficha.mergeDialog.other")} customer={other} except={keptId} onPick={setOther} />
            {other === null && similar !== undefined && similar.rows.length > 0 && (
              <div className={styles.similar}>
                <span>{t("ficha.mergeDialog.similar")}</span>
                {similar.rows.map((row) => (
                  <Button key={row.id} size="small" appearance="subtle" onClick={() => setOther(row)}>
                    {row.name} · {row.key.split("|")[0]} ({t(`ficha.mergeDialog.why.${row.why}`)})
                  </Button>
                ))}
              </div>
            )}
            {other !== null && preview.data !== undefined && (
              <>
                <p className={styles.text}>{t("ficha.mergeDialog.moves", { ...preview.data, differentRfc: "" })}</p>
                {preview.data.differentRfc && <Notice intent="warning">{t("ficha.mergeDialog.differentRfc")}</Notice>}
              </>
            )}
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabled={other === null || preview.data === undefined || merge.isPending}
              onClick={() => other !== null && merge.mutate(other)}
            >
              {t("ficha.mergeDialog.confirm")}
            </Button>
            <Button onClick={onClose}>{t("common.cancel")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
