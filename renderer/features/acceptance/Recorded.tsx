import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

const useStyles = makeStyles({
  done: { outlineStyle: "none", display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly batch: number;
  readonly invoices: number;
  /** One of the invoices: its days are told. */
  readonly uuid: string;
  readonly onDone: () => void;
}

/** What was recorded and what days it came to, with the way to take it back. */
export function Recorded({ batch, invoices, uuid, onDone }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone with the form.
  useEffect(() => place.current?.focus(), []);
  const one = useQuery(orpc.acceptance.ofInvoice.queryOptions({ input: { uuid } }));
  const undo = useMutation({
    mutationFn: () => ledger.acceptance.undo({ commandId: crypto.randomUUID(), batch }),
  });
  return (
    <div className={styles.done} ref={place} tabIndex={-1}>
      {undo.error !== null && <ErrorNotice error={undo.error} onDismiss={undo.reset} />}
      <Notice
        intent={undo.isSuccess ? "info" : "success"}
        actions={
          !undo.isSuccess && (
            <Button size="small" disabled={undo.isPending} onClick={() => undo.mutate()}>
              {t("acceptance.form.undo")}
            </Button>
          )
        }
      >
        {undo.isSuccess ? t("acceptance.form.undone") : t("acceptance.form.saved", { count: invoices })}{" "}
        {one.data !== undefined &&
          (one.data.expectedOn === ""
            ? t("acceptance.form.savedDue", { due: formatDay(one.data.dueOn) })
            : t("acceptance.form.savedDays", {
                due: formatDay(one.data.dueOn),
                expected: formatDay(one.data.expectedOn),
              }))}
      </Notice>
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={onDone}>
          {t("acceptance.form.close")}
        </Button>
      </div>
    </div>
  );
}
