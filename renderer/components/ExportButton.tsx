import { Button, makeStyles } from "@fluentui/react-components";
import { ArrowExportRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Export } from "../lib/use-export.ts";
import { Allowed } from "./Allowed.tsx";

const useStyles = makeStyles({ command: { minWidth: "0", paddingLeft: "8px", paddingRight: "8px" } });

interface Props {
  /** The call that writes the list; who may not make it does not see the button. */
  readonly to: string;
  readonly exporting: Pick<Export<unknown>, "state">;
  readonly onExport: () => void;
}

/** The way of a list to Excel, among the tools of its bar. */
export function ExportButton({ to, exporting, onExport }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Allowed to={to}>
      <Button
        className={styles.command}
        appearance="subtle"
        icon={<ArrowExportRegular />}
        disabledFocusable={exporting.state.phase === "running"}
        title={t("grid.exportExcel")}
        onClick={onExport}
      >
        <span data-word="">{t("grid.exportExcel")}</span>
      </Button>
    </Allowed>
  );
}
