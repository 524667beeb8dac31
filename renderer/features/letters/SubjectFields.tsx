import { Field, Select } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";

interface Props {
  readonly customerId: number;
  readonly onChange: (value: string) => void;
}

/** Which payment an acknowledgement is about. */
export function PaymentField({ customerId, value, onChange }: Props & { readonly value: string }): ReactNode {
  const { t } = useTranslation();
  const { day } = useAsOf();
  const { data } = useQuery(
    orpc.payments.page.queryOptions({
      input: { asOf: day, customerId, sort: [{ by: "paidOn", desc: true }], limit: 100 },
    }),
  );
  return (
    <Field label={t("letters.form.payment")}>
      <Select value={value} onChange={(_, picked) => onChange(picked.value)}>
        <option value="">{t("letters.form.choosePayment")}</option>
        {(data?.rows ?? []).map((row) => (
          <option key={row.uuid} value={row.uuid}>
            {formatDay(row.paidOn)} · {formatMoney(row.amountMinor, row.currency)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Which agreement a letter puts into writing, or ends. */
export function AgreementField({ customerId, value, onChange }: Props & { readonly value: number | null }): ReactNode {
  const { t } = useTranslation();
  const { day } = useAsOf();
  const { data } = useQuery(orpc.agreements.page.queryOptions({ input: { asOf: day, customerId, limit: 100 } }));
  const rows = (data?.rows ?? []).filter((row, index, all) => all.findIndex(({ id }) => id === row.id) === index);
  return (
    <Field label={t("letters.form.agreement")}>
      <Select value={value === null ? "" : String(value)} onChange={(_, picked) => onChange(picked.value)}>
        <option value="">{t("letters.form.chooseAgreement")}</option>
        {rows.map((row) => (
          <option key={row.id} value={row.id}>
            {t("letters.form.agreementOf", { type: t(`agreements.types.${row.type}`), day: formatDay(row.madeOn) })}
          </option>
        ))}
      </Select>
    </Field>
  );
}
