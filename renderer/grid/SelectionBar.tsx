import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatInteger } from "../lib/format.ts";
import type { BulkRows } from "./grid-props.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    padding: `2px ${tokens.spacingHorizontalL}`,
    flexShrink: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
  },
  count: { fontWeight: tokens.fontWeightSemibold, marginRight: tokens.spacingHorizontalM },
});

interface Props<Row> {
  readonly rows: readonly Row[];
  /** Number of rows when everything filtered is selected. */
  readonly all: number | null;
  readonly read: (most: number) => Promise<readonly Row[]>;
  readonly onClear: () => void;
  readonly bulk?: (rows: BulkRows<Row>) => ReactNode;
}

/** How many rows are selected, and what can be done with all of them at once. */
export function SelectionBar<Row>({ rows, all, read, onClear, bulk }: Props<Row>): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const count = all ?? rows.length;
  return (
    <section className={styles.bar} aria-label={t("grid.selection.label")}>
      <span className={styles.count} role="status">
        {all === null
          ? t("grid.selection.count", { count, formatted: formatInteger(count) })
          : t("grid.selection.all", { formatted: formatInteger(all) })}
      </span>
      {bulk?.({ rows, count, all: all !== null, read, clear: onClear })}
      <Button size="small" appearance="subtle" icon={<DismissRegular />} onClick={onClear}>
        {t("grid.selection.clear")}
      </Button>
    </section>
  );
}
