import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Person, SignInRules } from "../../../shared/contract/users.ts";
import { FirstPerson } from "../../components/access/FirstPerson.tsx";
import { NewPassword } from "../../components/access/NewPassword.tsx";
import { PasswordInput } from "../../components/access/PasswordInput.tsx";
import { RecoveryCode } from "../../components/access/RecoveryCode.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { formatInstant } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useMay, useSession } from "../../lib/session.ts";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  table: {
    borderCollapse: "collapse",
    alignSelf: "flex-start",
    "& th, & td": {
      textAlign: "left",
      padding: "4px 16px 4px 0",
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    },
  },
  rules: { display: "flex", gap: tokens.spacingHorizontalL, alignItems: "flex-end", flexWrap: "wrap" },
  number: { width: "120px" },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
});

/** Acceso: whether the ledger asks for passwords, who has one, and the rules of signing in. */
export function AccessSection(): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const session = useSession();
  const may = useMay();
  const [making, setMaking] = useState(false);
  if (session === undefined) return null;
  if (!session.protected || making) {
    return (
      <Section title={t("signIn.settings.title")} hint={t("signIn.settings.hintOpen")}>
        <div onInput={() => setMaking(true)}>
          <FirstPerson onDone={() => setMaking(false)} />
        </div>
      </Section>
    );
  }
  return (
    <Section title={t("signIn.settings.title")} hint={t("signIn.settings.hintOn")}>
      {may("users.setPassword") ? (
        <>
          <AccessTable />
          <Rules rules={session.rules} />
          <NewCode />
        </>
      ) : (
        <p className={styles.text}>
          {t("signIn.as", {
            name: session.person?.name ?? "",
            role: session.person === null ? "" : t(`users.roles.${session.person.role}`),
          })}
        </p>
      )}
    </Section>
  );
}

function AccessTable(): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const people = useQuery(orpc.users.list.queryOptions());
  const [giving, setGiving] = useState<Person | null>(null);
  const remove = useMutation({ mutationFn: (id: number) => ledger.users.removePassword({ id }) });
  return (
    <>
      {remove.isError && <ErrorNotice error={remove.error} onDismiss={remove.reset} />}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("users.name")}</th>
            <th scope="col">{t("users.role")}</th>
            <th scope="col">{t("signIn.settings.access")}</th>
            <th scope="col">
              <span aria-hidden="true"> </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {(people.data?.rows ?? [])
            .filter(({ active }) => active)
            .map((person) => (
              <tr key={person.id}>
                <td>{person.name}</td>
                <td>{t(`users.roles.${person.role}`)}</td>
                <td>
                  {person.signsIn
                    ? `${t("signIn.settings.hasAccess")}, ${
                        person.signedInAt === null
                          ? t("signIn.settings.never")
                          : t("signIn.settings.lastSeen", { at: formatInstant(person.signedInAt) })
                      }`
                    : t("signIn.settings.noAccess")}
                </td>
                <td>
                  <div className={styles.buttons}>
                    <Button
                      size="small"
                      aria-label={t("signIn.settings.give", { name: person.name })}
                      onClick={() => setGiving(person)}
                    >
                      {t("signIn.settings.giveShort")}
                    </Button>
                    {person.signsIn && (
                      <Button
                        size="small"
                        appearance="subtle"
                        aria-label={t("signIn.settings.remove", { name: person.name })}
                        onClick={() => remove.mutate(person.id)}
                      >
                        {t("signIn.settings.removeShort")}
                      </Button>
                    )}
                  </div>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      {giving !== null && <GivePassword person={giving} onClose={() => setGiving(null)} />}
    </>
  );
}

function GivePassword({ person, onClose }: { readonly person: Person; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const give = useMutation({
    mutationFn: (password: string) => ledger.users.setPassword({ id: person.id, password }),
    onSuccess: onClose,
  });
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("signIn.settings.give", { name: person.name })}</DialogTitle>
          <DialogContent>
            {give.isError && <ErrorNotice error={give.error} onDismiss={give.reset} />}
            <p>{t("signIn.settings.giveHint")}</p>
            <NewPassword
              name={person.name}
              action={t("signIn.save")}
              busy={give.isPending}
              onSave={(password) => give.mutate(password)}
              more={<Button onClick={onClose}>{t("common.cancel")}</Button>}
            />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Rules({ rules }: { readonly rules: SignInRules }): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const [typed, setTyped] = useState(rules);
  const save = useMutation({
    mutationFn: () => ledger.users.saveRules({ commandId: crypto.randomUUID(), rules: typed }),
  });
  const field = (which: keyof SignInRules, label: string): ReactNode => (
    <Field label={label}>
      <Input
        className={styles.number}
        type="number"
        value={String(typed[which])}
        onChange={(_, { value }) => setTyped({ ...typed, [which]: Math.trunc(Number(value)) })}
      />
    </Field>
  );
  return (
    <>
      {save.isError && <ErrorNotice error={save.error} onDismiss={save.reset} />}
      <div className={styles.rules}>
        {field("idleMinutes", t("signIn.settings.idle"))}
        {field("attempts", t("signIn.settings.attempts"))}
        {field("waitMinutes", t("signIn.settings.wait"))}
        <Button
          disabled={save.isPending || JSON.stringify(typed) === JSON.stringify(rules)}
          onClick={() => save.mutate()}
        >
          {t("signIn.settings.save")}
        </Button>
        {save.isSuccess && (
          <span className={styles.text} role="status">
            {t("signIn.settings.saved")}
          </span>
        )}
      </div>
    </>
  );
}

function NewCode(): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const [asking, setAsking] = useState(false);
  const [password, setPassword] = useState("");
  const make = useMutation({ mutationFn: () => ledger.users.newRecoveryCode({ password }) });
  const close = (): void => {
    setAsking(false);
    setPassword("");
    make.reset();
  };
  return (
    <>
      <div className={styles.buttons}>
        <Button onClick={() => setAsking(true)}>{t("signIn.settings.newCode")}</Button>
      </div>
      {asking && (
        <Dialog open onOpenChange={(_, { open }) => !open && close()}>
          <DialogSurface>
            <DialogBody>
              <DialogTitle>{t("signIn.settings.newCode")}</DialogTitle>
              <DialogContent>
                {make.isError && <ErrorNotice error={make.error} onDismiss={make.reset} />}
                {make.data === undefined ? (
                  <form
                    onSubmit={(event) => {
                      event.preventDefault();
                      if (password !== "") make.mutate();
                    }}
                  >
                    <p>{t("signIn.settings.newCodeHint")}</p>
                    <PasswordInput
                      kind="current-password"
                      label={t("signIn.current")}
                      value={password}
                      onChange={setPassword}
                      autoFocus
                    />
                    <p className={styles.buttons}>
                      <Button type="submit" appearance="primary" disabled={make.isPending || password === ""}>
                        {t("signIn.continue")}
                      </Button>
                      <Button onClick={close}>{t("common.cancel")}</Button>
                    </p>
                  </form>
                ) : (
                  <RecoveryCode code={make.data.recoveryCode} onKept={close} />
                )}
              </DialogContent>
            </DialogBody>
          </DialogSurface>
        </Dialog>
      )}
    </>
  );
}
