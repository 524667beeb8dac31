import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerPaymentTerms, TermsView } from "../../../shared/contract/acceptance.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { RepostingProgress } from "../../components/RepostingProgress.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useReposting } from "../../lib/use-reposting.ts";
import { termsIssueWords } from "./issue-words.ts";
import { TermsFields } from "./TermsFields.tsx";
import { draftOf, type TermsDraft, termsOfDraft } from "./terms-draft.ts";

const useStyles = makeStyles({
  page: { flex: 1, minHeight: 0, overflowY: "auto", padding: `12px ${tokens.spacingHorizontalL} 28px` },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL, maxWidth: "1100px" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: "2px 0 0", color: tokens.colorNeutralForeground2, maxWidth: "100ch" },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
  waiting: { display: "flex", justifyContent: "center", padding: "32px 0" },
});

/** Condiciones: when this customer takes invoices in, from when its term runs and on which days it pays. */
export function TermsTab({ customerId }: { readonly customerId: number }): ReactNode {
  const styles = useStyles();
  const { defaultDay } = useAsOf();
  const { data, error, refetch } = useQuery(
    orpc.acceptance.terms.queryOptions({ input: { customerId, asOf: defaultDay } }),
  );
  if (error !== null && data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spinner className={styles.waiting} size="small" />;
  // What is being typed outlives refetches; it begins again when the terms themselves have changed.
  return <TermsForm key={JSON.stringify(data.terms)} view={data} />;
}

/** What a save took the place of, so that it can be undone; it outlives the form, which begins again with each save. */
const undoable = new Map<number, CustomerPaymentTerms | null>();

function TermsForm({ view }: { readonly view: TermsView }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [draft, setDraft] = useState<TermsDraft>(() => draftOf(view.terms));
  const [judged, setJudged] = useState(false);
  const reposting = useReposting();
  const customerId = view.customer.id;
  const before = undoable.get(customerId);
  const read = termsOfDraft(draft);
  const changed = read.ok && JSON.stringify(read.terms) !== JSON.stringify(asSaved(view.terms));
  const busy = reposting.state.phase === "running";
  const save = async (terms: CustomerPaymentTerms | null, undoing: boolean): Promise<void> => {
    const previous = view.terms;
    if (undoing) undoable.delete(customerId);
    else undoable.set(customerId, previous);
    const input = { commandId: crypto.randomUUID(), customerId, terms };
    const done = await reposting.run((signal) => ledger.acceptance.saveTerms(input, { signal }));
    if (!done) {
      if (undoing) undoable.set(customerId, terms);
      else undoable.delete(customerId);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setJudged(true);
    if (read.ok && changed) void save(read.terms, false);
  };
  return (
    <div className={styles.page}>
      <form className={styles.form} onSubmit={submit} noValidate aria-label={t("acceptance.terms.label")}>
        <div>
          <h2 className={styles.heading}>{t("acceptance.terms.title")}</h2>
          <p className={styles.text}>{t("acceptance.terms.body")}</p>
          <p className={styles.text}>
            {view.creditDays === null
              ? t("acceptance.terms.creditDefault", { days: view.defaultCreditDays })
              : t("acceptance.terms.credit", { days: view.creditDays })}{" "}
            {view.terms !== null &&
              t("acceptance.terms.next", {
                review: view.nextReviewOn === null ? "—" : formatDay(view.nextReviewOn),
                payment: view.nextPaymentOn === null ? "—" : formatDay(view.nextPaymentOn),
              })}
          </p>
        </div>
        <Outcome reposting={reposting} />
        {before !== undefined && !busy && (
          <Notice
            intent="success"
            onDismiss={() => {
              undoable.delete(customerId);
              reposting.reset();
            }}
            actions={
              <Button size="small" onClick={() => void save(before, true)}>
                {t("acceptance.terms.undo")}
              </Button>
            }
          >
            {t(view.terms === null ? "acceptance.terms.forgotten" : "acceptance.terms.saved")}
          </Notice>
        )}
        <TermsFields draft={draft} judged={judged} onChange={setDraft} />
        {judged && !read.ok && (read.problem === "closing" || read.problem === "time") && (
          <Notice intent="error">
            {t(read.problem === "closing" ? "acceptance.terms.dayInvalid" : "acceptance.terms.timeInvalid")}
          </Notice>
        )}
        <RepostingProgress state={reposting.state} label={t("acceptance.terms.label")} onCancel={reposting.cancel} />
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabled={busy || (read.ok && !changed)}>
            {t("acceptance.terms.save")}
          </Button>
          {view.terms !== null && (
            <Button disabled={busy} onClick={() => void save(null, false)}>
              {t("acceptance.terms.forget")}
            </Button>
          )}
        </div>
      </form>
    </div>
  );
}

/** The terms as a draft of them would be saved, so that only what was typed counts as a change. */
function asSaved(terms: CustomerPaymentTerms | null): CustomerPaymentTerms | null {
  const read = termsOfDraft(draftOf(terms));
  return terms !== null && read.ok ? read.terms : null;
}

function Outcome({ reposting }: { readonly reposting: ReturnType<typeof useReposting> }): ReactNode {
  const { t } = useTranslation();
  const { state, reset } = reposting;
  if (state.phase === "abandoned") {
    return (
      <Notice intent="info" onDismiss={reset}>
        {t("acceptance.terms.abandoned")}
      </Notice>
    );
  }
  if (state.phase !== "failed") return null;
  const issues = termsIssueWords(state.error, t);
  if (issues.length === 0) return <ErrorNotice error={state.error} onDismiss={reset} />;
  return (
    <Notice intent="error" onDismiss={reset}>
      {issues.join(" ")}
    </Notice>
  );
}
