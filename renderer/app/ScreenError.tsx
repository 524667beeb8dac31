import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ErrorCircleRegular } from "@fluentui/react-icons";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../components/EmptyState.tsx";
import { native } from "../lib/native.ts";

const useStyles = makeStyles({
  page: { flex: 1, minHeight: 0, overflowY: "auto", display: "flex", flexDirection: "column" },
  detail: {
    margin: `0 auto ${tokens.spacingVerticalXXL}`,
    maxWidth: "80ch",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    "& pre": { whiteSpace: "pre-wrap", overflowWrap: "anywhere", userSelect: "text" },
  },
});

/** What stands in the place of a screen that failed while drawing: words and the ways out. */
export function ScreenError({ error, reset }: { readonly error: unknown; readonly reset: () => void }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <div className={styles.page} role="alert">
      <EmptyState icon={<ErrorCircleRegular />} title={t("shell.crash.title")} body={t("shell.crash.body")}>
        <Button appearance="primary" onClick={reset}>
          {t("shell.crash.reload")}
        </Button>
        <Button onClick={() => void navigate({ to: "/cartera" })}>{t("shell.crash.toCartera")}</Button>
        <Button onClick={() => void native.openLogFolder()}>{t("common.openLogFolder")}</Button>
      </EmptyState>
      <details className={styles.detail}>
        <summary>{t("shell.crash.detail")}</summary>
        <pre>{error instanceof Error ? error.message : String(error)}</pre>
      </details>
    </div>
  );
}
