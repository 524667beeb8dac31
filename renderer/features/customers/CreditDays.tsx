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
  Link,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { ledger } from "../../lib/ledger.ts";

const useStyles = makeStyles({
  line: { display: "block", fontSize: tokens.fontSizeBase200 },
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  input: { width: "96px", minWidth: 0 },
});

const MAX_DAYS = 365;

interface Props {
  readonly customerId: number;
  /** Null: the ledger's default. */
  readonly creditDays: number | null;
}

/** The days agreed with a customer, and the way to change them. */
export function CreditDays({ customerId, creditDays }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const saving = useMutation({
    mutationFn: (days: number | null) =>
      ledger.customers.setCreditDays({ commandId: crypto.randomUUID(), customerId, creditDays: days }),
    onSuccess: () => setOpen(false),
  });
  const typed = /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
  const valid = typed <= MAX_DAYS;
  const show = (): void => {
    setText(creditDays === null ? "" : String(creditDays));
    saving.reset();
    setOpen(true);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (valid) saving.mutate(typed);
  };
  return (
    <>
      <Link as="button" className={styles.line} title={t("customers.credit.change")} onClick={show}>
        {creditDays === null ? t("customers.credit.usual") : t("customers.credit.own", { days: creditDays })}
      </Link>
      <Dialog open={open} onOpenChange={(_, data) => setOpen(data.open)}>
        <DialogSurface>
          <form onSubmit={submit} noValidate>
            <DialogBody>
              <DialogTitle>{t("customers.credit.title")}</DialogTitle>
              <DialogContent className={styles.body}>
                {saving.isError && <ErrorNotice error={saving.error} onDismiss={saving.reset} />}
                <span>{t("customers.credit.body")}</span>
                <Field
                  label={t("customers.credit.days")}
                  {...(valid || text === ""
                    ? {}
                    : { validationState: "error" as const, validationMessage: t("customers.credit.invalid") })}
                >
                  <Input
                    className={styles.input}
                    inputMode="numeric"
                    maxLength={3}
                    value={text}
                    onChange={(_, { value }) => setText(value)}
                  />
                </Field>
              </DialogContent>
              <DialogActions>
                <Button type="submit" appearance="primary" disabled={!valid || saving.isPending}>
                  {t("common.save")}
                </Button>
                {creditDays !== null && (
                  <Button disabled={saving.isPending} onClick={() => saving.mutate(null)}>
                    {t("customers.credit.reset")}
                  </Button>
                )}
                <Button onClick={() => setOpen(false)}>{t("common.cancel")}</Button>
              </DialogActions>
            </DialogBody>
          </form>
        </DialogSurface>
      </Dialog>
    </>
  );
}
