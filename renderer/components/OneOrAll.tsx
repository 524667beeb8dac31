import { Dropdown, makeStyles, Option } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  narrow: { minWidth: "0", width: "fit-content", maxWidth: "200px" },
  // A long name is cut off rather than making the bar higher.
  chosen: { whiteSpace: "nowrap", overflow: "hidden" },
});

interface Props {
  /** What is chosen here, for who does not see it. */
  readonly label: string;
  /** Words of all of them. */
  readonly all: string;
  /** Null: all. */
  readonly chosen: string | null;
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly onChoose: (value: string | null) => void;
}

/** One of some values, or all of them. */
export function OneOrAll({ label, all, chosen, choices, onChoose }: Props): ReactNode {
  const styles = useStyles();
  const words = choices.find(([value]) => value === chosen)?.[1] ?? chosen ?? all;
  return (
    <Dropdown
      className={styles.narrow}
      button={{ className: styles.chosen }}
      aria-label={label}
      value={words}
      selectedOptions={[chosen ?? ""]}
      onOptionSelect={(_, { optionValue }) =>
        onChoose(optionValue === undefined || optionValue === "" ? null : optionValue)
      }
    >
      <Option value="">{all}</Option>
      {choices.map(([value, each]) => (
        <Option key={value} value={value}>
          {each}
        </Option>
      ))}
    </Dropdown>
  );
}
