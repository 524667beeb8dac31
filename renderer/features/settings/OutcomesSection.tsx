import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome } from "../../../shared/contract/contacts.ts";
import type { LedgerSettings } from "../../../shared/contract/settings.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { TextField } from "../../components/TextField.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { OutcomeDialog } from "./OutcomeDialog.tsx";
import { useSaveSettings } from "./queries.ts";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  table: {
    borderCollapse: "collapse",
    width: "100%",
    "& th, & td": { textAlign: "left", padding: "3px 8px 3px 0", verticalAlign: "middle" },
    "& thead th": { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
    "& tbody tr": { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  add: { alignSelf: "flex-start" },
  form: { display: "flex", alignItems: "flex-end", gap: tokens.spacingHorizontalM },
  limit: { width: "200px" },
});

/** Resultados de gestión: what contacts can end with, and the step each demands. */
export function OutcomesSection(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(orpc.contacts.outcomes.queryOptions());
  const [editing, setEditing] = useState<Outcome | "new" | null>(null);
  const saving = useMutation({
    mutationFn: (outcome: Omit<Outcome, "position">) =>
      ledger.contacts.saveOutcome({ commandId: crypto.randomUUID(), outcome }),
    onSuccess: () => setEditing(null),
  });
  const rows = data?.rows ?? [];
  return (
    <Section title={t("contacts.outcomes.title")} hint={t("contacts.outcomes.hint")}>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {saving.isSuccess && (
        <Notice intent="success" onDismiss={saving.reset}>
          {t("contacts.outcomes.saved")}
        </Notice>
      )}
      <table className={styles.table} aria-label={t("contacts.outcomes.list")}>
        <thead>
          <tr>
            <th scope="col">{t("contacts.outcomes.code")}</th>
            <th scope="col">{t("contacts.columns.outcome")}</th>
            <th scope="col">{t("contacts.outcomes.nextStep")}</th>
            <th scope="col">{t("contacts.outcomes.nextDays")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((outcome) => (
            <tr key={outcome.code}>
              <th scope="row">{outcome.code}</th>
              <td>
                {currentLang() === "es" ? outcome.labelEs : outcome.labelEn}
                {!outcome.active && <span className={styles.quiet}> ({t("contacts.outcomes.inactive")})</span>}
              </td>
              <td>{t(`contacts.demandChoices.${outcome.nextStep}`)}</td>
              <td>{["none", "promise", "dispute"].includes(outcome.nextStep) ? "" : outcome.nextDays}</td>
              <td>
                <Button
                  size="small"
                  appearance="subtle"
                  aria-label={t("contacts.outcomes.edit", { code: outcome.code })}
                  onClick={() => setEditing(outcome)}
                >
                  {t("contacts.outcomes.change")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button className={styles.add} icon={<AddRegular />} onClick={() => setEditing("new")}>
        {t("contacts.outcomes.add")}
      </Button>
      {editing !== null && (
        <OutcomeDialog
          outcome={editing === "new" ? null : editing}
          taken={rows.map(({ code }) => code)}
          error={saving.error}
          busy={saving.isPending}
          onSave={(outcome) => saving.mutate(outcome)}
          onClose={() => {
            saving.reset();
            setEditing(null);
          }}
        />
      )}
    </Section>
  );
}

const MOST_MB = 200;

/** Archivos de evidencia: how large each may be. */
export function EvidenceSection({ settings }: { readonly settings: LedgerSettings }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const save = useSaveSettings();
  const before = settings.attachmentLimitMb;
  const [text, setText] = useState(String(before));
  const typed = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  const wanted = typed >= 1 && typed <= MOST_MB ? typed : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted !== null && wanted !== before) save.mutate({ attachmentLimitMb: wanted });
  };
  return (
    <Section title={t("contacts.evidence.title")} hint={t("contacts.evidence.hint")}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {save.isError && <ErrorNotice error={save.error} onDismiss={save.reset} />}
        <div className={styles.limit}>
          <TextField
            label={t("contacts.evidence.limit")}
            maxLength={3}
            value={text}
            problem={wanted === null ? t("contacts.evidence.invalid") : null}
            onValue={setText}
          />
        </div>
        <Button type="submit" disabled={save.isPending || wanted === null || wanted === before}>
          {t("common.save")}
        </Button>
      </form>
    </Section>
  );
}
