import { Button } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InvoiceReviewLine, InvoiceView } from "../../../shared/contract/agency-invoices.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Money } from "../../components/Money.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, formatInteger, formatMoney } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { InvoiceLineDialog } from "./InvoiceLineDialog.tsx";
import { InvoiceLinesDialog } from "./InvoiceLinesDialog.tsx";
import { InvoiceStateBadge } from "./InvoiceStateBadge.tsx";
import { type InvoiceStep, InvoiceStepDialog } from "./InvoiceStepDialog.tsx";
import { useAgencyStyles } from "./styles.ts";
import { monthText } from "./typed.ts";
import { bucketWords, shareWords } from "./words.ts";

/** An invoice of the agency with its review, line by line, and what can be done with it. */
export function InvoiceDetail({ id, onBack }: { readonly id: number; readonly onBack: () => void }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(
    orpc.agencyInvoices.get.queryOptions({ input: { id }, placeholderData: keepPreviousData }),
  );
  return (
    <section className={styles.fields} aria-label={t("agencies.invoices.review")}>
      <div className={styles.buttons}>
        <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
          {t("agencies.invoices.back")}
        </Button>
      </div>
      {error !== null && data === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Reviewed view={data} />}
    </section>
  );
}

function Reviewed({ view }: { readonly view: InvoiceView }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { invoice, review, events } = view;
  const { currency } = invoice;
  const [doing, act] = useState<InvoiceStep | "import" | "line" | null>(null);
  const open = useMutation({
    mutationFn: async (useId: number): Promise<void> =>
      native.openEvidence((await ledger.contacts.copyAttachment({ useId })).path),
  });
  const { state, asked, xml } = invoice;
  const workable = !asked && state !== "approved" && state !== "paid" && state !== "withdrawn";
  const name = invoice.number === "" ? t("agencies.invoices.noNumber", { id: invoice.id }) : invoice.number;
  return (
    <>
      <div className={styles.head}>
        <div>
          <h3 className={styles.heading}>
            {t("agencies.invoices.named", { number: name, month: monthText(invoice.month) })}
          </h3>
          <p className={styles.quiet}>
            {t("agencies.invoices.issued", { day: formatDay(invoice.issuedOn) })}
            {invoice.uuid !== "" && ` · ${invoice.uuid}`}
          </p>
          <InvoiceStateBadge invoice={invoice} />
        </div>
        <dl className={styles.figures}>
          <dt>{t("agencies.invoices.net")}</dt>
          <dd>{formatMoney(invoice.netMinor, currency)}</dd>
          <dt>{t("agencies.invoices.expected")}</dt>
          <dd>{formatMoney(review.expectedMinor, currency)}</dd>
          <dt>{t("agencies.invoices.difference")}</dt>
          <dd>{formatMoney(invoice.netMinor - review.expectedMinor, currency)}</dd>
          <dt>{t("agencies.invoices.total")}</dt>
          <dd>{formatMoney(invoice.totalMinor, currency)}</dd>
        </dl>
      </div>
      <div className={styles.buttons}>
        {workable && (
          <Allowed to="agencyInvoices.setLines">
            <Button onClick={() => act("import")}>{t("agencies.invoices.import")}</Button>
            <Button onClick={() => act("line")}>{t("agencies.invoices.addLine")}</Button>
            {state !== "received" && (
              <Button appearance="primary" onClick={() => act("ask")}>
                {t("agencies.invoices.steps.ask.action")}
              </Button>
            )}
            {state === "differences" && (
              <Button onClick={() => act("dispute")}>{t("agencies.invoices.steps.dispute.action")}</Button>
            )}
            <Button onClick={() => act("withdraw")}>{t("agencies.invoices.steps.withdraw.action")}</Button>
          </Allowed>
        )}
        {state === "approved" && (
          <Allowed to="agencyInvoices.pay">
            <Button appearance="primary" onClick={() => act("pay")}>
              {t("agencies.invoices.steps.pay.action")}
            </Button>
          </Allowed>
        )}
        {xml !== null && (
          <Button appearance="subtle" onClick={() => open.mutate(xml.useId)}>
            {t("agencies.invoices.openXml")}
          </Button>
        )}
      </div>
      {open.isError && <ErrorNotice error={open.error} onDismiss={open.reset} />}
      {review.sums.map(({ cause, differenceMinor }) => (
        <Notice key={cause} intent="warning">
          {`${t(`agencyCodes.sumCauses.${cause}`)}: ${formatMoney(differenceMinor, currency)}`}
        </Notice>
      ))}
      <Causes view={view} />
      {review.lines.length === 0 ? (
        <p className={styles.text}>{t("agencies.invoices.noLines")}</p>
      ) : (
        <Lines lines={review.lines} currency={currency} />
      )}
      {events.length > 0 && (
        <ul className={styles.quiet} aria-label={t("agencies.invoices.events")}>
          {events.map((event) => (
            <li key={event.id}>
              {t(`agencies.invoices.happened.${event.kind}`, { name: event.actor, day: formatDay(event.on) })}
              {[event.reference, event.note].filter((text) => text !== "").map((text) => ` · ${text}`)}
            </li>
          ))}
        </ul>
      )}
      {doing === "import" && <InvoiceLinesDialog id={invoice.id} currency={currency} onClose={() => act(null)} />}
      {doing === "line" && <InvoiceLineDialog view={view} onClose={() => act(null)} />}
      {doing !== null && doing !== "import" && doing !== "line" && (
        <InvoiceStepDialog step={doing} invoice={invoice} today={view.today} onClose={() => act(null)} />
      )}
    </>
  );
}

