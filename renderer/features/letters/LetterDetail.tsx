import { Button, Field, makeStyles, Radio, RadioGroup, Textarea, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInstant } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useCommand } from "../../lib/use-command.ts";
import { LetterDone } from "./LetterDone.tsx";
import { PdfFrame } from "./PdfFrame.tsx";
import { useLetter } from "./queries.ts";
import { useLetterActions } from "./use-letter-actions.ts";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  small: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  pdf: { display: "flex", height: "52vh", border: `1px solid ${tokens.colorNeutralStroke2}` },
  steps: { margin: 0, paddingLeft: "18px", fontSize: tokens.fontSizeBase200 },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
});

/** An issued letter: its pages, what can be done with it and what became of it. */
export function LetterDetail({ id }: { readonly id: number }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data, error, refetch } = useLetter(id);
  const actions = useLetterActions();
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const { row, base64, steps } = data;
  return (
    <div className={styles.box}>
      <h3 className={styles.title}>
        {row.folio} · {row.title}
      </h3>
      <div className={styles.pdf}>
        <PdfFrame base64={base64} title={t("letters.detail.title", { folio: row.folio })} />
      </div>
      <LetterDone actions={actions} letter={row} />
      <section>
        <h4 className={styles.title}>{t("letters.detail.steps")}</h4>
        {steps.length === 0 && <p className={styles.small}>{t("letters.detail.none")}</p>}
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={`${step.at} ${step.step}`}>
              {t(`letters.states.${step.step}`)} · {formatInstant(step.at)}
              {step.detail === "" ? "" : ` · ${step.detail.split(/[\\/]/).at(-1)}`} · {step.actor}
            </li>
          ))}
        </ol>
      </section>
      <RecordDelivery id={id} />
      <p className={styles.small}>{t("letters.detail.version", { version: row.templateVersion })}</p>
      <p className={styles.small}>{t("letters.detail.hash", { sha: row.sha256 })}</p>
    </div>
  );
}

/** Says that a letter was received or came back, with the proof. */
function RecordDelivery({ id }: { readonly id: number }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [step, setStep] = useState<"delivered" | "returned">("delivered");
  const [detail, setDetail] = useState("");
  const [files, setFiles] = useState<readonly string[]>([]);
  const recording = useCommand<{ id: number }>();
  const record = (): void =>
    recording.mutate(
      () =>
        ledger.letters.record({
          commandId: crypto.randomUUID(),
          id,
          step,
          detail: detail.trim(),
          files: [...files],
        }),
      {
        onSuccess: () => {
          setDetail("");
          setFiles([]);
        },
      },
    );
  return (
    <section className={styles.box}>
      <h4 className={styles.title}>{t("letters.detail.record")}</h4>
      {recording.isError && <ErrorNotice error={recording.error} onDismiss={recording.reset} />}
      {recording.isSuccess && (
        <Notice intent="success" onDismiss={recording.reset}>
          {t("letters.detail.recorded")}
        </Notice>
      )}
      <RadioGroup
        layout="horizontal"
        aria-label={t("letters.detail.record")}
        value={step}
        onChange={(_, { value }) => setStep(value === "returned" ? "returned" : "delivered")}
      >
        <Radio value="delivered" label={t("letters.detail.delivered")} />
        <Radio value="returned" label={t("letters.detail.returned")} />
      </RadioGroup>
      <Field label={t("letters.detail.who")}>
        <Textarea rows={2} maxLength={300} value={detail} onChange={(_, { value }) => setDetail(value)} />
      </Field>
      <div className={styles.row}>
        <Button size="small" onClick={() => void native.chooseEvidence().then((paths) => setFiles(paths))}>
          {t("letters.detail.proof")}
        </Button>
        {files.length > 0 && <span className={styles.small}>{t("letters.detail.files", { count: files.length })}</span>}
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={detail.trim() === "" || recording.isPending}
          onClick={record}
        >
          {t("letters.detail.record")}
        </Button>
      </div>
    </section>
  );
}
