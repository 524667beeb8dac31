import { makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { type Looked, usePdf } from "./queries.ts";

const useStyles = makeStyles({
  frame: { flex: 1, width: "100%", border: "none", backgroundColor: tokens.colorNeutralBackground4 },
  waiting: { flex: 1, display: "grid", placeItems: "center" },
});

/** The PDF itself, as it will be saved. */
export function PdfPreview({ looked }: { readonly looked: Looked }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data, error, refetch } = usePdf(looked);
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (data === undefined) return;
    const bytes = Uint8Array.from(atob(data.base64), (char) => char.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
    setAddress(made);
    return () => {
      // Under the name of another report the one before is not left standing while that one is made.
      setAddress(null);
      URL.revokeObjectURL(made);
    };
  }, [data]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (address === null) {
    return (
      <div className={styles.waiting}>
        <Spinner label={t("reportsScreen.previewWorking")} />
      </div>
    );
  }
  return <iframe className={styles.frame} src={`${address}#navpanes=0`} title={t("reportsScreen.previewTitle")} />;
}
