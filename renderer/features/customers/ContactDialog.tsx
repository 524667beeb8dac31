import { Button, Checkbox, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { AddRegular, DismissRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Contact,
  type ContactDraft,
  zChannelKind,
  zChannelState,
  zContactRole,
} from "../../../shared/contract/customer-profile.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { TextField } from "../../components/TextField.tsx";
import { ledger } from "../../lib/ledger.ts";
import { recordUndo } from "../../lib/undo.ts";

const useStyles = makeStyles({
  two: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: tokens.spacingHorizontalM },
  channels: { display: "flex", flexDirection: "column", gap: "6px", alignItems: "stretch" },
  channel: {
    display: "grid",
    gridTemplateColumns: "112px minmax(0, 1fr) 64px 132px max-content max-content",
    gap: "6px",
    alignItems: "center",
  },
  input: { minWidth: 0, width: "100%" },
  add: { alignSelf: "flex-start" },
});

type DraftChannel = ContactDraft["channels"][number] & { readonly key: string };

interface Props {
  readonly customerId: number;
  /** Null: somebody new. */
  readonly contact: Contact | null;
  readonly onClose: () => void;
}

function draftOf(contact: Contact): ContactDraft {
  const { name, role, position, language, note, active, doNotContact, channels } = contact;
  const kept = channels.map(({ shown: _, ...channel }) => channel);
  return { name, role, position, language, note, active, doNotContact, channels: kept };
}

const EMPTY: ContactDraft = {
  name: "",
  role: "accounts-payable",
  position: "",
  language: "",
  note: "",
  active: true,
  doNotContact: false,
  channels: [],
};

const newChannel = (): DraftChannel => ({
  key: crypto.randomUUID(),
  id: null,
  kind: "phone",
  value: "",
  extension: "",
  state: "unverified",
  optedOut: false,
});

