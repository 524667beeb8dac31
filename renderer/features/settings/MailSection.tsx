import { Button, Field, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type MailSettings, mailSecretName, zMailSettings } from "../../../shared/contract/mail.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { TextField } from "../../components/TextField.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { queryClient } from "../../lib/query-client.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  pair: {
    display: "grid",
    gridTemplateColumns: "repeat(2, minmax(0, 1fr))",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    alignItems: "start",
  },
  test: { display: "flex", alignItems: "flex-end", gap: tokens.spacingHorizontalM },
  to: { flex: 1, maxWidth: "360px" },
  save: { alignSelf: "flex-start" },
});

const SECURITIES = ["starttls", "tls", "none"] as const;

/** Correo: the server mails are sent through, and what stands in every message. */
export function MailSection(): ReactNode {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(orpc.mail.settings.queryOptions());
  return (
    <Section title={t("mail.settings.title")} hint={t("mail.settings.hint")}>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <MailForm before={data.settings} ready={data.ready} known={data.passwordKnown} />}
    </Section>
  );
}

interface FormProps {
  readonly before: MailSettings;
  readonly ready: boolean;
  /** This PC has the password. */
  readonly known: boolean;
}

/** What became of the password, and whether changed payment details wait for another person. */
interface Saved {
  readonly kept: "stored" | "session" | null;
  readonly asked: boolean;
}

function MailForm({ before, ready, known }: FormProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [typed, setTyped] = useDraft(before, () => ({ ...before, port: String(before.port) }));
  const [password, setPassword] = useState("");
  const [to, setTo] = useDraft(before.fromAddress, () => before.fromAddress);
  const [tried, setTried] = useState(false);
  const port = /^\d{1,5}$/.test(typed.port.trim()) ? Number(typed.port) : 0;
  const wanted = zMailSettings.safeParse({ ...typed, port });
  const changed = password !== "" || !wanted.success || JSON.stringify(wanted.data) !== JSON.stringify(before);
  const saving = useMutation<Saved>({
    mutationFn: async () => {
      if (!wanted.success) return { kept: null, asked: false };
      const kept = password === "" ? null : await native.keepSecret(mailSecretName(wanted.data), password);
      const saved = await ledger.mail.saveSettings({ commandId: crypto.randomUUID(), settings: wanted.data });
      // What waits for another person is not kept yet.
      const { payTo, signature } = saved.settings;
      setTyped((now) => ({ ...now, payTo, signature }));
      return { kept, asked: saved.asked };
    },
    onSuccess: () => {
      setPassword("");
      void queryClient.invalidateQueries({ queryKey: orpc.mail.key() });
    },
  });
  const testing = useMutation({ mutationFn: () => ledger.mail.test({ to: to.trim(), lang: currentLang() }) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    testing.reset();
    if (wanted.success) saving.mutate();
  };
  const set = (changes: Partial<typeof typed>): void => setTyped({ ...typed, ...changes });
  const bad = (field: keyof MailSettings): boolean =>
    tried && !wanted.success && wanted.error.issues.some(({ path }) => path[0] === field);
  return (
    <>
      <form className={styles.form} onSubmit={submit} noValidate>
        {saving.isError && <ErrorNotice error={saving.error} onDismiss={saving.reset} />}
        {saving.isSuccess && (
          <Notice
            intent={saving.data.kept === "session" || saving.data.asked ? "warning" : "success"}
            onDismiss={saving.reset}
          >
            {t("mail.settings.saved")}
            {saving.data.asked && ` ${t("approvals.bankDetailsWait")}`}
            {saving.data.kept === "stored" && ` ${t("mail.settings.passwordKept")}`}
            {saving.data.kept === "session" && ` ${t("mail.settings.passwordSession")}`}
          </Notice>
        )}
        <div className={styles.pair}>
          <TextField
            label={t("mail.settings.host")}
            hint={t("mail.settings.hostHint")}
            maxLength={253}
            value={typed.host}
            onValue={(host) => set({ host })}
          />
          <TextField
            label={t("mail.settings.port")}
            maxLength={5}
            value={typed.port}
            problem={tried && (port < 1 || port > 65_535) ? t("mail.settings.portInvalid") : null}
            onValue={(text) => set({ port: text })}
          />
          <Field
            label={t("mail.settings.security")}
            {...(typed.security === "none"
              ? { validationState: "warning" as const, validationMessage: t("mail.settings.noneWarning") }
              : {})}
          >
            <Select
              value={typed.security}
              onChange={(_, { value }) => set({ security: SECURITIES.find((each) => each === value) ?? "starttls" })}
            >
              {SECURITIES.map((security) => (
                <option key={security} value={security}>
                  {t(`mail.settings.securities.${security}`)}
                </option>
              ))}
            </Select>
          </Field>
          <span />
          <TextField
            label={t("mail.settings.user")}
            maxLength={254}
            value={typed.user}
            onValue={(user) => set({ user })}
          />
          <TextField
            label={t("mail.settings.password")}
            hint={typed.user === "" ? "" : t(known ? "mail.settings.passwordKnown" : "mail.settings.passwordUnknown")}
            type="password"
            maxLength={1000}
            value={password}
            onValue={setPassword}
          />
          <TextField
            label={t("mail.settings.fromName")}
            maxLength={100}
            value={typed.fromName}
            onValue={(fromName) => set({ fromName })}
          />
          <TextField
            label={t("mail.settings.fromAddress")}
            type="email"
            maxLength={254}
            value={typed.fromAddress}
            problem={bad("fromAddress") ? t("mail.settings.addressInvalid") : null}
            onValue={(fromAddress) => set({ fromAddress })}
          />
        </div>
        <Field label={t("mail.settings.payTo")} hint={t("mail.settings.payToHint")}>
          <Textarea
            rows={2}
            resize="vertical"
            maxLength={1000}
            value={typed.payTo}
            onChange={(_, { value }) => set({ payTo: value })}
          />
        </Field>
        <Field label={t("mail.settings.signature")}>
          <Textarea
            rows={2}
            resize="vertical"
            maxLength={1000}
            value={typed.signature}
            onChange={(_, { value }) => set({ signature: value })}
          />
        </Field>
        <Button className={styles.save} type="submit" appearance="primary" disabled={!changed || saving.isPending}>
          {t("mail.settings.save")}
        </Button>
      </form>
      {ready && (
        <>
          {testing.isError && <ErrorNotice error={testing.error} onDismiss={testing.reset} />}
          {testing.isSuccess && (
            <Notice intent="success" onDismiss={testing.reset}>
              {t("mail.settings.tested", { to })}
            </Notice>
          )}
          <div className={styles.test}>
            <div className={styles.to}>
              <TextField label={t("mail.settings.testTo")} type="email" maxLength={254} value={to} onValue={setTo} />
            </div>
            <Button disabled={testing.isPending || !to.includes("@")} onClick={() => testing.mutate()}>
              {t("mail.settings.test")}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
