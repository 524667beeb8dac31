import { Link } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AgencyInvoice } from "../../../shared/contract/agency-invoices.ts";
import { DayText } from "../../components/DayText.tsx";
import { Money } from "../../components/Money.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInteger } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { InvoiceDetail } from "./InvoiceDetail.tsx";
import { InvoiceDialog } from "./InvoiceDialog.tsx";
import { InvoiceStateBadge } from "./InvoiceStateBadge.tsx";
import { RecordsPart } from "./RecordsPart.tsx";
import { useAgencyStyles } from "./styles.ts";
import { monthText } from "./typed.ts";
import { dueWords } from "./words.ts";

interface Props {
  readonly agencyId: number;
  readonly today: string;
}

/** What the agency charges month by month, and the review of each of its invoices. */
export function InvoicesPart({ agencyId, today }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { data } = useQuery(
    orpc.agencyInvoices.page.queryOptions({ input: { agencyId, limit: 1000 }, placeholderData: keepPreviousData }),
  );
  const { data: due } = useQuery(orpc.agencyInvoices.due.queryOptions());
  const late = due?.rows.filter((row) => row.agencyId === agencyId) ?? [];
  return (
    <RecordsPart
      title={t("agencies.invoices.title")}
      hint={t("agencies.invoices.hint")}
      add={t("agencies.invoices.add")}
      to="agencyInvoices.record"
      list={(show) => (
        <>
          {late.length > 0 && (
            <Notice intent={late.some((row) => row.late) ? "warning" : "info"}>
              {late.map((row) => dueWords(row, t)).join(" · ")}
            </Notice>
          )}
          {data?.rows.length === 0 && <p className={styles.text}>{t("agencies.invoices.none")}</p>}
          {data !== undefined && data.rows.length > 0 && <InvoicesTable rows={data.rows} onShow={show} />}
        </>
      )}
      detail={(id, onBack) => <InvoiceDetail id={id} onBack={onBack} />}
      form={(onClose, onSaved) => (
        <InvoiceDialog agencyId={agencyId} today={today} onClose={onClose} onSaved={onSaved} />
      )}
    />
  );
}

interface TableProps {
  readonly rows: readonly AgencyInvoice[];
  readonly onShow: (id: number) => void;
}

function InvoicesTable({ rows, onShow }: TableProps): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t("agencies.invoices.title")}>
        <thead>
          <tr>
            <th scope="col">{t("agencies.invoices.month")}</th>
            <th scope="col">{t("agencies.invoices.number")}</th>
            <th scope="col">{t("agencies.invoices.state")}</th>
            <th scope="col" className={styles.number}>
              {t("agencies.invoices.net")}
            </th>
            <th scope="col" className={styles.number}>
              {t("agencies.invoices.expected")}
            </th>
            <th scope="col" className={styles.number}>
              {t("agencies.invoices.differences")}
            </th>
            <th scope="col" className={styles.number}>
              {t("agencies.invoices.total")}
            </th>
            <th scope="col">{t("agencies.invoices.received")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{monthText(row.month)}</th>
              <td>
                <Link as="button" onClick={() => onShow(row.id)}>
                  {row.number === "" ? t("agencies.invoices.noNumber", { id: row.id }) : row.number}
                </Link>
              </td>
              <td>
                <InvoiceStateBadge invoice={row} />
              </td>
              <td className={styles.number}>
                <Money minor={row.netMinor} currency={row.currency} withCurrency />
              </td>
              <td className={styles.number}>
                <Money minor={row.expectedMinor} currency={row.currency} dashForZero />
              </td>
              <td className={styles.number}>{formatInteger(row.differences)}</td>
              <td className={styles.number}>
                <Money minor={row.totalMinor} currency={row.currency} />
              </td>
              <td>
                <DayText day={row.receivedOn} />
                <p className={styles.quiet}>{row.recordedBy}</p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
