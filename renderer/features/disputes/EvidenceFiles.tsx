import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { native } from "../../lib/native.ts";

const useStyles = makeStyles({
  files: { listStyleType: "none", margin: 0, padding: 0 },
  file: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
});

/** Files kept with one step. */
const MOST_FILES = 20;
const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

interface Props {
  readonly files: readonly string[];
  readonly onChange: (files: readonly string[]) => void;
}

/** Files that are kept as evidence. */
export function EvidenceFiles({ files, onChange }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const add = async (): Promise<void> => {
    const chosen = await native.chooseEvidence();
    onChange([...new Set([...files, ...chosen])].slice(0, MOST_FILES));
  };
  return (
    <>
      {files.length > 0 && (
        <ul className={styles.files} aria-label={t("disputes.form.files")}>
          {files.map((path) => (
            <li key={path} className={styles.file}>
              {nameOf(path)}
              <Button
                size="small"
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={t("disputes.form.removeFile", { name: nameOf(path) })}
                onClick={() => onChange(files.filter((each) => each !== path))}
              />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button size="small" onClick={() => void add()}>
          {t("disputes.form.addFiles")}
        </Button>
      </div>
    </>
  );
}
