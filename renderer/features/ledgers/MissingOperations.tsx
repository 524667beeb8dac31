import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { auditActionWords } from "../../../shared/i18n/audit-words.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInstant, formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useStatus } from "../../lib/status.ts";
import { RestoreNewest } from "./RestoreNewest.tsx";

const useStyles = makeStyles({
  list: { maxHeight: "45vh", overflow: "auto" },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    "& th": { textAlign: "left", padding: "6px 10px", fontWeight: tokens.fontWeightSemibold },
    "& td": { padding: "4px 10px", borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  number: { fontVariantNumeric: "tabular-nums" },
});

/** What the open ledger lacks, told above every screen until a backup brings it back or somebody goes on without it. */
export function MissingOperations(): ReactNode {
  const { t } = useTranslation();
  const { data: status, refetch } = useStatus();
  const [looking, setLooking] = useState(false);
  const missing = status?.missing ?? null;
  if (missing === null || status?.path == null) return null;
  const { kind, operations, since, until } = missing;
  const when = {
    until: formatInstant(until),
    since: since === "" ? t("ledgers.missing.nothing") : formatInstant(since),
  };
  return (
    <>
      <Notice
        intent="error"
        title={kind === "cut" ? t("ledgers.missing.cut", { count: operations }) : t("ledgers.missing.other")}
        actions={
          <>
            <Allowed to="ledgers.missing">
              <Button size="small" onClick={() => setLooking(true)}>
                {t("ledgers.missing.see")}
              </Button>
            </Allowed>
            <Allowed to="backup.restore">
              <RestoreNewest ledger={status.path} onRestored={() => void refetch()} />
            </Allowed>
          </>
        }
      >
        {t(kind === "cut" ? "ledgers.missing.cutBody" : "ledgers.missing.otherBody", when)}
      </Notice>
      {looking && <WhatIsMissing onClose={() => setLooking(false)} onDone={() => void refetch()} />}
    </>
  );
}

interface Props {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The operations by name, so that they can be recorded again, and the decision to go on. */
function WhatIsMissing({ onClose, onDone }: Props): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const list = useQuery(orpc.ledgers.missing.queryOptions());
  const goOn = useMutation({
    mutationFn: () => ledger.ledgers.goOnWithout({ commandId: crypto.randomUUID() }),
    onSuccess: () => {
      onClose();
      onDone();
    },
  });
  const rows = list.data?.rows ?? [];
  const columns = ["number", "when", "what", "about"] as const;
  return (
    <FormDialog
      title={t("ledgers.missing.listTitle")}
      body={rows.length === 0 && list.isSuccess ? t("ledgers.missing.listNone") : t("ledgers.missing.listLead")}
      action={t("ledgers.missing.goOn")}
      busy={goOn.isPending || list.isPending}
      error={goOn.error ?? list.error}
      onSubmit={() => goOn.mutate()}
      onClose={onClose}
    >
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard
        <section className={styles.list} tabIndex={0} aria-label={t("ledgers.missing.listTitle")}>
          <table className={styles.table}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`ledgers.missing.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ seq, at, action, subject }) => (
                <tr key={seq}>
                  <td className={styles.number}>{formatInteger(seq)}</td>
                  <td className={styles.number}>{formatInstant(at)}</td>
                  <td>{auditActionWords(action, currentLang())}</td>
                  <td>{subject}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <span>{t("ledgers.missing.goOnHint")}</span>
    </FormDialog>
  );
}
