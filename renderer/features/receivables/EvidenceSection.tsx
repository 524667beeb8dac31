import { Button, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentView } from "../../../shared/contract/receivables.ts";
import type { Evidence, NamedDocument } from "../../../shared/contract/review.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { formatDay } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { CancelDialog } from "./CancelDialog.tsx";
import { DecisionList } from "./DecisionList.tsx";
import { useDocumentStyles } from "./document-styles.ts";
import { useDecide, useEvidence } from "./evidence-queries.ts";
import { KeepDialog } from "./KeepDialog.tsx";
import { documentLabel } from "./labels.ts";
import { UnknownDocument } from "./UnknownDocument.tsx";

const useStyles = makeStyles({
  lines: { display: "flex", flexDirection: "column", gap: "6px", margin: 0, padding: 0, listStyle: "none" },
  strong: { fontWeight: tokens.fontWeightSemibold },
  source: {
    display: "block",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  sub: { margin: "6px 0 0", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  actions: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
});

interface Props {
  readonly document: DocumentView;
  /** Day of decisions made now. */
  readonly today: string;
}

/** Whether the document counts and who says so, with what a person can decide about it. */
export function EvidenceSection({ document, today }: Props): ReactNode {
  const styles = useStyles();
  const shared = useDocumentStyles();
  const { t } = useTranslation();
  const headingId = useId();
  const [dialog, setDialog] = useState<"cancel" | "keep" | null>(null);
  const { data: evidence, error, refetch } = useEvidence(document.uuid);
  const decide = useDecide(document.uuid);
  const close = (): void => setDialog(null);
  const label = documentLabel(document);
  return (
    <section className={mergeClasses(shared.section, shared.card)} aria-labelledby={headingId}>
      <h3 id={headingId} className={shared.heading}>
        {t("review.evidence.title")}
      </h3>
      {error !== null && evidence === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {decide.error !== null && <ErrorNotice error={decide.error} onDismiss={decide.reset} />}
      {evidence !== undefined && (
        <>
          <EvidenceLines evidence={evidence} />
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame around buttons that are no form */}
          <div className={styles.actions} role="group" aria-label={t("review.evidence.actions")}>
            {evidence.ending === null && (
              <Button size="small" disabled={decide.isPending} onClick={() => setDialog("cancel")}>
                {t("review.evidence.cancel")}
              </Button>
            )}
            {evidence.ending !== null && evidence.ending.by !== "hand" && (
              <Button size="small" disabled={decide.isPending} onClick={() => setDialog("keep")}>
                {t("review.evidence.keep")}
              </Button>
            )}
          </div>
          {evidence.pue !== null && evidence.ending === null && (
            <PueLines
              pue={evidence.pue}
              busy={decide.isPending}
              onMark={(as) => decide.mutate({ kind: "pue", as, on: today })}
            />
          )}
          <DecisionList
            decisions={evidence.decisions}
            busy={decide.isPending}
            onUndo={(decisionId) => decide.mutate({ kind: "undo", decisionId })}
          />
          {dialog === "cancel" && (
            <CancelDialog
              label={label}
              evidence={evidence}
              today={today}
              onClose={close}
              onSubmit={(decision) => {
                close();
                decide.mutate(decision);
              }}
            />
          )}
          {dialog === "keep" && (
            <KeepDialog
              label={label}
              evidence={evidence}
              today={today}
              onClose={close}
              onSubmit={(decision) => {
                close();
                decide.mutate(decision);
              }}
            />
          )}
        </>
      )}
    </section>
  );
}

/** Who says what, the strongest word first. */
function EvidenceLines({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { ending, sat, kept, replacements } = evidence;
  const requested = evidence.decisions.find((each) => each.kind === "requested" && each.undone === null);
  const doubled = replacements.find((each) => each.inForce);
  const disagrees = sat?.status === "in-force" && ending?.by === "hand";
  return (
    <ul className={styles.lines}>
      {ending === null && !kept && sat === null && <li>{t("review.evidence.inForce")}</li>}
      {ending?.successor && (
        <li>
          <span className={styles.strong}>{t("review.evidence.replaced", { day: formatDay(ending.on) })}</span>{" "}
          <Named document={ending.successor} />
        </li>
      )}
      {ending?.by === "hand" && ending.successor === null && (
        <li className={styles.strong}>{t("review.evidence.byHand", { day: formatDay(ending.on) })}</li>
      )}
      {kept && (
        <li>
          <span className={styles.strong}>{t("review.evidence.kept")}</span>
          {doubled !== undefined && (
            <>
              {" "}
              <Named document={doubled} /> {t("review.evidence.keptBoth")}
            </>
          )}
        </li>
      )}
      {requested !== undefined && ending === null && (
        <li>{t("review.evidence.requested", { day: formatDay(requested.on) })}</li>
      )}
      {sat !== null && (
        <li>
          <span className={mergeClasses(ending?.by === "sat" && styles.strong)}>
            {disagrees
              ? t("review.evidence.disagrees", { day: formatDay(sat.readAt.slice(0, 10)) })
              : sat.status === "in-force"
                ? t("review.evidence.satInForce")
                : sat.cancelledOn === null
                  ? t("review.evidence.satCancelledUndated")
                  : t("review.evidence.satCancelled", { day: formatDay(sat.cancelledOn) })}
          </span>
          <span className={styles.source} title={sat.path}>
            {t("review.evidence.satSource", {
              file: sat.path.split(/[\\/]/).at(-1) ?? sat.path,
              line: sat.line,
              day: formatDay(sat.readAt.slice(0, 10)),
            })}
          </span>
        </li>
      )}
    </ul>
  );
}

function Named({ document }: { readonly document: NamedDocument }): ReactNode {
  const { toDocument } = useNavigation();
  return document.known ? (
    <Link inline onClick={() => toDocument(document.uuid)}>
      {document.label}
    </Link>
  ) : (
    <UnknownDocument label={document.label} uuid={document.uuid} />
  );
}

interface PueProps {
  readonly pue: NonNullable<Evidence["pue"]>;
  readonly busy: boolean;
  readonly onMark: (as: "open" | "settled") => void;
}

/** How a PUE invoice counts, and why; a mark is taken back among the decisions. */
function PueLines({ pue, busy, onMark }: PueProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const words =
    pue.mark === "open"
      ? t("review.evidence.pueMarkedOpen")
      : pue.mark === "settled"
        ? t("review.evidence.pueMarkedSettled")
        : t(pue.settled ? "review.evidence.pueSettled" : "review.evidence.pueOpen");
  return (
    <>
      <h4 className={styles.sub}>{t("review.evidence.pueTitle")}</h4>
      <span>{words}</span>
      <div className={styles.actions}>
        <Button size="small" disabled={busy} onClick={() => onMark(pue.settled ? "open" : "settled")}>
          {t(pue.settled ? "review.evidence.markOpen" : "review.evidence.markSettled")}
        </Button>
      </div>
    </>
  );
}
