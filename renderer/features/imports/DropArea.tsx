import { Button, makeStyles, mergeClasses, Spinner, tokens } from "@fluentui/react-components";
import { FolderArrowUpRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { native } from "../../lib/native.ts";

const useStyles = makeStyles({
  area: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalL,
    padding: "14px 20px",
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  large: { flex: 1, minHeight: "260px", flexDirection: "column", justifyContent: "center", textAlign: "center" },
  icon: { display: "flex", fontSize: "28px", color: tokens.colorCompoundBrandForeground1 },
  iconLarge: { fontSize: "48px" },
  words: { minWidth: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  titleLarge: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  body: { margin: "2px 0 0", color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS, marginLeft: "auto", flexShrink: 0 },
  buttonsLarge: { marginLeft: 0, marginTop: tokens.spacingVerticalS },
});

interface Props {
  /** Before the first import the area fills the screen. */
  readonly large: boolean;
  /** Said instead of the invitation while the files are being looked at. */
  readonly busyWords: string | null;
  readonly onPaths: (paths: readonly string[]) => void;
}

/** Where files are dropped or chosen; the whole window takes drops, this says so. */
export function DropArea({ large, busyWords, onPaths }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const chooseFolder = async (): Promise<void> => {
    const folder = await native.chooseFolder();
    if (folder !== null) onPaths([folder]);
  };
  const chooseFiles = async (): Promise<void> => onPaths(await native.chooseFiles());
  if (busyWords !== null) {
    return (
      <div className={mergeClasses(styles.area, large && styles.large)} role="status">
        <Spinner size={large ? "medium" : "tiny"} label={busyWords} />
      </div>
    );
  }
  return (
    <div className={mergeClasses(styles.area, large && styles.large)}>
      <span className={mergeClasses(styles.icon, large && styles.iconLarge)} aria-hidden="true">
        <FolderArrowUpRegular />
      </span>
      <div className={styles.words}>
        <h2 className={mergeClasses(styles.title, large && styles.titleLarge)}>
          {large ? t("importing.dropTitle") : t("importing.dropAgain")}
        </h2>
        <p className={styles.body}>{t("importing.dropBody")}</p>
      </div>
      <div className={mergeClasses(styles.buttons, large && styles.buttonsLarge)}>
        <Button appearance="primary" onClick={() => void chooseFolder()}>
          {t("importing.chooseFolder")}
        </Button>
        <Button onClick={() => void chooseFiles()}>{t("importing.chooseFiles")}</Button>
      </div>
    </div>
  );
}
