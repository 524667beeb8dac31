import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowImportRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RateImport as Result } from "../../../shared/contract/rates.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";

const useStyles = makeStyles({
  row: { display: "flex", alignItems: "center", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  problems: { margin: 0, paddingLeft: "18px", maxHeight: "160px", overflowY: "auto" },
  currency: { width: "120px" },
});

interface Request {
  readonly file: string;
  readonly currency: string | null;
}

/** Imports a file of Banxico's; what could not be read stands below with its row. */
export function RateImport(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [currency, setCurrency] = useState("");
  const run = useMutation({
    mutationFn: (request: Request) =>
      ledger.rates.importFile({ commandId: crypto.randomUUID(), ...request, lang: currentLang() }),
  });
  const choose = async (): Promise<void> => {
    const file = await native.chooseTable();
    if (file !== null) run.mutate({ file, currency: null });
  };
  const code = currency.trim().toUpperCase();
  return (
    <>
      <div className={styles.row}>
        <Button icon={<ArrowImportRegular />} disabled={run.isPending} onClick={() => void choose()}>
          {t("rates.importFile")}
        </Button>
        <span className={styles.hint}>{t("rates.importHint")}</span>
      </div>
      {run.isError && <ErrorNotice error={run.error} onDismiss={run.reset} />}
      {run.data !== undefined && <ImportResult result={run.data} onDismiss={run.reset} />}
      {run.data?.refused?.code === "unknown-series" && (
        <div className={styles.row}>
          <Field label={t("rates.askCurrency")}>
            <Input
              className={styles.currency}
              maxLength={3}
              value={currency}
              onChange={(_, { value }) => setCurrency(value)}
            />
          </Field>
          <Button
            disabled={!/^[A-Z]{3}$/.test(code)}
            onClick={() => run.variables && run.mutate({ file: run.variables.file, currency: code })}
          >
            {t("rates.importAs", { currency: code })}
          </Button>
        </div>
      )}
    </>
  );
}

function ImportResult({ result, onDismiss }: { readonly result: Result; readonly onDismiss: () => void }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  if (result.refused !== null) {
    return (
      <Notice intent="error" title={result.file} onDismiss={onDismiss}>
        {result.refused.message}
      </Notice>
    );
  }
  const { file, from, to } = result;
  const counts = {
    file,
    added: formatInteger(result.added),
    corrected: formatInteger(result.corrected),
    unchanged: formatInteger(result.unchanged),
  };
  const span =
    from === null || to === null
      ? ""
      : t("rates.importedDays", { currencies: result.currencies.join(", "), from: formatDay(from), to: formatDay(to) });
  const none = result.notQuoted === 0 ? "" : t("rates.notQuoted", { count: formatInteger(result.notQuoted) });
  return (
    <Notice
      intent={result.problems.length > 0 ? "warning" : "success"}
      title={t("rates.imported", counts)}
      onDismiss={onDismiss}
    >
      {[span, none].filter((words) => words !== "").join(". ")}
      {result.problems.length > 0 && (
        <ul className={styles.problems}>
          {result.problems.map((problem) => (
            <li key={`${problem.row} ${problem.code} ${problem.value}`}>
              {t("rates.problemRow", { row: problem.row })}: {problem.message}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
