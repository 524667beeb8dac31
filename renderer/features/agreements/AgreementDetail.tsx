import { Button, Link } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "../../../shared/contract/agreements.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, formatInstant } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { AgreementPart } from "./AgreementPart.tsx";
import { BillingNotice } from "./BillingNotice.tsx";
import { useAgreement } from "./queries.ts";
import { StateBadge } from "./StateBadge.tsx";
import { type Step, StepDialog } from "./StepDialog.tsx";
import { useTableStyles } from "./table-styles.ts";

interface Props {
  readonly id: number;
  readonly asOf: string;
  /** Leads to another agreement: the one that took its place. */
  readonly onShow: (id: number) => void;
}

/** An agreement: where it stands, what can be done about it, its money, its schedule, its invoices and its history. */
export function AgreementDetail({ id, asOf, onShow }: Props): ReactNode {
  const { data, isError, error, refetch } = useAgreement(id, asOf);
  if (isError) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return data === undefined ? null : <Detail key={data.id} agreement={data} onShow={onShow} />;
}

function Detail({
  agreement,
  onShow,
}: {
  readonly agreement: AgreementView;
  readonly onShow: (id: number) => void;
}): ReactNode {
  const styles = useTableStyles();
  const { t } = useTranslation();
  const [taken, take] = useState<Step | null>(null);
  const { revisedBy, terminateDays } = agreement;
  return (
    <div className={styles.all}>
      <div className={styles.top}>
        <h3 className={styles.heading}>
          {t("agreements.detail.title", { type: t(`agreements.types.${agreement.type}`), id: agreement.id })}
        </h3>
        <div>
          <StateBadge state={agreement.state} />
        </div>
        <p className={styles.text}>
          {t("agreements.detail.of", { customer: agreement.customerName, day: formatDay(agreement.madeOn) })}
        </p>
        <p className={styles.text}>
          {t(`agreements.detail.about.${agreement.state}`, {
            expires: formatDay(agreement.expiresOn ?? ""),
            signed: formatDay(agreement.signedOn ?? ""),
            since: formatDay(agreement.defaultOn ?? ""),
            ended: formatDay(agreement.endedOn ?? ""),
            id: revisedBy ?? "",
          })}
        </p>
        {revisedBy !== null && (
          <Link as="button" onClick={() => onShow(revisedBy)}>
            {t("agreements.menu.open")} {revisedBy}
          </Link>
        )}
        {agreement.signerName !== "" && (
          <p className={styles.quiet}>
            {t("agreements.detail.signer", {
              name: [agreement.signerName, agreement.signerPosition].filter((word) => word !== "").join(", "),
            })}
          </p>
        )}
        <p className={styles.quiet}>
          {terminateDays === null
            ? t("agreements.detail.rules", { days: agreement.graceDays })
            : t("agreements.detail.rulesEnd", { days: agreement.graceDays, end: terminateDays })}
        </p>
        {agreement.note !== "" && <p className={styles.quiet}>{agreement.note}</p>}
      </div>
      <BillingNotice agreement={agreement} atOnce={taken === "sign"} />
      <Actions agreement={agreement} taken={taken} onTaken={take} />
      {agreement.parts.map((part) => (
        <AgreementPart key={part.currency} part={part} />
      ))}
      <Approval agreement={agreement} />
      <section>
        <h3 className={styles.heading}>{t("agreements.detail.history")}</h3>
        {agreement.history.map((event) => (
          <p key={event.kind} className={styles.text}>
            {formatInstant(event.at)} ·{" "}
            {t("agreements.detail.event", { what: t(`agreements.detail.events.${event.kind}`), actor: event.actor })}
            {event.reason !== "" && `: ${event.reason === "by-rule" ? t("agreements.detail.byRule") : event.reason}`}
          </p>
        ))}
      </section>
    </div>
  );
}

function Approval({ agreement: { approval } }: { readonly agreement: AgreementView }): ReactNode {
  const styles = useTableStyles();
  const { t } = useTranslation();
  if (approval === null) return null;
  const roles = approval.needs.map((role) => t(`users.roles.${role}`)).join(" + ");
  return (
    <section>
      <h3 className={styles.heading}>{t("agreements.detail.approval")}</h3>
      <p className={styles.text}>
        {t(`approvals.states.${approval.state}`)} · {t("approvals.needs", { roles })}
      </p>
      <p className={styles.quiet}>
        {t("approvals.askedBy", { name: approval.askedBy, day: formatDay(approval.askedOn) })}
      </p>
      {approval.decisions.map(({ decision, by, on, reason }) => (
        <p key={`${decision} ${by}`} className={styles.quiet}>
          {t(`approvals.decision.${decision}`, { name: by, day: formatDay(on), reason })}
        </p>
      ))}
    </section>
  );
}

interface ActionsProps {
  readonly agreement: AgreementView;
  /** The step that was taken here last. */
  readonly taken: Step | null;
  readonly onTaken: (step: Step | null) => void;
}

function Actions({ agreement, taken, onTaken }: ActionsProps): ReactNode {
  const styles = useTableStyles();
  const { t } = useTranslation();
  const { toCustomer, toLetterForm } = useNavigation();
  const [step, setStep] = useState<Step | null>(null);
  const { id, customerId, can, parts } = agreement;
  const revise = (): void => {
    const invoices = parts.flatMap((part) => part.invoices.map((row) => row.replacedBy?.uuid ?? row.uuid));
    openWorkForm({ kind: "agreement", customerId, invoices, revises: id });
  };
  const steps = (["ask", "offer", "sign", "terminate", "withdraw"] as const).filter((each) => can[each]);
  return (
    <>
      {taken !== null && <Notice intent="success">{t(`agreements.steps.done.${taken}`)}</Notice>}
      <div className={styles.buttons}>
        {steps.map((each, index) => (
          <Button key={each} {...(index === 0 ? { appearance: "primary" as const } : {})} onClick={() => setStep(each)}>
            {t(`agreements.detail.${each}`)}
          </Button>
        ))}
        {can.revise && <Button onClick={revise}>{t("agreements.detail.revise")}</Button>}
        <Button onClick={() => toLetterForm({ kind: "agreement", customerId, agreementId: id })}>
          {t("agreements.detail.letter")}
        </Button>
        <Button appearance="subtle" onClick={() => toCustomer(customerId)}>
          {t("agreements.detail.customer")}
        </Button>
      </div>
      {step !== null && (
        <StepDialog
          step={step}
          agreement={agreement}
          onClose={(done) => {
            setStep(null);
            onTaken(done);
          }}
        />
      )}
    </>
  );
}
