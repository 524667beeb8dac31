import { Button, Link } from "@fluentui/react-components";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "../../../shared/contract/agreements.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { Notice } from "../../components/Notice.tsx";
import { type AskingHow, OfficeMailFields } from "../../components/OfficeMailFields.tsx";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useCommand } from "../../lib/use-command.ts";
import { useBillingLetter } from "./queries.ts";
import { useTableStyles } from "./table-styles.ts";

type Wanted = NonNullable<AgreementView["billing"]>;

/** What Billing is asked for, how it was asked, and the CFDI that answered. */
export function BillingNotice({
  agreement,
  atOnce,
}: {
  readonly agreement: AgreementView;
  /** It was signed just now: what its quita asks of Billing is asked at once. */
  readonly atOnce: boolean;
}): ReactNode {
  const styles = useTableStyles();
  const { t } = useTranslation();
  const { toDocument } = useNavigation();
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const { billing, requests, credits } = agreement;
  useEffect(() => {
    if (atOnce && billing === "credit" && requests.length === 0) setAsking(true);
  }, [atOnce, billing, requests.length]);
  if (billing === null && credits.length === 0 && requests.length === 0) return null;
  return (
    <section className={styles.asking}>
      {billing !== null && (
        <>
          <Notice intent="warning">
            {t(`agreements.detail.billing.${billing}`, { amount: amountsOf(agreement, billing) })}
          </Notice>
          <div className={styles.buttons}>
            <Button onClick={() => setAsking(true)}>{t(`agreements.detail.askBilling.${billing}`)}</Button>
          </div>
        </>
      )}
      {done && <Notice intent="success">{t("agreements.askForm.done")}</Notice>}
      {requests.map(({ id, how, sentTo, on, actor }) => (
        <p key={id} className={styles.quiet}>
          {t(`agreements.detail.asked.${how}`, { to: sentTo, day: formatDay(on), actor })}
        </p>
      ))}
      {credits.map(({ uuid, label, on }) => (
        <p key={uuid} className={styles.text}>
          {t("agreements.detail.creditedBy", { day: formatDay(on) })}{" "}
          <Link as="button" onClick={() => toDocument(uuid)}>
            {label}
          </Link>
        </p>
      ))}
      {asking && billing !== null && (
        <AskBillingDialog
          id={agreement.id}
          wanted={billing}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            setDone(true);
          }}
        />
      )}
    </section>
  );
}

function amountsOf({ parts }: AgreementView, wanted: Wanted): string {
  return parts
    .map((part) => [wanted === "credit" ? part.quitaStandsMinor : part.creditedMinor, part.currency] as const)
    .filter(([minor]) => minor > 0)
    .map(([minor, currency]) => formatMoney(minor, currency))
    .join(" + ");
}

interface DialogProps {
  readonly id: number;
  readonly wanted: Wanted;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks Billing: by mail, as a mail in the user's own program, or in person. */
function AskBillingDialog({ id, wanted, onClose, onDone }: DialogProps): ReactNode {
  const { t } = useTranslation();
  const [how, setHow] = useState<AskingHow | null>(null);
  const [mail, setMail] = useState({ to: "", subject: "", body: "" });
  const { data, error } = useBillingLetter(id);
  const sending = useCommand<{ id: number; file: string | null }>();
  useEffect(() => {
    if (data !== undefined) setMail({ to: data.to, subject: data.subject, body: data.body });
  }, [data]);
  const canSend = data?.canSend ?? false;
  const chosen = how ?? (canSend ? "mail" : "file");
  const submit = (): void => {
    const input = { commandId: crypto.randomUUID(), id, how: chosen, ...mail, lang: currentLang() };
    sending.mutate(() => ledger.agreements.askBilling(input), {
      onSuccess: ({ file }) => {
        if (file !== null) void native.openEvidence(file);
        onDone();
      },
    });
  };
  return (
    <FormDialog
      title={t(`agreements.askForm.${wanted}`)}
      action={t("agreements.askForm.submit")}
      busy={sending.isPending}
      error={sending.error ?? error}
      onSubmit={submit}
      onClose={onClose}
    >
      <OfficeMailFields how={chosen} mail={mail} canSend={canSend} onHow={setHow} onMail={setMail} />
    </FormDialog>
  );
}
