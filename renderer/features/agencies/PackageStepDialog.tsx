import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { AgencyPackage } from "../../../shared/contract/agency-packages.ts";
import type { PackageStep } from "../../../shared/domain/agencies/packages.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormText } from "./FormText.tsx";

interface Props {
  readonly step: PackageStep;
  readonly of: AgencyPackage;
  readonly today: string;
  readonly onClose: () => void;
}

/** Notes that a package was delivered, that the agency acknowledged it, or that data of what was taken back is gone. */
export function PackageStepDialog({ step, of, today, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [commandId] = useState(() => crypto.randomUUID());
  const { control, handleSubmit } = useForm({ defaultValues: { on: formatDay(today), who: "", note: "" } });
  const save = useCommand<unknown>();
  const submit = handleSubmit((typed) => {
    const one = { commandId, id: of.id, on: parseTypedDay(typed.on) ?? today, note: typed.note.trim() };
    const who = typed.who.trim();
    const send = {
      delivered: () => ledger.agencyPackages.deliver(one),
      acknowledged: () => ledger.agencyPackages.acknowledge({ ...one, who }),
      destroyed: () => ledger.agencyPackages.confirmDestroyed({ ...one, who }),
    }[step];
    save.mutate(send, { onSuccess: onClose });
  });
  const said = (text: string): true | string => text.trim() !== "" || t("agencyPackages.missing");
  const proved = step !== "acknowledged";
  return (
    <FormDialog
      title={t(`agencyPackages.steps.${step}.title`)}
      body={t(`agencyPackages.steps.${step}.body`)}
      action={t(`agencyPackages.steps.${step}.action`)}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormText
        control={control}
        name="on"
        label={t("agencyPackages.on")}
        maxLength={20}
        autoFocus
        validate={(text) => parseTypedDay(text) !== null || t("agencyPackages.badDay")}
      />
      {step !== "delivered" && (
        <FormText
          control={control}
          name="who"
          label={t("agencyPackages.who")}
          maxLength={200}
          required
          validate={said}
        />
      )}
      <FormText
        control={control}
        name="note"
        label={t(proved ? "agencyPackages.evidence" : "agencyPackages.note")}
        maxLength={1000}
        long
        required={proved}
        validate={(text) => !proved || said(text)}
      />
    </FormDialog>
  );
}
