import { Button } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Ficha } from "../../../shared/contract/ficha.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { ledger } from "../../lib/ledger.ts";

interface Props {
  readonly ficha: Ficha;
  readonly onCustomer: (id: number) => void;
}

/** Which customers are this one, with the way to take each apart; or whose this one is. */
export function MergeNotices({ ficha, onCustomer }: Props): ReactNode {
  const { t } = useTranslation();
  const unmerge = useMutation({
    mutationFn: (mergeId: number) => ledger.customers.unmerge({ commandId: crypto.randomUUID(), mergeId }),
  });
  const { mergedInto, merged } = ficha;
  return (
    <>
      {unmerge.isError && <ErrorNotice error={unmerge.error} onDismiss={unmerge.reset} />}
      {mergedInto !== null && (
        <Notice
          intent="info"
          title={t("ficha.mergedInto", { name: mergedInto.customer.name })}
          actions={
            <>
              <Button size="small" onClick={() => onCustomer(mergedInto.customer.id)}>
                {t("ficha.toKept", { name: mergedInto.customer.name })}
              </Button>
              <Button size="small" disabled={unmerge.isPending} onClick={() => unmerge.mutate(mergedInto.id)}>
                {t("ficha.unmerge", { name: ficha.customer.name })}
              </Button>
            </>
          }
        >
          {t("ficha.mergedIntoBody")}
        </Notice>
      )}
      {merged.length > 0 && (
        <Notice
          intent="info"
          actions={merged.map((merge) => (
            <Button key={merge.id} size="small" disabled={unmerge.isPending} onClick={() => unmerge.mutate(merge.id)}>
              {t("ficha.unmerge", { name: merge.customer.name })}
            </Button>
          ))}
        >
          {t("ficha.merged", { names: merged.map(({ customer }) => `${customer.name} (${customer.rfc})`).join("; ") })}
        </Notice>
      )}
    </>
  );
}
