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
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PaymentView } from "../../../shared/contract/payments.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { ApplyLines } from "./ApplyLines.tsx";
import { useApplyLines } from "./use-apply-lines.ts";

const useStyles = makeStyles({
  surface: { maxWidth: "780px" },
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

interface Props {
  readonly payment: PaymentView;
  /** What the payment has left. */
  readonly leftMinor: number;
  readonly onClose: () => void;
}

/** Spreads what a payment has left over invoices. */
export function ApplyDialog({ payment, leftMinor, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const lines = useApplyLines(payment.customerId, payment.currency, leftMinor);
  const applying = useCommand<unknown>();
  const { applications } = lines.reading;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!lines.sound || applications.length === 0 || applying.isPending) return;
    const input = {
      commandId: crypto.randomUUID(),
      applications: applications.map((each) => ({ ...each, paymentUuid: payment.uuid })),
      thirdParty: lines.thirdParty,
    };
    applying.mutate(() => ledger.payments.apply(input), { onSuccess: onClose });
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{payment.customerName}</DialogTitle>
            <DialogContent className={styles.content}>
              {applying.isError && <ErrorNotice error={applying.error} onDismiss={applying.reset} />}
              <ApplyLines state={lines} customerId={payment.customerId} />
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button
                appearance="primary"
                type="submit"
                disabled={!lines.sound || applications.length === 0 || applying.isPending}
              >
                {t("payments.apply.save")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
