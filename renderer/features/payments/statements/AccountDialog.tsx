import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BankAccount } from "../../../../shared/contract/bank.ts";
import { ErrorNotice } from "../../../components/ErrorNotice.tsx";
import { ledger } from "../../../lib/ledger.ts";

const useStyles = makeStyles({
  surface: { maxWidth: "480px" },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

interface Props {
  /** Null: a new one. */
  readonly account: BankAccount | null;
  /** `asked`: its bank, number or currency wait for somebody else's approval. */
  readonly onSaved: (account: BankAccount & { readonly asked: boolean }) => void;
  readonly onClose: () => void;
}

/** Makes a bank account or changes its names. */
export function AccountDialog({ account, onSaved, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const [name, setName] = useState(account?.name ?? "");
  const [bank, setBank] = useState(account?.bank ?? "");
  const [tail, setTail] = useState(account?.tail ?? "");
  const [currency, setCurrency] = useState(account?.currency ?? "MXN");
  const fixed = (account?.lines ?? 0) > 0;
  const tailGood = /^\d{0,18}$/.test(tail.trim());
  const currencyGood = /^[A-Z]{3}$/.test(currency.trim());
  const save = useMutation({
    mutationFn: () => {
      const input = {
        id: account?.id ?? null,
        name: name.trim(),
        bank: bank.trim(),
        tail: tail.trim(),
        currency: currency.trim(),
      };
      return ledger.bank.saveAccount({ commandId: crypto.randomUUID(), ...input });
    },
    onSuccess: onSaved,
  });
  const ready = name.trim() !== "" && tailGood && currencyGood && !save.isPending;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) save.mutate();
          }}
        >
          <DialogBody>
            <DialogTitle>
              {t(account === null ? "bank.accountForm.titleNew" : "bank.accountForm.titleEdit")}
            </DialogTitle>
            <DialogContent className={styles.form}>
              {save.error !== null && <ErrorNotice error={save.error} />}
              <Field label={t("bank.accountForm.name")} hint={t("bank.accountForm.nameHint")} required>
                <Input value={name} maxLength={80} onChange={(_, { value }) => setName(value)} />
              </Field>
              <Field label={t("bank.accountForm.bank")}>
                <Input value={bank} maxLength={80} onChange={(_, { value }) => setBank(value)} />
              </Field>
              <Field
                label={t("bank.accountForm.tail")}
                {...(tailGood ? {} : { validationMessage: t("bank.accountForm.tailInvalid") })}
              >
                <Input value={tail} inputMode="numeric" onChange={(_, { value }) => setTail(value)} />
              </Field>
              <Field
                label={t("bank.accountForm.currency")}
                {...(fixed ? { hint: t("bank.accountForm.currencyFixed") } : {})}
                {...(currencyGood ? {} : { validationMessage: t("bank.accountForm.currencyInvalid") })}
              >
                <Input
                  value={currency}
                  disabled={fixed}
                  maxLength={3}
                  onChange={(_, { value }) => setCurrency(value.toUpperCase())}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabled={!ready}>
                {t("bank.accountForm.save")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
