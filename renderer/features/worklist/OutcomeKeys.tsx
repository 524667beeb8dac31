import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { KeyHint } from "../../components/KeyHint.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { useQuickOutcomes } from "./queries.ts";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", gap: "4px 6px", marginTop: "12px" },
  button: { fontWeight: tokens.fontWeightRegular, gap: "6px" },
});

/** The usual outcomes, each under its number key; the form takes over what is chosen. */
export function OutcomeKeys({ onPick }: { readonly onPick: (outcome: string) => void }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const outcomes = useQuickOutcomes();
  const lang = currentLang();
  return (
    <div className={styles.row} role="toolbar" aria-label={t("worklist.work.outcomes")}>
      {outcomes.map((outcome, index) => (
        <Button
          key={outcome.code}
          size="small"
          className={styles.button}
          title={`${outcome.code} (${String(index + 1)}, Alt+${String(index + 1)})`}
          onClick={() => onPick(outcome.code)}
        >
          <KeyHint shortcut={{ key: String(index + 1) }} />
          {lang === "es" ? outcome.labelEs : outcome.labelEn}
        </Button>
      ))}
    </div>
  );
}
