import { Field, Input, makeStyles } from "@fluentui/react-components";
import { type ReactNode, useEffect, useState } from "react";
import { formatDay, parseTypedDay } from "../lib/format.ts";

// Two of them stand side by side in narrow panes.
const useStyles = makeStyles({ input: { minWidth: 0, width: "100%" } });

interface Props {
  readonly label: string;
  /** `YYYY-MM-DD`; "" when nothing valid was typed. */
  readonly day: string;
  readonly onDay: (day: string) => void;
  /** Shown when what was typed is no day. */
  readonly invalid: string;
  /** What else speaks against the day, such as that it is out of bounds. */
  readonly problem?: string | null;
  readonly hint?: string;
  readonly className?: string;
}

/** A year of two digits may be the beginning of one of four, so that it counts only once the field is left. */
const WHOLE_YEAR = /\d{4}/;

/**
 * A day typed as people write it: `22/11/2026`, `22/nov/26`; on leaving it is written out in full. It counts as it is typed, so
 * that keys which save a form from within it save what stands there.
 */
export function DayField({ label, day, onDay, invalid, problem = null, hint, className }: Props): ReactNode {
  const styles = useStyles();
  const [text, setText] = useState(() => formatDay(day));
  const [touched, setTouched] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is being typed is not written over by the day it means
  useEffect(() => {
    if (day !== "" && parseTypedDay(text) !== day) setText(formatDay(day));
  }, [day]);
  const shown = touched && parseTypedDay(text) === null ? invalid : problem;
  return (
    <Field
      label={label}
      {...(className === undefined ? {} : { className })}
      {...(hint === undefined ? {} : { hint })}
      {...(shown === null ? {} : { validationState: "error" as const, validationMessage: shown })}
    >
      <Input
        className={styles.input}
        value={text}
        autoComplete="off"
        maxLength={20}
        onChange={(_, { value }) => {
          setText(value);
          const typed = WHOLE_YEAR.test(value) ? (parseTypedDay(value) ?? "") : "";
          if (typed !== day) onDay(typed);
        }}
        onBlur={() => {
          setTouched(true);
          const typed = parseTypedDay(text) ?? "";
          if (typed !== "") setText(formatDay(typed));
          onDay(typed);
        }}
      />
    </Field>
  );
}
