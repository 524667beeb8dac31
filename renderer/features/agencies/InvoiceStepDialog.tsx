import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { AgencyInvoice } from "../../../shared/contract/agency-invoices.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay, formatMoney, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormText } from "./FormText.tsx";

/** What can be done with an invoice that was reviewed. */
export type InvoiceStep = "ask" | "dispute" | "pay" | "withdraw";

interface Props {
  readonly step: InvoiceStep;
  readonly invoice: AgencyInvoice;
  readonly today: string;
  readonly onClose: () => void;
}

/** Moves an invoice on: asks another person, puts its differences to the agency, says that it was paid, or takes it out. */
export function InvoiceStepDialog({ step, invoice, today, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [commandId] = useState(() => crypto.randomUUID());
  const { control, handleSubmit } = useForm({ defaultValues: { note: "", on: formatDay(today), reference: "" } });
  const save = useCommand<unknown>();
  const { id, differences, currency } = invoice;
  const submit = handleSubmit(({ note, on, reference }) => {
    const one = { commandId, id, note: note.trim() };
    const send = {
      ask: () => ledger.agencyInvoices.ask(one),
      dispute: () => ledger.agencyInvoices.dispute(one),
      withdraw: () => ledger.agencyInvoices.withdraw(one),
      pay: () => ledger.agencyInvoices.pay({ commandId, id, on: parseTypedDay(on) ?? today, reference }),
    }[step];
    save.mutate(send, { onSuccess: onClose });
  });
  const needed = step === "dispute" || step === "withdraw" || (step === "ask" && differences > 0);
  const values = { count: differences, total: formatMoney(invoice.totalMinor, currency) };
  return (
    <FormDialog
      title={t(`agencies.invoices.steps.${step}.title`)}
      body={
        step === "ask" && differences > 0
          ? t("agencies.invoices.steps.ask.bodyDifferences", values)
          : t(`agencies.invoices.steps.${step}.body`, values)
      }
      action={t(`agencies.invoices.steps.${step}.action`)}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {step === "pay" ? (
        <>
          <FormText
            control={control}
            name="on"
            label={t("agencies.invoices.paidOn")}
            maxLength={20}
            autoFocus
            validate={(text) => parseTypedDay(text) !== null || t("agencies.papers.badDay")}
          />
          <FormText control={control} name="reference" label={t("agencies.invoices.reference")} maxLength={200} />
        </>
      ) : (
        <FormText
          control={control}
          name="note"
          label={t(step === "ask" ? "agencies.placing.note" : "agencies.costs.reason")}
          maxLength={1000}
          long
          autoFocus
          required={needed}
          validate={(text) => !needed || text.trim() !== "" || t("agencies.invoices.noteMissing")}
        />
      )}
    </FormDialog>
  );
}
