import { Checkbox } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { type Control, Controller, type FieldPathByValue, type FieldValues } from "react-hook-form";

interface Props<Values extends FieldValues> {
  readonly control: Control<Values>;
  readonly name: FieldPathByValue<Values, boolean>;
  readonly label: string;
}

/** A yes or no of a form. */
export function FormCheck<Values extends FieldValues>({ control, name, label }: Props<Values>): ReactNode {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <Checkbox
          ref={field.ref}
          label={label}
          checked={Boolean(field.value)}
          onBlur={field.onBlur}
          onChange={(_, { checked }) => field.onChange(checked === true)}
        />
      )}
    />
  );
}
