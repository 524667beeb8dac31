import { Button, Field, makeStyles, Select, Spinner, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BankAccount, StatementSummary } from "../../../../shared/contract/bank.ts";
import { ColumnMapping, type MappingDecision } from "../../../components/ColumnMapping.tsx";
import { ErrorNotice } from "../../../components/ErrorNotice.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { formatInteger } from "../../../lib/format.ts";
import { useImport, usePreview } from "./queries.ts";

const useStyles = makeStyles({
  step: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: "12px 16px",
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  account: { maxWidth: "320px" },
  actions: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "center" },
});

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

interface Props {
  readonly file: string;
  readonly accounts: readonly BankAccount[];
  readonly accountId: number | null;
  readonly onDone: (summary: StatementSummary) => void;
  readonly onClose: () => void;
}

/** Between choosing a file and importing it: which account, what its columns mean, how its rows are read. */
export function ImportStep({ file, accounts, accountId, onDone, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const only = accounts.length === 1 ? (accounts[0]?.id ?? null) : null;
  const [wanted, setWanted] = useState<number | null>(accountId ?? only);
  const [decision, setDecision] = useState<MappingDecision>({ sheet: null, headerRow: null, mapping: null });
  const preview = usePreview(file, wanted, decision);
  const take = useImport();
  const account = accounts.find(({ id }) => id === wanted);
  const table = preview.data?.kind === "table" ? preview.data.preview : null;
  const ofx = preview.data?.kind === "ofx" ? preview.data : null;
  const complete = table !== null && table.missing.required.length === 0 && table.missing.oneOf.length === 0;
  const count = ofx?.lines ?? (table === null ? 0 : table.rows - table.badRows);
  const ready =
    wanted !== null && count > 0 && !take.isPending && preview.error === null && (complete || ofx?.fits === true);
  const run = (): void => {
    if (wanted === null) return;
    take.mutate({ accountId: wanted, file, mapping: table?.mapping ?? null }, { onSuccess: onDone });
  };
  return (
    <section className={styles.step} aria-labelledby="bank-step-title">
      <h2 className={styles.title} id="bank-step-title">
        {t("bank.step.title", { file: fileName(file), account: account?.name ?? "…" })}
      </h2>
      {accounts.length > 1 && (
        <Field className={styles.account} label={t("bank.step.chooseAccount")}>
          <Select
            value={String(wanted ?? "")}
            onChange={(_, { value }) => setWanted(value === "" ? null : Number(value))}
          >
            {wanted === null && <option value="">…</option>}
            {accounts.map(({ id, name, currency }) => (
              <option key={id} value={String(id)}>{`${name} (${currency})`}</option>
            ))}
          </Select>
        </Field>
      )}
      {preview.error !== null && <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />}
      {take.error !== null && <ErrorNotice error={take.error} />}
      {preview.isPending && wanted !== null && <Spinner size="tiny" label={t("bank.step.reading")} />}
      {ofx !== null && (
        <Notice intent={ofx.fits ? "info" : "error"}>
          {ofx.fits
            ? t("bank.step.ofx", { number: ofx.account, lines: formatInteger(ofx.lines), currency: ofx.currency })
            : t("bank.step.ofxWrong", { currency: ofx.currency, account: account?.currency ?? "" })}{" "}
          {ofx.refused > 0 && t("bank.step.ofxRefused", { count: ofx.refused })}
        </Notice>
      )}
      {preview.error === null && (
        <div className={styles.actions}>
          <Button appearance="primary" disabled={!ready} onClick={run}>
            {t("bank.step.import", { count })}
          </Button>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          {table !== null && table.badRows > 0 && <span>{t("bank.step.badRows", { count: table.badRows })}</span>}
        </div>
      )}
      {preview.error !== null && (
        <div className={styles.actions}>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
        </div>
      )}
      {table !== null && preview.error === null && <ColumnMapping preview={table} onDecide={setDecision} />}
    </section>
  );
}
