import { Button, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseView } from "../../../shared/contract/promises.ts";
import { DayText } from "../../components/DayText.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Money } from "../../components/Money.tsx";
import { formatAmount, formatDay, formatInstant, formatMoney } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useCommand } from "../../lib/use-command.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { CancelPromise } from "./CancelPromise.tsx";
import { usePromise } from "./queries.ts";
import { StateBadge } from "./StateBadge.tsx";

const useStyles = makeStyles({
  all: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  top: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  heading: { margin: "0 0 4px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontVariantNumeric: "tabular-nums",
    "& th": {
      textAlign: "left",
      fontSize: tokens.fontSizeBase200,
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground3,
      padding: "2px 8px 4px 0",
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    "& td": { padding: "4px 8px 4px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  number: { textAlign: "right !important" as "right", whiteSpace: "nowrap" },
  whole: { whiteSpace: "nowrap" },
  struck: { textDecorationLine: "line-through" },
});

interface Props {
  readonly id: number;
  readonly asOf: string;
  /** Called when the promise was taken back and is no more. */
  readonly onGone: () => void;
}

/** A promise with its payments, its invoices, the money on them since, its history, and what can be done about it. */
export function PromiseDetail({ id, asOf, onGone }: Props): ReactNode {
  const { data, isError, error, refetch } = usePromise(id, asOf);
  if (isError) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return data === undefined ? null : <Detail promise={data} onGone={onGone} />;
}

function Detail({ promise, onGone }: { readonly promise: PromiseView; readonly onGone: () => void }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { currency } = promise;
  const money = (minor: number): string => formatMoney(minor, currency);
  return (
    <div className={styles.all}>
      <div className={styles.top}>
        <div>
          <StateBadge state={promise.state} />
        </div>
        <p className={styles.text}>
          {t("promises.detail.of", {
            currency,
            amount: formatAmount(promise.amountMinor, currency),
            day: formatDay(promise.madeOn),
          })}
        </p>
        <p className={styles.text}>
          {t(`promises.detail.states.${promise.state}`, { matures: formatDay(promise.maturesOn) })}
        </p>
        {promise.replaced && promise.state !== "renegotiated" && (
          <p className={styles.text}>{t("promises.detail.replaced")}</p>
        )}
        {promise.promisedMinor < promise.amountMinor && (
          <p className={styles.text}>{t("promises.detail.lowered", { amount: money(promise.promisedMinor) })}</p>
        )}
        {promise.contact !== "" && (
          <p className={styles.quiet}>{t("promises.detail.contact", { name: promise.contact })}</p>
        )}
        {promise.approvedBy !== "" && (
          <p className={styles.quiet}>{t("promises.detail.approved", { name: promise.approvedBy })}</p>
        )}
        <p className={styles.quiet}>
          {t("promises.detail.rules", { grace: promise.graceDays, tolerance: promise.toleranceBp / 100 })}
        </p>
      </div>
      <Actions promise={promise} onGone={onGone} />
      <section>
        <h3 className={styles.heading}>{t("promises.detail.payments")}</h3>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("promises.detail.day")}</th>
              <th scope="col">{t("promises.detail.state")}</th>
              <th scope="col" className={styles.number}>
                {t("promises.detail.amount")}
              </th>
              <th scope="col" className={styles.number}>
                {t("promises.detail.kept")}
              </th>
            </tr>
          </thead>
          <tbody>
            {promise.paymentRows.map((payment) => (
              <tr key={payment.seq}>
                <td>
                  <DayText day={payment.dueOn} />
                </td>
                <td>{t(`promises.states.${payment.state}`)}</td>
                <td className={styles.number}>
                  <Money minor={payment.promisedMinor} currency={currency} />
                </td>
                <td className={styles.number}>
                  <Money minor={payment.keptMinor} currency={currency} dashForZero />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Invoices promise={promise} />
      <Cash promise={promise} />
      <section>
        <h3 className={styles.heading}>{t("promises.detail.history")}</h3>
        {promise.history.map((event) => (
          <p key={`${event.kind} ${event.at}`} className={mergeClasses(styles.text, event.undone && styles.struck)}>
            {formatInstant(event.at)} ·{" "}
            {t("promises.detail.event", { what: t(`promises.detail.events.${event.kind}`), actor: event.actor })}
            {event.reason !== "" && `: ${event.reason}`}
          </p>
        ))}
      </section>
    </div>
  );
}

function Actions({ promise, onGone }: { readonly promise: PromiseView; readonly onGone: () => void }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toCustomer } = useNavigation();
  const [cancelling, setCancelling] = useState(false);
  const undoing = useCommand<{ id: number }>();
  const { id, customerId, can } = promise;
  const renegotiate = (): void => {
    const invoices = promise.invoiceRows.map((row) => row.replacedBy?.uuid ?? row.uuid);
    openWorkForm({ kind: "promise", customerId, invoices, renegotiates: id });
  };
  const undo = (): void => {
    const commandId = crypto.randomUUID();
    const whole = promise.state === "active";
    undoing.mutate(() => ledger.promises.undo({ commandId, id }), { onSuccess: () => whole && onGone() });
  };
  return (
    <>
      <div className={styles.buttons}>
        {can.renegotiate && <Button onClick={renegotiate}>{t("promises.detail.renegotiate")}</Button>}
        {can.cancel && <Button onClick={() => setCancelling(true)}>{t("promises.detail.cancel")}</Button>}
        {can.undo && (
          <Button onClick={undo} disabled={undoing.isPending}>
            {t("promises.detail.undo")}
          </Button>
        )}
        <Button appearance="subtle" onClick={() => toCustomer(customerId)}>
          {t("promises.detail.customer")}
        </Button>
      </div>
      {undoing.isError && <ErrorNotice error={undoing.error} />}
      {cancelling && <CancelPromise id={id} onClose={() => setCancelling(false)} />}
    </>
  );
}

function Invoices({ promise }: { readonly promise: PromiseView }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toDocument } = useNavigation();
  return (
    <section>
      <h3 className={styles.heading}>{t("promises.detail.invoices")}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("promises.detail.invoice")}</th>
            <th scope="col" className={styles.number}>
              {t("promises.detail.part")}
            </th>
            <th scope="col" className={styles.number}>
              {t("promises.detail.open")}
            </th>
          </tr>
        </thead>
        <tbody>
          {promise.invoiceRows.map((row) => (
            <tr key={row.uuid}>
              <td>
                <Link as="button" onClick={() => toDocument(row.uuid)}>
                  {row.label}
                </Link>
                {row.replacedBy !== null && ` ${t("promises.detail.replacedBy", { label: row.replacedBy.label })}`}
              </td>
              <td className={styles.number}>
                <Money minor={row.amountMinor} currency={promise.currency} dashForZero />
              </td>
              <td className={styles.number}>
                <Money minor={row.openMinor} currency={promise.currency} dashForZero />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cash({ promise }: { readonly promise: PromiseView }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <section>
      <h3 className={styles.heading}>{t("promises.detail.cash")}</h3>
      {promise.cash.length === 0 ? (
        <p className={styles.quiet}>{t("promises.detail.noCash")}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("promises.detail.day")}</th>
              <th scope="col">{t("promises.detail.invoice")}</th>
              <th scope="col">{t("promises.detail.source")}</th>
              <th scope="col" className={styles.number}>
                {t("promises.detail.amount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {promise.cash.map((row) => (
              <tr key={`${row.on} ${row.invoiceUuid} ${row.sourceUuid} ${row.amountMinor}`}>
                <td>
                  <DayText day={row.on} />
                </td>
                <td className={styles.whole}>{row.invoiceLabel}</td>
                <td>{row.sourceLabel}</td>
                <td className={styles.number}>
                  <Money minor={row.amountMinor} currency={promise.currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
