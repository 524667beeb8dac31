import { Button, Spinner } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerStatus } from "../../../shared/contract/ledgers.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { formatInstant } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

interface Props {
  /** Path of the ledger that does not open. */
  readonly ledger: string;
  readonly onRestored: (status: LedgerStatus) => void;
}

/** The way out of a damaged ledger: its newest proved backup, while the damaged file is kept beside it. */
export function RestoreNewest({ ledger: path, onRestored }: Props): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.backup.beside.queryOptions({ input: { ledger: path } }));
  const restore = useMutation({
    mutationFn: (file: string) => ledger.backup.restore({ file, ledger: path }),
    onSuccess: ({ status }) => onRestored(status),
  });
  const [newest] = data?.backups ?? [];
  if (newest === undefined) return null;
  return (
    <>
      {restore.isError && <ErrorNotice error={restore.error} onDismiss={restore.reset} />}
      <span>{t("backup.besideTitle", { when: formatInstant(newest.madeAt) })}</span>
      <Button
        size="small"
        appearance="primary"
        disabled={restore.isPending}
        icon={restore.isPending ? <Spinner size="tiny" /> : null}
        onClick={() => restore.mutate(newest.file)}
      >
        {t("backup.besideRestore")}
      </Button>
    </>
  );
}