/** Differences by cause, the dearest first; nothing where there are none. */
function Causes({ view }: { readonly view: InvoiceView }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { review, invoice } = view;
  if (review.causes.length === 0) return null;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t("agencies.invoices.byCause")}>
        <thead>
          <tr>
            <th scope="col">{t("agencies.invoices.cause")}</th>
            <th scope="col" className={styles.number}>
              {t("agencies.invoices.lines")}
            </th>
            <th scope="col" className={styles.number}>
              {t("agencies.invoices.difference")}
            </th>
          </tr>
        </thead>
        <tbody>
          {review.causes.map((row) => (
            <tr key={row.cause}>
              <th scope="row">{t(`agencyCodes.reviewCauses.${row.cause}`)}</th>
              <td className={styles.number}>{formatInteger(row.lines)}</td>
              <td className={styles.number}>
                <Money minor={row.differenceMinor} currency={invoice.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LinesProps {
  readonly lines: readonly InvoiceReviewLine[];
  readonly currency: string;
}

/** What each line charges beside what its payment earned. */
function Lines({ lines, currency }: LinesProps): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t("agencies.invoices.lineByLine")}>
        <thead>
          <tr>
            <th scope="col">{t("agencies.invoices.line.invoice")}</th>
            <th scope="col">{t("agencies.invoices.line.paidOn")}</th>
            <th scope="col">{t("agencies.invoices.line.bucket")}</th>
            {(["base", "rate", "commission", "earned"] as const).map((name) => (
              <th key={name} scope="col" className={styles.number}>
                {t(`agencies.invoices.line.${name}`)}
              </th>
            ))}
            <th scope="col">{t("agencies.invoices.line.causes")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={keyOf(line)} line={line} currency={currency} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function keyOf({ charged, earned }: InvoiceReviewLine): string {
  return `${charged?.place ?? ""}.${earned?.itemId ?? ""}.${earned?.paymentUuid ?? ""}.${earned?.paidOn ?? ""}`;
}

function Line({ line, currency }: { readonly line: InvoiceReviewLine; readonly currency: string }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { charged, earned, causes } = line;
  const paidOn = charged?.paidOn ?? earned?.paidOn ?? null;
  const bp = charged?.rateBp ?? earned?.rateBp ?? null;
  const base = charged?.baseMinor ?? earned?.baseMinor ?? 0;
  return (
    <tr>
      <th scope="row">
        {earned?.invoiceLabel ?? charged?.invoice}
        {earned !== null && <p className={styles.quiet}>{earned.customerName}</p>}
      </th>
      <td className={styles.line}>
        {paidOn === null ? "" : formatDay(paidOn)}
        {earned !== null && paidOn !== earned.paidOn && <p className={styles.quiet}>{formatDay(earned.paidOn)}</p>}
      </td>
      <td className={styles.line}>{earned !== null && bucketWords(earned.bucket, t)}</td>
      <td className={styles.number}>
        <Money minor={base} currency={currency} />
        {charged !== null && earned !== null && base !== earned.baseMinor && (
          <p className={styles.quiet}>{formatMoney(earned.baseMinor, currency)}</p>
        )}
      </td>
      <td className={styles.number}>
        {bp === null ? "" : shareWords(bp)}
        {charged !== null && earned !== null && bp !== earned.rateBp && (
          <p className={styles.quiet}>{shareWords(earned.rateBp)}</p>
        )}
      </td>
      <td className={styles.number}>
        {charged === null ? "" : <Money minor={charged.commissionMinor} currency={currency} />}
      </td>
      <td className={styles.number}>
        {earned === null ? "" : <Money minor={earned.commissionMinor} currency={currency} dashForZero />}
      </td>
      <td>
        {causes.length === 0 ? (
          <span className={styles.quiet}>{t("agencies.invoices.stands")}</span>
        ) : (
          causes.map((cause) => (
            <p key={cause} className={styles.text}>
              {t(`agencyCodes.reviewCauses.${cause}`)}
            </p>
          ))
        )}
      </td>
    </tr>
  );
}
