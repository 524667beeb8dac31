import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { PasswordInput } from "./PasswordInput.tsx";
import { passwordProblem } from "./password-problem.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  row: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "center", flexWrap: "wrap" },
});

interface Props {
  /** Whose password it will be. */
  readonly name: string;
  readonly action: string;
  readonly busy: boolean;
  /** Fields of the caller's own, before the password. */
  readonly children?: ReactNode;
  /** Beside the button. */
  readonly more?: ReactNode;
  readonly onSave: (password: string) => void;
}

/** A new password, typed twice; what is wrong with it is said when it is sent. */
export function NewPassword({ name, action, busy, children, more, onSave }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  const problem = passwordProblem(t, { password, again, name });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (problem === null) onSave(password);
  };
  const at = (field: "password" | "again"): string | null => (tried && problem?.field === field ? problem.text : null);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {children}
      <PasswordInput
        kind="new-password"
        label={t("signIn.newPassword")}
        hint={t("signIn.least")}
        value={password}
        onChange={setPassword}
        problem={at("password")}
      />
      <PasswordInput
        kind="new-password"
        label={t("signIn.repeat")}
        value={again}
        onChange={setAgain}
        problem={at("again")}
      />
      <div className={styles.row}>
        <Button type="submit" appearance="primary" disabled={busy}>
          {action}
        </Button>
        {more}
      </div>
    </form>
  );
}
