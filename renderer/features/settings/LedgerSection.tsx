import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { FolderOpenRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerStatus } from "../../../shared/contract/ledgers.ts";
import { formatInteger } from "../../lib/format.ts";
import { native } from "../../lib/native.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { Section } from "./Section.tsx";
import { VerifyPanel } from "./VerifyPanel.tsx";

const useStyles = makeStyles({
  facts: {
    display: "grid",
    gridTemplateColumns: "120px minmax(0, 1fr)",
    gap: "6px 12px",
    margin: 0,
    "& dt": { color: tokens.colorNeutralForeground3 },
    "& dd": { margin: 0, overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" },
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** The file of the open ledger: where it is, whether it is sound, and the way to another one. */
export function LedgerSection({ status }: { readonly status: LedgerStatus }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toStart } = useNavigation();
  const { path } = status;
  return (
    <Section title={t("settings.ledger.title")}>
      <dl className={styles.facts}>
        <dt>{t("settings.ledger.file")}</dt>
        <dd>{path}</dd>
        <dt>{t("settings.ledger.documents")}</dt>
        <dd>{formatInteger(status.documents)}</dd>
        <dt>{t("settings.ledger.schema")}</dt>
        <dd>{status.schemaVersion}</dd>
      </dl>
      <div className={styles.buttons}>
        <Button onClick={toStart}>{t("settings.ledger.openOther")}</Button>
        {path !== null && (
          <Button icon={<FolderOpenRegular />} onClick={() => void native.showInFolder(path)}>
            {t("common.showInFolder")}
          </Button>
        )}
      </div>
      <VerifyPanel />
    </Section>
  );
}
