import { Badge, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentView } from "../../../shared/contract/receivables.ts";
import { daysBetween } from "../../../shared/domain/days.ts";
import { DayText } from "../../components/DayText.tsx";
import { Money } from "../../components/Money.tsx";
import { formatDay } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { formatDecimalText } from "./decimals.ts";
import { useDocumentStyles } from "./document-styles.ts";
import { documentLabel, dueWords, formWords } from "./labels.ts";

const useStyles = makeStyles({
  top: { display: "flex", alignItems: "flex-start", gap: tokens.spacingHorizontalXL, flexWrap: "wrap" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  badges: { display: "flex", gap: "6px", marginTop: "4px" },
  amounts: {
    marginLeft: "auto",
    display: "grid",
    gridTemplateColumns: "max-content max-content",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "baseline",
    "& dt": { color: tokens.colorNeutralForeground3, textAlign: "right" },
    "& dd": { margin: 0, textAlign: "right" },
  },
  payment: { display: "contents" },
  total: {
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  parties: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: tokens.spacingHorizontalM },
  role: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  name: { display: "block", fontWeight: tokens.fontWeightSemibold, textAlign: "left" },
  facts: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(168px, 1fr))",
    gap: "8px 20px",
    margin: 0,
    "& dt": { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
    "& dd": { margin: 0, fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
  },
  wide: { gridColumn: "span 2" },
});

const METHODS = ["PUE", "PPD"] as const;

/** `2026-03-01T10:22:05` as day and time, as the CFDI writes it (local time of issue). */
function LocalTime({ at }: { readonly at: string }): ReactNode {
  return (
    <>
      <DayText day={at.slice(0, 10)} /> {at.slice(11, 16)}
    </>
  );
}

/** What the document is, between whom, and how much of it is open. */
export function DocumentHeader({
  document,
  asOf,
}: {
  readonly document: DocumentView;
  readonly asOf: string;
}): ReactNode {
  const styles = useStyles();
  const shared = useDocumentStyles();
  const { t } = useTranslation();
  const { toCustomer } = useNavigation();
  const method = METHODS.find((known) => known === document.paymentMethod);
  const open = document.status === "open" && document.openMinor !== 0;
  const late = document.dueOn === null ? 0 : daysBetween(document.dueOn, asOf);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t("receivables.document.issued"), <LocalTime key="issued" at={document.issuedAt} />],
    [t("receivables.document.stamped"), <LocalTime key="stamped" at={document.stampedAt} />],
    ...(document.dueOn === null
      ? []
      : [[t("receivables.document.due"), <DayText key="due" day={document.dueOn} />] as const]),
    ...(document.kind === "P"
      ? []
      : [
          [
            t("receivables.document.currency"),
            document.exchangeRate === "" || Number(document.exchangeRate) === 1
              ? document.currency
              : `${document.currency} · ${t("receivables.document.exchangeRate", { rate: document.exchangeRate })}`,
          ] as const,
        ]),
    ...(document.kind === "I"
      ? [
          [
            t("receivables.document.method"),
            method === undefined ? document.paymentMethod : t(`receivables.document.methods.${method}`),
          ] as const,
          [t("receivables.document.terms"), document.paymentTerms || t("receivables.document.noTerms")] as const,
        ]
      : []),
    ...(document.paymentForm === ""
      ? []
      : [[t("receivables.document.form"), formWords(document.paymentForm, t)] as const]),
  ];
  return (
    <section className={shared.section}>
      <div className={styles.top}>
        <div>
          <h2 className={styles.title}>
            {t(`common.documentKind.${document.kind}`)} {documentLabel(document)}
          </h2>
          <div className={styles.badges}>
            <Badge appearance="tint" color="informative">
              {t("receivables.document.version", { version: document.version })}
            </Badge>
            {(document.kind === "I" || document.status === "cancelled" || document.status === "substituted") && (
              <Badge appearance="tint" color={document.status === "paid" ? "success" : "informative"}>
                {t(`common.status.${document.status}`)}
              </Badge>
            )}
            {open && document.dueOn !== null && (
              <Badge appearance={late > 0 ? "filled" : "tint"} color={late > 0 ? "brand" : "informative"}>
                {dueWords(late, t)}
              </Badge>
            )}
          </div>
        </div>
        <dl className={styles.amounts}>
          {document.kind === "P" ? (
            document.payments.map((payment, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the payments of a stamped document never move
              <div key={index} className={styles.payment}>
                <dt>{t("receivables.document.payment.paidOn", { day: formatDay(payment.paidOn) })}</dt>
                <dd className={styles.total}>
                  {payment.currency} {formatDecimalText(payment.amount)}
                </dd>
              </div>
            ))
          ) : (
            <>
              <dt>{t("receivables.document.totals.total")}</dt>
              <dd>
                <Money
                  className={document.kind === "I" ? undefined : styles.total}
                  minor={document.totalMinor}
                  currency={document.currency}
                  withCurrency
                />
              </dd>
            </>
          )}
          {document.kind === "I" && (
            <>
              <dt>{t("receivables.document.balance")}</dt>
              <dd>
                <Money className={styles.total} minor={document.openMinor} currency={document.currency} withCurrency />
              </dd>
            </>
          )}
        </dl>
      </div>
      <div className={styles.parties}>
        <div className={shared.card}>
          <span className={styles.role}>{t("receivables.document.issuer")}</span>
          <span className={styles.name}>{document.issuer.name}</span>
          <span className={shared.quiet}>{document.issuer.rfc}</span>
        </div>
        <div className={shared.card}>
          <span className={styles.role}>{t("receivables.document.receiver")}</span>
          <Link className={styles.name} onClick={() => toCustomer(document.customerId)}>
            {document.receiver.name === "" ? document.receiver.rfc : document.receiver.name}
          </Link>
          <span className={shared.quiet}>{document.receiver.rfc}</span>
        </div>
      </div>
      <dl className={mergeClasses(shared.card, styles.facts)}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className={styles.wide}>
          <dt>{t("receivables.document.uuid")}</dt>
          <dd>{document.uuid}</dd>
        </div>
      </dl>
    </section>
  );
}
