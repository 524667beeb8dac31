import { Badge, Button, Checkbox, Input, makeStyles, mergeClasses, Tooltip, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Appliable } from "../../../shared/contract/payments.ts";
import { DayText } from "../../components/DayText.tsx";
import { Money } from "../../components/Money.tsx";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { BLANK } from "./allocation-state.ts";
import { InvoiceFinder } from "./InvoiceFinder.tsx";
import type { ApplyLinesState } from "./use-apply-lines.ts";

const useStyles = makeStyles({
  top: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, flex: 1 },
  scroll: { maxHeight: "260px", overflowY: "auto", border: `1px solid ${tokens.colorNeutralStroke2}` },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontVariantNumeric: "tabular-nums",
    "& thead th": {
      position: "sticky",
      top: 0,
      zIndex: 1,
      textAlign: "left",
      padding: "4px 10px",
      fontSize: tokens.fontSizeBase200,
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground2,
      backgroundColor: tokens.colorNeutralBackground2,
    },
    "& td": { padding: "3px 10px", borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  number: { textAlign: "right !important" as "right", whiteSpace: "nowrap" },
  owner: { display: "block", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  amount: { width: "132px", "& input": { textAlign: "right" } },
  wrong: { border: `1px solid ${tokens.colorStatusDangerBorder1}` },
  wrongWords: { display: "block", color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
  exchange: { display: "flex", justifyContent: "flex-end", gap: "6px", marginTop: "4px" },
  rate: { width: "110px", "& input": { textAlign: "right" } },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
  rest: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalM, flexWrap: "wrap" },
  restAmount: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  over: { color: tokens.colorStatusDangerForeground1 },
});

interface Props {
  readonly state: ApplyLinesState;
  readonly customerId: number | null;
}

/** The invoices a payment can go to, an amount for each, and what stays unapplied; all of it by keyboard. */
export function ApplyLines({ state, customerId }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { invoices, currency, restMinor } = state;
  return (
    <>
      <div className={styles.top}>
        <h3 className={styles.heading}>{t("payments.apply.title")}</h3>
        <Button size="small" onClick={state.suggest} disabled={invoices.length === 0}>
          {t("payments.apply.suggest")}
        </Button>
        <Button size="small" onClick={state.clear} disabled={invoices.length === 0}>
          {t("payments.apply.clear")}
        </Button>
      </div>
      {invoices.length === 0 && !state.loading ? (
        <p className={styles.none}>{t("payments.apply.none", { currency })}</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t("payments.apply.table")}>
            <thead>
              <tr>
                <th scope="col">{t("payments.apply.document")}</th>
                <th scope="col">{t("payments.apply.due")}</th>
                <th scope="col" className={styles.number}>
                  {t("payments.apply.open")}
                </th>
                <th scope="col" className={styles.number}>
                  {t("payments.apply.amount")}
                </th>
              </tr>
            </thead>
            <tbody>
              {invoices.map((invoice) => (
                <Line key={invoice.uuid} state={state} invoice={invoice} own={invoice.customerId === customerId} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <InvoiceFinder onPick={state.add} />
      {state.foreign && (
        <Checkbox
          label={t("payments.apply.thirdParty")}
          checked={state.thirdParty}
          onChange={(_, { checked }) => state.setThirdParty(checked === true)}
        />
      )}
      <div className={styles.rest} role="status">
        {restMinor < 0 ? (
          <span className={styles.over}>{t("payments.apply.over", { amount: formatMoney(-restMinor, currency) })}</span>
        ) : (
          <span>{t("payments.apply.rest")}</span>
        )}
        <Money
          className={mergeClasses(styles.restAmount, restMinor < 0 && styles.over)}
          minor={restMinor}
          currency={currency}
          withCurrency
        />
      </div>
    </>
  );
}

interface LineProps {
  readonly state: ApplyLinesState;
  readonly invoice: Appliable;
  /** It belongs to the customer who paid. */
  readonly own: boolean;
}

function Line({ state, invoice, own }: LineProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const line = state.lines[invoice.uuid] ?? BLANK;
  const wrong = state.reading.wrong.has(invoice.uuid);
  const exchange = invoice.currency !== state.currency;
  const named = { document: invoice.label, currency: invoice.currency };
  return (
    <tr>
      <td>
        {invoice.label}{" "}
        {invoice.settledByRule && (
          <Tooltip content={t("payments.apply.settledByRuleLong")} relationship="description">
            <Badge appearance="tint" color="informative">
              {t("payments.apply.settledByRule")}
            </Badge>
          </Tooltip>
        )}
        {invoice.promise !== null && (
          <Badge appearance="tint" color="brand">
            {t("payments.apply.promised", { day: formatDay(invoice.promise.dueOn) })}
          </Badge>
        )}
        {!own && <span className={styles.owner}>{invoice.customerName}</span>}
      </td>
      <td>
        <DayText day={invoice.dueOn} />
      </td>
      <td className={styles.number}>
        <Money minor={invoice.appliableMinor} currency={invoice.currency} withCurrency={exchange} />
      </td>
      <td className={styles.number}>
        <Input
          size="small"
          className={mergeClasses(styles.amount, wrong && styles.wrong)}
          inputMode="decimal"
          autoComplete="off"
          aria-label={t("payments.apply.amountFor", named)}
          aria-invalid={wrong}
          value={line.amount}
          onChange={(_, { value }) => state.set(invoice.uuid, { amount: value })}
        />
        {exchange && (
          <span className={styles.exchange}>
            <Input
              size="small"
              className={styles.rate}
              inputMode="decimal"
              autoComplete="off"
              placeholder={t("payments.apply.rateHint", { currency: state.currency, other: invoice.currency })}
              aria-label={t("payments.apply.rateFor", named)}
              value={line.rate}
              onChange={(_, { value }) => state.set(invoice.uuid, { rate: value })}
            />
            <Input
              size="small"
              className={styles.rate}
              inputMode="decimal"
              autoComplete="off"
              aria-label={t("payments.apply.otherAmountFor", named)}
              value={line.other}
              onChange={(_, { value }) => state.set(invoice.uuid, { other: value })}
            />
          </span>
        )}
        {wrong && (
          <span className={styles.wrongWords}>
            {t("payments.apply.tooMuch", { amount: formatMoney(invoice.appliableMinor, invoice.currency) })}
          </span>
        )}
      </td>
    </tr>
  );
}
