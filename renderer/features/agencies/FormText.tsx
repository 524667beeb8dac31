import { Field, Input, mergeClasses, Textarea } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { type Control, Controller, type FieldPathByValue, type FieldValues } from "react-hook-form";
import { useAgencyStyles } from "./styles.ts";

interface Props<Values extends FieldValues> {
  readonly control: Control<Values>;
  readonly name: FieldPathByValue<Values, string>;
  readonly label: string;
  readonly hint?: string;
  readonly maxLength: number;
  readonly required?: boolean;
  /** Several lines. */
  readonly long?: boolean;
  readonly upper?: boolean;
  /** Nobody reads over the shoulder what is typed. */
  readonly secret?: boolean;
  readonly autoFocus?: boolean;
  /** True, or what to say beside the field. */
  readonly validate?: (text: string) => true | string;
}

/** A text of a form: holds what is typed and says what is wrong with it. */
export function FormText<Values extends FieldValues>(props: Props<Values>): ReactNode {
  const { control, name, label, hint, maxLength, required = false, long = false, upper = false, validate } = props;
  const styles = useAgencyStyles();
  return (
    <Controller
      control={control}
      name={name}
      rules={validate === undefined ? {} : { validate }}
      render={({ field, fieldState: { error } }) => {
        const shared = {
          ref: field.ref,
          maxLength,
          autoComplete: "off",
          autoFocus: props.autoFocus ?? false,
          value: String(field.value),
          onBlur: field.onBlur,
          onChange: (_: unknown, { value }: { value: string }): void => field.onChange(value),
        };
        return (
          <Field
            label={label}
            required={required}
            {...(hint === undefined ? {} : { hint })}
            {...(error?.message === undefined
              ? {}
              : { validationMessage: error.message, validationState: "error" as const })}
          >
            {long ? (
              <Textarea {...shared} className={styles.control} rows={2} />
            ) : (
              <Input
                {...shared}
                type={props.secret === true ? "password" : "text"}
                className={mergeClasses(styles.control, upper && styles.upper)}
              />
            )}
          </Field>
        );
      }}
    />
  );
}
