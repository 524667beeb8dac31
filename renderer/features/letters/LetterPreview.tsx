import { Button, Spinner } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LetterDraft } from "../../../shared/contract/letters.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { blockedWords } from "./blocked-words.ts";
import { useFormStyles } from "./form-styles.ts";
import { PdfFrame } from "./PdfFrame.tsx";
import type { usePreview } from "./queries.ts";

interface Props {
  readonly draft: LetterDraft | null;
  readonly preview: ReturnType<typeof usePreview>;
  /** What is said while nobody was chosen. */
  readonly nobody: string;
}

/** The letter as it would be issued, or why it cannot be. */
export function LetterPreview({ draft, preview, nobody }: Props): ReactNode {
  const styles = useFormStyles();
  const { t } = useTranslation();
  const { toSettings } = useNavigation();
  if (draft === null) return <div className={styles.waiting}>{nobody}</div>;
  const { data, error, refetch } = preview;
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <div className={styles.waiting}>
        <Spinner label={t("letters.form.previewing")} />
      </div>
    );
  }
  if (data.blocked !== null) {
    return (
      <Notice
        intent="warning"
        title={t("letters.blocked.title")}
        actions={
          data.blocked.code === "letterhead" && (
            <Button size="small" onClick={toSettings}>
              {t("letters.blocked.settings")}
            </Button>
          )
        }
      >
        {blockedWords(data.blocked, t)}
      </Notice>
    );
  }
  return (
    <>
      {data.paused.length > 0 && (
        <Notice intent="info">
          {t("letters.form.paused", {
            names: data.paused
              .map(({ label, promisedOn }) =>
                promisedOn === null
                  ? label
                  : t("letters.form.pausedUntil", { name: label, day: formatDay(promisedOn) }),
              )
              .join(", "),
          })}
        </Notice>
      )}
      {data.base64 !== null && <PdfFrame base64={data.base64} title={t("letters.form.preview")} />}
    </>
  );
}
