import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpeningBatch } from "../../../shared/contract/openings.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, formatInstant, formatInteger, formatMoney } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  scroll: { overflowX: "auto", border: `1px solid ${tokens.colorNeutralStroke2}` },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontVariantNumeric: "tabular-nums",
    "& th": {
      padding: "6px 12px",
      textAlign: "left",
      fontWeight: tokens.fontWeightSemibold,
      fontSize: tokens.fontSizeBase200,
      backgroundColor: tokens.colorNeutralBackground2,
      whiteSpace: "nowrap",
    },
    "& td": { padding: "4px 12px", borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  undone: { color: tokens.colorNeutralForeground3 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** Imports of opening balances, latest first, each of which can be taken back as a whole. */
export function OpeningBatches(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data } = useQuery(orpc.openings.batches.queryOptions({ input: { limit: 200 } }));
  const [leaving, setLeaving] = useState<OpeningBatch | null>(null);
  const undo = useMutation({
    mutationFn: (batch: OpeningBatch) => ledger.openings.undo({ commandId: crypto.randomUUID(), batchId: batch.id }),
  });
  if (data === undefined) return null;
  return (
    <section className={styles.box} aria-label={t("openings.batches")}>
      <h3 className={styles.heading}>{t("openings.batches")}</h3>
      {undo.isError && <ErrorNotice error={undo.error} onDismiss={undo.reset} />}
      {undo.isSuccess && undo.variables !== undefined && (
        <Notice intent="success" onDismiss={undo.reset}>
          {t("openings.undone", { file: undo.variables.file })}
        </Notice>
      )}
      {data.rows.length === 0 ? (
        <p className={styles.quiet}>{t("openings.noBatches")}</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t("openings.columns.file")}</th>
                <th scope="col">{t("openings.columns.cutoff")}</th>
                <th scope="col">{t("openings.columns.recordedAt")}</th>
                <th scope="col">{t("openings.columns.lines")}</th>
                <th scope="col">{t("openings.columns.replaced")}</th>
                <th scope="col">{t("openings.columns.total")}</th>
                <th scope="col">{t("openings.columns.actions")}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((batch) => (
                <tr key={batch.id} className={mergeClasses(batch.undoneAt !== null && styles.undone)}>
                  <td>{batch.file}</td>
                  <td>{formatDay(batch.cutoff)}</td>
                  <td>{formatInstant(batch.recordedAt)}</td>
                  <td>{formatInteger(batch.lines)}</td>
                  <td>{formatInteger(batch.replaced)}</td>
                  <td>{batch.totals.map((total) => formatMoney(total.openMinor, total.currency)).join(" · ")}</td>
                  <td>
                    {batch.undoneAt === null ? (
                      <Button
                        size="small"
                        icon={<ArrowUndoRegular />}
                        disabled={undo.isPending}
                        aria-label={t("openings.undoNamed", { file: batch.file })}
                        onClick={() => setLeaving(batch)}
                      >
                        {t("openings.undo")}
                      </Button>
                    ) : (
                      t("openings.states.undone")
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Dialog open={leaving !== null} onOpenChange={(_, { open }) => !open && setLeaving(null)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{t("openings.undoTitle", { file: leaving?.file ?? "" })}</DialogTitle>
            <DialogContent>{t("openings.undoBody", { count: formatInteger(leaving?.lines ?? 0) })}</DialogContent>
            <DialogActions>
              <Button
                onClick={() => {
                  if (leaving) undo.mutate(leaving);
                  setLeaving(null);
                }}
              >
                {t("openings.undo")}
              </Button>
              {/* What moves balances is not the default. */}
              <Button appearance="primary" onClick={() => setLeaving(null)}>
                {t("common.cancel")}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </section>
  );
}
