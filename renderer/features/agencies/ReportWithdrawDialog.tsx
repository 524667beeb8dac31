import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { AgencyReport } from "../../../shared/contract/agency-reports.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormText } from "./FormText.tsx";

interface Props {
  readonly report: AgencyReport;
  readonly onClose: () => void;
}

/** Takes a report out that was received by mistake, with why. */
export function ReportWithdrawDialog({ report, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [commandId] = useState(() => crypto.randomUUID());
  const { control, handleSubmit } = useForm({ defaultValues: { note: "" } });
  const save = useCommand<unknown>();
  const submit = handleSubmit(({ note }) => {
    save.mutate(() => ledger.agencyReports.withdraw({ commandId, id: report.id, note }), { onSuccess: onClose });
  });
  return (
    <FormDialog
      title={t("agencyReports.withdrawTitle")}
      body={t("agencyReports.withdrawBody")}
      action={t("agencyReports.withdraw")}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormText
        control={control}
        name="note"
        label={t("agencyReports.why")}
        maxLength={1000}
        long
        autoFocus
        required
        validate={(text) => text.trim() !== "" || t("agencyReports.missingWhy")}
      />
    </FormDialog>
  );
}
