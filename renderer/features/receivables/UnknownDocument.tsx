import { makeStyles, tokens } from "@fluentui/react-components";
import { LinkDismissRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  box: { display: "inline-flex", alignItems: "center", gap: "4px", color: tokens.colorNeutralForeground2 },
  words: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** A document that is named but was never imported: the broken link of a chain. */
export function UnknownDocument({ label, uuid }: { readonly label: string; readonly uuid: string }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <span className={styles.box} title={`${uuid}\n${t("receivables.document.unknownHint")}`}>
      <LinkDismissRegular aria-hidden="true" />
      {label === "" ? uuid : label}
      <span className={styles.words}>· {t("receivables.document.unknown")}</span>
    </span>
  );
}
