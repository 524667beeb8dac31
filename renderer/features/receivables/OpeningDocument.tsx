import { Button, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { shownRate } from "../../../shared/domain/rates/exchange-rate.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Money } from "../../components/Money.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useDocumentStyles } from "./document-styles.ts";
import { EntriesTable } from "./EntriesTable.tsx";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "20px", maxWidth: "920px" },
  kind: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: 600 },
  lead: { margin: "4px 0 0", color: tokens.colorNeutralForeground2 },
  facts: {
    display: "grid",
    gridTemplateColumns: "160px minmax(0, 1fr)",
    gap: "6px 16px",
    margin: 0,
    "& dt": { color: tokens.colorNeutralForeground3 },
    "& dd": { margin: 0, overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" },
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

/** What an opening balance says, where it comes from and what it did: it is no CFDI, and says so. */
export function OpeningDocument({ uuid, asOf }: { readonly uuid: string; readonly asOf: string }): ReactNode {
  const styles = useStyles();
  const shared = useDocumentStyles();
  const { t } = useTranslation();
  const { toDocument, toCustomer } = useNavigation();
  const {
    data: line,
    error,
    refetch,
  } = useQuery(orpc.openings.line.queryOptions({ input: { uuid, asOf }, retry: false }));
  if (error !== null && line === undefined) {
    return <ErrorNotice error={error} title={t("receivables.document.notFoundTitle")} onRetry={() => void refetch()} />;
  }
  if (line === undefined) return null;
  const { currency, invoiceUuid } = line;
  const reference = [line.series, line.folio].filter((part) => part !== "").join("-");
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t("openings.document.customer"),
      <Link key="customer" onClick={() => toCustomer(line.customerId)}>
        {line.customerName}
      </Link>,
    ],
    [t("openings.document.reference"), reference],
    [t("openings.document.uuid"), line.namedUuid === "" ? t("openings.document.uuidUnknown") : line.namedUuid],
    [t("openings.document.issuedOn"), formatDay(line.issuedOn)],
    [t("openings.document.dueOn"), formatDay(line.dueOn)],
    [t("openings.document.total"), <Amount key="total" minor={line.totalMinor} currency={currency} />],
    [t("openings.document.openAtCutoff"), <Amount key="open" minor={line.openMinor} currency={currency} />],
    [t("openings.document.openNow"), <Amount key="now" minor={line.openNowMinor} currency={currency} strong />],
    ...(line.exchangeRate === "" ? [] : [[t("openings.document.rate"), shownRate(line.exchangeRate)] as const]),
    ...(line.notes === "" ? [] : [[t("openings.document.notes"), line.notes] as const]),
  ];
  return (
    <article className={styles.page}>
      <header>
        <h2 className={styles.kind}>
          {t("openings.document.kind")} {reference}
        </h2>
        <p className={styles.lead}>
          {t("openings.document.lead", { row: line.row, file: line.file, cutoff: formatDay(line.cutoff) })}
        </p>
      </header>
      {line.state === "undone" && <Notice intent="warning">{t("openings.document.undone")}</Notice>}
      {invoiceUuid !== null && (
        <Notice
          intent="info"
          actions={
            <Button size="small" onClick={() => toDocument(invoiceUuid)}>
              {t("openings.document.showInvoice")}
            </Button>
          }
        >
          {t("openings.document.replaced")}
        </Notice>
      )}
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
      <section className={mergeClasses(shared.section)} aria-label={t("openings.document.entries")}>
        <h3 className={shared.heading}>{t("openings.document.entries")}</h3>
        <EntriesTable entries={line.entries} uuid={uuid} />
      </section>
    </article>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: ReactNode }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

interface AmountProps {
  readonly minor: number;
  readonly currency: string;
  readonly strong?: boolean;
}

function Amount({ minor, currency, strong = false }: AmountProps): ReactNode {
  const styles = useStyles();
  return (
    <span className={mergeClasses(strong && styles.strong)}>
      {currency} <Money minor={minor} currency={currency} />
    </span>
  );
}
