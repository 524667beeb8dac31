import { Badge, Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { AttachRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome, TimelineRow } from "../../../shared/contract/contacts.ts";
import { formatInstant } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { durationText } from "./contact-draft.ts";
import { addressText, outcomeWords } from "./labels.ts";

const useStyles = makeStyles({
  entry: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { display: "flex", flexWrap: "wrap", alignItems: "baseline", gap: tokens.spacingHorizontalS },
  at: { fontVariantNumeric: "tabular-nums", color: tokens.colorNeutralForeground2 },
  what: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  note: { whiteSpace: "pre-wrap", overflowWrap: "anywhere", margin: 0 },
  struck: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground2 },
  files: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  actions: { display: "flex", gap: tokens.spacingHorizontalXS },
});

interface Props {
  readonly row: TimelineRow;
  readonly outcomes: readonly Outcome[];
  readonly onCorrect: (row: TimelineRow) => void;
  readonly onWithdraw: (row: TimelineRow) => void;
  readonly onAttached: () => void;
  readonly onError: (error: unknown) => void;
}

/** One row of the log: what happened, with whom, what was said, its evidence; struck through when it was corrected. */
export function TimelineEntry({ row, outcomes, onCorrect, onWithdraw, onAttached, onError }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const corrected = row.correctedById !== null;
  const open = async (useId: number): Promise<void> => {
    const { path } = await ledger.contacts.copyAttachment({ useId });
    await native.openEvidence(path);
  };
  const attach = async (): Promise<void> => {
    const files = await native.chooseEvidence();
    if (files.length === 0) return;
    await ledger.contacts.attach({ commandId: crypto.randomUUID(), interactionId: row.id, files });
    onAttached();
  };
  if (row.withdrawn) {
    return (
      <article className={styles.entry} aria-label={t("contacts.timeline.number", { id: row.id })}>
        <span className={styles.quiet}>
          {formatInstant(row.recordedAt)} ·{" "}
          {t("contacts.timeline.withdrawal", { id: row.correctsId ?? 0, reason: row.correctionReason })} ·{" "}
          {row.personName || row.actor}
        </span>
      </article>
    );
  }
  return (
    <article className={styles.entry} aria-label={t("contacts.timeline.number", { id: row.id })}>
      <div className={mergeClasses(styles.head, corrected && styles.struck)}>
        <span className={styles.at}>{formatInstant(row.happenedAt)}</span>
        <span className={styles.what}>
          {t(`contacts.channels.${row.channel}`)}
          {row.outcome === null ? "" : `: ${outcomeWords(outcomes, row.outcome)}`}
        </span>
        {row.reachedName !== "" && (
          <span>
            {t("contacts.timeline.with", { who: row.reachedName })}
            {row.address === "" ? "" : ` (${addressText(row.address)})`}
          </span>
        )}
        {row.direction === "in" && <span className={styles.quiet}>{t("contacts.directions.in")}</span>}
        {row.durationS !== null && <span className={styles.quiet}>{durationText(row.durationS)}</span>}
        {row.rightParty && !corrected && (
          <Badge appearance="tint" color="success">
            {t("contacts.timeline.rightParty")}
          </Badge>
        )}
        {corrected && (
          <Badge appearance="tint" color="subtle">
            {t(row.takenBack ? "contacts.timeline.withdrawn" : "contacts.timeline.corrected")}
          </Badge>
        )}
      </div>
      {row.campaign !== "" && <span>{t("campaigns.wroteTo", { name: row.campaign })}</span>}
      {row.subject !== "" && <span className={mergeClasses(corrected && styles.struck)}>{row.subject}</span>}
      {row.note !== "" && <p className={mergeClasses(styles.note, corrected && styles.struck)}>{row.note}</p>}
      <span className={styles.quiet}>
        {[
          ...(row.correctsId === null
            ? []
            : [t("contacts.timeline.corrects", { id: row.correctsId, reason: row.correctionReason })]),
          ...(row.correctedById === null
            ? []
            : [
                t(row.takenBack ? "contacts.timeline.withdrawnBy" : "contacts.timeline.correctedBy", {
                  id: row.correctedById,
                }),
              ]),
          ...(row.unpaidReason === null
            ? []
            : [t("contacts.timeline.reason", { reason: t(`contacts.reasons.${row.unpaidReason}`) })]),
          ...(row.invoices.length === 0
            ? []
            : [t("contacts.timeline.about", { documents: row.invoices.map(({ label }) => label).join(", ") })]),
          ...(row.nextKind === "none"
            ? []
            : [t("contacts.timeline.step", { step: t(`contacts.next.${row.nextKind}`) })]),
          ...(row.overrideReason === "" ? [] : [t("contacts.timeline.override", { reason: row.overrideReason })]),
          row.personName || row.actor,
        ].join(" · ")}
      </span>
      {row.files.length > 0 && (
        <div className={styles.files}>
          {row.files.map(({ useId, name }) => (
            <Button
              key={useId}
              size="small"
              appearance="outline"
              icon={<AttachRegular />}
              aria-label={t("contacts.timeline.openFile", { name })}
              onClick={() => void open(useId).catch(onError)}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
      {!corrected && (
        <div className={styles.actions}>
          <Button size="small" appearance="subtle" onClick={() => onCorrect(row)}>
            {t("contacts.correct.action")}
          </Button>
          <Button size="small" appearance="subtle" onClick={() => onWithdraw(row)}>
            {t("contacts.correct.withdraw")}
          </Button>
          <Button size="small" appearance="subtle" onClick={() => void attach().catch(onError)}>
            {t("contacts.timeline.attach")}
          </Button>
        </div>
      )}
    </article>
  );
}
