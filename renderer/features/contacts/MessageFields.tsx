import { Button, Checkbox, Field, Input, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContactBriefing } from "../../../shared/contract/contacts.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import type { FieldProblem } from "./as-draft.ts";
import type { Typed } from "./contact-draft.ts";
import { addressText, fittingChannels } from "./labels.ts";
import { useTemplates } from "./queries.ts";

const useStyles = makeStyles({
  control: { minWidth: 0, width: "100%" },
  body: { "& textarea": { fontFamily: tokens.fontFamilyBase } },
});

interface Props {
  readonly briefing: ContactBriefing;
  readonly typed: Typed;
  readonly change: (changes: Partial<Typed>) => void;
  readonly problems: readonly FieldProblem[];
}

/** Value of the address that is typed by hand. */
const OTHER = "0";

/** A mail or WhatsApp message: a template filled in with what is true of the customer, to be looked over and changed. */
export function MessageFields({ briefing, typed, change, problems }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const templates = useTemplates();
  const composing = useCommand<void>();
  const asked = useRef(0);
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const mail = typed.channel === "mail";
  const contact = briefing.contacts.find(({ id }) => id === typed.contactId);
  const language = contact?.language ?? briefing.language;
  const offered = templates
    .filter((each) => each.active && each.channel === typed.channel)
    .sort((a, b) => Number(b.language === language) - Number(a.language === language));
  const addresses = fittingChannels(contact?.channels ?? [], "mail");
  const compose = (templateId: number): void => {
    change({ templateId });
    setLeftOut([]);
    if (templateId === 0) return;
    asked.current += 1;
    const turn = asked.current;
    composing.mutate(async () => {
      const composed = await ledger.mail.compose({
        customerId: briefing.customerId,
        contactId: contact?.id ?? null,
        templateId,
        invoices: typed.invoices,
      });
      // The last template asked for is the one that is written.
      if (turn !== asked.current) return;
      change({ subject: composed.subject, body: composed.body });
      setLeftOut(composed.leftOut);
    });
  };
  const wrong = (problem: FieldProblem, words: string) =>
    problems.includes(problem) ? { validationState: "error" as const, validationMessage: words } : {};
  return (
    <>
      {composing.isError && <ErrorNotice error={composing.error} onDismiss={composing.reset} />}
      {leftOut.length > 0 && <Notice intent="info">{t("mail.form.leftOut", { documents: leftOut.join(", ") })}</Notice>}
      <Field label={t("mail.form.template")}>
        <Select value={String(typed.templateId)} onChange={(_, { value }) => compose(Number(value))}>
          <option value="0">{t("mail.form.noTemplate")}</option>
          {offered.map(({ id, name, language: lang }) => (
            <option key={id} value={id}>
              {name} ({t(`mail.templates.languages.${lang}`)})
            </option>
          ))}
        </Select>
      </Field>
      {mail && addresses.length > 0 && (
        <Field label={t("contacts.form.address")}>
          <Select
            value={String(typed.channelId ?? OTHER)}
            onChange={(_, { value }) => {
              const picked = addresses.find(({ id }) => String(id) === value);
              change({ channelId: picked?.id ?? null, to: picked?.value ?? "" });
            }}
          >
            {addresses.map(({ id, value, state, optedOut }) => (
              <option key={id} value={id}>
                {[
                  addressText(value),
                  ...(state === "bad" ? [t("contacts.form.bad")] : []),
                  ...(optedOut ? [t("contacts.form.optedOut")] : []),
                ].join(" · ")}
              </option>
            ))}
            <option value={OTHER}>{t("contacts.form.otherAddress")}</option>
          </Select>
        </Field>
      )}
      {mail && typed.channelId === null && (
        <Field label={t("mail.form.to")} {...wrong("to", t("mail.form.toInvalid"))}>
          <Input
            className={styles.control}
            type="email"
            maxLength={254}
            autoComplete="off"
            value={typed.to}
            onChange={(_, { value }) => change({ to: value })}
          />
        </Field>
      )}
      {mail && (
        <Field label={t("mail.form.subject")} {...wrong("subject", t("mail.form.subjectMissing"))}>
          <Input
            className={styles.control}
            maxLength={300}
            autoComplete="off"
            value={typed.subject}
            onChange={(_, { value }) => change({ subject: value })}
          />
        </Field>
      )}
      <Field label={t("mail.form.body")} {...wrong("body", t("mail.form.bodyMissing"))}>
        <Textarea
          className={styles.body}
          resize="vertical"
          rows={mail ? 10 : 5}
          maxLength={50_000}
          value={typed.body}
          onChange={(_, { value }) => change({ body: value })}
        />
      </Field>
      {typed.templateId > 0 && (
        <Button size="small" disabled={composing.isPending} onClick={() => compose(typed.templateId)}>
          {t("mail.form.compose")}
        </Button>
      )}
      {mail && (
        <>
          {typed.letter !== null && (
            <Checkbox
              label={t("mail.form.letter", { name: typed.letter.name })}
              checked
              onChange={() => change({ letter: null })}
            />
          )}
          <Checkbox
            label={t("mail.form.statement")}
            checked={typed.statement}
            onChange={(_, { checked }) => change({ statement: checked === true })}
          />
          {typed.invoices.length > 0 && (
            <Checkbox
              label={t("mail.form.xml")}
              checked={typed.xml}
              onChange={(_, { checked }) => change({ xml: checked === true })}
            />
          )}
        </>
      )}
    </>
  );
}
