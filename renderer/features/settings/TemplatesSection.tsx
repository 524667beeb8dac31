import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Select,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MessageTemplate } from "../../../shared/contract/mail.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { TextField } from "../../components/TextField.tsx";
import { ledger, orpc } from "../../lib/ledger.ts";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM, padding: "2px 0" },
  what: { flex: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
  surface: { maxWidth: "720px" },
  pair: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: tokens.spacingHorizontalM },
  add: { alignSelf: "flex-start" },
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

/** Plantillas de mensajes: the texts that mails and WhatsApp messages begin with. */
export function TemplatesSection(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(orpc.mail.templates.queryOptions());
  const [editing, setEditing] = useState<MessageTemplate | null>(null);
  const saving = useMutation({
    mutationFn: (template: MessageTemplate) => ledger.mail.saveTemplate({ commandId: crypto.randomUUID(), template }),
    onSuccess: () => setEditing(null),
  });
  return (
    <Section title={t("mail.templates.title")} hint={t("mail.templates.hint")}>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {saving.isSuccess && (
        <Notice intent={saving.data.asked ? "warning" : "success"} onDismiss={saving.reset}>
          {t(saving.data.asked ? "approvals.templateWaits" : "mail.templates.saved")}
        </Notice>
      )}
      <ul className={styles.list} aria-label={t("mail.templates.title")}>
        {(data?.rows ?? []).map((template) => (
          <li key={template.id} className={styles.line}>
            <span className={styles.what}>
              {template.name}{" "}
              <span className={styles.quiet}>
                {t(`mail.templates.channels.${template.channel}`)}, {t(`mail.templates.languages.${template.language}`)}
                {template.active ? "" : `, ${t("mail.templates.inactive")}`}
              </span>
            </span>
            <Button
              size="small"
              appearance="subtle"
              aria-label={t("mail.templates.edit", {
                name: `${template.name} (${t(`mail.templates.channels.${template.channel}`)}, ${t(`mail.templates.languages.${template.language}`)})`,
              })}
              onClick={() => setEditing(template)}
            >
              {t("contacts.outcomes.change")}
            </Button>
          </li>
        ))}
      </ul>
      <Button className={styles.add} size="small" icon={<AddRegular />} onClick={() => setEditing(newTemplate())}>
        {t("mail.templates.add")}
      </Button>
      {editing !== null && (
        <TemplateDialog
          key={editing.id}
          before={editing}
          variables={data?.variables ?? []}
          error={saving.error}
          busy={saving.isPending}
          onSave={(template) => saving.mutate(template)}
          onClose={() => {
            saving.reset();
            setEditing(null);
          }}
        />
      )}
    </Section>
  );
}

/** A template that is not in the ledger yet; its code is made of its name when it is saved. */
const newTemplate = (): MessageTemplate => ({
  id: 0,
  code: "",
  channel: "mail",
  language: "es",
  name: "",
  subject: "",
  body: "",
  active: true,
});

/** Code of a new template: its name in plain letters with dashes, and what tells it from others of that name. */
function codeOf(name: string): string {
  const plain = searchForm(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return `${plain.slice(0, 31)}-${crypto.randomUUID().slice(0, 8)}`.replace(/^-/, "");
}

interface DialogProps {
  readonly before: MessageTemplate;
  readonly variables: readonly string[];
  readonly error: unknown;
  readonly busy: boolean;
  readonly onSave: (template: MessageTemplate) => void;
  readonly onClose: () => void;
}

function TemplateDialog({ before, variables, error, busy, onSave, onClose }: DialogProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [typed, setTyped] = useState(before);
  const set = (changes: Partial<MessageTemplate>): void => setTyped({ ...typed, ...changes });
  const isNew = before.id === 0;
  const [tried, setTried] = useState(false);
  const noName = typed.name.trim() === "";
  const noBody = typed.body.trim() === "";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (noName || noBody || busy) setTried(true);
    else onSave(isNew ? { ...typed, code: codeOf(typed.name) } : typed);
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{isNew ? t("mail.templates.add") : before.name}</DialogTitle>
            <DialogContent className={styles.content}>
              {error !== null && <ErrorNotice error={error} />}
              {isNew && (
                <div className={styles.pair}>
                  <Field label={t("mail.templates.channel")}>
                    <Select
                      value={typed.channel}
                      onChange={(_, { value }) => set({ channel: value === "whatsapp" ? "whatsapp" : "mail" })}
                    >
                      <option value="mail">{t("mail.templates.channels.mail")}</option>
                      <option value="whatsapp">{t("mail.templates.channels.whatsapp")}</option>
                    </Select>
                  </Field>
                  <Field label={t("mail.templates.language")}>
                    <Select
                      value={typed.language}
                      onChange={(_, { value }) => set({ language: value === "en" ? "en" : "es" })}
                    >
                      <option value="es">{t("mail.templates.languages.es")}</option>
                      <option value="en">{t("mail.templates.languages.en")}</option>
                    </Select>
                  </Field>
                </div>
              )}
              <TextField
                label={t("mail.templates.name")}
                maxLength={80}
                value={typed.name}
                problem={noName && (tried || !isNew) ? t("mail.templates.nameMissing") : null}
                onValue={(name) => set({ name })}
              />
              {typed.channel === "mail" && (
                <TextField
                  label={t("mail.templates.subject")}
                  maxLength={300}
                  value={typed.subject}
                  onValue={(subject) => set({ subject })}
                />
              )}
              <Field
                label={t("mail.templates.body")}
                hint={t("mail.templates.variables", { names: variables.join(", ") })}
                {...(noBody && (tried || !isNew)
                  ? { validationState: "error" as const, validationMessage: t("mail.templates.bodyMissing") }
                  : {})}
              >
                <Textarea
                  rows={12}
                  resize="vertical"
                  maxLength={20_000}
                  value={typed.body}
                  onChange={(_, { value }) => set({ body: value })}
                />
              </Field>
              <Checkbox
                label={t("mail.templates.active")}
                checked={typed.active}
                onChange={(_, { checked }) => set({ active: checked === true })}
              />
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabled={busy}>
                {t("common.save")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
