import { Button, Checkbox, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InterestTotals } from "../../../shared/contract/interest.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Money } from "../../components/Money.tsx";
import { Notice } from "../../components/Notice.tsx";
import { SavedFile } from "../../components/SavedFile.tsx";
import { TabActions } from "../../components/TabActions.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useCommand } from "../../lib/use-command.ts";
import { AskDialog } from "./AskDialog.tsx";
import { InvoiceTable } from "./InvoiceTable.tsx";
import { useInterest } from "./queries.ts";
import { Records } from "./Records.tsx";
import { useInterestStyles } from "./styles.ts";
import { TermsDialog } from "./TermsDialog.tsx";
import { WaiveDialog } from "./WaiveDialog.tsx";

const useStyles = makeStyles({
  main: {
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    padding: "10px 24px 24px",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
  },
  figures: { display: "flex", flexWrap: "wrap", gap: `8px ${tokens.spacingHorizontalXXL}`, margin: 0 },
  figure: { margin: 0, fontSize: tokens.fontSizeBase400, fontVariantNumeric: "tabular-nums" },
  strong: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
});

/** Intereses: how the moratory interest of a customer was counted, what was agreed, waived and asked of Billing. */
export function InterestTab({ customerId }: { readonly customerId: number }): ReactNode {
  const styles = useStyles();
  const shared = useInterestStyles();
  const { t } = useTranslation();
  const { day } = useAsOf();
  const [paid, setPaid] = useState(false);
  const [dialog, setDialog] = useState<"terms" | "waive" | "ask" | null>(null);
  const [told, setTold] = useState("");
  const [file, setFile] = useState<string | null>(null);
  const { data, error, refetch } = useInterest(customerId, day, paid);
  const exporting = useCommand<{ file: string }>();
  const save = async (format: "pdf" | "xlsx"): Promise<void> => {
    const name = t("interest.tab.fileName", { customer: data?.customer.name ?? "", day: formatDay(day) });
    // Slashes of the day would be folders in the file's name.
    const suggestedName = `${name.replaceAll(/[\\/:*?"<>|]/g, "-")}.${format}`;
    const chosen = await native.saveAs({ suggestedName, kind: format });
    if (chosen === null) return;
    const asked = { customerId, asOf: day, paid, format, file: chosen, lang: currentLang() };
    exporting.mutate(() => ledger.interest.exportStatement(asked), { onSuccess: (written) => setFile(written.file) });
  };
  const done = (words: string): void => {
    setDialog(null);
    setTold(words);
  };
  const close = (): void => setDialog(null);
  const owed = (data?.totals ?? []).filter((total) => total.interestMinor > 0);
  return (
    <>
      <TabActions>
        <Checkbox
          size="medium"
          checked={paid}
          onChange={(_, { checked }) => setPaid(checked === true)}
          label={t("interest.tab.paid")}
        />
        <Button size="small" onClick={() => setDialog("terms")}>
          {t("interest.tab.terms")}
        </Button>
        <Button size="small" disabled={owed.length === 0} onClick={() => setDialog("waive")}>
          {t("interest.tab.waive")}
        </Button>
        <Button size="small" disabled={owed.length === 0} onClick={() => setDialog("ask")}>
          {t("interest.tab.ask")}
        </Button>
        <Allowed to="interest.exportStatement">
          <Button size="small" disabled={exporting.isPending} onClick={() => void save("pdf")}>
            {t("interest.tab.pdf")}
          </Button>
          <Button size="small" disabled={exporting.isPending} onClick={() => void save("xlsx")}>
            {t("interest.tab.excel")}
          </Button>
        </Allowed>
      </TabActions>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys */}
      <section className={styles.main} tabIndex={0} aria-label={t("interest.beside.label")}>
        {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {exporting.isError && <ErrorNotice error={exporting.error} onDismiss={exporting.reset} />}
        {told !== "" && (
          <Notice intent="success" onDismiss={() => setTold("")}>
            {told}
          </Notice>
        )}
        {file !== null && (
          <SavedFile file={file} onDismiss={() => setFile(null)}>
            {t("interest.tab.saved", { file: file.split(/[\\/]/).at(-1) ?? file })}
          </SavedFile>
        )}
        {data === undefined && error === null && <Spinner size="small" />}
        {data?.invoices.some((row) => row.aboveCap) === true && (
          <Notice intent="warning">{t("interest.tab.aboveCap", { cap: data.rules.capRate })}</Notice>
        )}
        {data?.invoices.length === 0 && (
          <p className={shared.quiet}>{t("interest.tab.none", { day: formatDay(day) })}</p>
        )}
        {data?.totals.map((total) => (
          <section key={total.currency} className={shared.section}>
            <Figures total={total} />
            <p className={shared.quiet}>{t("interest.tab.apart")}</p>
            <InvoiceTable rows={data.invoices.filter((row) => row.currency === total.currency)} />
          </section>
        ))}
        {data !== undefined && <Records statement={data} />}
      </section>
      {dialog === "terms" && data !== undefined && (
        <TermsDialog customerId={customerId} asOf={day} rules={data.rules} onClose={close} onDone={done} />
      )}
      {dialog === "waive" && owed.length > 0 && (
        <WaiveDialog customerId={customerId} asOf={day} totals={owed} onClose={close} onDone={done} />
      )}
      {dialog === "ask" && owed.length > 0 && (
        <AskDialog
          customerId={customerId}
          asOf={day}
          currencies={owed.map((total) => total.currency)}
          onClose={close}
          onDone={done}
        />
      )}
    </>
  );
}

function Figures({ total }: { readonly total: InterestTotals }): ReactNode {
  const styles = useStyles();
  const shared = useInterestStyles();
  const { t } = useTranslation();
  const figures = [
    ["principal", total.principalMinor],
    ["accrued", total.accruedMinor],
    ["waived", total.waivedMinor],
    ["charged", total.chargedMinor],
    ["outstanding", total.interestMinor],
    ["vat", total.vatMinor],
    ["total", total.interestMinor + total.vatMinor],
  ] as const;
  return (
    <dl className={styles.figures}>
      {figures.map(([name, minor]) => (
        <div key={name}>
          <dt className={shared.quiet}>{t(`interest.tab.${name}`)}</dt>
          <dd className={name === "total" ? styles.strong : styles.figure}>
            <Money minor={minor} currency={total.currency} withCurrency={name === "total"} dashForZero />
          </dd>
        </div>
      ))}
    </dl>
  );
}
