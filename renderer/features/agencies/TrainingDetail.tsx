import { Badge, Button } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Training } from "../../../shared/contract/agency-training.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay, formatInteger } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormText } from "./FormText.tsx";
import { useAgencyStyles } from "./styles.ts";
import { hoursText } from "./typed.ts";

/** A training of the agency with who attended and what each scored. */
export function TrainingDetail({ id, onBack }: { readonly id: number; readonly onBack: () => void }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(
    orpc.agencyTraining.get.queryOptions({ input: { id }, placeholderData: keepPreviousData }),
  );
  const [removing, remove] = useState(false);
  return (
    <section className={styles.fields} aria-label={t("agencyTraining.detail")}>
      <div className={styles.buttons}>
        <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
          {t("agencyTraining.back")}
        </Button>
      </div>
      {error !== null && data === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <Facts training={data.training} />
          {!data.training.withdrawn && (
            <div className={styles.buttons}>
              <Allowed to="agencyTraining.withdraw">
                <Button onClick={() => remove(true)}>{t("agencyTraining.withdraw.action")}</Button>
              </Allowed>
            </div>
          )}
          <div className={styles.scroll}>
            <table className={styles.table} aria-label={t("agencyTraining.attendees")}>
              <thead>
                <tr>
                  <th scope="col">{t("agencyTraining.gestor")}</th>
                  <th scope="col" className={styles.number}>
                    {t("agencyTraining.score")}
                  </th>
                  <th scope="col">{t("agencyTraining.result")}</th>
                </tr>
              </thead>
              <tbody>
                {data.marks.map(({ agentId, agentName, score, passed }) => (
                  <tr key={agentId}>
                    <th scope="row">{agentName}</th>
                    <td className={styles.number}>{formatInteger(score)}</td>
                    <td>
                      <Badge appearance="tint" color={passed ? "success" : "danger"}>
                        {t(`agencyTraining.results.${passed ? "passed" : "failed"}`)}
                      </Badge>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {removing && <WithdrawDialog id={id} onClose={() => remove(false)} />}
        </>
      )}
    </section>
  );
}

function Facts({ training }: { readonly training: Training }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { topic, onDay, version, trainer, minutes, validUntil, evidence, recordedBy, withdrawn } = training;
  const facts = [
    ["trainer", trainer],
    ["version", version],
    ["hours", hoursText(minutes)],
    ["validUntil", formatDay(validUntil)],
    ["evidence", evidence],
    ["withdrawn", withdrawn ? training.withdrawnNote : ""],
  ] as const;
  return (
    <>
      <div>
        <h3 className={styles.heading}>
          {t("agencyTraining.ofDay", { topic: t(`agencyTraining.topics.${topic}`), day: formatDay(onDay) })}
        </h3>
        <p className={styles.quiet}>{t("agencyTraining.recordedBy", { name: recordedBy })}</p>
      </div>
      <dl className={styles.told}>
        {facts
          .filter(([, text]) => text !== "")
          .map(([name, text]) => (
            <div key={name}>
              <dt>{t(`agencyTraining.${name}`)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

function WithdrawDialog({ id, onClose }: { readonly id: number; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const [commandId] = useState(() => crypto.randomUUID());
  const { control, handleSubmit } = useForm({ defaultValues: { note: "" } });
  const save = useCommand<unknown>();
  const submit = handleSubmit(({ note }) => {
    save.mutate(() => ledger.agencyTraining.withdraw({ commandId, id, note: note.trim() }), { onSuccess: onClose });
  });
  return (
    <FormDialog
      title={t("agencyTraining.withdraw.title")}
      body={t("agencyTraining.withdraw.body")}
      action={t("agencyTraining.withdraw.action")}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormText
        control={control}
        name="note"
        label={t("agencyTraining.reason")}
        maxLength={2000}
        long
        autoFocus
        required
        validate={(text) => text.trim() !== "" || t("agencyTraining.noteMissing")}
      />
    </FormDialog>
  );
}
