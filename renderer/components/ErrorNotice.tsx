import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerErrorCode } from "../../shared/contract/errors.ts";
import { errorCode, errorWords } from "../lib/error-words.ts";
import { native } from "../lib/native.ts";
import { Notice } from "./Notice.tsx";

/** Errors whose cause only the log tells. */
const NEEDS_LOG: readonly LedgerErrorCode[] = ["INTERNAL", "LEDGER_DAMAGED"];

interface Props {
  readonly error: unknown;
  readonly title?: string | undefined;
  /** Does again what failed. */
  readonly onRetry?: (() => void) | undefined;
  readonly onDismiss?: (() => void) | undefined;
  /** Further ways out, before the general ones. */
  readonly children?: ReactNode;
}

/** Any error in words, with its way out: what is particular to the screen, try again, the log where it helps. */
export function ErrorNotice({ error, title, onRetry, onDismiss, children }: Props): ReactNode {
  const { t } = useTranslation();
  const actions = (
    <>
      {children}
      {onRetry !== undefined && (
        <Button size="small" onClick={onRetry}>
          {t("common.retry")}
        </Button>
      )}
      {NEEDS_LOG.includes(errorCode(error)) && (
        <Button size="small" onClick={() => void native.openLogFolder()}>
          {t("common.openLogFolder")}
        </Button>
      )}
    </>
  );
  return (
    <Notice intent="error" title={title} actions={actions} onDismiss={onDismiss}>
      {errorWords(error, t)}
    </Notice>
  );
}
