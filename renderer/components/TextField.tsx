import { Field, Input, makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({ control: { minWidth: 0, width: "100%" } });

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly maxLength: number;
  readonly problem?: string | null;
  readonly type?: "text" | "password" | "email";
  readonly placeholder?: string;
  /** An amount: a keyboard on the screen shows digits. */
  readonly decimal?: boolean;
  /** The field has the focus when it comes. */
  readonly takeFocus?: boolean;
  readonly required?: boolean;
  readonly onValue: (value: string) => void;
}

/** One line of text with its label and what is wrong with it. */
export function TextField(props: Props): ReactNode {
  const { label, hint, value, maxLength, problem, type, placeholder, onValue } = props;
  const { decimal = false, takeFocus = false, required = false } = props;
  const styles = useStyles();
  return (
    <Field
      label={label}
      required={required}
      {...(hint === undefined ? {} : { hint })}
      {...(problem === null || problem === undefined
        ? {}
        : { validationState: "error" as const, validationMessage: problem })}
    >
      <Input
        className={styles.control}
        type={type ?? "text"}
        autoComplete="off"
        autoFocus={takeFocus}
        {...(decimal ? { inputMode: "decimal" as const } : {})}
        maxLength={maxLength}
        value={value}
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={(_, { value: typed }) => onValue(typed)}
      />
    </Field>
  );
}
