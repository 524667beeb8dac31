import {
  Button,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Spinner,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { AttachRegular, DismissRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { DayField } from "../../components/DayField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import type { WorkFormProps } from "../../lib/work-forms.tsx";
import { ACTS, type Act, draftFor, EMPTY_FIELDS, type FormFields, fieldsProblem, withDay } from "./acceptance-draft.ts";
import { InvoiceChoice } from "./InvoiceChoice.tsx";
import { Recorded } from "./Recorded.tsx";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    "& .fui-Input": { width: "100%", minWidth: 0 },
    "& input": { minWidth: 0, width: "100%" },
  },
  acts: { display: "grid", gridTemplateColumns: "1fr 1fr", marginLeft: "-8px" },
  pair: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: tokens.spacingHorizontalM,
    alignItems: "end",
  },
  input: { width: "100%", minWidth: 0 },
  files: { display: "flex", flexDirection: "column", gap: "2px", alignItems: "flex-start" },
  file: { display: "flex", alignItems: "center", maxWidth: "100%", overflowWrap: "anywhere" },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
  list: { margin: "4px 0 0", paddingLeft: "18px" },
  customer: { fontWeight: tokens.fontWeightSemibold },
});

/** Problems named in a message; of the rest their number is told. */
const MOST_NAMED = 5;

/** Registers what a customer's counter said of its invoices: one contrarecibo usually covers many. */
export function AcceptanceForm({ form, onDone }: WorkFormProps<"acceptance">): ReactNode {
  const { defaultDay } = useAsOf();
  const first = form.invoices[0] ?? "";
  const named = useQuery(orpc.acceptance.ofInvoice.queryOptions({ input: { uuid: first } }));
  const customerId = named.data?.customerId;
  if (named.error !== null && named.data === undefined) {
    return <ErrorNotice error={named.error} onRetry={() => void named.refetch()} />;
  }
  if (customerId === undefined) return <Spinner size="small" />;
  return <Fields customerId={customerId} chosen={form.invoices} today={defaultDay} onDone={onDone} />;
}

interface FieldsProps {
  readonly customerId: number;
  readonly chosen: readonly string[];
  readonly today: string;
  readonly onDone: () => void;
}

