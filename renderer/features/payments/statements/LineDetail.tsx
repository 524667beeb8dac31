import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BankLine } from "../../../../shared/contract/bank.ts";
import { Money } from "../../../components/Money.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { formatDay, formatInstant, formatInteger } from "../../../lib/format.ts";
import { useNavigation } from "../../../lib/navigation.ts";
import { SuggestionCard } from "./SuggestionCard.tsx";

const useStyles = makeStyles({
  detail: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: "12px 16px",
    flex: 1,
    minWidth: 0,
    overflowY: "auto",
  },
  head: { display: "flex", alignItems: "baseline", gap: tokens.spacingHorizontalM, flexWrap: "wrap" },
  amount: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  description: { margin: 0, overflowWrap: "anywhere" },
  facts: {
    display: "grid",
    gridTemplateColumns: "max-content 1fr",
    gap: "2px 12px",
    margin: 0,
    color: tokens.colorNeutralForeground2,
  },
  fact: { margin: 0, overflowWrap: "anywhere", color: tokens.colorNeutralForeground1 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  actions: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
  keys: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  empty: { margin: "auto", color: tokens.colorNeutralForeground2 },
});

/** What can be done with the line shown. */
export interface LineActions {
  readonly choose: (key: string) => void;
  readonly confirm: () => void;
  readonly reject: () => void;
  readonly skip: () => void;
  readonly assign: () => void;
  readonly ignore: () => void;
  readonly undo: () => void;
}

interface Props {
  readonly line: BankLine | null;
  /** Key of the suggestion that Enter confirms. */
  readonly chosen: string | null;
  readonly busy: boolean;
  readonly actions: LineActions;
}

/** A movement as the bank wrote it, what it may be, and what it became. */
export function LineDetail({ line, chosen, busy, actions }: Props): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  if (line === null) {
    return (
      <section className={styles.detail} aria-label={t("bank.detail.label")}>
        <p className={styles.empty}>{t("bank.detail.nothing")}</p>
      </section>
    );
  }
  return (
    <section className={styles.detail} aria-label={t("bank.detail.label")}>
      <div className={styles.head}>
        <Money className={styles.amount} minor={line.amountMinor} currency={line.currency} withCurrency />
        <span>{formatDay(line.day)}</span>
        <span>{line.accountName}</span>
      </div>
      <p className={styles.description}>{line.description}</p>
      <Facts line={line} />
      {line.lookalike && line.state === "open" && <Notice intent="warning">{t("bank.detail.lookalike")}</Notice>}
      {line.state === "charge" && <Notice intent="info">{t("bank.detail.charge")}</Notice>}
      {line.decision !== null && <Decision line={line} busy={busy} onUndo={actions.undo} />}
      {line.state === "open" && (
        <>
          <h3 className={styles.heading}>{t("bank.detail.suggestions")}</h3>
          {line.suggestions.length === 0 ? (
            <p className={styles.description}>{t("bank.detail.noSuggestions")}</p>
          ) : (
            <ol className={styles.list}>
              {line.suggestions.map((suggestion, at) => (
                <SuggestionCard
                  key={suggestion.key}
                  line={line}
                  suggestion={suggestion}
                  number={at + 1}
                  chosen={suggestion.key === chosen}
                  busy={busy}
                  onChoose={() => actions.choose(suggestion.key)}
                  onConfirm={actions.confirm}
                  onReject={actions.reject}
                />
              ))}
            </ol>
          )}
          <div className={styles.actions}>
            <Button size="small" title="S" onClick={actions.skip}>
              {t("bank.actions.skip")}
            </Button>
            <Button size="small" title="A" disabled={busy} onClick={actions.assign}>
              {t("bank.actions.assign")}
            </Button>
            <Button size="small" title="N" disabled={busy} onClick={actions.ignore}>
              {t("bank.actions.ignore")}
            </Button>
          </div>
        </>
      )}
      <p className={styles.keys}>{t("bank.actions.keys")}</p>
    </section>
  );
}

function Facts({ line }: { readonly line: BankLine }): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const facts = [
    [t("bank.detail.reference"), line.reference],
    [t("bank.detail.counterparty"), line.counterparty],
    [t("bank.detail.counterpartyAccount"), line.counterpartyAccount],
    [t("bank.detail.counterpartyRfc"), line.counterpartyRfc],
    [t("bank.detail.trackingKey"), line.trackingKey],
    [t("bank.detail.source"), t("bank.detail.sourceRow", { file: line.file, row: formatInteger(line.row) })],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== "")
        .map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd className={styles.fact}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

interface DecisionProps {
  readonly line: BankLine;
  readonly busy: boolean;
  readonly onUndo: () => void;
}

function Decision({ line, busy, onUndo }: DecisionProps): ReactNode {
  const { t } = useTranslation();
  const { toCustomer } = useNavigation();
  const { decision } = line;
  if (decision === null) return null;
  const { customerId, customerName: name, invoices, kind, reason, reversed } = decision;
  const said = t(`bank.detail.${kind}`, { name, reason });
  const labels = invoices.join(", ");
  return (
    <Notice
      intent={reversed ? "warning" : "success"}
      actions={
        <>
          <Button size="small" title="Z" disabled={busy} onClick={onUndo}>
            {t("bank.actions.undo")}
          </Button>
          {customerId !== null && (
            <Button size="small" onClick={() => toCustomer(customerId)}>
              {t("bank.actions.openPayment")}
            </Button>
          )}
        </>
      }
    >
      {said} {labels !== "" && t("bank.detail.invoices", { labels })}
      {kind !== "ignored" && labels === "" && !reversed && t("bank.detail.unapplied")}
      {reversed && ` ${t("bank.detail.reversed")}`}{" "}
      {t("bank.detail.by", { actor: decision.actor, at: formatInstant(decision.at) })}
    </Notice>
  );
}
