import {
  Button,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { CalculatorRegular, CheckmarkCircleFilled, ErrorCircleFilled } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Reconciliation } from "../../shared/contract/customers.ts";
import { formatInteger } from "../lib/format.ts";
import { orpc } from "../lib/ledger.ts";
import { Money } from "./Money.tsx";

const useStyles = makeStyles({
  trigger: {
    minWidth: 0,
    padding: "0 6px",
    height: "24px",
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
  },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  surface: { maxWidth: "560px", maxHeight: "70vh", overflowY: "auto", display: "grid", gap: "16px" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  sums: {
    display: "grid",
    gridTemplateColumns: "1fr max-content",
    columnGap: "24px",
    rowGap: "2px",
    margin: "6px 0 0",
    "& dt": { color: tokens.colorNeutralForeground2 },
    "& dd": { margin: 0, textAlign: "right", fontVariantNumeric: "tabular-nums" },
  },
  total: {
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    paddingTop: "2px !important",
    fontWeight: tokens.fontWeightSemibold,
    color: `${tokens.colorNeutralForeground1} !important`,
  },
  gap: { marginTop: "8px !important" },
  verdict: { display: "flex", alignItems: "center", gap: "6px", margin: "8px 0 0" },
  icon: { fontSize: "18px", flexShrink: 0 },
  list: { margin: "4px 0 0", paddingLeft: "18px" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const BUCKETS = ["current", "d1to30", "d31to60", "d61to90", "d90plus"] as const;
/** Names shown of customers that do not agree. */
const MOST_NAMES = 8;

interface Props {
  readonly asOf: string;
  /** One customer; null: every one found by the search. */
  readonly customerId: number | null;
  readonly search?: string;
  readonly currency?: string | null;
  /** Compares at once and shows the result on the line; without it, when asked to. */
  readonly atOnce: boolean;
}

/** A line that says whether the balance agrees with its documents and its movements, and opens the arithmetic. */
export function BalanceProof({ asOf, customerId, search = "", currency = null, atOnce }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const headingId = useId();
  const [open, setOpen] = useState(false);
  const { data, isFetching } = useQuery(
    orpc.customers.reconcile.queryOptions({
      input: { asOf, customerId, search, currency },
      enabled: atOnce || open,
    }),
  );
  const rows = data?.rows;
  const verdict = rows === undefined || (!atOnce && !open) ? null : rows.every(({ ok }) => ok);
  const Icon = verdict === null ? CalculatorRegular : verdict ? CheckmarkCircleFilled : ErrorCircleFilled;
  return (
    <Popover open={open} onOpenChange={(_, next) => setOpen(next.open)} positioning="above-start" trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          size="small"
          className={styles.trigger}
          icon={<Icon className={mergeClasses(verdict === true && styles.good, verdict === false && styles.bad)} />}
        >
          {t(verdict === null ? "common.proof.ask" : verdict ? "common.proof.agrees" : "common.proof.differs")}
        </Button>
      </PopoverTrigger>
      {/* Nothing in it takes the focus, so it does so itself: a popover that traps the focus and has none is hidden from readers. */}
      <PopoverSurface className={styles.surface} aria-labelledby={headingId} tabIndex={0}>
        <div>
          <h3 id={headingId} className={styles.heading}>
            {t("common.proof.title")}
          </h3>
          <p className={styles.quiet}>{t("common.proof.body")}</p>
        </div>
        {rows === undefined && isFetching && <Spinner size="tiny" label={t("common.proof.comparing")} />}
        {rows?.length === 0 && <p className={styles.quiet}>{t("common.proof.nothing")}</p>}
        {rows?.map((row) => (
          <Arithmetic key={row.currency} row={row} one={customerId !== null} />
        ))}
      </PopoverSurface>
    </Popover>
  );
}

/** The three ways to the same balance, in one currency. */
function Arithmetic({ row, one }: { readonly row: Reconciliation; readonly one: boolean }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const line = (words: string, minor: number, className = ""): ReactNode => (
    <>
      <dt className={className}>{words}</dt>
      <dd className={className}>
        <Money minor={minor} currency={row.currency} />
      </dd>
    </>
  );
  const Icon = row.ok ? CheckmarkCircleFilled : ErrorCircleFilled;
  return (
    <section aria-label={row.currency}>
      <h4 className={styles.heading}>{row.currency}</h4>
      <dl className={styles.sums}>
        {BUCKETS.map((bucket) => (
          <div key={bucket} style={{ display: "contents" }}>
            {line(t(`common.buckets.${bucket}`), row[`${bucket}Minor`])}
          </div>
        ))}
        {line(t("common.proof.lessUnapplied"), -row.unappliedMinor)}
        {line(t("common.proof.balance"), row.balanceMinor, styles.total)}
        {line(
          t("common.proof.documents", { count: row.documents, formatted: formatInteger(row.documents) }),
          row.documentsMinor,
          styles.gap,
        )}
        {line(t("common.proof.lessUnapplied"), row.movementsMinor - row.documentsMinor)}
        {line(t("common.proof.movements"), row.movementsMinor, styles.total)}
      </dl>
      <p className={styles.verdict}>
        <Icon className={mergeClasses(styles.icon, row.ok ? styles.good : styles.bad)} aria-hidden="true" />
        {row.ok
          ? one
            ? t("common.proof.sameOne")
            : t("common.proof.same", { count: row.customers, formatted: formatInteger(row.customers) })
          : t("common.proof.failing", { count: row.failing.length, formatted: formatInteger(row.failing.length) })}
      </p>
      {row.failing.length > 0 && (
        <ul className={styles.list}>
          {row.failing.slice(0, MOST_NAMES).map((customer) => (
            <li key={customer.customerId}>
              {customer.name}: <Money minor={customer.differenceMinor} currency={row.currency} withCurrency />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