function Fields({ customerId, chosen, today, onDone }: FieldsProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [act, setAct] = useState<Act>("accepted");
  const [fields, setFields] = useState<FormFields>({ ...EMPTY_FIELDS, submittedOn: today, answeredOn: today });
  const [uuids, setUuids] = useState<readonly string[]>(chosen);
  const [judged, setJudged] = useState(false);
  const terms = useQuery(orpc.acceptance.terms.queryOptions({ input: { customerId, asOf: today } }));
  const save = useMutation({
    mutationFn: (leaveOut: boolean) =>
      ledger.acceptance.record({
        commandId: crypto.randomUUID(),
        draft: draftFor({ customerId, uuids, act, fields, leaveOut }),
      }),
  });
  const set = (changes: Partial<FormFields>): void => setFields((before) => ({ ...before, ...changes }));
  const problem = fieldsProblem(act, fields);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setJudged(true);
    if (problem === null && uuids.length > 0) save.mutate(false);
  };
  const day = (name: "submittedOn" | "answeredOn" | "receivedOn" | "agreedOn", label: string): ReactNode => (
    <DayField
      label={label}
      day={fields[name]}
      invalid={t("acceptance.form.dayInvalid")}
      onDay={(value) => set(withDay(fields, name, value))}
    />
  );
  if (save.data !== undefined && save.data.batch !== null) {
    const { batch, invoices, problems } = save.data;
    const uuid = uuids.find((each) => !problems.some((other) => other.uuid === each)) ?? "";
    return <Recorded batch={batch} invoices={invoices} uuid={uuid} onDone={onDone} />;
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {terms.data !== undefined && <span className={styles.customer}>{terms.data.customer.name}</span>}
      <Field label={t("acceptance.form.what")}>
        <RadioGroup
          className={styles.acts}
          layout="horizontal"
          value={act}
          onChange={(_, { value }) => setAct(ACTS.find((each) => each === value) ?? "accepted")}
        >
          {ACTS.map((each) => (
            <Radio key={each} value={each} label={t(`acceptance.form.acts.${each}`)} />
          ))}
        </RadioGroup>
      </Field>
      {act !== "data" && (
        <div className={styles.pair}>
          {day("submittedOn", t("acceptance.form.submittedOn"))}
          {act === "accepted" && day("answeredOn", t("acceptance.form.acceptedOn"))}
          {act === "rejected" && day("answeredOn", t("acceptance.form.rejectedOn"))}
        </div>
      )}
      {act === "accepted" && (
        <Field label={t("acceptance.form.number")}>
          <Input
            className={styles.input}
            maxLength={60}
            value={fields.number}
            onChange={(_, { value }) => set({ number: value })}
          />
        </Field>
      )}
      {act === "rejected" && (
        <Field
          label={t("acceptance.form.reason")}
          {...(judged && problem === "reason"
            ? { validationState: "error" as const, validationMessage: t("acceptance.form.reasonMissing") }
            : {})}
        >
          <Textarea maxLength={1000} value={fields.reason} onChange={(_, { value }) => set({ reason: value })} />
        </Field>
      )}
      <Field label={t("acceptance.form.po")}>
        <Input
          className={styles.input}
          maxLength={60}
          placeholder={t("acceptance.form.optional")}
          value={fields.po}
          onChange={(_, { value }) => set({ po: value })}
        />
      </Field>
      <div className={styles.pair}>
        <Field label={t("acceptance.form.receipt")}>
          <Input
            className={styles.input}
            maxLength={60}
            placeholder={t("acceptance.form.optional")}
            value={fields.receipt}
            onChange={(_, { value }) => set({ receipt: value })}
          />
        </Field>
        {day("receivedOn", t("acceptance.form.receiptOn"))}
      </div>
      {day("agreedOn", t("acceptance.form.agreed"))}
      <InvoiceChoice customerId={customerId} asOf={today} first={chosen} chosen={uuids} onChange={setUuids} />
      <Files files={fields.files} onChange={(files) => set({ files })} />
      {judged && problem === "nothing" && <Notice intent="error">{t("acceptance.form.nothing")}</Notice>}
      {judged && problem === "day" && <Notice intent="error">{t("acceptance.form.dayInvalid")}</Notice>}
      {save.error !== null && <ErrorNotice error={save.error} onDismiss={save.reset} />}
      {save.data !== undefined && save.data.problems.length > 0 && (
        <Notice
          intent="warning"
          title={t("acceptance.form.problemsTitle", { count: save.data.problems.length })}
          onDismiss={save.reset}
          actions={
            save.data.problems.length < uuids.length && (
              <Button size="small" onClick={() => save.mutate(true)}>
                {t("acceptance.form.leaveOut")}
              </Button>
            )
          }
        >
          <ul className={styles.list}>
            {save.data.problems.slice(0, MOST_NAMED).map(({ uuid, label, code }) => (
              <li key={uuid}>{t("acceptance.form.problem", { label, reason: t(`acceptance.problems.${code}`) })}</li>
            ))}
            {save.data.problems.length > MOST_NAMED && (
              <li>{t("acceptance.form.moreProblems", { count: save.data.problems.length - MOST_NAMED })}</li>
            )}
          </ul>
        </Notice>
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabled={save.isPending || uuids.length === 0}>
          {t("acceptance.form.save", { count: uuids.length })}
        </Button>
        <Button onClick={onDone}>{t("acceptance.form.cancel")}</Button>
      </div>
    </form>
  );
}

function Files(props: {
  readonly files: readonly string[];
  readonly onChange: (files: readonly string[]) => void;
}): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { files, onChange } = props;
  const add = async (): Promise<void> => {
    const found = await native.chooseEvidence();
    if (found.length > 0) onChange([...new Set([...files, ...found])].slice(0, 10));
  };
  return (
    <div className={styles.files}>
      <Button size="small" icon={<AttachRegular />} onClick={() => void add()}>
        {t("acceptance.form.attach")}
      </Button>
      {files.map((file) => {
        const name = file.split(/[\\/]/).at(-1) ?? file;
        return (
          <span key={file} className={styles.file}>
            {name}
            <Button
              size="small"
              appearance="transparent"
              icon={<DismissRegular />}
              aria-label={t("acceptance.form.detach", { name })}
              onClick={() => onChange(files.filter((other) => other !== file))}
            />
          </span>
        );
      })}
    </div>
  );
}
