import { Field, Input, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PrivacyAct, PrivacyFile } from "../../../shared/contract/privacy.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { ledger } from "../../lib/ledger.ts";

const useStyles = makeStyles({ text: { margin: 0, color: tokens.colorNeutralForeground3 } });

interface Props {
  readonly file: PrivacyFile;
  readonly onDone: (act: PrivacyAct) => void;
  readonly onClose: () => void;
}

/** Corrects what is held of somebody; an emptied phone or address is taken off. */
export function RectifyDialog({ file, onDone, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [values, setValues] = useState(file.values);
  const { subject, name } = file.person;
  const saving = useMutation({
    mutationFn: () => {
      const { name, position, note, tradeName, email } = values;
      const channels = values.channels.filter(({ value }) => value.trim() !== "");
      return ledger.privacy.rectify({
        commandId: crypto.randomUUID(),
        subject,
        version: file.version,
        ...(subject.kind === "contact" ? { contact: { name, position, note, channels } } : {}),
        ...(subject.kind === "customer" ? { customer: { tradeName, note } } : {}),
        ...(subject.kind === "person" ? { person: { name, email } } : {}),
      });
    },
    onSuccess: ({ act }) => onDone(act),
  });
  const fields = {
    contact: ["name", "position"],
    customer: ["tradeName"],
    person: ["name", "email"],
  } as const;
  const changed = JSON.stringify(values) !== JSON.stringify(file.values);
  return (
    <FormDialog
      title={t("privacy.rectifyTitle", { name })}
      body={t("privacy.rectifyHint")}
      action={t("privacy.rectify")}
      busy={saving.isPending || !changed}
      error={saving.error}
      onSubmit={() => saving.mutate()}
      onClose={onClose}
    >
      {subject.kind === "customer" && <p className={styles.text}>{t("privacy.rectifyCustomer")}</p>}
      {fields[subject.kind].map((field) => (
        <Field key={field} label={t(`privacy.fields.${field}`)}>
          <Input value={values[field]} onChange={(_, { value }) => setValues({ ...values, [field]: value })} />
        </Field>
      ))}
      {values.channels.map((channel, index) => (
        <Field
          key={channel.id}
          label={t("privacy.fields.way", {
            kind: t(`ficha.people.kinds.${channel.kind}`),
            number: index + 1,
          })}
        >
          <Input
            value={channel.value}
            onChange={(_, { value }) =>
              setValues({ ...values, channels: values.channels.with(index, { ...channel, value }) })
            }
          />
        </Field>
      ))}
      {subject.kind !== "person" && (
        <Field label={t("privacy.fields.note")}>
          <Textarea value={values.note} onChange={(_, { value }) => setValues({ ...values, note: value })} />
        </Field>
      )}
    </FormDialog>
  );
}
