import { Button, Link } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ComplaintView } from "../../../shared/contract/agency-complaints.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { ComplaintStateBadge } from "./ComplaintStateBadge.tsx";
import { type ComplaintAct, ComplaintStepDialog } from "./ComplaintStepDialog.tsx";
import { RecallDialog } from "./RecallDialog.tsx";
import { useAgencyStyles } from "./styles.ts";

/** A complaint about the agency with its steps, and what can be done with it. */
export function ComplaintDetail({ id, onBack }: { readonly id: number; readonly onBack: () => void }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(
    orpc.agencyComplaints.get.queryOptions({ input: { id }, placeholderData: keepPreviousData }),
  );
  return (
    <section className={styles.fields} aria-label={t("agencyOversight.complaints.detail")}>
      <div className={styles.buttons}>
        <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
          {t("agencyOversight.complaints.back")}
        </Button>
      </div>
      {error !== null && data === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Told view={data} />}
    </section>
  );
}

function Told({ view }: { readonly view: ComplaintView }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { toCustomer } = useNavigation();
  const { complaint, items, today } = view;
  const { open, state } = complaint;
  const [doing, act] = useState<ComplaintAct | "recall" | null>(null);
  const [asked, tell] = useState(false);
  const button = (each: ComplaintAct, primary = false): ReactNode => (
    <Button appearance={primary ? "primary" : "secondary"} onClick={() => act(each)}>
      {t(`agencyOversight.complaints.steps.${each}.action`)}
    </Button>
  );
  return (
    <>
      <div className={styles.head}>
        <div>
          <h3 className={styles.heading}>
            {t("agencyOversight.complaints.named", { id: complaint.id, customer: complaint.customerName })}
          </h3>
          <p className={styles.quiet}>
            {t(`agencyOversight.complaintTypes.${complaint.type}`)} ·{" "}
            {t(`agencyOversight.complaintChannels.${complaint.channel}`)}
            {complaint.reference !== "" && ` · ${complaint.reference}`}
          </p>
          <ComplaintStateBadge complaint={complaint} />
        </div>
        <Days view={view} />
      </div>
      <div className={styles.buttons}>
        <Allowed to="agencyComplaints.answer">
          {state === "received" && button("acknowledge", true)}
          {open && button("answer", state === "acknowledged")}
          {open && button("setDue")}
          {state === "answered" && button("reopen")}
          {open && button("withdraw")}
        </Allowed>
        {open && items.length > 0 && (
          <Allowed to="agencies.recall">
            <Button onClick={() => act("recall")}>
              {t("agencyOversight.complaints.recall", { count: items.length })}
            </Button>
          </Allowed>
        )}
        <Link as="button" onClick={() => toCustomer(complaint.customerId)}>
          {t("agencyOversight.complaints.openCustomer")}
        </Link>
      </div>
      {asked && (
        <Notice intent="success" onDismiss={() => tell(false)}>
          {t("agencyOversight.complaints.recallDone")}
        </Notice>
      )}
      <Facts view={view} />
      <History view={view} />
      {doing === "recall" && (
        <RecallDialog
          items={items.map((id) => ({ id, state: "with" }))}
          because="complaint"
          onClose={(sent) => {
            act(null);
            tell(sent);
          }}
        />
      )}
      {doing !== null && doing !== "recall" && (
        <ComplaintStepDialog act={doing} complaint={complaint} today={today} onClose={() => act(null)} />
      )}
    </>
  );
}

/** By when it is acknowledged and answered. */
function Days({ view: { complaint } }: { readonly view: ComplaintView }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <dl className={styles.figures}>
      <dt>{t("agencyOversight.complaints.receivedOn")}</dt>
      <dd>{formatDay(complaint.receivedOn)}</dd>
      <dt>{t("agencyOversight.complaints.acknowledgeBy")}</dt>
      <dd>{formatDay(complaint.acknowledgeBy)}</dd>
      <dt>
        {t("agencyOversight.complaints.answerBy")}
        {complaint.byAuthority && ` (${t("agencyOversight.complaints.byAuthority")})`}
      </dt>
      <dd>{formatDay(complaint.answerBy)}</dd>
    </dl>
  );
}

function Facts({ view: { complaint } }: { readonly view: ComplaintView }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { complainant, agent, said, state, finding, sanction, remedy } = complaint;
  const answered = state === "answered" && finding !== null && sanction !== null;
  const facts = [
    ["complainant", complainant],
    ["agent", agent === "" ? t("agencyOversight.complaints.noAgent") : agent],
    ["said", said],
    ["finding", answered ? t(`agencyOversight.findings.${finding}`) : ""],
    ["sanction", answered ? t(`agencyOversight.sanctions.${sanction}`) : ""],
    ["remedy", answered ? remedy : ""],
  ] as const;
  return (
    <dl className={styles.told}>
      {facts
        .filter(([, text]) => text !== "")
        .map(([name, text]) => (
          <div key={name}>
            <dt>{t(`agencyOversight.complaints.${name}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

function History({ view: { events, complaint } }: { readonly view: ComplaintView }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <section aria-label={t("agencyOversight.complaints.history")}>
      <h4 className={styles.heading}>{t("agencyOversight.complaints.history")}</h4>
      <ul className={styles.steps}>
        {events.map((event) => (
          <li key={event.id}>
            {t(`agencyOversight.complaints.events.${event.kind}`, {
              day: event.answerBy === null ? "" : formatDay(event.answerBy),
              authority: event.authority === null ? "" : t(`agencyOversight.authorities.${event.authority}`),
              finding: event.finding === null ? "" : t(`agencyOversight.findings.${event.finding}`),
              sanction: event.sanction === null ? "" : t(`agencyOversight.sanctions.${event.sanction}`),
            })}
            {event.note !== "" && `: ${event.note}`}
            <p className={styles.quiet}>
              {t("agencyOversight.complaints.by", { day: formatDay(event.on), name: event.actor })}
            </p>
          </li>
        ))}
        <li>
          {t("agencyOversight.complaints.received")}
          <p className={styles.quiet}>
            {t("agencyOversight.complaints.by", { day: formatDay(complaint.receivedOn), name: complaint.recordedBy })}
          </p>
        </li>
      </ul>
    </section>
  );
}
