import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { ChargedInput, InvoiceView } from "../../../shared/contract/agency-invoices.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormText } from "./FormText.tsx";
import { useAgencyStyles } from "./styles.ts";
import { parseOptionalDay, parseTypedPercent, signedAmount } from "./typed.ts";

interface Props {
  readonly view: InvoiceView;
  readonly onClose: () => void;
}

/** Adds a line to those the invoice has. */
export function InvoiceLineDialog({ view, onClose }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { id, currency } = view.invoice;
  const { control, handleSubmit } = useForm({
    defaultValues: { invoice: "", payment: "", paidOn: "", base: "", rate: "", commission: "" },
  });
  const save = useCommand<unknown>();
  const submit = handleSubmit((typed) => {
    const before = view.review.lines.flatMap(({ charged }): ChargedInput[] => {
      if (charged === null) return [];
      const { place: _, ...line } = charged;
      return [line];
    });
    const line = {
      invoice: typed.invoice,
      payment: typed.payment,
      paidOn: parseOptionalDay(typed.paidOn) ?? null,
      baseMinor: signedAmount(typed.base, currency) ?? 0,
      rateBp: parseTypedPercent(typed.rate) ?? 0,
      commissionMinor: signedAmount(typed.commission, currency) ?? 0,
    };
    const sent = { commandId: crypto.randomUUID(), id, lines: [...before, line] };
    save.mutate(() => ledger.agencyInvoices.setLines(sent), { onSuccess: onClose });
  });
  const amount = (text: string): true | string =>
    (text.trim() !== "" && signedAmount(text, currency) !== null) || t("agencies.invoices.badAmount");
  return (
    <FormDialog
      title={t("agencies.invoices.addLine")}
      action={t("agencies.invoices.saveLine")}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className={styles.two}>
        <FormText
          control={control}
          name="invoice"
          label={t("agencies.invoices.line.invoice")}
          hint={t("agencies.invoices.line.invoiceHint")}
          maxLength={60}
          required
          autoFocus
          validate={(text) => text.trim() !== "" || t("agencies.invoices.line.invoiceMissing")}
        />
        <FormText
          control={control}
          name="payment"
          label={t("agencies.invoices.line.payment")}
          hint={t("agencies.invoices.line.paymentHint")}
          maxLength={60}
        />
        <FormText
          control={control}
          name="paidOn"
          label={t("agencies.invoices.line.paidOn")}
          maxLength={20}
          validate={(text) => parseOptionalDay(text) !== undefined || t("agencies.papers.badDay")}
        />
        <FormText
          control={control}
          name="base"
          label={t("agencies.invoices.line.base")}
          maxLength={20}
          validate={amount}
        />
        <FormText
          control={control}
          name="rate"
          label={t("agencies.invoices.line.rate")}
          maxLength={8}
          validate={(text) => parseTypedPercent(text) !== null || t("agencies.terms.badPercent")}
        />
        <FormText
          control={control}
          name="commission"
          label={t("agencies.invoices.line.commission")}
          maxLength={20}
          validate={amount}
        />
      </div>
    </FormDialog>
  );
}
