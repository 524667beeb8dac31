import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { ImportRun } from "../../../shared/contract/imports.ts";
import { Notice } from "../../components/Notice.tsx";
import { useStatus } from "../../lib/status.ts";
import { useStrangeCompany } from "./queries.ts";

/** What ends an import and has words of its own. */
const zTrouble = z.enum(["DISK_FULL", "DISK_FAILED", "LEDGER_DAMAGED", "LEDGER_IN_USE", "READ_ONLY"]);

interface Props {
  readonly run: ImportRun;
  readonly disabled: boolean;
  readonly onImportAgain: (company: { readonly rfc: string; readonly name: string } | null) => void;
}

/** What is to be said of a finished run: it did not end well, or its documents are another company's. */
export function RunNotices({ run, disabled, onImportAgain }: Props): ReactNode {
  const { t } = useTranslation();
  const { data: status } = useStatus();
  const strange = useStrangeCompany(run, status?.ownRfcs.map(({ rfc }) => rfc) ?? []);
  const trouble = zTrouble.safeParse(run.trouble);
  const path = status?.path ?? "";
  return (
    <>
      {(run.state === "cancelled" || run.state === "interrupted" || run.state === "failed") && (
        <Notice
          intent="warning"
          actions={
            <Button size="small" disabled={disabled} onClick={() => onImportAgain(null)}>
              {t("importing.stateNote.again")}
            </Button>
          }
        >
          {trouble.success
            ? t(`errors.${trouble.data}`, { path, detail: trouble.data })
            : t(`importing.stateNote.${run.state}`)}
        </Notice>
      )}
      {strange !== null && (
        <Notice
          intent="warning"
          title={t("importing.notOurs.title")}
          actions={
            <Button size="small" appearance="primary" disabled={disabled} onClick={() => onImportAgain(strange)}>
              {t("importing.notOurs.add", { rfc: strange.rfc })}
            </Button>
          }
        >
          {t("importing.notOurs.body", { name: strange.name, rfc: strange.rfc })}
        </Notice>
      )}
    </>
  );
}
