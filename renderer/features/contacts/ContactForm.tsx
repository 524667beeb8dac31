import { Field, makeStyles, Select, Spinner, Textarea, tokens } from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContactDraftInput, TakenBack, TimelineRow } from "../../../shared/contract/contacts.ts";
import { LONGEST_NOTE, zContactChannel, zDirection, zUnpaidReason } from "../../../shared/contract/contacts.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { TextField } from "../../components/TextField.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { matchesShortcut } from "../../lib/shortcuts.ts";
import { useCommand } from "../../lib/use-command.ts";
import type { ContactFormProps } from "../../lib/work-forms.tsx";
import { asDraft, type FieldProblem, typedMoment } from "./as-draft.ts";
import { BlockedNotice } from "./BlockedNotice.tsx";
import { BriefingLine } from "./BriefingLine.tsx";
import { durationText } from "./contact-draft.ts";
import { EvidenceFields } from "./EvidenceFields.tsx";
import { FormActions, type Saving } from "./FormActions.tsx";
import { InvoicesField } from "./InvoicesField.tsx";
import { whatsappDigits } from "./labels.ts";
import { MessageFields } from "./MessageFields.tsx";
import { NextFields } from "./NextFields.tsx";
import { OutcomeField } from "./OutcomeField.tsx";
import { useBriefing, useMoment, useOutcomes } from "./queries.ts";
import { useContactForm } from "./use-contact-form.ts";
import { runningSeconds, WhenFields } from "./WhenFields.tsx";
import { WhoFields } from "./WhoFields.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  pair: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: tokens.spacingHorizontalM,
    "& select": { minWidth: 0, width: "100%" },
  },
});

interface Props extends Omit<ContactFormProps, "onSaved"> {
  /** Told of the row and, of a correction, what became of what the wrong one had brought about. */
  readonly onSaved: (interactionId: number, takenBack: readonly TakenBack[]) => void;
  /** Row that is corrected; without, a new contact is logged. */
  readonly corrects?: TimelineRow;
}

interface Saved {
  readonly interactionId: number;
  readonly takenBack?: readonly TakenBack[];
}

