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
} from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Unfinished } from "../../../shared/contract/month-close.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: "10px" },
  text: { margin: 0 },
  list: { margin: 0, paddingLeft: "20px" },
});

interface Props {
  readonly month: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Says what is unfinished in a month and asks before it is frozen for good. */
export function CloseDialog({ month, onDone, onCancel }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const plan = useQuery(orpc.kpis.closes.plan.queryOptions({ input: { month }, staleTime: 0 }));
  const { data: me } = useQuery(orpc.users.me.queryOptions());
  const close = useMutation({
    mutationFn: () => ledger.kpis.closes.close({ commandId: crypto.randomUUID(), month }),
    onSuccess: onDone,
  });
  const name = formatDay(`${month}-01`).slice(3);
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onCancel()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("kpis.closes.confirmTitle", { month: name })}</DialogTitle>
          <DialogContent className={styles.content}>
            <p className={styles.text}>
              {t("kpis.closes.confirmBody", { month: name, actor: me?.person?.name ?? t("kpis.closes.me") })}
            </p>
            {plan.isError && <ErrorNotice error={plan.error} onRetry={() => void plan.refetch()} />}
            {plan.isPending && <Spinner size="tiny" label={t("kpis.loading")} />}
            {plan.data !== undefined && <Open unfinished={plan.data.unfinished} />}
            {close.isPending && <Spinner size="tiny" label={t("kpis.closes.freezing")} />}
            {close.isError && <ErrorNotice error={close.error} onDismiss={close.reset} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={onCancel}>{t("kpis.closes.cancel")}</Button>
            <Button
              appearance="primary"
              disabled={plan.data === undefined || close.isPending}
              onClick={() => close.mutate()}
            >
              {t("kpis.closes.confirm")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Open({ unfinished }: { readonly unfinished: Unfinished }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { unapplied, missing, deposits, disputes } = unfinished;
  const lines = [
    ...missing.map(({ currency, day }) => t("kpis.closes.missing", { currency, day: formatDay(day) })),
    ...unapplied.map(({ currency, minor }) => t("kpis.closes.unapplied", { amount: formatMoney(minor, currency) })),
    ...(deposits > 0 ? [t("kpis.closes.deposits", { count: deposits })] : []),
    ...(disputes > 0 ? [t("kpis.closes.disputes", { count: disputes })] : []),
  ];
  if (lines.length === 0) return <p className={styles.text}>{t("kpis.closes.allDone")}</p>;
  return (
    <>
      <p className={styles.text}>{t("kpis.closes.unfinished")}</p>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
