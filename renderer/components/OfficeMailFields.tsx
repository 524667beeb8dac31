import { Field, Input, makeStyles, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({ control: { minWidth: 0, width: "100%" } });

/** How a department is asked: by the company's mail, by a mail in the user's own program, or in person. */
export type AskingHow = "mail" | "file" | "told";

/** What is written to it. */
export interface OfficeMail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

interface Props {
  readonly how: AskingHow;
  readonly mail: OfficeMail;
  /** Whether the company's mail server is set up. */
  readonly canSend: boolean;
  readonly onHow: (how: AskingHow) => void;
  readonly onMail: (mail: OfficeMail) => void;
}

/** Fields of a request to a department of the company. */
export function OfficeMailFields({ how, mail, canSend, onHow, onMail }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <>
      <Field label={t("mail.office.how")} {...(canSend ? {} : { hint: t("mail.office.noServer") })}>
        <RadioGroup
          value={how}
          onChange={(_, { value }) => onHow(value === "mail" || value === "told" ? value : "file")}
        >
          <Radio value="mail" disabled={!canSend} label={t("mail.office.mail")} />
          <Radio value="file" label={t("mail.office.file")} />
          <Radio value="told" label={t("mail.office.told")} />
        </RadioGroup>
      </Field>
      {how !== "told" && (
        <>
          <Field label={t("mail.office.to")}>
            <Input
              className={styles.control}
              maxLength={500}
              value={mail.to}
              onChange={(_, { value }) => onMail({ ...mail, to: value })}
            />
          </Field>
          <Field label={t("mail.office.subject")}>
            <Input
              className={styles.control}
              maxLength={300}
              value={mail.subject}
              onChange={(_, { value }) => onMail({ ...mail, subject: value })}
            />
          </Field>
          <Field label={t("mail.office.body")}>
            <Textarea
              rows={9}
              maxLength={10_000}
              value={mail.body}
              onChange={(_, { value }) => onMail({ ...mail, body: value })}
            />
          </Field>
        </>
      )}
    </>
  );
}
