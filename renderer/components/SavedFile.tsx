import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { native } from "../lib/native.ts";
import { Notice } from "./Notice.tsx";

interface Props {
  /** Path of the file just written. */
  readonly file: string;
  readonly children?: ReactNode;
  readonly onDismiss: () => void;
}

/** Says that a PDF or workbook was saved, and opens it or its folder. */
export function SavedFile({ file, children, onDismiss }: Props): ReactNode {
  const { t } = useTranslation();
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return (
    <Notice
      intent="success"
      onDismiss={onDismiss}
      actions={
        <>
          {/\.(pdf|xlsx)$/i.test(file) && (
            <Button size="small" onClick={() => void native.openFile(file)}>
              {t("common.openFile")}
            </Button>
          )}
          <Button size="small" onClick={() => void native.showInFolder(file)}>
            {t("common.showInFolder")}
          </Button>
        </>
      }
    >
      {children ?? t("common.fileWritten", { file: name })}
    </Notice>
  );
}
