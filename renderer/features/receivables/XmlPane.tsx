import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { CopyRegular, SaveRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { SavedFile } from "../../components/SavedFile.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  actions: { display: "flex", gap: tokens.spacingHorizontalS },
  text: {
    margin: 0,
    padding: "10px",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "1.5",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    userSelect: "text",
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

interface Props {
  readonly uuid: string;
  readonly copy: (text: string, words: string) => Promise<void>;
  readonly onClose: () => void;
}

/** The original file as text, to be copied or saved byte for byte. */
export function XmlPane({ uuid, copy, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(orpc.receivables.xml.queryOptions({ input: { uuid } }));
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const save = async (suggestedName: string): Promise<void> => {
    const file = await native.saveAs({ suggestedName, kind: "xml" });
    if (file === null) return;
    setFailure(null);
    try {
      setSaved((await ledger.receivables.saveXml({ uuid, file })).file);
    } catch (problem) {
      setFailure(problem);
    }
  };
  return (
    <SidePane title={t("receivables.xml.title")} onClose={onClose} takeFocus>
      <div className={styles.body}>
        {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {failure !== null && <ErrorNotice error={failure} onDismiss={() => setFailure(null)} />}
        {saved !== null && <SavedFile file={saved} onDismiss={() => setSaved(null)} />}
        {data === undefined && error === null && (
          <Skeleton aria-label={t("common.loading")}>
            <SkeletonItem size={120} />
          </Skeleton>
        )}
        {data !== undefined && (
          <>
            <div className={styles.actions}>
              <Button icon={<CopyRegular />} onClick={() => void copy(data.text, t("receivables.xml.copied"))}>
                {t("receivables.xml.copy")}
              </Button>
              <Button icon={<SaveRegular />} onClick={() => void save(data.fileName)}>
                {t("receivables.xml.save")}
              </Button>
            </div>
            <span className={styles.quiet}>{t("receivables.xml.exact")}</span>
            <pre className={styles.text}>{data.text}</pre>
            <span className={styles.quiet}>{t("receivables.xml.hash", { sha256: data.sha256 })}</span>
          </>
        )}
      </div>
    </SidePane>
  );
}
