import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PrivacyAct, PrivacyFile, PrivacySubject } from "../../../shared/contract/privacy.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { SavedFile } from "../../components/SavedFile.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { formatDay, formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useMay } from "../../lib/session.ts";
import { useStatus } from "../../lib/status.ts";
import { EraseDialog } from "./EraseDialog.tsx";
import { PartList } from "./PartList.tsx";
import { RectifyDialog } from "./RectifyDialog.tsx";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  title: { margin: "8px 0 0", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingLeft: "18px" },
});

interface Props {
  readonly subject: PrivacySubject;
  readonly reason: "request" | "retention";
  readonly onClose: () => void;
}

/** Everything held of one person, and what can be done about it. */
export function PersonFile({ subject, reason, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(orpc.privacy.file.queryOptions({ input: subject }));
  return (
    <SidePane title={data?.person.name ?? t("privacy.title")} onClose={onClose} takeFocus>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Held file={data} reason={reason} />}
    </SidePane>
  );
}

function Held({ file, reason }: { readonly file: PrivacyFile; readonly reason: Props["reason"] }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const may = useMay();
  const [dialog, setDialog] = useState<"rectify" | "erase" | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { person, refused } = file;
  const { subject, state } = person;
  const acting = useMutation({
    mutationFn: (step: "block" | "unblock") => {
      const commandId = crypto.randomUUID();
      return step === "block"
        ? ledger.privacy.block({ commandId, subject, reason })
        : ledger.privacy.unblock({ commandId, subject });
    },
    onSuccess: ({ act }) => setSaid(t(act.kind === "block" ? "privacy.blockDone" : "privacy.unblockDone")),
  });
  const done = (act: PrivacyAct): void => {
    setDialog(null);
    setSaid(
      act.kind === "erase"
        ? `${t("privacy.eraseDone", { rows: formatInteger(act.erased) })} ${t("privacy.eraseBackups")}`
        : t("privacy.rectifyDone"),
    );
  };
  const going = file.parts.reduce((sum, { erases }) => sum + erases, 0);
  return (
    <div className={styles.body}>
      <p className={styles.text}>
        {t(`privacy.kinds.${subject.kind}`)}
        {person.customer !== "" && `, ${person.customer}`}. {t(`privacy.states.${state}`)}
        {person.since !== null && `, ${formatDay(person.since)}`}
      </p>
      {said !== null && (
        <Notice intent="success" onDismiss={() => setSaid(null)}>
          {said}
        </Notice>
      )}
      {acting.isError && <ErrorNotice error={acting.error} onDismiss={acting.reset} />}
      {refused !== null && (
        <Notice intent="info">
          {t(refused.until === null ? "privacy.refused.law" : "privacy.refused.until", {
            reason: t(`privacy.refused.${refused.code}`),
            law: t(`privacy.laws.${refused.law}`),
            until: refused.until === null ? "" : formatDay(refused.until),
          })}
        </Notice>
      )}
      <Printing file={file} />
      <div className={styles.buttons}>
        {state !== "erased" && may("privacy.rectify") && (
          <Button onClick={() => setDialog("rectify")}>{t("privacy.rectify")}</Button>
        )}
        {state !== "blocked" && going > 0 && may("privacy.block") && (
          <Button disabled={refused !== null || acting.isPending} onClick={() => acting.mutate("block")}>
            {t("privacy.block")}
          </Button>
        )}
        {state === "blocked" && may("privacy.unblock") && (
          <>
            <Button disabled={acting.isPending} onClick={() => acting.mutate("unblock")}>
              {t("privacy.unblock")}
            </Button>
            <Button disabled={refused !== null} onClick={() => setDialog("erase")}>
              {t("privacy.erase")}
            </Button>
          </>
        )}
      </div>
      {state === "active" && going > 0 && refused === null && <p className={styles.text}>{t("privacy.blockHint")}</p>}
      <PartList parts={file.parts} />
      {file.kept.length > 0 && (
        <>
          <h3 className={styles.title}>{t("privacy.keptTitle")}</h3>
          <ul className={styles.list}>
            {file.kept.map(({ part, count, law, until }) => (
              <li key={`${part} ${law}`}>
                {t("privacy.keptRow", {
                  rows: formatInteger(count),
                  part: t(`privacy.parts.${part}`),
                  law: t(`privacy.laws.${law}`),
                })}
                {until !== null && `, ${t("privacy.keptUntil", { until: formatDay(until) })}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {dialog === "rectify" && <RectifyDialog file={file} onDone={done} onClose={() => setDialog(null)} />}
      {dialog === "erase" && (
        <EraseDialog file={file} going={going} reason={reason} onDone={done} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}

/** The person's own copy, as PDF or workbook. */
function Printing({ file }: { readonly file: PrivacyFile }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const may = useMay();
  const { data: status } = useStatus();
  const saving = useMutation({
    mutationFn: async (format: "pdf" | "xlsx") => {
      const day = formatDay(status?.today ?? "").replaceAll("/", "-");
      const suggestedName = `${t("privacy.print.accessFile", { name: file.person.name, day })}.${format}`;
      const target = await native.saveAs({ suggestedName, kind: format });
      if (target === null) return null;
      const { subject } = file.person;
      return ledger.privacy.exportFile({ subject, format, file: target, lang: currentLang() });
    },
  });
  if (!may("privacy.exportFile")) return null;
  return (
    <>
      {saving.isError && <ErrorNotice error={saving.error} onDismiss={saving.reset} />}
      {saving.data !== undefined && saving.data !== null && (
        <SavedFile file={saving.data.file} onDismiss={saving.reset} />
      )}
      <div className={styles.buttons}>
        {(["pdf", "xlsx"] as const).map((format) => (
          <Button key={format} disabled={saving.isPending} onClick={() => saving.mutate(format)}>
            {t(`privacy.print.${format}`)}
          </Button>
        ))}
      </div>
    </>
  );
}
