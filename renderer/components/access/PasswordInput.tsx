import { Button, Field, Input } from "@fluentui/react-components";
import { EyeOffRegular, EyeRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
  readonly hint?: string;
  readonly problem?: string | null;
  /** What the system's password keepers take it for. */
  readonly kind: "current-password" | "new-password";
}

/** A password, shown only while its owner wants to see it. */
export function PasswordInput({ label, value, onChange, autoFocus, hint, problem, kind }: Props): ReactNode {
  const { t } = useTranslation();
  const [shown, show] = useState(false);
  return (
    <Field
      label={label}
      {...(hint === undefined ? {} : { hint })}
      {...(problem == null ? {} : { validationState: "error" as const, validationMessage: problem })}
    >
      <Input
        type={shown ? "text" : "password"}
        value={value}
        maxLength={200}
        autoComplete={kind}
        spellCheck={false}
        {...(autoFocus === true ? { autoFocus: true } : {})}
        onChange={(_, { value: typed }) => onChange(typed)}
        contentAfter={
          <Button
            appearance="transparent"
            size="small"
            icon={shown ? <EyeOffRegular /> : <EyeRegular />}
            aria-label={t(shown ? "signIn.hide" : "signIn.show")}
            aria-pressed={shown}
            onClick={() => show(!shown)}
          />
        }
      />
    </Field>
  );
}
