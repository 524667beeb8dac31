import { Button, Field, makeStyles, tokens } from "@fluentui/react-components";
import { AttachRegular, DismissRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { type DragEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: { backgroundColor: tokens.colorBrandBackground2 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  file: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  name: { flex: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  add: { alignSelf: "flex-start" },
});

const MOST_FILES = 20;

interface Props {
  readonly files: readonly string[];
  readonly onFiles: (files: string[]) => void;
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** Files to keep as evidence, chosen or dropped here. */
export function EvidenceFields({ files, onFiles }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const { data: settings } = useQuery(orpc.settings.get.queryOptions());
  const add = (paths: readonly string[]): void =>
    onFiles([...new Set([...files, ...paths.filter((path) => path !== "")])].slice(0, MOST_FILES));
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    // The window itself takes files too, and would import them.
    event.stopPropagation();
    setOver(false);
    add([...event.dataTransfer.files].map((file) => native.pathForFile(file)));
  };
  return (
    <Field
      label={t("contacts.form.files")}
      hint={t("contacts.form.dropFiles", { limit: settings?.attachmentLimitMb ?? 0 })}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button is the keyboard's */}
      <div
        className={over ? `${styles.box} ${styles.over}` : styles.box}
        onDragOver={(event) => {
          event.preventDefault();
          event.stopPropagation();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {files.length > 0 && (
          <ul className={styles.list}>
            {files.map((path) => (
              <li key={path} className={styles.file}>
                <span className={styles.name} title={path}>
                  {nameOf(path)}
                </span>
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<DismissRegular />}
                  aria-label={t("contacts.form.removeFile", { name: nameOf(path) })}
                  onClick={() => onFiles(files.filter((each) => each !== path))}
                />
              </li>
            ))}
          </ul>
        )}
        <Button
          className={styles.add}
          size="small"
          icon={<AttachRegular />}
          onClick={() => void native.chooseEvidence().then(add)}
        >
          {t("contacts.form.addFiles")}
        </Button>
      </div>
    </Field>
  );
}
