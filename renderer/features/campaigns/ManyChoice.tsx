import { Dropdown, Field, Option } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useCampaignStyles } from "./styles.ts";

interface Props {
  readonly label: string;
  /** What the field says while nothing is chosen: everything counts then. */
  readonly any: string;
  readonly choices: readonly { readonly value: string; readonly words: string }[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** Several of a few choices; none chosen means all of them. */
export function ManyChoice({ label, any, choices, chosen, onChoose }: Props): ReactNode {
  const styles = useCampaignStyles();
  const words = choices.filter(({ value }) => chosen.includes(value)).map((each) => each.words);
  return (
    <Field label={label}>
      <Dropdown
        className={styles.control}
        multiselect
        value={words.length === 0 ? any : words.join(", ")}
        selectedOptions={[...chosen]}
        onOptionSelect={(_, { selectedOptions }) => onChoose(selectedOptions)}
      >
        {choices.map((each) => (
          <Option key={each.value} value={each.value}>
            {each.words}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
