import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Complaint } from "../../../shared/contract/agency-complaints.ts";
import {
  AUTHORITIES,
  type Authority,
  COMPLAINT_FINDINGS,
  type ComplaintFinding,
  SANCTIONS,
  type Sanction,
} from "../../../shared/domain/agencies/complaints.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormChoice } from "./FormChoice.tsx";
import { FormText } from "./FormText.tsx";
import { useAgencyStyles } from "./styles.ts";

/** What can be done with a complaint. */
export type ComplaintAct = "acknowledge" | "setDue" | "answer" | "reopen" | "withdraw";

interface Typed {
  readonly on: string;
  readonly authority: Authority;
  readonly answerBy: string;
  readonly finding: ComplaintFinding;
  readonly remedy: string;
  readonly sanction: Sanction;
  readonly note: string;
}

interface Props {
  readonly act: ComplaintAct;
  readonly complaint: Complaint;
  readonly today: string;
  readonly onClose: () => void;
}

/** Moves a complaint on: acknowledges it, keeps an authority's day, answers it, opens it again or takes it out. */
export function ComplaintStepDialog({ act, complaint, today, onClose }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const [commandId] = useState(() => crypto.randomUUID());
  const { control, handleSubmit } = useForm<Typed>({
    defaultValues: {
      ...{ on: formatDay(today), authority: complaint.channel === "profeco" ? "profeco" : "condusef", answerBy: "" },
      ...{ finding: "founded", remedy: "", sanction: "none", note: "" },
    },
  });
  const save = useCommand<unknown>();
  const submit = handleSubmit((typed) => {
    const { authority, finding, remedy, sanction } = typed;
    const one = { commandId, id: complaint.id, note: typed.note.trim() };
    const on = parseTypedDay(typed.on) ?? today;
    const answerBy = parseTypedDay(typed.answerBy) ?? today;
    const send = {
      acknowledge: () => ledger.agencyComplaints.acknowledge({ ...one, on }),
      setDue: () => ledger.agencyComplaints.setDue({ ...one, authority, answerBy }),
      answer: () => ledger.agencyComplaints.answer({ ...one, on, finding, remedy, sanction }),
      reopen: () => ledger.agencyComplaints.reopen(one),
      withdraw: () => ledger.agencyComplaints.withdraw(one),
    }[act];
    save.mutate(send, { onSuccess: onClose });
  });
  const needed = act === "answer" || act === "reopen" || act === "withdraw";
  const day = (text: string): true | string => parseTypedDay(text) !== null || t("agencyOversight.complaints.badDay");
  const noteLabel = act === "answer" ? "findingNote" : needed ? "reason" : "note";
  return (
    <FormDialog
      title={t(`agencyOversight.complaints.steps.${act}.title`)}
      body={t(`agencyOversight.complaints.steps.${act}.body`)}
      action={t(`agencyOversight.complaints.steps.${act}.action`)}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {(act === "acknowledge" || act === "answer") && (
        <FormText
          control={control}
          name="on"
          label={t("agencyOversight.complaints.on")}
          maxLength={20}
          autoFocus={act === "acknowledge"}
          validate={day}
        />
      )}
      {act === "setDue" && (
        <div className={styles.two}>
          <FormChoice
            control={control}
            name="authority"
            label={t("agencyOversight.complaints.authority")}
            choices={AUTHORITIES}
            words={(each) => t(`agencyOversight.authorities.${each}`)}
          />
          <FormText
            control={control}
            name="answerBy"
            label={t("agencyOversight.complaints.answerBy")}
            maxLength={20}
            autoFocus
            validate={day}
          />
        </div>
      )}
      {act === "answer" && (
        <>
          <div className={styles.two}>
            <FormChoice
              control={control}
              name="finding"
              label={t("agencyOversight.complaints.finding")}
              choices={COMPLAINT_FINDINGS}
              words={(each) => t(`agencyOversight.findings.${each}`)}
            />
            <FormChoice
              control={control}
              name="sanction"
              label={t("agencyOversight.complaints.sanction")}
              choices={SANCTIONS}
              words={(each) => t(`agencyOversight.sanctions.${each}`)}
            />
          </div>
          <FormText
            control={control}
            name="remedy"
            label={t("agencyOversight.complaints.remedy")}
            maxLength={2000}
            long
          />
        </>
      )}
      <FormText
        control={control}
        name="note"
        label={t(`agencyOversight.complaints.${noteLabel}`)}
        maxLength={2000}
        long
        autoFocus={act !== "acknowledge" && act !== "setDue"}
        required={needed}
        validate={(text) => !needed || text.trim() !== "" || t("agencyOversight.complaints.noteMissing")}
      />
    </FormDialog>
  );
}
