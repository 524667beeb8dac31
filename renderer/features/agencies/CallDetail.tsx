import { Badge, Button, Link } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallView } from "../../../shared/contract/agency-calls.ts";
import { CALL_CRITERIA, CRITERION_POINTS } from "../../../shared/domain/agencies/calls.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { DASH, formatDay, formatInteger } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { CallStateBadge } from "./CallStateBadge.tsx";
import { type CallAct, CallStepDialog } from "./CallStepDialog.tsx";
import { useAgencyStyles } from "./styles.ts";

/** A scored call: its points, how others scored it, and what can be done with it. */
export function CallDetail({ id, onBack }: { readonly id: number; readonly onBack: () => void }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(
    orpc.agencyCalls.get.queryOptions({ input: { id }, placeholderData: keepPreviousData }),
  );
  return (
    <section className={styles.fields} aria-label={t("agencyCalls.detail")}>
      <div className={styles.buttons}>
        <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
          {t("agencyCalls.back")}
        </Button>
      </div>
      {error !== null && data === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Told view={data} />}
    </section>
  );
}

function Told({ view }: { readonly view: CallView }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { toCustomer } = useNavigation();
  const { call, today } = view;
  const { state, customerId } = call;
  const [doing, act] = useState<CallAct | null>(null);
  const acts: readonly CallAct[] =
    state === "withdrawn" ? [] : state === "to-sign" ? ["sign", "calibrate", "withdraw"] : ["calibrate", "withdraw"];
  return (
    <>
      <div>
        <h3 className={styles.heading}>
          {t("agencyCalls.ofDay", { name: call.agentName, day: formatDay(call.onDay) })}
        </h3>
        <p className={styles.quiet}>
          {t(`agencyCalls.channels.${call.channel}`)} · {t(`agencyCalls.reasons.${call.reason}`)}
          {call.reference !== "" && ` · ${call.reference}`}
        </p>
        <p className={styles.text}>
          {call.critical ? t("agencyCalls.totalCritical") : t("agencyCalls.total", { score: call.score })}
        </p>
        <CallStateBadge call={call} />
      </div>
      <div className={styles.buttons}>
        <Allowed to="agencyCalls.record">
          {acts.map((each, index) => (
            <Button key={each} appearance={index === 0 ? "primary" : "secondary"} onClick={() => act(each)}>
              {t(`agencyCalls.steps.${each}.action`)}
            </Button>
          ))}
        </Allowed>
        {customerId !== null && (
          <Link as="button" onClick={() => toCustomer(customerId)}>
            {call.customerName}
          </Link>
        )}
      </div>
      <Scorecard view={view} />
      <Events view={view} />
      {doing !== null && <CallStepDialog act={doing} call={call} today={today} onClose={() => act(null)} />}
    </>
  );
}

/** Criterion by criterion, the score that counts beside those that calibrate it. */
function Scorecard({ view: { scored, calibrations } }: { readonly view: CallView }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const all = [scored, ...calibrations];
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={t("agencyCalls.scorecard")}>
          <thead>
            <tr>
              <th scope="col">{t("agencyCalls.criterion")}</th>
              <th scope="col" className={styles.number}>
                {t("agencyCalls.most")}
              </th>
              {all.map((each, index) => (
                <th key={each.id} scope="col" className={styles.number}>
                  {index === 0 ? each.scoredBy : t("agencyCalls.calibrationBy", { name: each.scoredBy })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {CALL_CRITERIA.map((criterion) => (
              <tr key={criterion}>
                <th scope="row">{t(`agencyCalls.criteria.${criterion}`)}</th>
                <td className={styles.number}>{formatInteger(CRITERION_POINTS[criterion])}</td>
                {all.map((each) => {
                  const given = each.points.find((point) => point.criterion === criterion)?.points;
                  return (
                    <td key={each.id} className={styles.number}>
                      {given === undefined ? DASH : formatInteger(given)}
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr>
              <th scope="row">{t("agencyCalls.errorsLegend")}</th>
              <td />
              {all.map(({ id, errors }) => (
                <td key={id} className={styles.number}>
                  {errors.length === 0
                    ? t("agencyCalls.noErrors")
                    : errors.map((error) => (
                        <div key={error}>
                          <Badge appearance="tint" color="danger">
                            {t(`agencyCalls.errors.${error}`)}
                          </Badge>
                        </div>
                      ))}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row" className={styles.strong}>
                {t("agencyCalls.score")}
              </th>
              <td className={styles.number}>{formatInteger(100)}</td>
              {all.map(({ id, score }) => (
                <td key={id} className={styles.number}>
                  <strong>{formatInteger(score)}</strong>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <dl className={styles.told}>
        {all
          .filter(({ comment }) => comment !== "")
          .map(({ id, scoredBy, comment }, index) => (
            <div key={id}>
              <dt>{index === 0 ? t("agencyCalls.comment") : t("agencyCalls.calibrationBy", { name: scoredBy })}</dt>
              <dd>{comment}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

function Events({ view: { events, scored } }: { readonly view: CallView }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <section aria-label={t("agencyCalls.history")}>
      <h4 className={styles.heading}>{t("agencyCalls.history")}</h4>
      <ul className={styles.steps}>
        {events.map(({ id, kind, on, actor, note }) => (
          <li key={id}>
            {t(`agencyCalls.events.${kind}`)}
            {note !== "" && `: ${note}`}
            <p className={styles.quiet}>{`${actor}, ${formatDay(on)}`}</p>
          </li>
        ))}
        <li>{t("agencyCalls.scoredBy", { name: scored.scoredBy, day: formatDay(scored.scoredOn) })}</li>
      </ul>
    </section>
  );
}
