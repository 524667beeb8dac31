import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { MailRegular, PrintRegular, SaveRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { SavedFile } from "../../components/SavedFile.tsx";
import type { useLetterActions } from "./use-letter-actions.ts";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

interface Props {
  readonly actions: ReturnType<typeof useLetterActions>;
  readonly letter: Parameters<ReturnType<typeof useLetterActions>["mail"]>[0];
}

/** What can be done with an issued letter, and what came of it. */
export function LetterDone({ actions, letter }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { doing, dismiss } = actions;
  const busy = doing.phase === "running";
  return (
    <div className={styles.box}>
      <div className={styles.row}>
        <Button icon={<SaveRegular />} disabledFocusable={busy} onClick={() => void actions.save(letter)}>
          {t("letters.form.save")}
        </Button>
        <Button icon={<PrintRegular />} disabledFocusable={busy} onClick={() => void actions.print(letter)}>
          {t("letters.form.print")}
        </Button>
        <Button icon={<MailRegular />} onClick={() => actions.mail(letter)}>
          {t("letters.form.mail")}
        </Button>
      </div>
      {doing.phase === "saved" && (
        <SavedFile file={doing.file} onDismiss={dismiss}>
          {t("letters.form.saved", { file: doing.file.split(/[\\/]/).at(-1) ?? "" })}
        </SavedFile>
      )}
      {doing.phase === "said" && (
        <Notice intent="success" onDismiss={dismiss}>
          {doing.words}
        </Notice>
      )}
      {doing.phase === "failed" && <ErrorNotice error={doing.error} onDismiss={dismiss} />}
    </div>
  );
}
