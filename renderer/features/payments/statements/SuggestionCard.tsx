import { Badge, Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BankLine, BankSuggestion } from "../../../../shared/contract/bank.ts";
import type { bankEs } from "../../../../shared/i18n/bank.es.ts";
import { Money } from "../../../components/Money.tsx";
import { formatDay, formatMoney } from "../../../lib/format.ts";
import { useNavigation } from "../../../lib/navigation.ts";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: "8px 12px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  chosen: {
    borderLeft: `4px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground1Selected,
  },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  title: { margin: 0, flex: 1, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  reasons: { margin: 0, paddingLeft: "18px", color: tokens.colorNeutralForeground2 },
  table: { borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  cell: { padding: "1px 12px 1px 0", textAlign: "left" },
  amount: { textAlign: "right" },
  rest: { color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
});

type ReasonCode = keyof (typeof bankEs)["reasons"];

/** A reason in words. */
function reasonWords(reason: BankSuggestion["reasons"][number], currency: string, t: TFunction): string {
  const { amountMinor, day, ...values } = reason.values;
  // Codes come from the ledger, whose words are this very tree.
  return t(`bank.reasons.${reason.code as ReasonCode}`, {
    ...values,
    ...(day === undefined ? {} : { day: formatDay(day) }),
    ...(amountMinor === undefined ? {} : { amount: formatMoney(amountMinor, currency) }),
  });
}

interface Props {
  readonly line: BankLine;
  readonly suggestion: BankSuggestion;
  readonly number: number;
  readonly chosen: boolean;
  readonly busy: boolean;
  readonly onChoose: () => void;
  readonly onConfirm: () => void;
  readonly onReject: () => void;
}

/** What a deposit may be: whose, for what, why, and how sure. */
export function SuggestionCard({
  line,
  suggestion,
  number,
  chosen,
  busy,
  onChoose,
  onConfirm,
  onReject,
}: Props): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const { toDocument } = useNavigation();
  const { customerName: name, known } = suggestion;
  const title = t(`bank.suggestion.${suggestion.kind}`, {
    name,
    label: known?.label ?? "",
    day: known === null ? "" : formatDay(known.day),
  });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the number keys of the board choose it
    <li className={mergeClasses(styles.card, chosen && styles.chosen)} aria-current={chosen} onClick={onChoose}>
      <div className={styles.head}>
        <Badge appearance="outline" color="informative" aria-hidden="true">
          {String(number)}
        </Badge>
        <h4 className={styles.title}>{title}</h4>
        {line.certain === suggestion.key && (
          <Badge appearance="tint" color="success" icon={<CheckmarkCircleFilled />}>
            {t("bank.suggestion.sure")}
          </Badge>
        )}
        <span className={styles.rest}>{t("bank.suggestion.score", { score: suggestion.score })}</span>
      </div>
      {(suggestion.applications.length > 0 || (suggestion.unappliedMinor > 0 && suggestion.kind === "apply")) && (
        <table className={styles.table}>
          <tbody>
            {suggestion.applications.map((part) => (
              <tr key={part.invoiceUuid}>
                <td className={styles.cell}>
                  <Button appearance="transparent" size="small" onClick={() => toDocument(part.invoiceUuid)}>
                    {part.label}
                  </Button>
                </td>
                <td className={styles.cell}>{formatDay(part.dueOn)}</td>
                <td className={mergeClasses(styles.cell, styles.amount)}>
                  <Money minor={part.amountMinor} currency={line.currency} />
                </td>
                <td className={mergeClasses(styles.cell, styles.rest)}>
                  {part.openMinor > part.amountMinor &&
                    t("bank.suggestion.rest", {
                      amount: formatMoney(part.openMinor - part.amountMinor, line.currency),
                    })}
                </td>
              </tr>
            ))}
            {suggestion.unappliedMinor > 0 && (
              <tr>
                <td className={styles.cell} colSpan={2}>
                  {t("bank.suggestion.unapplied")}
                </td>
                <td className={mergeClasses(styles.cell, styles.amount)}>
                  <Money minor={suggestion.unappliedMinor} currency={line.currency} />
                </td>
                <td />
              </tr>
            )}
          </tbody>
        </table>
      )}
      <ul className={styles.reasons}>
        {suggestion.reasons.map((reason) => (
          <li key={`${reason.code} ${reason.values.label ?? ""}`}>{reasonWords(reason, line.currency, t)}</li>
        ))}
      </ul>
      {chosen && (
        <div className={styles.buttons}>
          <Button appearance="primary" size="small" disabled={busy} title="Enter" onClick={onConfirm}>
            {t("bank.actions.confirm")}
          </Button>
          <Button size="small" disabled={busy} title="R" onClick={onReject}>
            {t("bank.actions.reject")}
          </Button>
        </div>
      )}
    </li>
  );
}
