import { Badge, Button, Link, makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { ReceivableRow } from "../../../shared/contract/receivables.ts";
import { DayText } from "../../components/DayText.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Money } from "../../components/Money.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { useNavigation } from "../../lib/navigation.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { EntriesTable } from "./EntriesTable.tsx";
import { documentLabel, dueWords } from "./labels.ts";
import { useDocument } from "./queries.ts";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  customer: { display: "block", fontWeight: tokens.fontWeightSemibold, textAlign: "left" },
  rfc: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  amount: { display: "flex", alignItems: "baseline", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
  open: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold, lineHeight: "28px" },
  facts: {
    display: "grid",
    gridTemplateColumns: "max-content 1fr",
    columnGap: tokens.spacingHorizontalL,
    rowGap: "4px",
    margin: 0,
    "& dt": { color: tokens.colorNeutralForeground3 },
    "& dd": { margin: 0, textAlign: "right", fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
  },
  heading: { margin: "4px 0 0", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  actions: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
});

interface Props {
  readonly row: ReceivableRow;
  readonly onClose: () => void;
}

/** The row's story beside the grid: what is open and since when, and the entries that made it so. */
export function DocumentPane({ row, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day } = useAsOf();
  const { toCustomer, toDocument } = useNavigation();
  const headingId = useId();
  const { data, error, refetch } = useDocument(row.uuid, day);
  const document = data?.uuid === row.uuid ? data : undefined;
  const late = row.daysPastDue > 0;
  return (
    <SidePane title={documentLabel(row)} onClose={onClose}>
      <div className={styles.body}>
        <div>
          <Link className={styles.customer} onClick={() => toCustomer(row.customerId)}>
            {row.customerName}
          </Link>
          <span className={styles.rfc}>{row.customerKey}</span>
        </div>
        <div className={styles.amount}>
          <Money className={styles.open} minor={row.openMinor} currency={row.currency} withCurrency />
          <Badge appearance={late ? "filled" : "outline"} color={late ? "brand" : "informative"}>
            {dueWords(row.daysPastDue, t)}
          </Badge>
        </div>
        <dl className={styles.facts}>
          <dt>{t("receivables.pane.issued")}</dt>
          <dd>
            <DayText day={row.issuedOn} />
          </dd>
          <dt>{t("receivables.pane.due")}</dt>
          <dd>
            <DayText day={row.dueOn} />
          </dd>
          {row.promisedOn !== null && (
            <>
              <dt>{t("receivables.columns.promised")}</dt>
              <dd>
                <DayText day={row.promisedOn} />
              </dd>
            </>
          )}
          <dt>{t("receivables.pane.total")}</dt>
          <dd>
            <Money minor={row.totalMinor} currency={row.currency} />
          </dd>
          {document !== undefined && document.paymentTerms !== "" && (
            <>
              <dt>{t("receivables.pane.terms")}</dt>
              <dd>{document.paymentTerms}</dd>
            </>
          )}
        </dl>
        <div className={styles.actions}>
          <Button onClick={() => toDocument(row.uuid)}>{t("receivables.pane.openDocument")}</Button>
          <Button onClick={() => toCustomer(row.customerId)}>{t("receivables.pane.openCustomer")}</Button>
          {row.promisedOn === null && (
            <Button onClick={() => openWorkForm({ kind: "promise", customerId: row.customerId, invoices: [row.uuid] })}>
              {t("receivables.menu.promise")}
            </Button>
          )}
        </div>
        <h3 id={headingId} className={styles.heading}>
          {t("receivables.pane.story")}
        </h3>
        {error !== null && document === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {document !== undefined && <EntriesTable entries={document.entries} uuid={row.uuid} narrow />}
        {document === undefined && error === null && (
          <Skeleton aria-label={t("common.loading")}>
            <SkeletonItem size={12} />
          </Skeleton>
        )}
      </div>
    </SidePane>
  );
}
