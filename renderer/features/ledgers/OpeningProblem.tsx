import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerErrorCode } from "../../../shared/contract/errors.ts";
import type { LedgerStatus } from "../../../shared/contract/ledgers.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { errorCode, errorValues, errorWords } from "../../lib/error-words.ts";
import { native } from "../../lib/native.ts";
import { RestoreNewest } from "./RestoreNewest.tsx";

/** Errors that trying again cannot mend. */
const FINAL: readonly LedgerErrorCode[] = ["LEDGER_NEWER", "LEDGER_DAMAGED", "NOT_A_LEDGER", "LEDGER_EXISTS"];

interface Props {
  readonly error: unknown;
  /** Whether it is the ledger of the last session that did not open by itself. */
  readonly atStart: boolean;
  readonly onRetry: () => void;
  /** Does again what was refused because an import runs, ending the import. */
  readonly onInsist: () => void;
  readonly onOpenOther: () => void;
  readonly onCreate: () => void;
  readonly onOpenExisting: (path: string) => void;
  readonly onDismiss: () => void;
  /** A backup took the damaged ledger's place and is open. */
  readonly onRestored: (status: LedgerStatus) => void;
}

/** Why a ledger did not open, with the ways out that fit the reason. */
export function OpeningProblem(props: Props): ReactNode {
  const { error, atStart, onRetry, onInsist, onOpenOther, onCreate, onOpenExisting, onDismiss, onRestored } = props;
  const { t } = useTranslation();
  const code = errorCode(error);
  const path = errorValues(error)["path"];
  if (code === "IMPORT_RUNNING") return <ImportRunning error={error} onKeep={onDismiss} onStop={onInsist} />;
  return (
    <ErrorNotice
      error={error}
      title={atStart ? t("ledgers.problem.title") : t("ledgers.problem.titleOther")}
      onRetry={FINAL.includes(code) ? undefined : onRetry}
      onDismiss={onDismiss}
    >
      {code === "LEDGER_EXISTS" && typeof path === "string" && (
        <Button size="small" appearance="primary" onClick={() => onOpenExisting(path)}>
          {t("ledgers.problem.openExisting")}
        </Button>
      )}
      {code === "LEDGER_DAMAGED" && typeof path === "string" && <RestoreNewest ledger={path} onRestored={onRestored} />}
      <Button size="small" onClick={onOpenOther}>
        {t("ledgers.problem.openOther")}
      </Button>
      {atStart && (
        <Button size="small" onClick={onCreate}>
          {t("ledgers.problem.createNew")}
        </Button>
      )}
      {code === "LEDGER_DAMAGED" && typeof path === "string" && (
        <Button size="small" onClick={() => void native.showInFolder(path)}>
          {t("common.showInFolder")}
        </Button>
      )}
    </ErrorNotice>
  );
}

interface ImportRunningProps {
  readonly error: unknown;
  readonly onKeep: () => void;
  readonly onStop: () => void;
}

/** Nothing went wrong: another ledger would end the import that runs, so the user decides. */
function ImportRunning({ error, onKeep, onStop }: ImportRunningProps): ReactNode {
  const { t } = useTranslation();
  const actions = (
    <>
      <Button size="small" appearance="primary" onClick={onKeep}>
        {t("ledgers.problem.letItFinish")}
      </Button>
      <Button size="small" onClick={onStop}>
        {t("ledgers.problem.stopAndGoOn")}
      </Button>
    </>
  );
  return (
    <Notice intent="warning" title={t("ledgers.problem.importRunning")} actions={actions}>
      {errorWords(error, t)}
    </Notice>
  );
}
