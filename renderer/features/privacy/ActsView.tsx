import { Button, Link } from "@fluentui/react-components";
import { HistoryRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PrivacyAct, PrivacySubject } from "../../../shared/contract/privacy.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { SavedFile } from "../../components/SavedFile.tsx";
import { formatDay, formatInstant, formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useMay } from "../../lib/session.ts";
import { useTableStyles } from "./table-styles.ts";

/** What was done about people's data, newest first; what can be taken back is. */
export function ActsView({ onChoose }: { readonly onChoose: (subject: PrivacySubject) => void }): ReactNode {
  const styles = useTableStyles();
  const { t } = useTranslation();
  const may = useMay();
  const [file, setFile] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(orpc.privacy.acts.queryOptions());
  const undoing = useMutation({
    mutationFn: ({ id, kind, subject }: PrivacyAct) => {
      const commandId = crypto.randomUUID();
      return kind === "rectify"
        ? ledger.privacy.undoRectify({ commandId, id })
        : ledger.privacy.unblock({ commandId, subject });
    },
  });
  const printing = useMutation({
    mutationFn: async ({ id, name, onDay }: PrivacyAct) => {
      const day = formatDay(onDay).replaceAll("/", "-");
      const suggestedName = `${t("privacy.print.rectificationFile", { name, day })}.pdf`;
      const target = await native.saveAs({ suggestedName, kind: "pdf" });
      if (target === null) return;
      const asked = { id, format: "pdf" as const, file: target, lang: currentLang() };
      setFile((await ledger.privacy.exportRectification(asked)).file);
    },
  });
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  if (data.rows.length === 0) return <EmptyState icon={<HistoryRegular />} title={t("privacy.actsNone")} />;
  return (
    <>
      {undoing.isError && <ErrorNotice error={undoing.error} onDismiss={undoing.reset} />}
      {printing.isError && <ErrorNotice error={printing.error} onDismiss={printing.reset} />}
      {file !== null && <SavedFile file={file} onDismiss={() => setFile(null)} />}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("audit.columns.at")}</th>
            <th scope="col">{t("audit.columns.actor")}</th>
            <th scope="col">{t("audit.columns.action")}</th>
            <th scope="col">{t("privacy.name")}</th>
            <th scope="col">{t("privacy.reason")}</th>
            <th scope="col">
              <span aria-hidden="true"> </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((act) => (
            <tr key={act.id}>
              <td>{formatInstant(act.recordedAt)}</td>
              <td>{act.actor || t("audit.nobody")}</td>
              <td>
                {t(`privacy.acts.${act.kind}`)}
                {act.kind === "erase" && `, ${t("privacy.count", { rows: formatInteger(act.erased) })}`}
              </td>
              <td>
                <Link as="button" onClick={() => onChoose(act.subject)}>
                  {act.name}
                </Link>
              </td>
              <td>{t(`privacy.reasons.${act.reason}`)}</td>
              <td>
                {act.kind === "rectify" && may("privacy.exportRectification") && (
                  <Button size="small" disabled={printing.isPending} onClick={() => printing.mutate(act)}>
                    {t("privacy.rectifyPrint")}
                  </Button>
                )}{" "}
                {act.undoable && may("privacy.unblock") && (
                  <Button size="small" disabled={undoing.isPending} onClick={() => undoing.mutate(act)}>
                    {t("privacy.undo")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
