import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChatRegular, MailRegular, SendRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice.tsx";
import { useNavigation } from "../../lib/navigation.ts";
import type { Typed } from "./contact-draft.ts";
import { useMailSettings } from "./queries.ts";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** How the contact is saved: as it stands, with the mail sent, or with the message in another program. */
export type Saving = "log" | "send" | "hand" | "whatsapp";

interface Props {
  readonly typed: Typed;
  /** A mail or WhatsApp message goes out with it. */
  readonly message: boolean;
  /** Whether it may go out now. */
  readonly mayGo: boolean;
  readonly busy: boolean;
  readonly correcting: boolean;
  /** Digits of the WhatsApp conversation; "" when none was chosen. */
  readonly whatsapp: string;
  readonly onSave: (how: Saving) => void;
  readonly onDiscard: () => void;
}

/** What can be done with the form: log it, send it, open it in another program, or throw it away. */
export function FormActions(props: Props): ReactNode {
  const { typed, message, mayGo, busy, correcting, whatsapp, onSave, onDiscard } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const { toSettings } = useNavigation();
  const { data: mail } = useMailSettings();
  const byMail = message && typed.channel === "mail";
  const byWhatsapp = message && typed.channel === "whatsapp";
  return (
    <div className={styles.box}>
      {byMail && mail?.ready === false && (
        <Notice
          intent="info"
          actions={
            <Button size="small" onClick={toSettings}>
              {t("mail.form.setUp")}
            </Button>
          }
        >
          {t("mail.form.notSetUp")}
        </Notice>
      )}
      {byWhatsapp && (
        <div className={styles.row}>
          <Button
            icon={<ChatRegular />}
            appearance="primary"
            disabled={busy || !mayGo || whatsapp.length < 6 || typed.body.trim() === ""}
            title={t("mail.form.whatsappHint")}
            onClick={() => onSave("whatsapp")}
          >
            {t("mail.form.whatsapp")}
          </Button>
        </div>
      )}
      <div className={styles.row}>
        {byMail && (
          <>
            <Button
              appearance="primary"
              icon={<SendRegular />}
              disabled={busy || !mayGo || mail?.ready !== true}
              onClick={() => onSave("send")}
            >
              {t("mail.form.send")}
            </Button>
            <Button
              icon={<MailRegular />}
              disabled={busy || !mayGo}
              title={t("mail.form.handHint")}
              onClick={() => onSave("hand")}
            >
              {t("mail.form.hand")}
            </Button>
          </>
        )}
        <Button
          appearance={byMail || byWhatsapp ? "secondary" : "primary"}
          type="submit"
          title="Ctrl+Enter"
          disabled={busy}
        >
          {t(correcting ? "contacts.correct.save" : "contacts.form.save")}
        </Button>
        <Button appearance="subtle" disabled={busy} onClick={onDiscard}>
          {t("contacts.form.discard")}
        </Button>
      </div>
    </div>
  );
}
