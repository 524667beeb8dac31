import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Agency } from "../../../shared/contract/agencies.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormText } from "./FormText.tsx";

interface Props {
  readonly agency: Agency;
  readonly today: string;
  readonly onClose: () => void;
}

/** Adds a gestor to the agency. */
export function AgentDialog({ agency, today, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [commandId] = useState(() => crypto.randomUUID());
  const { control, handleSubmit } = useForm({ defaultValues: { name: "", fromOn: formatDay(today) } });
  const save = useCommand<unknown>();
  const submit = handleSubmit(({ name, fromOn }) => {
    const input = { commandId, agencyId: agency.id, name: name.trim(), fromOn: parseTypedDay(fromOn) ?? today };
    save.mutate(() => ledger.agencyTraining.addAgent(input), { onSuccess: onClose });
  });
  return (
    <FormDialog
      title={t("agencyTraining.addAgentTitle", { agency: agency.legalName })}
      action={t("agencyTraining.addAgentSave")}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormText
        control={control}
        name="name"
        label={t("agencyTraining.name")}
        maxLength={200}
        required
        autoFocus
        validate={(text) => text.trim() !== "" || t("agencyTraining.nameMissing")}
      />
      <FormText
        control={control}
        name="fromOn"
        label={t("agencyTraining.from")}
        maxLength={20}
        validate={(text) => parseTypedDay(text) !== null || t("agencyTraining.badDay")}
      />
    </FormDialog>
  );
}
