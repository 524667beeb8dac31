import { CounterBadge, makeStyles, ToggleButton } from "@fluentui/react-components";
import { FilterRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({ button: { minWidth: "0", paddingLeft: "8px", paddingRight: "8px" } });

interface Props {
  readonly shown: boolean;
  /** Columns that narrow the list now. */
  readonly count: number;
  readonly onChange: (shown: boolean) => void;
}

/** Shows and hides the row of filters under the titles of a list, and says how many columns narrow it. */
export function FiltersButton({ shown, count, onChange }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <ToggleButton
      className={styles.button}
      appearance="subtle"
      icon={<FilterRegular />}
      checked={shown}
      title={t(shown ? "grid.hideFilters" : "grid.showFilters")}
      onClick={() => onChange(!shown)}
    >
      <span data-word="">{t("grid.filters")}</span>
      {count > 0 && (
        <>
          &nbsp;
          <CounterBadge count={count} size="small" appearance="filled" />
        </>
      )}
    </ToggleButton>
  );
}
