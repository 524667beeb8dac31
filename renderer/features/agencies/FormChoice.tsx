import { Dropdown, Field, Option } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { type Control, Controller, type FieldPathByValue, type FieldValues } from "react-hook-form";
import { useAgencyStyles } from "./styles.ts";

interface Props<Values extends FieldValues, Choice extends string> {
  readonly control: Control<Values>;
  readonly name: FieldPathByValue<Values, Choice>;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly words: (choice: Choice) => string;
}

/** One of a few, in a form. */
export function FormChoice<Values extends FieldValues, Choice extends string>(props: Props<Values, Choice>): ReactNode {
  const { control, name, label, choices, words } = props;
  const styles = useAgencyStyles();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => {
        const chosen = choices.find((each) => each === field.value);
        return (
          <Field label={label}>
            <Dropdown
              ref={field.ref}
              className={styles.control}
              value={chosen === undefined ? "" : words(chosen)}
              selectedOptions={chosen === undefined ? [] : [chosen]}
              onBlur={field.onBlur}
              onOptionSelect={(_, { optionValue }) => {
                const next = choices.find((each) => each === optionValue);
                if (next !== undefined) field.onChange(next);
              }}
            >
              {choices.map((each) => (
                <Option key={each} value={each}>
                  {words(each)}
                </Option>
              ))}
            </Dropdown>
          </Field>
        );
      }}
    />
  );
}
