import { Button, Field, Input, Link, makeStyles, Select, tokens } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "../../../shared/contract/users.ts";
import { NewPassword } from "../../components/access/NewPassword.tsx";
import { PasswordInput } from "../../components/access/PasswordInput.tsx";
import { RecoveryCode } from "../../components/access/RecoveryCode.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { announceAll } from "../../lib/changes.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { queryClient } from "../../lib/query-client.ts";
import { gateHeld } from "../../lib/session.ts";
import { useStatus } from "../../lib/status.ts";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flex: 1,
    height: "100%",
    overflowY: "auto",
    backgroundColor: tokens.colorNeutralBackground3,
  },
  card: {
    margin: "auto",
    width: "min(440px, calc(100% - 48px))",
    padding: "28px 32px",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  head: { display: "flex", gap: tokens.spacingHorizontalM, alignItems: "center" },
  icon: { fontSize: "28px", display: "flex", color: tokens.colorBrandForeground1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  row: { display: "flex", justifyContent: "space-between", alignItems: "center", flexWrap: "wrap", gap: "8px" },
});

interface Props {
  readonly session: Session;
  /** Somebody worked here before: it was locked, not opened. */
  readonly again: boolean;
}

/** Everything the window asks for may have another answer now, also what was refused while nobody was signed in. */
function entered(session: Session): void {
  queryClient.setQueryData(orpc.users.session.queryKey(), session);
  announceAll();
}

/** The page before the screens of a ledger with passwords. */
export function SignInScreen({ session, again }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: status } = useStatus();
  const [recovering, setRecovering] = useState(false);
  const changing = session.person !== null && session.mustChange;
  const title = changing
    ? t("signIn.mustChange")
    : recovering
      ? t("signIn.recover")
      : again
        ? t("signIn.locked")
        : t("signIn.title", { ledger: status?.name ?? "" });
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.head}>
          <span className={styles.icon} aria-hidden="true">
            <LockClosedRegular />
          </span>
          <div>
            <h1 className={styles.title}>{title}</h1>
            {again && !changing && !recovering && <p className={styles.text}>{t("signIn.lockedHint")}</p>}
          </div>
        </div>
        {changing ? (
          <OwnPassword session={session} />
        ) : recovering ? (
          <Recovery session={session} onBack={() => setRecovering(false)} />
        ) : (
          <Enter
            session={session}
            onForgot={() => setRecovering(true)}
            onOther={() => void navigate({ to: "/inicio" })}
          />
        )}
      </div>
    </main>
  );
}

function Enter({
  session,
  onForgot,
  onOther,
}: {
  readonly session: Session;
  readonly onForgot: () => void;
  readonly onOther: () => void;
}): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const here = session.people.find(({ lastHere }) => lastHere) ?? session.people[0];
  const [id, setId] = useState(here?.id ?? 0);
  const [password, setPassword] = useState("");
  const signIn = useMutation({
    mutationFn: () => ledger.users.signIn({ id, password }),
    onSuccess: entered,
    onError: () => setPassword(""),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (password !== "") signIn.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {signIn.isError && <ErrorNotice error={signIn.error} onDismiss={signIn.reset} />}
      <Field label={t("signIn.who")}>
        <Select value={String(id)} onChange={(_, { value }) => setId(Number(value))}>
          {session.people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </Select>
      </Field>
      <PasswordInput
        kind="current-password"
        label={t("signIn.password")}
        value={password}
        onChange={setPassword}
        autoFocus
      />
      <div className={styles.row}>
        <Button type="submit" appearance="primary" disabled={signIn.isPending || password === ""}>
          {t("signIn.enter")}
        </Button>
        <Link as="button" type="button" onClick={onForgot}>
          {t("signIn.forgot")}
        </Link>
        <Link as="button" type="button" onClick={onOther}>
          {t("signIn.otherLedger")}
        </Link>
      </div>
    </form>
  );
}

function Recovery({ session, onBack }: { readonly session: Session; readonly onBack: () => void }): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const [id, setId] = useState(session.people[0]?.id ?? 0);
  const [code, setCode] = useState("");
  const name = session.people.find((person) => person.id === id)?.name ?? "";
  const recover = useMutation({
    mutationFn: (password: string) => {
      gateHeld.set("page");
      return ledger.users.recover({ code, id, password });
    },
    onError: () => gateHeld.set(null),
  });
  const { data } = recover;
  const kept = (): void => {
    gateHeld.set(null);
    if (data !== undefined) entered(data.session);
  };
  if (data !== undefined) return <RecoveryCode code={data.recoveryCode} onKept={kept} />;
  return (
    <>
      <p className={styles.text}>{t("signIn.recoverHint")}</p>
      {recover.isError && <ErrorNotice error={recover.error} onDismiss={recover.reset} />}
      <NewPassword
        name={name}
        action={t("signIn.enter")}
        busy={recover.isPending}
        onSave={(password) => recover.mutate(password)}
        more={<Button onClick={onBack}>{t("signIn.back")}</Button>}
      >
        <Field label={t("signIn.who")}>
          <Select value={String(id)} onChange={(_, { value }) => setId(Number(value))}>
            {session.people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("signIn.code")}>
          <Input autoFocus value={code} maxLength={60} spellCheck={false} onChange={(_, { value }) => setCode(value)} />
        </Field>
      </NewPassword>
    </>
  );
}

function OwnPassword({ session }: { readonly session: Session }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [current, setCurrent] = useState("");
  const change = useMutation({
    mutationFn: (password: string) => ledger.users.changePassword({ current, password }),
    onSuccess: entered,
  });
  return (
    <>
      <p className={styles.text}>{t("signIn.mustChangeHint")}</p>
      {change.isError && <ErrorNotice error={change.error} onDismiss={change.reset} />}
      <NewPassword
        name={session.person?.name ?? ""}
        action={t("signIn.save")}
        busy={change.isPending}
        onSave={(password) => change.mutate(password)}
        more={<Button onClick={() => void ledger.users.lock({}).then(entered)}>{t("signIn.switch")}</Button>}
      >
        <PasswordInput
          kind="current-password"
          label={t("signIn.current")}
          value={current}
          onChange={setCurrent}
          autoFocus
        />
      </NewPassword>
    </>
  );
}
