import { Button, Field, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type LetterTemplate, zLetterDraft } from "../../../shared/contract/letters.ts";
import { LETTER_KINDS, type LetterKind } from "../../../shared/domain/letters/kinds.ts";
import { CustomerField } from "../../components/CustomerField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { TextField } from "../../components/TextField.tsx";
import { formatInstant } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { useFormStyles } from "./form-styles.ts";
import { LetterPreview } from "./LetterPreview.tsx";
import { useBriefing, useLetterText, useTextPreview } from "./queries.ts";
import { textProblemWords } from "./text-problem.ts";

const useStyles = makeStyles({
  screen: { display: "flex", height: "100%", minHeight: 0, backgroundColor: tokens.colorNeutralBackground1 },
  form: { width: "clamp(360px, 42vw, 640px)" },
  pair: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) 120px",
    gap: tokens.spacingHorizontalM,
    "& select": { minWidth: 0 },
  },
  body: { "& textarea": { minHeight: "260px", fontFamily: tokens.fontFamilyMonospace, fontSize: "12.5px" } },
  names: { display: "flex", flexWrap: "wrap", gap: "4px" },
  name: { minWidth: 0, fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  sample: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}` },
  versions: { margin: 0, paddingLeft: "18px" },
});

/** Textos de las cartas: what each letter says, its versions, and how it looks with the details of a real customer. */
export function TextsScreen(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [kind, setKind] = useState<LetterKind>("statement");
  const [language, setLanguage] = useState<"es" | "en">(currentLang());
  const { data, error, refetch } = useLetterText(kind, language);
  return (
    <section className={styles.screen} aria-label={t("letters.editor.title")}>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <Editor
          key={`${kind} ${language}`}
          kind={kind}
          language={language}
          text={data}
          onKind={setKind}
          onLanguage={setLanguage}
        />
      )}
    </section>
  );
}

interface EditorProps {
  readonly kind: LetterKind;
  readonly language: "es" | "en";
  readonly text: {
    readonly versions: readonly LetterTemplate[];
    readonly variables: readonly string[];
    readonly must: readonly string[];
    readonly original: { readonly title: string; readonly body: string };
  };
  readonly onKind: (kind: LetterKind) => void;
  readonly onLanguage: (language: "es" | "en") => void;
}

function Editor({ kind, language, text, onKind, onLanguage }: EditorProps): ReactNode {
  const styles = useStyles();
  const form = useFormStyles();
  const { t } = useTranslation();
  const inForce = text.versions.find((version) => version.approval === "approved");
  const pending = text.versions.find((version) => version.approval === "pending");
  const [typed, setTyped] = useState({ title: inForce?.title ?? "", body: inForce?.body ?? "" });
  const [settled, settle] = useState(typed);
  useEffect(() => {
    const timer = window.setTimeout(() => settle(typed), 400);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const [customerId, setCustomerId] = useState<number | null>(null);
  const { data: briefing } = useBriefing(customerId);
  const draft = useMemo(
    () => (customerId === null ? null : zLetterDraft.parse({ kind, lang: language, customerId })),
    [kind, language, customerId],
  );
  const preview = useTextPreview(draft, settled.title, settled.body);
  const saving = useCommand<LetterTemplate>();
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string): void => {
    const at = area.current;
    const [from, to] = at === null ? [typed.body.length, typed.body.length] : [at.selectionStart, at.selectionEnd];
    setTyped({ ...typed, body: `${typed.body.slice(0, from)}{{ ${name} }}${typed.body.slice(to)}` });
    at?.focus();
  };
  const save = (original: boolean): void =>
    saving.mutate(
      () => ledger.letters.saveTemplate({ commandId: crypto.randomUUID(), kind, language, ...typed, original }),
      { onSuccess: (saved) => setTyped({ title: saved.title, body: saved.body }) },
    );
  const changed = typed.title !== inForce?.title || typed.body !== inForce.body;
  const problem = preview.data?.problem ?? null;
  return (
    <>
      <form
        className={`${form.form} ${styles.form}`}
        onSubmit={(event) => {
          event.preventDefault();
          if (changed && pending === undefined && !saving.isPending) save(false);
        }}
      >
        <h2 className={form.title}>{t("letters.editor.title")}</h2>
        <div className={styles.pair}>
          <Field label={t("letters.editor.kind")}>
            <Select
              value={kind}
              onChange={(_, { value }) => onKind(LETTER_KINDS.find((each) => each === value) ?? "statement")}
            >
              {LETTER_KINDS.map((each) => (
                <option key={each} value={each}>
                  {t(`letterPrint.kinds.${each}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t("letters.editor.lang")}>
            <Select value={language} onChange={(_, { value }) => onLanguage(value === "en" ? "en" : "es")}>
              <option value="es">{t("letters.languages.es")}</option>
              <option value="en">{t("letters.languages.en")}</option>
            </Select>
          </Field>
        </div>
        {pending !== undefined && (
          <Notice intent="info">{t("letters.editor.pending", { version: pending.version })}</Notice>
        )}
        <TextField
          label={t("letters.editor.subject")}
          maxLength={300}
          value={typed.title}
          onValue={(title) => setTyped({ ...typed, title })}
        />
        <Field
          label={t("letters.editor.body")}
          hint={t("letters.editor.help")}
          {...(problem === null
            ? {}
            : { validationState: "error" as const, validationMessage: textProblemWords(problem, t) })}
        >
          <Textarea
            textarea={{ ref: area }}
            className={styles.body}
            resize="vertical"
            maxLength={20_000}
            value={typed.body}
            onChange={(_, { value }) => setTyped({ ...typed, body: value })}
          />
        </Field>
        <section aria-label={t("letters.editor.variables")}>
          <p className={form.text}>{t("letters.editor.variables")}</p>
          <div className={styles.names}>
            {text.variables.map((name) => (
              <Button
                key={name}
                className={styles.name}
                size="small"
                appearance={text.must.includes(name) ? "outline" : "subtle"}
                aria-label={t("letters.editor.insert", { name })}
                {...(text.must.includes(name) ? { title: t("letters.editor.must") } : {})}
                onClick={() => insert(name)}
              >
                {name}
              </Button>
            ))}
          </div>
        </section>
        {saving.isError && <ErrorNotice error={saving.error} onDismiss={saving.reset} />}
        {saving.isSuccess && saving.data.approval === "approved" && (
          <Notice intent="success" onDismiss={saving.reset}>
            {t("letters.editor.saved", { version: saving.data.version })}
          </Notice>
        )}
        <div className={form.row}>
          <Button
            appearance="primary"
            type="submit"
            disabledFocusable={!changed || pending !== undefined || saving.isPending}
          >
            {t("letters.editor.save")}
          </Button>
          <Button
            disabledFocusable={
              pending !== undefined ||
              saving.isPending ||
              (inForce?.title === text.original.title && inForce.body === text.original.body)
            }
            onClick={() => save(true)}
          >
            {t("letters.editor.restore")}
          </Button>
          {changed && <span className={form.small}>{t("letters.editor.unsaved")}</span>}
        </div>
        <section aria-label={t("letters.editor.versions")}>
          <h3 className={form.title}>{t("letters.editor.versions")}</h3>
          <ol className={styles.versions} reversed start={text.versions.length}>
            {text.versions.map((version) => (
              <li key={version.id} className={form.small}>
                {t("letters.editor.version", { version: version.version })}
                {" · "}
                {version.origin === "default" ? t("letters.editor.original") : version.actor}
                {" · "}
                {formatInstant(version.createdAt)}
                {" · "}
                {version.id === inForce?.id
                  ? t("letters.editor.inForce")
                  : t(`letters.editor.approval.${version.approval}`)}{" "}
                <Button
                  size="small"
                  appearance="subtle"
                  onClick={() => setTyped({ title: version.title, body: version.body })}
                >
                  {t("letters.editor.load")}
                </Button>
              </li>
            ))}
          </ol>
        </section>
      </form>
      <div className={form.preview}>
        <div className={styles.sample}>
          <CustomerField
            label={t("letters.editor.sample")}
            customer={customerId === null ? null : { id: customerId, name: briefing?.name ?? "" }}
            onPick={(picked) => setCustomerId(picked?.id ?? null)}
          />
        </div>
        <LetterPreview draft={draft} preview={preview} nobody={t("letters.editor.chooseSample")} />
      </div>
    </>
  );
}