/** Somebody at the customer, with all ways to reach them. Phones may be typed as people write them. */
export function ContactDialog({ customerId, contact, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [draft, setDraft] = useState<ContactDraft>(contact === null ? EMPTY : draftOf(contact));
  const [channels, setChannels] = useState<readonly DraftChannel[]>(
    contact === null || contact.channels.length === 0
      ? [newChannel()]
      : contact.channels.map(({ shown, ...channel }) => ({ ...channel, value: shown, key: String(channel.id) })),
  );
  const [tried, setTried] = useState(false);
  const change = (changes: Partial<ContactDraft>): void => setDraft({ ...draft, ...changes });
  const changeChannel = (key: string, changes: Partial<DraftChannel>): void =>
    setChannels(channels.map((channel) => (channel.key === key ? { ...channel, ...changes } : channel)));
  const save = useMutation({
    mutationFn: async () => {
      const typed = channels.filter((channel) => channel.value.trim() !== "").map(({ key: _, ...channel }) => channel);
      const wanted = { ...draft, channels: typed };
      const put = (id: number | null, version: number, values: ContactDraft) =>
        ledger.customers.saveContact({
          commandId: crypto.randomUUID(),
          customerId,
          contactId: id,
          version,
          contact: values,
        });
      let saved = await put(contact?.id ?? null, contact?.version ?? 0, wanted);
      // What was added is undone by no longer being there: nothing that names it is lost.
      const before = contact === null ? { ...wanted, active: false } : draftOf(contact);
      recordUndo({
        words: t("ficha.saved", { name: wanted.name }),
        undo: async () => {
          saved = await put(saved.id, saved.version, before);
        },
        redo: async () => {
          saved = await put(saved.id, saved.version, wanted);
        },
      });
    },
    onSuccess: onClose,
  });
  const nameMissing = draft.name.trim() === "";
  const submit = (): void => {
    setTried(true);
    if (!nameMissing) save.mutate();
  };
  return (
    <FormDialog
      wide
      title={contact === null ? t("ficha.people.add") : t("ficha.people.edit", { name: contact.name })}
      action={t("common.save")}
      busy={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.two}>
        <TextField
          required
          takeFocus
          label={t("ficha.people.name")}
          problem={tried && nameMissing ? t("ficha.people.nameMissing") : null}
          maxLength={120}
          value={draft.name}
          onValue={(name) => change({ name })}
        />
        <Field label={t("ficha.people.role")}>
          <Select value={draft.role} onChange={(_, { value }) => change({ role: zContactRole.parse(value) })}>
            {zContactRole.options.map((role) => (
              <option key={role} value={role}>
                {t(`contacts.roles.${role}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("ficha.people.position")}>
          <Input value={draft.position} maxLength={120} onChange={(_, { value }) => change({ position: value })} />
        </Field>
        <Field label={t("ficha.people.language")}>
          <Select
            value={draft.language}
            onChange={(_, { value }) => change({ language: value === "es" || value === "en" ? value : "" })}
          >
            <option value="">{t("ficha.people.languageOfCustomer")}</option>
            <option value="es">{t("ficha.form.languages.es")}</option>
            <option value="en">{t("ficha.form.languages.en")}</option>
          </Select>
        </Field>
      </div>
      <fieldset className={styles.channels} style={{ border: 0, margin: 0, padding: 0 }}>
        <legend>{t("ficha.people.channels")}</legend>
        {channels.map((channel) => (
          <div key={channel.key} className={styles.channel}>
            <Select
              aria-label={t("ficha.people.kind")}
              value={channel.kind}
              onChange={(_, { value }) => changeChannel(channel.key, { kind: zChannelKind.parse(value) })}
            >
              {zChannelKind.options.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`ficha.people.kinds.${kind}`)}
                </option>
              ))}
            </Select>
            <Input
              className={styles.input}
              aria-label={t("ficha.people.value")}
              value={channel.value}
              maxLength={254}
              onChange={(_, { value }) => changeChannel(channel.key, { value })}
            />
            <Input
              className={styles.input}
              aria-label={t("ficha.people.extension")}
              placeholder={t("ficha.people.extension")}
              disabled={channel.kind === "email"}
              value={channel.extension}
              maxLength={8}
              onChange={(_, { value }) => changeChannel(channel.key, { extension: value })}
            />
            <Select
              aria-label={t("ficha.people.state")}
              value={channel.state}
              onChange={(_, { value }) => changeChannel(channel.key, { state: zChannelState.parse(value) })}
            >
              {zChannelState.options.map((state) => (
                <option key={state} value={state}>
                  {t(`ficha.people.states.${state}`)}
                </option>
              ))}
            </Select>
            <Checkbox
              label={t("ficha.people.optedOut")}
              checked={channel.optedOut}
              onChange={(_, { checked }) => changeChannel(channel.key, { optedOut: checked === true })}
            />
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t("ficha.people.removeChannel", { value: channel.value })}
              onClick={() => setChannels(channels.filter((each) => each.key !== channel.key))}
            />
          </div>
        ))}
        <Button
          className={styles.add}
          size="small"
          icon={<AddRegular />}
          onClick={() => setChannels([...channels, newChannel()])}
        >
          {t("ficha.people.addChannel")}
        </Button>
      </fieldset>
      <Field label={t("ficha.people.note")}>
        <Input value={draft.note} maxLength={1000} onChange={(_, { value }) => change({ note: value })} />
      </Field>
      <div>
        <Checkbox
          label={t("ficha.people.active")}
          checked={draft.active}
          onChange={(_, { checked }) => change({ active: checked === true })}
        />
        <Checkbox
          label={t("ficha.people.doNotContact")}
          checked={draft.doNotContact}
          onChange={(_, { checked }) => change({ doNotContact: checked === true })}
        />
      </div>
    </FormDialog>
  );
}

/** The same dialog for somebody new, as other screens open it. */
export function AddContact(props: Omit<Props, "contact">): ReactNode {
  return <ContactDialog {...props} contact={null} />;
}
