import {
  Button,
  Checkbox,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  ToggleButton,
  Tooltip,
  tokens,
} from "@fluentui/react-components";
import { ArrowResetRegular, ColumnTripleRegular, PinFilled, PinRegular } from "@fluentui/react-icons";
import { type ReactNode, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ColumnChoice, GridHandle } from "./column.ts";

const useStyles = makeStyles({
  button: { minWidth: "0", paddingLeft: "8px", paddingRight: "8px" },
  surface: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, padding: "12px", width: "300px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyle: "none", maxHeight: "min(420px, 60vh)", overflowY: "auto" },
  row: { display: "grid", gridTemplateColumns: "1fr max-content", alignItems: "center" },
});

/** Shows, hides and freezes columns, and puts them back as they came. */
export function ColumnsButton({ grid }: { readonly grid: RefObject<GridHandle | null> }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [columns, setColumns] = useState<readonly ColumnChoice[]>([]);
  const read = (): void => setColumns(grid.current?.columns() ?? []);
  const change = (act: (handle: GridHandle) => void): void => {
    if (grid.current !== null) act(grid.current);
    read();
  };
  const visible = columns.filter((column) => column.visible).length;
  return (
    <Popover
      trapFocus
      positioning={{ position: "below", align: "start" }}
      onOpenChange={(_, { open }) => open && read()}
    >
      <PopoverTrigger disableButtonEnhancement>
        <Tooltip content={t("grid.columnsHint")} relationship="description">
          <Button className={styles.button} appearance="subtle" icon={<ColumnTripleRegular />}>
            <span data-word="">{t("grid.columns")}</span>
          </Button>
        </Tooltip>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t("grid.columnsTitle")}>
        <h2 className={styles.title}>{t("grid.columnsTitle")}</h2>
        <ul className={styles.list}>
          {columns.map((column) => (
            <li key={column.id} className={styles.row}>
              <Checkbox
                label={column.title}
                checked={column.visible}
                disabled={column.visible && visible === 1}
                onChange={(_, { checked }) => change((handle) => handle.setVisible(column.id, checked === true))}
              />
              <ToggleButton
                appearance="subtle"
                size="small"
                checked={column.frozen}
                disabled={!column.visible}
                icon={column.frozen ? <PinFilled /> : <PinRegular />}
                title={t(column.frozen ? "grid.unfreeze" : "grid.freeze", { column: column.title })}
                aria-label={t("grid.freeze", { column: column.title })}
                onClick={() => change((handle) => handle.setFrozen(column.id, !column.frozen))}
              />
            </li>
          ))}
        </ul>
        <div>
          <Button
            appearance="subtle"
            icon={<ArrowResetRegular />}
            onClick={() => change((handle) => handle.resetLayout())}
          >
            {t("grid.reset")}
          </Button>
        </div>
      </PopoverSurface>
    </Popover>
  );
}
