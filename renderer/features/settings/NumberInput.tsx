import { Field, Input, makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({ input: { width: "96px" } });

interface Props {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** As typed. */
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** The whole number that was typed, where it lies within its bounds; null otherwise. */
export function wholeOf(text: string, from: number, to: number): number | null {
  if (!/^\d{1,9}$/.test(text.trim())) return null;
  const value = Number(text);
  return value >= from && value <= to ? value : null;
}

/** A whole number within bounds. */
export function NumberInput({ label, from, to, text, onText }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Field
      label={label}
      {...(wholeOf(text, from, to) === null
        ? { validationState: "error" as const, validationMessage: t("worklist.settings.number", { from, to }) }
        : {})}
    >
      <Input
        className={styles.input}
        inputMode="numeric"
        maxLength={9}
        value={text}
        onChange={(_, { value }) => onText(value)}
      />
    </Field>
  );
}
