import { Button } from "@fluentui/react-components";
import { DocumentArrowUpRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { AgencyInvoiceFields, XmlProblem } from "../../../shared/contract/agency-invoices.ts";
import { COMPANY_CURRENCY } from "../../../shared/domain/rates/exchange-rate.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { parseTypedAmount } from "../../lib/typed-amount.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormCheck } from "./FormCheck.tsx";
import { FormText } from "./FormText.tsx";
import { useAgencyStyles } from "./styles.ts";
import { amountOrZero, amountText, monthText, parseTypedMonth } from "./typed.ts";

interface Typed {
  readonly number: string;
  readonly issuedOn: string;
  readonly month: string;
  readonly currency: string;
  readonly net: string;
  readonly vat: string;
  readonly withheld: string;
  readonly total: string;
  readonly vatCreditable: boolean;
  readonly note: string;
}

interface Props {
  readonly agencyId: number;
  readonly today: string;
  readonly onClose: () => void;
  readonly onSaved: (id: number) => void;
}

/** Records an invoice of the agency: read of its XML, or typed. */
export function InvoiceDialog({ agencyId, today, onClose, onSaved }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const [xml, setXml] = useState<{ file: string; fields: AgencyInvoiceFields } | null>(null);
  const [problems, tell] = useState<readonly XmlProblem[]>([]);
  const { control, handleSubmit, getValues, reset } = useForm<Typed>({
    defaultValues: {
      ...{ number: "", issuedOn: formatDay(today), month: "", currency: COMPANY_CURRENCY },
      ...{ net: "", vat: "0", withheld: "0", total: "", vatCreditable: true, note: "" },
    },
  });
  const save = useCommand<{ id: number }>();
  const read = useMutation({
    mutationFn: async (): Promise<void> => {
      const [file] = await native.chooseFiles();
      if (file === undefined) return;
      const { fields, problems: against } = await ledger.agencyInvoices.readXml({ agencyId, file });
      tell(against);
      setXml(fields === null || against.length > 0 ? null : { file, fields });
      if (fields === null) return;
      const amount = (minor: number): string => amountText(minor, fields.currency);
      reset({
        ...getValues(),
        ...{ number: fields.number, issuedOn: formatDay(fields.issuedOn), month: monthText(fields.month) },
        ...{ currency: fields.currency, net: amount(fields.netMinor), vat: amount(fields.vatMinor) },
        ...{ withheld: amount(fields.withheldMinor), total: amount(fields.totalMinor) },
      });
    },
  });
  const currencyNow = (): string => getValues("currency").trim().toUpperCase();
  const submit = handleSubmit((typed) => {
    const currency = currencyNow();
    const zero = (text: string): number => amountOrZero(text, currency) ?? 0;
    const fields: AgencyInvoiceFields = {
      uuid: xml?.fields.uuid ?? "",
      number: typed.number,
      issuedOn: parseTypedDay(typed.issuedOn) ?? today,
      month: parseTypedMonth(typed.month) ?? today.slice(0, 7),
      currency,
      netMinor: zero(typed.net),
      vatMinor: zero(typed.vat),
      withheldMinor: zero(typed.withheld),
      totalMinor: zero(typed.total),
      vatCreditable: typed.vatCreditable,
      note: typed.note,
    };
    const sent = { commandId: crypto.randomUUID(), agencyId, fields, file: xml?.file ?? null };
    save.mutate(() => ledger.agencyInvoices.record(sent), { onSuccess: ({ id }) => onSaved(id) });
  });
  const amount = (text: string): true | string =>
    amountOrZero(text, currencyNow()) !== null || t("agencies.invoices.badAmount");
  return (
    <FormDialog
      title={t("agencies.invoices.addTitle")}
      body={t("agencies.invoices.addBody")}
      action={t("agencies.invoices.save")}
      wide
      busy={save.isPending || read.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className={styles.buttons}>
        <Button icon={<DocumentArrowUpRegular />} onClick={() => read.mutate()}>
          {t("agencies.invoices.readXml")}
        </Button>
      </div>
      {read.isError && <ErrorNotice error={read.error} onDismiss={read.reset} />}
      {xml !== null && <Notice intent="success">{t("agencies.invoices.xmlGood", { uuid: xml.fields.uuid })}</Notice>}
      {problems.length > 0 && (
        <Notice intent="error">{problems.map((each) => t(`agencyCodes.xmlProblems.${each}`)).join(" ")}</Notice>
      )}
      <div className={styles.four}>
        <FormText control={control} name="number" label={t("agencies.invoices.number")} maxLength={60} />
        <FormText
          control={control}
          name="issuedOn"
          label={t("agencies.invoices.issuedOn")}
          maxLength={20}
          validate={(text) => parseTypedDay(text) !== null || t("agencies.papers.badDay")}
        />
        <FormText
          control={control}
          name="month"
          label={t("agencies.invoices.ofMonth")}
          maxLength={20}
          validate={(text) => parseTypedMonth(text) !== null || t("agencies.costs.badMonth")}
        />
        <FormText
          control={control}
          name="currency"
          label={t("agencies.costs.currency")}
          maxLength={3}
          upper
          validate={(text) => /^[A-Z]{3}$/.test(text.trim().toUpperCase()) || t("agencies.costs.badCurrency")}
        />
        <FormText
          control={control}
          name="net"
          label={t("agencies.invoices.net")}
          maxLength={20}
          validate={(text) => parseTypedAmount(text, currencyNow()) !== null || t("agencies.costs.badAmount")}
        />
        <FormText control={control} name="vat" label={t("agencies.invoices.vat")} maxLength={20} validate={amount} />
        <FormText
          control={control}
          name="withheld"
          label={t("agencies.invoices.withheld")}
          maxLength={20}
          validate={amount}
        />
        <FormText
          control={control}
          name="total"
          label={t("agencies.invoices.total")}
          maxLength={20}
          validate={(text) => parseTypedAmount(text, currencyNow()) !== null || t("agencies.costs.badAmount")}
        />
      </div>
      <FormCheck control={control} name="vatCreditable" label={t("agencies.costs.vatCreditable")} />
      <FormText control={control} name="note" label={t("agencies.costs.note")} maxLength={1000} long />
    </FormDialog>
  );
}
