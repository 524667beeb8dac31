import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CampaignResult } from "../../../shared/contract/campaigns.ts";
import type { CampaignChannel } from "../../../shared/domain/campaigns/codes.ts";
import { DASH, formatDay, formatInteger, formatMoney, formatPercent } from "../../lib/format.ts";
import { sendWords } from "./send-words.ts";
import { useCampaignStyles } from "./styles.ts";

const CALLS = ["tasks", "open", "attempted", "reached", "rightParty", "dropped"] as const;

interface Props {
  readonly channel: CampaignChannel;
  readonly result: CampaignResult;
  readonly endsOn: string | null;
}

/** What a campaign brought: both groups beside each other, the lift with its interval, and what that allows to be said. */
export function ResultPart({ channel, result, endsOn }: Props): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const { lift, amounts, sends, calls, deliveries, closed } = result;
  const groups = [
    ["treated", result.treated, result.treatedPaid, lift.treatedRate],
    ["control", result.control, result.controlPaid, lift.controlRate],
  ] as const;
  return (
    <section className={styles.fields} aria-label={t("campaigns.page.results")}>
      <h3 className={styles.heading}>{t("campaigns.page.results")}</h3>
      {!closed && endsOn !== null && (
        <p className={styles.quiet}>{t("campaigns.result.running", { on: formatDay(endsOn) })}</p>
      )}
      <table className={styles.table} aria-label={t("campaigns.page.results")}>
        <thead>
          <tr>
            <th scope="col">{t("campaigns.result.group")}</th>
            <th scope="col" className={styles.number}>
              {t("campaigns.result.customers")}
            </th>
            <th scope="col" className={styles.number}>
              {t("campaigns.result.paid")}
            </th>
            <th scope="col" className={styles.number}>
              {t("campaigns.result.rate")}
            </th>
            {amounts.map(({ currency }) => (
              <th key={currency} scope="col" className={styles.number}>
                {t("campaigns.result.amount", { currency })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(([group, customers, paid, rate]) => (
            <tr key={group}>
              <th scope="row">{t(`campaigns.result.${group}`)}</th>
              <td className={styles.number}>{formatInteger(customers)}</td>
              <td className={styles.number}>{formatInteger(paid)}</td>
              <td className={styles.number}>{rate === null ? DASH : formatPercent(rate)}</td>
              {amounts.map(({ currency, treatedMinor, controlMinor }) => (
                <td key={currency} className={styles.number}>
                  {formatMoney(group === "treated" ? treatedMinor : controlMinor, currency)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {lift.points !== null && <p className={styles.lift}>{t("campaigns.result.points", { points: lift.points })}</p>}
      {lift.low !== null && lift.high !== null && (
        <p className={styles.text}>{t("campaigns.result.interval", { low: lift.low, high: lift.high })}</p>
      )}
      <p className={styles.strong} role="status">
        {t(`campaigns.verdictsLong.${lift.verdict}`)}
      </p>
      {lift.extraPayers !== null && (
        <dl className={styles.facts}>
          <dt>{t("campaigns.result.extra")}</dt>
          <dd>
            {t("campaigns.result.extraPayers", {
              count: Number(lift.extraPayers),
              formatted: formatInteger(Number(lift.extraPayers)),
            })}
          </dd>
          {amounts.map(({ currency, incrementalMinor }) => (
            <div key={currency} style={{ display: "contents" }}>
              <dt>{t("campaigns.result.incremental", { currency })}</dt>
              <dd>{incrementalMinor === null ? DASH : formatMoney(incrementalMinor, currency)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className={styles.quiet}>{t("campaigns.result.method")}</p>
      {sends.length > 0 && (
        <dl className={styles.facts} aria-label={t("campaigns.result.sends")}>
          {sends.map(({ state, customers }) => (
            <div key={state} style={{ display: "contents" }}>
              <dt>{sendWords(t, channel, state)}</dt>
              <dd>{formatInteger(customers)}</dd>
            </div>
          ))}
        </dl>
      )}
      {calls !== null && calls.tasks > 0 && (
        <>
          <h3 className={styles.heading}>{t("campaigns.calls.title")}</h3>
          <dl className={styles.facts} aria-label={t("campaigns.calls.title")}>
            {CALLS.map((name) => (
              <div key={name} style={{ display: "contents" }}>
                <dt>{t(`campaigns.calls.counts.${name}`)}</dt>
                <dd>{formatInteger(calls[name])}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {deliveries.length > 0 && (
        <>
          <h3 className={styles.heading}>{t("campaigns.delivery.label")}</h3>
          <dl className={styles.facts} aria-label={t("campaigns.delivery.label")}>
            {deliveries.map(({ state, customers }) => (
              <div key={state} style={{ display: "contents" }}>
                <dt>{t(`campaigns.delivery.states.${state}`)}</dt>
                <dd>{formatInteger(customers)}</dd>
              </div>
            ))}
          </dl>
          <p className={styles.quiet}>{t("campaigns.delivery.hint")}</p>
        </>
      )}
    </section>
  );
}
