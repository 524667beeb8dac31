import { makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { StatementSummary } from "../../../../shared/contract/bank.ts";
import { problemWord } from "../../../../shared/i18n/tabular-words.ts";
import { Notice } from "../../../components/Notice.tsx";
import { formatInteger, formatMoney } from "../../../lib/format.ts";
import { currentLang } from "../../../lib/i18n.ts";

const useStyles = makeStyles({
  list: { margin: "4px 0 0", paddingLeft: "18px", maxHeight: "120px", overflowY: "auto" },
});

interface Props {
  readonly summary: StatementSummary;
  readonly currency: string;
  readonly onDismiss: () => void;
}

/** What an import brought: new, known, refused with the reason of each row. */
export function SummaryNotice({ summary, currency, onDismiss }: Props): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const { file, newLines, knownLines, refusedLines, newDeposits, newDepositsMinor, lookalikes, refused } = summary;
  return (
    <Notice
      intent={refusedLines > 0 || lookalikes > 0 ? "warning" : "success"}
      title={t("bank.summary.title", { file, newLines: formatInteger(newLines) })}
      onDismiss={onDismiss}
    >
      {t("bank.summary.body", {
        deposits: formatInteger(newDeposits),
        amount: formatMoney(newDepositsMinor, currency),
        known: formatInteger(knownLines),
        refused: formatInteger(refusedLines),
      })}{" "}
      {lookalikes > 0 && t("bank.summary.lookalikes", { count: lookalikes })}
      {refused.length > 0 && (
        <ul className={styles.list} aria-label={t("bank.summary.refusedTitle")}>
          {refused.map(({ row, problems }) => (
            <li key={row}>
              {t("bank.summary.row", {
                row: formatInteger(row),
                problems: problems.map((one) => problemWord(currentLang(), "bankStatement", one)).join("; "),
              })}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