/** The form of a contact: whom, how it ended, what was said, and what is to follow; Ctrl+Enter logs it. */
export function ContactForm({ onSaved, onCancel, corrects, picked, named = false, ...opening }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const briefing = useBriefing(opening.customerId);
  const outcomes = useOutcomes();
  const saving = useCommand<Saved>();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const form = useContactForm({ ...opening, corrects }, briefing.data, outcomes);
  const { typed, change } = form;
  const outcome = outcomes.find(({ code }) => code === typed.outcome) ?? null;
  const outbound = typed.direction === "out" && typed.channel !== "note" && corrects === undefined;
  const planned = {
    customerId: opening.customerId,
    contactId: (typed.contactId ?? 0) > 0 ? typed.contactId : null,
    channelId: typed.channelId,
    address: (typed.channel === "mail" ? typed.to : typed.channelId === null ? typed.address : "").trim(),
    channel: typed.channel,
  };
  // What is about to be done is judged by this moment, what happened before by its own.
  const at = typedMoment(typed);
  const now = useMoment({ ...planned, at: null }, outbound && form.started);
  const then = useMoment({ ...planned, at }, outbound && form.started && at !== null);
  const judged = at === null ? now : then;
  const refused = judged !== undefined && !judged.check.allowed ? judged.check : null;
  const barred = now !== undefined && !now.check.allowed ? now.check : null;
  const mayGo = barred === null || (!barred.law && now?.mayOverride === true && typed.override.trim() !== "");
  const whatsapp = whatsappDigits(
    whatsappOf(briefing.data, typed.channelId) ?? typed.address,
    briefing.data?.country ?? "MX",
  );
  const message = outbound && (typed.channel === "mail" || typed.channel === "whatsapp");

  const draftedOutcome = typed.channel === "note" ? null : (outcome?.code ?? null);

  const save = (how: Saving): void => {
    if (briefing.data === undefined || saving.isPending) return;
    const running = { ...typed, duration: stoppedDuration(typed) };
    const { draft, problems: found } = asDraft(running, {
      briefing: briefing.data,
      outcome,
      blocked: refused !== null,
      stepBefore: corrects?.nextKind ?? null,
      sameOutcome: corrects !== undefined && corrects.outcome === draftedOutcome,
      message: how === "send" || how === "hand",
    });
    setProblems(found);
    if (found.length > 0) return;
    saving.mutate(() => send(how, draft), {
      onSuccess: ({ interactionId, takenBack }) => {
        form.forget();
        onSaved(interactionId, takenBack ?? []);
      },
    });
  };
  const send = async (how: Saving, draft: ContactDraftInput): Promise<Saved> => {
    const id = typed.commandId;
    if (corrects !== undefined) {
      const correction = { correctsId: corrects.id, reason: typed.correction.trim() };
      return ledger.contacts.correct({ ...draft, ...correction, commandId: id });
    }
    if (how === "log") return ledger.contacts.log({ ...draft, commandId: id });
    if (how === "whatsapp") {
      const text = typed.body.trim();
      const note = draft.note === "" ? text.slice(0, LONGEST_NOTE) : draft.note;
      const logged = await ledger.contacts.log({ ...draft, note, commandId: id });
      await native.openExternal(`https://wa.me/${whatsapp}?text=${encodeURIComponent(text)}`);
      return logged;
    }
    const mail = {
      commandId: id,
      to: typed.to.trim(),
      subject: typed.subject.trim(),
      body: typed.body.trim(),
      statement: typed.statement,
      xml: typed.xml ? typed.invoices : [],
      letters: typed.letter === null ? [] : [typed.letter.id],
      lang: currentLang(),
      contact: draft,
    };
    if (how === "send") return ledger.mail.send(mail);
    const handed = await ledger.mail.hand(mail);
    await native.openEvidence(handed.path);
    return handed;
  };
  const call = (address: string, extension: string): void => {
    const digits = address.replace(/[^\d+]/g, "");
    void native.openExternal(`tel:${digits}${/^\d{1,10}$/.test(extension) ? `;ext=${extension}` : ""}`);
    if (typed.timerFrom === null) change({ timerFrom: Date.now(), duration: "" });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen beside the form is taken over once
  useEffect(() => {
    if (picked === undefined || picked === null || !form.started) return;
    const named = outcomes.find(({ code }) => code === picked.outcome);
    if (named !== undefined) form.pickOutcome(named);
    const dialled = briefing.data?.contacts.find((each) => each.channels.some(({ id }) => id === picked.channelId));
    if (dialled !== undefined && picked.channelId !== undefined) {
      const timer = typed.timerFrom === null ? { timerFrom: Date.now(), duration: "" } : {};
      change({ contactId: dialled.id, channelId: picked.channelId, ...timer });
    }
  }, [picked, form.started]);

  const latest = useRef({ save, call });
  latest.current = { save, call };
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.target instanceof Node) || box.current?.contains(event.target) !== true) return;
      if (matchesShortcut(event, { key: "Enter", ctrl: true })) {
        event.preventDefault();
        latest.current.save("log");
      }
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  if (briefing.isError) return <ErrorNotice error={briefing.error} onRetry={() => void briefing.refetch()} />;
  if (briefing.data === undefined || !form.started) return <Spinner size="small" />;
  const has = (problem: FieldProblem): boolean => problems.includes(problem);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save("log");
  };
  return (
    <form ref={box} className={styles.form} onSubmit={submit} noValidate>
      <BriefingLine briefing={briefing.data} named={named} />
      {saving.isError && <ErrorNotice error={saving.error} onDismiss={saving.reset} />}
      {corrects !== undefined && (
        <TextField
          label={t("contacts.correct.reason")}
          hint={t("contacts.correct.intro")}
          maxLength={500}
          value={typed.correction}
          problem={has("correction") ? t("contacts.correct.reasonMissing") : null}
          onValue={(correction) => change({ correction })}
        />
      )}
      <div className={styles.pair}>
        <Field label={t("contacts.form.channel")}>
          <Select value={typed.channel} onChange={(_, { value }) => form.pickChannel(zContactChannel.parse(value))}>
            {zContactChannel.options.map((channel) => (
              <option key={channel} value={channel}>
                {t(`contacts.channels.${channel}`)}
              </option>
            ))}
          </Select>
        </Field>
        {typed.channel !== "note" && (
          <Field label={t("contacts.form.direction")}>
            <Select value={typed.direction} onChange={(_, { value }) => change({ direction: zDirection.parse(value) })}>
              {zDirection.options.map((direction) => (
                <option key={direction} value={direction}>
                  {t(`contacts.directions.${direction}`)}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      {typed.channel !== "note" && (
        <WhoFields
          briefing={briefing.data}
          typed={typed}
          change={change}
          missing={has("who")}
          onCall={mayGo ? call : null}
        />
      )}
      {refused !== null && (
        <BlockedNotice
          check={refused}
          reason={typed.override}
          missing={has("override")}
          onReason={(override) => change({ override })}
        />
      )}
      {message && <MessageFields briefing={briefing.data} typed={typed} change={change} problems={problems} />}
      {typed.channel !== "note" && (
        <OutcomeField outcomes={outcomes} code={typed.outcome} missing={has("outcome")} onPick={form.pickOutcome} />
      )}
      <Field
        label={t("contacts.form.note")}
        {...(has("note")
          ? { validationState: "error" as const, validationMessage: t("contacts.form.noteMissing") }
          : {})}
      >
        <Textarea
          resize="vertical"
          rows={3}
          maxLength={10_000}
          value={typed.note}
          onChange={(_, { value }) => change({ note: value })}
        />
      </Field>
      {typed.channel !== "note" && outcome?.connected === true && asksWhy(briefing.data) && (
        <Field label={t("contacts.form.reason")}>
          <Select
            value={typed.reason ?? ""}
            onChange={(_, { value }) => change({ reason: zUnpaidReason.safeParse(value).data ?? null })}
          >
            <option value="">{t("contacts.form.noReason")}</option>
            {zUnpaidReason.options.map((reason) => (
              <option key={reason} value={reason}>
                {t(`contacts.reasons.${reason}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <NextFields
        customerId={opening.customerId}
        outcome={outcome}
        typed={typed}
        change={change}
        problems={problems}
        stepBefore={corrects?.nextKind ?? null}
        sameOutcome={corrects !== undefined && corrects.outcome === draftedOutcome}
      />
      <WhenFields typed={typed} change={change} problems={problems} />
      <InvoicesField
        invoices={briefing.data.invoices}
        chosen={typed.invoices}
        onChosen={(invoices) => change({ invoices })}
      />
      <EvidenceFields files={typed.files} onFiles={(files) => change({ files })} />
      <FormActions
        typed={typed}
        message={message}
        mayGo={mayGo}
        busy={saving.isPending}
        correcting={corrects !== undefined}
        whatsapp={whatsapp}
        onSave={save}
        onDiscard={() => {
          form.forget();
          onCancel?.();
        }}
      />
    </form>
  );
}

/** In Colombia a consumer is not asked why (COMPLIANCE 6). */
function asksWhy({ country, debtorType }: { readonly country: string; readonly debtorType: string }): boolean {
  return country !== "CO" || debtorType !== "consumer";
}

function stoppedDuration(typed: Parameters<typeof runningSeconds>[0] & { readonly duration: string }): string {
  return typed.timerFrom === null ? typed.duration : durationText(runningSeconds(typed, Date.now()));
}

function whatsappOf(
  briefing:
    | { readonly contacts: readonly { readonly channels: readonly { id: number; value: string }[] }[] }
    | undefined,
  channelId: number | null,
): string | null {
  for (const { channels } of briefing?.contacts ?? []) {
    const found = channels.find(({ id }) => id === channelId);
    if (found) return found.value;
  }
  return null;
}
