import { Dropdown, makeStyles, Option } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { GroupTool } from "./group-tool.ts";

const useStyles = makeStyles({ choice: { minWidth: "0", width: "148px", whiteSpace: "nowrap" } });

/** What the rows of a list are put together by. */
export function GroupChoice({ by, choices, onChange }: GroupTool): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const words = (title: string): string => t("grid.group.by", { column: title.toLocaleLowerCase() });
  const chosen = choices.find(({ id }) => id === by);
  return (
    <Dropdown
      className={styles.choice}
      aria-label={t("grid.group.label")}
      value={chosen === undefined ? t("grid.group.none") : words(chosen.title)}
      selectedOptions={[by ?? ""]}
      onOptionSelect={(_, { optionValue }) => onChange(optionValue || null)}
    >
      <Option value="">{t("grid.group.none")}</Option>
      {choices.map(({ id, title }) => (
        <Option key={id} value={id}>
          {words(title)}
        </Option>
      ))}
    </Dropdown>
  );
}
