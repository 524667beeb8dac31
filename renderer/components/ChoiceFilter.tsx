import { Dropdown, Option } from "@fluentui/react-components";
import type { ReactNode } from "react";

interface Props<Choice extends string> {
  /** What is chosen here, for who does not see it. */
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: Choice;
  readonly words: (choice: Choice) => string;
  readonly onChoose: (choice: Choice) => void;
  readonly className: string | undefined;
}

/** One of a few ways to narrow what a screen shows. */
export function ChoiceFilter<Choice extends string>(props: Props<Choice>): ReactNode {
  const { label, choices, chosen, words, onChoose, className } = props;
  return (
    <Dropdown
      {...(className === undefined ? {} : { className })}
      aria-label={label}
      value={words(chosen)}
      selectedOptions={[chosen]}
      onOptionSelect={(_, { optionValue }) => {
        const next = choices.find((each) => each === optionValue);
        if (next !== undefined) onChoose(next);
      }}
    >
      {choices.map((each) => (
        <Option key={each} value={each}>
          {words(each)}
        </Option>
      ))}
    </Dropdown>
  );
}
