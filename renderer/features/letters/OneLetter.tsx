import { Button, Field, Select, Textarea } from "@fluentui/react-components";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type LetterDraft, zLetterDraft } from "../../../shared/contract/letters.ts";
import { type LetterKind, letterRule } from "../../../shared/domain/letters/kinds.ts";
import { CustomerField } from "../../components/CustomerField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { TextField } from "../../components/TextField.tsx";
import { formatDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import type { LetterRequest } from "../../lib/letter-request.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { matchesShortcut } from "../../lib/shortcuts.ts";
import { useCommand } from "../../lib/use-command.ts";
import { useFormStyles } from "./form-styles.ts";
import { AgencyFields, KindFields, NO_FIELDS } from "./KindFields.tsx";
import { LetterDone } from "./LetterDone.tsx";
import { LetterPreview } from "./LetterPreview.tsx";
import { useBriefing, usePreview } from "./queries.ts";
import { AgreementField, PaymentField } from "./SubjectFields.tsx";
import { useLetterActions } from "./use-letter-actions.ts";

/** What was typed, before it is a draft. */
interface Typed {
  readonly kind: LetterKind;
  readonly lang: "es" | "en" | "";
  /** Null: whom the ledger offers. */
  readonly contactId: LetterDraft["contactId"];
  /** Null: as the ledger has it. */
  readonly address: string | null;
  readonly term: string;
  readonly invoices: readonly string[];
  readonly paymentUuid: string;
  readonly agreementId: number | null;
  readonly fields: typeof NO_FIELDS;
}

function draftOf(customerId: number | null, typed: Typed): LetterDraft | null {
  if (customerId === null) return null;
  const { about, termDays } = letterRule(typed.kind);
  const draft = zLetterDraft.safeParse({
    kind: typed.kind,
    lang: typed.lang === "" ? null : typed.lang,
    customerId,
    invoices: typed.invoices,
    contactId: typed.contactId,
    address: typed.address,
    termDays: termDays > 0 && /^\d{1,2}$/.test(typed.term) ? Number(typed.term) : null,
    paymentUuid: about === "payment" && typed.paymentUuid !== "" ? typed.paymentUuid : null,
    agreementId: about === "agreement" ? typed.agreementId : null,
    fields: typed.fields,
  });
  return draft.success ? draft.data : null;
}

/** A letter to one customer: written, looked at, issued, and then saved, printed or sent. Ctrl+Enter issues it. */
export function OneLetter({ request }: { readonly request: LetterRequest }): ReactNode {
  const styles = useFormStyles();
  const { t } = useTranslation();
  const { toLetters } = useNavigation();
  const [customerId, setCustomerId] = useState(request.customerId ?? null);
  const [typed, setTyped] = useState<Typed>({
    kind: request.kind ?? "statement",
    lang: "",
    contactId: null,
    address: null,
    term: "",
    invoices: request.invoices ?? [],
    paymentUuid: request.paymentUuid ?? "",
    agreementId: request.agreementId ?? null,
    fields: NO_FIELDS,
  });
  const set = (changes: Partial<Typed>): void => setTyped({ ...typed, ...changes });
  const [settled, settle] = useState(typed);
  // What is typed letter by letter is shown when the hand rests.
  useEffect(() => {
    const timer = window.setTimeout(() => settle(typed), 350);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const draft = useMemo(() => draftOf(customerId, settled), [customerId, settled]);
  const preview = usePreview(draft);
  const { data: briefing } = useBriefing(customerId);
  const issuing = useCommand<{ id: number; folio: string; fileName: string }>();
  const actions = useLetterActions();
  const [commandId, setCommandId] = useState(() => crypto.randomUUID());
  const issued = issuing.data;
  const ready = preview.data?.blocked === null && draft !== null && typed === settled && !preview.isPlaceholderData;
  const issue = (): void => {
    if (!ready || draft === null || issuing.isPending || issued !== undefined) return;
    issuing.mutate(() => ledger.letters.issue({ commandId, draft }));
  };
  const { about, termDays } = letterRule(typed.kind);
  return (
    <>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          issue();
        }}
        onKeyDown={(event) => {
          if (!matchesShortcut(event.nativeEvent, { key: "Enter", ctrl: true })) return;
          event.preventDefault();
          issue();
        }}
      >
        <h2 className={styles.title}>{t("letters.form.title")}</h2>
        {issued !== undefined ? (
          <>
            <Notice intent="success">{t("letters.form.issued", { folio: issued.folio })}</Notice>
            <p className={styles.text}>{t("letters.form.next")}</p>
            <LetterDone
              actions={actions}
              letter={{ ...issued, customerId: customerId ?? 0, title: preview.data?.title ?? "" }}
            />
            <div className={styles.row}>
              <Button
                onClick={() => {
                  issuing.reset();
                  actions.dismiss();
                  setCommandId(crypto.randomUUID());
                }}
              >
                {t("letters.form.another")}
              </Button>
              <Button onClick={() => toLetters({ id: issued.id })}>{t("letters.form.back")}</Button>
            </div>
          </>
        ) : (
          <>
            <CustomerField
              takeFocus={request.customerId === undefined}
              label={t("letters.form.customer")}
              customer={customerId === null ? null : { id: customerId, name: briefing?.name ?? "" }}
              onPick={(picked) => {
                setCustomerId(picked?.id ?? null);
                set({ contactId: null, address: null, invoices: [], paymentUuid: "", agreementId: null });
              }}
            />
            <KindFields
              kind={typed.kind}
              bulk={false}
              lang={typed.lang}
              onKind={(kind) => set({ kind })}
              onLang={(lang) => set({ lang })}
            />
            {customerId !== null && about === "payment" && (
              <PaymentField
                customerId={customerId}
                value={typed.paymentUuid}
                onChange={(paymentUuid) => set({ paymentUuid })}
              />
            )}
            {customerId !== null && about === "agreement" && (
              <AgreementField
                customerId={customerId}
                value={typed.agreementId}
                onChange={(value) => set({ agreementId: value === "" ? null : Number(value) })}
              />
            )}
            {typed.invoices.length > 0 && about !== "payment" && about !== "agreement" && (
              <div className={styles.row}>
                <p className={styles.text}>{t("letters.form.invoices", { count: typed.invoices.length })}</p>
                <Button size="small" onClick={() => set({ invoices: [] })}>
                  {t("letters.form.allInvoices")}
                </Button>
              </div>
            )}
            <Field label={t("letters.form.contact")}>
              <Select
                value={String(typed.contactId ?? preview.data?.contactId ?? "nobody")}
                onChange={(_, { value }) => set({ contactId: value === "nobody" ? value : Number(value) })}
              >
                <option value="nobody">{t("letters.form.nobody")}</option>
                {(briefing?.contacts ?? []).map((contact) => (
                  <option key={contact.id} value={contact.id}>
                    {contact.name}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={t("letters.form.address")} hint={t("letters.form.addressHint")}>
              <Textarea
                rows={2}
                maxLength={400}
                value={typed.address ?? preview.data?.address ?? ""}
                onChange={(_, { value }) => set({ address: value })}
              />
            </Field>
            {termDays > 0 && (
              <TextField
                label={t("letters.form.term")}
                maxLength={2}
                value={typed.term}
                placeholder={String(termDays)}
                {...(preview.data?.termOn === null || preview.data === undefined
                  ? {}
                  : { hint: t("letters.form.termOn", { day: formatDay(preview.data.termOn) }) })}
                onValue={(term) => set({ term })}
              />
            )}
            {typed.kind === "placement" && (
              <AgencyFields values={typed.fields} onChange={(fields) => set({ fields })} />
            )}
            {issuing.isError && <ErrorNotice error={issuing.error} onDismiss={issuing.reset} />}
            <div className={styles.row}>
              <Button
                appearance="primary"
                type="submit"
                title="Ctrl+Enter"
                disabledFocusable={!ready || issuing.isPending}
              >
                {t("letters.form.issue")}
              </Button>
              <Button onClick={() => toLetters()}>{t("common.cancel")}</Button>
            </div>
          </>
        )}
      </form>
      <div className={styles.preview}>
        <LetterPreview draft={draft} preview={preview} nobody={t("letters.form.chooseCustomer")} />
      </div>
    </>
  );
}
