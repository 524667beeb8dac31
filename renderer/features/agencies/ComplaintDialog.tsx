import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import {
  COMPLAINT_CHANNELS,
  COMPLAINT_TYPES,
  type ComplaintChannel,
  type ComplaintType,
} from "../../../shared/domain/agencies/complaints.ts";
import { CustomerField } from "../../components/CustomerField.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormChoice } from "./FormChoice.tsx";
import { FormText } from "./FormText.tsx";
import { useAgencyStyles } from "./styles.ts";
import { parseOptionalDay } from "./typed.ts";

interface Typed {
  readonly receivedOn: string;
  readonly channel: ComplaintChannel;
  readonly type: ComplaintType;
  readonly complainant: string;
  readonly agent: string;
  readonly said: string;
  readonly reference: string;
  readonly authorityBy: string;
}

interface Props {
  readonly agencyId: number;
  readonly agencyName: string;
  /** Whose account it is about; null: it is chosen here. */
  readonly customer: { readonly id: number; readonly name: string } | null;
  readonly today: string;
  readonly onClose: () => void;
  readonly onSaved: (id: number) => void;
}

/** Writes a complaint about an agency down. */
export function ComplaintDialog({ agencyId, agencyName, customer, today, onClose, onSaved }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const [commandId] = useState(() => crypto.randomUUID());
  const [picked, pick] = useState(customer);
  const [tried, tryIt] = useState(false);
  const { control, handleSubmit } = useForm<Typed>({
    defaultValues: {
      ...{ receivedOn: formatDay(today), channel: "phone", type: "harassment", complainant: "", agent: "" },
      ...{ said: "", reference: "", authorityBy: "" },
    },
  });
  const save = useCommand<{ id: number }>();
  const submit = handleSubmit((typed) => {
    if (picked === null) return;
    const { channel, type, complainant, agent, said, reference } = typed;
    const fields = {
      ...{ agencyId, customerId: picked.id, channel, type, complainant, agent, said: said.trim(), reference },
      receivedOn: parseTypedDay(typed.receivedOn) ?? today,
      authorityBy: parseOptionalDay(typed.authorityBy) ?? null,
    };
    save.mutate(() => ledger.agencyComplaints.record({ commandId, fields }), { onSuccess: ({ id }) => onSaved(id) });
  });
  return (
    <FormDialog
      title={
        customer === null
          ? t("agencyOversight.complaints.addTitle", { agency: agencyName })
          : t("agencyOversight.complaints.addTitleOf", { agency: agencyName, customer: customer.name })
      }
      body={t("agencyOversight.complaints.hint")}
      action={t("agencyOversight.complaints.save")}
      wide
      busy={save.isPending}
      error={save.error}
      onSubmit={() => {
        tryIt(true);
        void submit();
      }}
      onClose={onClose}
    >
      {customer === null && (
        <CustomerField
          takeFocus
          label={t("agencyOversight.complaints.customer")}
          customer={picked}
          problem={tried && picked === null ? t("agencyOversight.complaints.customerMissing") : null}
          onPick={(next) => pick(next === null ? null : { id: next.id, name: next.name })}
        />
      )}
      <div className={styles.two}>
        <FormChoice
          control={control}
          name="type"
          label={t("agencyOversight.complaints.type")}
          choices={COMPLAINT_TYPES}
          words={(each) => t(`agencyOversight.complaintTypes.${each}`)}
        />
        <FormChoice
          control={control}
          name="channel"
          label={t("agencyOversight.complaints.channel")}
          choices={COMPLAINT_CHANNELS}
          words={(each) => t(`agencyOversight.complaintChannels.${each}`)}
        />
        <FormText
          control={control}
          name="complainant"
          label={t("agencyOversight.complaints.complainant")}
          maxLength={200}
        />
        <FormText control={control} name="agent" label={t("agencyOversight.complaints.agent")} maxLength={200} />
        <FormText
          control={control}
          name="receivedOn"
          label={t("agencyOversight.complaints.receivedOn")}
          maxLength={20}
          validate={(text) => parseTypedDay(text) !== null || t("agencyOversight.complaints.badDay")}
        />
        <FormText
          control={control}
          name="reference"
          label={t("agencyOversight.complaints.reference")}
          maxLength={200}
        />
      </div>
      <FormText
        control={control}
        name="said"
        label={t("agencyOversight.complaints.said")}
        maxLength={2000}
        long
        required
        autoFocus={customer !== null}
        validate={(text) => text.trim() !== "" || t("agencyOversight.complaints.saidMissing")}
      />
      <FormText
        control={control}
        name="authorityBy"
        label={t("agencyOversight.complaints.authorityBy")}
        hint={t("agencyOversight.complaints.authorityHint")}
        maxLength={20}
        validate={(text) => parseOptionalDay(text) !== undefined || t("agencyOversight.complaints.badDay")}
      />
    </FormDialog>
  );
}
