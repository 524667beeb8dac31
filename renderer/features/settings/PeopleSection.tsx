import { Button, Checkbox, Field, Link, makeStyles, Select, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Person, type PersonDetails, zPersonRole } from "../../../shared/contract/users.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { TextField } from "../../components/TextField.tsx";
import { formatInteger } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useMay, useSession } from "../../lib/session.ts";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  me: { maxWidth: "320px" },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  table: {
    borderCollapse: "collapse",
    "& th, & td": {
      textAlign: "left",
      padding: "4px 16px 4px 0",
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    },
    // A name is read whole; an address gives way.
    "& td:first-child": { whiteSpace: "nowrap" },
  },
  email: { overflowWrap: "anywhere" },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums" },
  gone: { color: tokens.colorNeutralForeground3 },
  add: { alignSelf: "flex-start" },
});

/** Personas: who works the receivables, and who of them works on this PC. */
export function PeopleSection(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [editing, setEditing] = useState<Person | "new" | null>(null);
  const people = useQuery(orpc.users.list.queryOptions());
  const me = useQuery(orpc.users.me.queryOptions());
  const become = useMutation({
    mutationFn: (id: number | null) => ledger.users.become({ commandId: crypto.randomUUID(), id }),
  });
  const rows = people.data?.rows ?? [];
  const session = useSession();
  const may = useMay();
  return (
    <Section title={t("users.title")} hint={t("users.hint")}>
      {people.isError && <ErrorNotice error={people.error} onRetry={() => void people.refetch()} />}
      {become.isError && <ErrorNotice error={become.error} onDismiss={become.reset} />}
      {rows.length === 0 ? (
        <p className={styles.text}>{t("users.empty")}</p>
      ) : (
        <>
          {/* Where people sign in, a name is not something one picks. */}
          {session?.protected !== true && (
            <Field className={styles.me} label={t("users.me")}>
              <Select
                value={String(me.data?.person?.id ?? "")}
                onChange={(_, { value }) => become.mutate(value === "" ? null : Number(value))}
              >
                <option value="">{t("users.nobody")}</option>
                {rows
                  .filter((person) => person.active)
                  .map((person) => (
                    <option key={person.id} value={person.id}>
                      {person.name}
                    </option>
                  ))}
              </Select>
            </Field>
          )}
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t("users.name")}</th>
                <th scope="col">{t("users.role")}</th>
                <th scope="col">{t("users.email")}</th>
                <th scope="col" className={styles.number}>
                  {t("users.customers")}
                </th>
                <th scope="col">{t("users.state")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((person) => (
                <tr key={person.id} {...(person.active ? {} : { className: styles.gone })}>
                  <td>
                    <Link as="button" title={t("users.edit", { name: person.name })} onClick={() => setEditing(person)}>
                      {person.name}
                    </Link>
                  </td>
                  <td>{t(`users.roles.${person.role}`)}</td>
                  <td className={styles.email}>{person.email}</td>
                  <td className={styles.number}>{formatInteger(person.customers)}</td>
                  <td>{t(person.active ? "users.active" : "users.left")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {may("users.add") && (
        <Button className={styles.add} icon={<AddRegular />} onClick={() => setEditing("new")}>
          {t("users.add")}
        </Button>
      )}
      {editing !== null && (
        <PersonDialog person={editing === "new" ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Section>
  );
}

interface DialogProps {
  readonly person: Person | null;
  readonly onClose: () => void;
}

function PersonDialog({ person, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<PersonDetails>(
    person === null
      ? { name: "", role: "collector", email: "", active: true }
      : { name: person.name, role: person.role, email: person.email, active: person.active },
  );
  const [tried, setTried] = useState(false);
  const missing = typed.name.trim() === "";
  const save = useMutation({
    mutationFn: () => {
      const commandId = crypto.randomUUID();
      return person === null
        ? ledger.users.add({ commandId, person: typed })
        : ledger.users.change({ commandId, id: person.id, version: person.version, person: typed });
    },
    onSuccess: onClose,
  });
  const submit = (): void => {
    setTried(true);
    if (!missing) save.mutate();
  };
  return (
    <FormDialog
      title={person === null ? t("users.add") : t("users.edit", { name: person.name })}
      action={t("common.save")}
      busy={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        required
        takeFocus
        label={t("users.name")}
        problem={tried && missing ? t("users.nameMissing") : null}
        maxLength={120}
        value={typed.name}
        onValue={(name) => setTyped({ ...typed, name })}
      />
      <Field label={t("users.role")}>
        <Select value={typed.role} onChange={(_, { value }) => setTyped({ ...typed, role: zPersonRole.parse(value) })}>
          {zPersonRole.options.map((role) => (
            <option key={role} value={role}>
              {t(`users.roles.${role}`)}
            </option>
          ))}
        </Select>
      </Field>
      <TextField
        type="email"
        label={t("users.email")}
        maxLength={254}
        value={typed.email}
        onValue={(email) => setTyped({ ...typed, email })}
      />
      {person !== null && (
        <Checkbox
          label={t("users.stays")}
          checked={typed.active}
          onChange={(_, { checked }) => setTyped({ ...typed, active: checked === true })}
        />
      )}
    </FormDialog>
  );
}
