import { Button, ProgressBar } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCampaignStyles } from "./styles.ts";

interface Props {
  readonly done: number;
  readonly total: number;
  readonly words: string;
  /** Null where it cannot be stopped any more. */
  readonly onStop: (() => void) | null;
}

/** How far a run is, and the way to end it. */
export function RunProgress({ done, total, words, onStop }: Props): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  return (
    <>
      <ProgressBar value={total === 0 ? 0 : done / total} aria-label={words} />
      <div className={styles.buttons}>
        <span className={styles.text} role="status">
          {words}
        </span>
        {onStop !== null && <Button onClick={onStop}>{t("campaigns.page.stop")}</Button>}
      </div>
    </>
  );
}
