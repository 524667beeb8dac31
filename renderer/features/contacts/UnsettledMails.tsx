import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInstant } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { useUnsettled } from "./queries.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
});

/** Mails of which nobody knows whether they left, each with the two answers a person can give. */
export function UnsettledMails(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data = [] } = useUnsettled();
  const settling = useCommand<unknown>();
  if (settling.isError) return <ErrorNotice error={settling.error} onDismiss={settling.reset} />;
  if (data.length === 0) return null;
  const settle = (id: number, sent: boolean): void =>
    settling.mutate(() => ledger.mail.settle({ commandId: crypto.randomUUID(), id, sent }));
  return (
    <Notice intent="warning" title={t("mail.unsettled.title")}>
      {t("mail.unsettled.body")}
      <ul className={styles.list}>
        {data.map(({ id, subject, sentTo, customerName, startedAt }) => (
          <li key={id} className={styles.line}>
            {t("mail.unsettled.line", { subject, to: sentTo, customer: customerName, at: formatInstant(startedAt) })}
            <Button size="small" disabled={settling.isPending} onClick={() => settle(id, true)}>
              {t("mail.unsettled.sent")}
            </Button>
            <Button size="small" disabled={settling.isPending} onClick={() => settle(id, false)}>
              {t("mail.unsettled.notSent")}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
