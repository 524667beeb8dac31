import { Button, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DisputeView } from "../../../shared/contract/disputes.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Money } from "../../components/Money.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { DisputeActions } from "./DisputeActions.tsx";
import { DisputeBadge } from "./DisputeBadge.tsx";
import { DisputeLog } from "./DisputeLog.tsx";
import { resolverWords, timeWords } from "./labels.ts";
import { useDispute, useDisputeRules } from "./queries.ts";

const useStyles = makeStyles({
  all: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  top: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  amount: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  heading: { margin: "0 0 4px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  facts: {
    display: "grid",
    gridTemplateColumns: "minmax(90px, auto) 1fr",
    gap: "4px 12px",
    margin: 0,
    "& dt": { color: tokens.colorNeutralForeground2 },
    "& dd": { margin: 0, overflowWrap: "anywhere" },
  },
  files: { listStyleType: "none", margin: 0, padding: 0 },
});

interface Props {
  readonly id: number;
  readonly asOf: string;
  /** Called when the dispute was taken back and is no more. */
  readonly onGone: () => void;
}

/** A dispute: what it is about, whose turn it is and until when, what can be done, and all that happened. */
export function DisputeDetail({ id, asOf, onGone }: Props): ReactNode {
  const { data, isError, error, refetch } = useDispute(id, asOf);
  if (isError) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return data === undefined ? null : <Detail dispute={data} onGone={onGone} />;
}

function Detail({ dispute, onGone }: { readonly dispute: DisputeView; readonly onGone: () => void }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toCustomer, toDocument } = useNavigation();
  const { data: rules } = useDisputeRules();
  const { currency, active } = dispute;
  const late = (dispute.daysLeft ?? 0) < 0;
  return (
    <div className={styles.all}>
      <div>
        <div className={styles.top}>
          <DisputeBadge state={dispute.state} />
          <span className={mergeClasses(late && styles.late)}>
            {active
              ? `${t(late ? "disputes.pane.dueLate" : "disputes.pane.due", { day: formatDay(dispute.dueOn) })} (${timeWords(dispute, t)})`
              : t("disputes.pane.answered", { day: formatDay(dispute.resolvedOn ?? dispute.openedOn) })}
          </span>
        </div>
        <p className={styles.quiet}>
          {t(active ? "disputes.pane.ageOpen" : "disputes.pane.ageClosed")}{" "}
          {t("disputes.pane.age", { count: dispute.age })}
          {dispute.customerDays > 0 && `, ${t("disputes.pane.customerDays", { count: dispute.customerDays })}`}
        </p>
        <p className={styles.amount}>
          <Money minor={dispute.disputedMinor} currency={currency} /> {currency}
        </p>
        <p className={styles.quiet}>
          {t("disputes.pane.amount")}, {t("disputes.pane.ofOpen", { amount: formatMoney(dispute.openMinor, currency) })}
        </p>
      </div>
      <Expected dispute={dispute} />
      <DisputeActions dispute={dispute} resolvers={rules?.resolvers} onGone={onGone} />
      <dl className={styles.facts}>
        <dt>{t("disputes.columns.customerName")}</dt>
        <dd>
          <Link as="button" onClick={() => toCustomer(dispute.customerId)}>
            {dispute.customerName}
          </Link>
        </dd>
        <dt>{t("disputes.pane.invoice")}</dt>
        <dd>
          <Link as="button" onClick={() => toDocument(dispute.invoiceUuid)}>
            {dispute.invoiceLabel}
          </Link>
          {dispute.raisedOnUuid !== dispute.invoiceUuid && (
            <p className={styles.quiet}>{t("disputes.pane.movedFrom", { document: dispute.raisedOnLabel })}</p>
          )}
        </dd>
        {dispute.line !== null && (
          <>
            <dt>{t("disputes.pane.line")}</dt>
            <dd>
              {dispute.line + 1}. {dispute.lineText}
            </dd>
          </>
        )}
        <dt>{t("disputes.columns.type")}</dt>
        <dd>{t(`disputes.types.${dispute.type}`)}</dd>
        <dt>{t("disputes.pane.reason")}</dt>
        <dd>{dispute.reason}</dd>
        <dt>{t("disputes.pane.resolver")}</dt>
        <dd>{resolverWords(dispute.resolver, rules?.resolvers, t)}</dd>
        {dispute.contactName !== "" && (
          <>
            <dt>{t("disputes.pane.contact")}</dt>
            <dd>{dispute.contactName}</dd>
          </>
        )}
        <dt>{t("disputes.pane.openedBy")}</dt>
        <dd>
          {dispute.openedBy}, {formatDay(dispute.openedOn)}
        </dd>
        {dispute.outcome !== null && (
          <>
            <dt>{t("disputes.pane.outcome")}</dt>
            <dd>{t(`disputes.outcomes.${dispute.outcome}`)}</dd>
          </>
        )}
        {dispute.rootCause !== null && (
          <>
            <dt>{t("disputes.pane.cause")}</dt>
            <dd>{t(`disputes.causes.${dispute.rootCause}`)}</dd>
          </>
        )}
        <dt>{t("disputes.pane.evidenceAsked")}</dt>
        <dd>{dispute.evidenceAsked || t(`disputes.evidence.${dispute.type}`)}</dd>
      </dl>
      <Files dispute={dispute} />
      <section>
        <h3 className={styles.heading}>{t("disputes.pane.log")}</h3>
        <DisputeLog dispute={dispute} resolvers={rules?.resolvers} />
      </section>
    </div>
  );
}

/** What is still to come, or why nothing is left of it. */
function Expected({ dispute }: { readonly dispute: DisputeView }): ReactNode {
  const { t } = useTranslation();
  if (!dispute.active) return null;
  if (dispute.effect === "credit-note") {
    const amount = formatMoney(dispute.expectedMinor, dispute.currency);
    return <Notice intent="info">{t("disputes.pane.expected", { amount })}</Notice>;
  }
  if (dispute.effect === "replacement") return <Notice intent="info">{t("disputes.pane.expectedReplacement")}</Notice>;
  if (dispute.effect === "cancellation")
    return <Notice intent="info">{t("disputes.pane.expectedCancellation")}</Notice>;
  return dispute.openMinor > 0 ? null : <Notice intent="warning">{t("disputes.pane.nothingOpen")}</Notice>;
}

function Files({ dispute }: { readonly dispute: DisputeView }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const open = async (useId: number): Promise<void> => {
    const { path } = await ledger.contacts.copyAttachment({ useId });
    await native.openEvidence(path);
  };
  return (
    <section>
      <h3 className={styles.heading}>{t("disputes.pane.attachments")}</h3>
      {dispute.attachments.length === 0 ? (
        <p className={styles.quiet}>{t("disputes.pane.noAttachments")}</p>
      ) : (
        <ul className={styles.files}>
          {dispute.attachments.map((file) => (
            <li key={file.useId}>
              <Button
                appearance="transparent"
                size="small"
                title={t("disputes.pane.openFile", { name: file.name })}
                onClick={() => void open(file.useId)}
              >
                {file.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
