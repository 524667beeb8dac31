import { Dropdown, makeStyles, Option } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ImportRun } from "../../../shared/contract/imports.ts";
import { formatInstant, formatInteger } from "../../lib/format.ts";
import { runWords } from "./source-words.ts";

const useStyles = makeStyles({
  picker: { minWidth: "280px", maxWidth: "420px" },
  list: { maxHeight: "360px" },
});

interface Props {
  readonly runs: readonly ImportRun[];
  readonly run: ImportRun;
  readonly onChoose: (runId: number) => void;
}

/** Earlier imports: when, what was read, how it ended. */
export function RunPicker({ runs, run, onChoose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const words = (one: ImportRun): string => `${formatInstant(one.startedAt)} · ${runWords(one, t)}`;
  return (
    <Dropdown
      className={styles.picker}
      size="small"
      aria-label={t("importing.runs.choose")}
      listbox={{ className: styles.list }}
      value={words(run)}
      selectedOptions={[String(run.id)]}
      onOptionSelect={(_, { optionValue }) => optionValue !== undefined && onChoose(Number(optionValue))}
    >
      {runs.map((one) => (
        <Option key={one.id} value={String(one.id)} text={words(one)}>
          {`${words(one)} · ${t("importing.result.files", { count: one.counts.files, formatted: formatInteger(one.counts.files) })} · ${t(`importing.state.${one.state}`)}`}
        </Option>
      ))}
    </Dropdown>
  );
}
