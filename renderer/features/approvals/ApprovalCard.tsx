import { Badge, Button, makeStyles, tokens } from "@fluentui/react-components";
import type { TFunction } from "i18next";
import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { zRecallReason } from "../../../shared/contract/agencies.ts";
import { zAgreementType } from "../../../shared/contract/agreements.ts";
import type { Approval } from "../../../shared/contract/approvals.ts";
import { zCampaignChannel } from "../../../shared/contract/campaigns.ts";
import { zDay, zUuid } from "../../../shared/contract/common.ts";
import { zLetterKind } from "../../../shared/contract/letters.ts";
import { WRITE_OFF_REASONS } from "../../../shared/domain/write-offs.ts";
import { creditAsked } from "../../lib/credit-asked.ts";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { parseTypedAmount } from "../../lib/typed-amount.ts";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: "12px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  head: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM, alignItems: "center" },
  strong: { fontWeight: tokens.fontWeightSemibold },
  amount: { marginLeft: "auto", fontVariantNumeric: "tabular-nums" },
  // What is asked for may be a text of several lines.
  text: { margin: 0, whiteSpace: "pre-line", overflowWrap: "anywhere" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, paddingTop: "4px" },
});

const COLORS = { pending: "warning", approved: "success", refused: "danger", withdrawn: "informative" } as const;

interface Props {
  readonly approval: Approval;
  readonly busy: boolean;
  readonly onKeys: (event: KeyboardEvent<HTMLLIElement>, approval: Approval) => void;
  readonly onApprove: () => void;
  readonly onRefuse: () => void;
  readonly onWithdraw: () => void;
}

/** One thing that was asked: what it is about, who asked, who has to allow it, and what was decided. */
export function ApprovalCard({ approval, busy, onKeys, onApprove, onRefuse, onWithdraw }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toAgency, toCustomer, toAgreements, toDocument } = useNavigation();
  const { customerId, currency, amountMinor, percentBp, mayNot, state, kind, subjectId } = approval;
  const writeOff = zWriteOffData.safeParse(approval.data);
  const outside = zOutsideData.safeParse(approval.data);
  const roles = approval.needs.map((role) => t(`users.roles.${role}`)).join(" + ");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the list is worked by keys, row by row
    <li className={styles.card} tabIndex={0} onKeyDown={(event) => onKeys(event, approval)}>
      <div className={styles.head}>
        <span className={styles.strong}>{t(`approvals.kinds.${kind}`)}</span>
        <Badge appearance="tint" color={COLORS[state]}>
          {t(`approvals.states.${state}`)}
        </Badge>
        {approval.customerName !== "" && <span>{approval.customerName}</span>}
        <span className={styles.amount}>
          {currency !== "" && formatMoney(amountMinor, currency)}
          {percentBp !== null &&
            percentBp > 0 &&
            ` · ${t("approvals.share", { percent: (percentBp / 100).toFixed(2) })}`}
        </span>
      </div>
      {aboutWords(approval, t).map((words) => (
        <p key={words} className={styles.text}>
          {words}
        </p>
      ))}
      {approval.note !== "" && <p className={styles.text}>{approval.note}</p>}
      <p className={styles.quiet}>
        {t("approvals.askedBy", { name: approval.askedBy, day: formatDay(approval.askedOn) })} ·{" "}
        {t("approvals.needs", { roles })}
      </p>
      {approval.decisions.map(({ decision, by, on, reason }) => (
        <p key={`${decision} ${by}`} className={styles.quiet}>
          {t(`approvals.decision.${decision}`, { name: by, day: formatDay(on), reason })}
        </p>
      ))}
      {state === "pending" && mayNot !== null && (
        <p className={styles.quiet}>{t(`approvals.mayNot.${mayNot}`, { roles })}</p>
      )}
      <div className={styles.buttons}>
        {mayNot === null && (
          <>
            <Button size="small" appearance="primary" disabledFocusable={busy} onClick={onApprove}>
              {t("approvals.approve")}
            </Button>
            <Button size="small" disabledFocusable={busy} onClick={onRefuse}>
              {t("approvals.refuse")}
            </Button>
          </>
        )}
        {state === "pending" && mayNot === "maker" && (
          <Button size="small" disabledFocusable={busy} onClick={onWithdraw}>
            {t("approvals.withdraw")}
          </Button>
        )}
        {kind === "agreement" && (
          <Button size="small" appearance="subtle" onClick={() => toAgreements({ id: subjectId })}>
            {t("agreements.menu.open")}
          </Button>
        )}
        {kind === "write-off" && writeOff.success && (
          <Button size="small" appearance="subtle" onClick={() => toDocument(writeOff.data.uuid)}>
            {t("approvals.open", { what: writeOff.data.label })}
          </Button>
        )}
        {outside.success && (kind === "placement" || kind === "recall" || kind === "agency-invoice") && (
          <Button size="small" appearance="subtle" onClick={() => toAgency(outside.data.agencyId, OUTSIDE_PART[kind])}>
            {t("agencies.menu.open")}
          </Button>
        )}
        {customerId !== null && (
          <Button size="small" appearance="subtle" onClick={() => toCustomer(customerId)}>
            {t("agreements.menu.customer")}
          </Button>
        )}
      </div>
    </li>
  );
}

const zAgreementData = z.object({
  type: zAgreementType,
  months: z.number(),
  instalments: z.number(),
  principal: z.string(),
  total: z.string(),
  quita: z.string(),
  waived: z.string(),
});

const zWriteOffData = z.object({ uuid: zUuid, label: z.string(), reason: z.enum(WRITE_OFF_REASONS) });

const zPromiseData = z.object({ dueOn: zDay, payments: z.number(), far: z.number(), broken: z.number() });

const zBankDetails = z.object({
  subject: z.enum(["letterhead", "mail", "account"]),
  name: z.string(),
  before: z.string(),
  after: z.string(),
});

const zLetterText = z.object({ kind: zLetterKind, version: z.number() });

const zMessageText = z.object({ name: z.string(), subject: z.string(), body: z.string() });

const zOutsideData = z.object({ agencyId: z.number() });

/** Part of the agency's page on which each is looked at. */
const OUTSIDE_PART = { placement: "placements", recall: "items", "agency-invoice": "invoices" } as const;

const zAgencyInvoiceData = z.object({
  agency: z.string(),
  number: z.string(),
  month: z.string(),
  netMinor: z.number(),
  expectedMinor: z.number(),
  differences: z.number(),
});

const zPlacementData = z.object({
  agency: z.string(),
  items: z.number(),
  customers: z.number(),
  control: z.number(),
  percent: z.string(),
  amounts: z.string(),
});

const zRecallData = z.object({ agency: z.string(), items: z.number(), reason: zRecallReason, amounts: z.string() });

const zCampaignData = z.object({
  name: z.string(),
  channel: zCampaignChannel,
  goOutOn: zDay,
  windowDays: z.number(),
  customers: z.number(),
  control: z.number(),
  percent: z.string(),
});

/** Amounts as the ledger states them, `1234.00 MXN; 20.00 USD`, as people read them. */
function amountsWords(amounts: string): string {
  return amounts
    .split("; ")
    .map((each) => {
      const [amount = "", currency = ""] = each.split(" ");
      const minor = parseTypedAmount(amount, currency);
      return minor === null ? each : formatMoney(minor, currency);
    })
    .join(" + ");
}

/** What would leave the house, to whom, and what stays to compare with. */
function placementWords(data: Approval["data"], t: TFunction): string[] {
  const asked = zPlacementData.safeParse(data);
  if (!asked.success) return [];
  const { items, amounts, ...values } = asked.data;
  return [
    t("approvals.aboutPlacement", { ...values, count: items, amounts: amountsWords(amounts) }),
    t("approvals.placementChange", values),
    ...(values.control > 0 ? [t("approvals.aboutPlacementControl", values)] : []),
  ];
}

/** What would come back, from whom and why. */
function recallWords(data: Approval["data"], t: TFunction): string[] {
  const asked = zRecallData.safeParse(data);
  if (!asked.success) return [];
  const { agency, items, amounts } = asked.data;
  const reason = t(`agencyCodes.recallReasons.${asked.data.reason}`);
  return [
    t("approvals.aboutRecall", { agency, count: items, reason, amounts: amountsWords(amounts) }),
    t("approvals.recallChange"),
  ];
}

/** Who would be written to, and who would not. */
function campaignWords(data: Approval["data"], t: TFunction): string[] {
  const asked = zCampaignData.safeParse(data);
  if (!asked.success) return [];
  const { customers, goOutOn, channel, ...values } = asked.data;
  return [
    t("approvals.aboutCampaign", {
      ...values,
      count: customers,
      day: formatDay(goOutOn),
      channel: t(`campaigns.channels.${channel}`),
    }),
    t("approvals.campaignControl", values),
  ];
}

/** What an agency charges, and whether it is what its payments earned. */
function agencyInvoiceWords({ data, currency }: Approval, t: TFunction): string[] {
  const asked = zAgencyInvoiceData.safeParse(data);
  if (!asked.success) return [];
  const { agency, number, month, netMinor, expectedMinor, differences } = asked.data;
  const words = { agency, number, month: `${month.slice(5)}/${month.slice(0, 4)}` };
  return [
    t("approvals.aboutAgencyInvoice", { ...words, net: formatMoney(netMinor, currency) }),
    differences === 0
      ? t("approvals.agencyInvoiceMatched")
      : t("approvals.agencyInvoiceDifferences", {
          count: differences,
          expected: formatMoney(expectedMinor, currency),
        }),
  ];
}

/** What is promised, and why that asks for another's word. */
function promiseWords(data: Approval["data"], t: TFunction): string[] {
  const asked = zPromiseData.safeParse(data);
  if (!asked.success) return [];
  const { dueOn, payments, far, broken } = asked.data;
  const day = formatDay(dueOn);
  return [
    payments === 1 ? t("approvals.aboutPromiseOne", { day }) : t("approvals.aboutPromise", { day, payments }),
    ...(far === 1 ? [t("approvals.promiseFar")] : []),
    ...(broken > 0 ? [t("approvals.promiseBroken", { broken })] : []),
  ];
}

/** What it is about, where its kind says more than its amount. */
function aboutWords(approval: Approval, t: TFunction): string[] {
  const { kind, data } = approval;
  if (kind === "credit-limit" || kind === "hold-release") return creditAsked(approval, t);
  if (kind === "write-off") {
    const asked = zWriteOffData.safeParse(data);
    if (!asked.success) return [];
    const { label, reason } = asked.data;
    return [t("approvals.aboutWriteOff", { label, reason: t(`receivables.writeOff.reasons.${reason}`) })];
  }
  if (kind === "promise") return promiseWords(data, t);
  if (kind === "bank-details") {
    const asked = zBankDetails.safeParse(data);
    return asked.success ? [t(`approvals.aboutBankDetails.${asked.data.subject}`, asked.data)] : [];
  }
  if (kind === "letter-template") {
    const asked = zLetterText.safeParse(data);
    if (!asked.success) return [];
    const letter = t(`letterPrint.kinds.${asked.data.kind}`);
    return [t("approvals.aboutLetterTemplate", { letter, version: asked.data.version })];
  }
  if (kind === "message-template") {
    const asked = zMessageText.safeParse(data);
    if (!asked.success) return [];
    const { name, subject, body } = asked.data;
    const about = subject === "" ? "aboutMessageTemplateNoSubject" : "aboutMessageTemplate";
    return [t(`approvals.${about}`, { name, subject }), body];
  }
  if (kind === "placement") return placementWords(data, t);
  if (kind === "recall") return recallWords(data, t);
  if (kind === "campaign") return campaignWords(data, t);
  if (kind === "legal-action") return [t("approvals.aboutLegalAction", { escalation: data["escalation"] ?? "" })];
  if (kind === "agency-invoice") return agencyInvoiceWords(approval, t);
  if (kind !== "agreement") return [];
  const read = zAgreementData.safeParse(data);
  if (!read.success) return [];
  const { type, quita, waived, ...values } = read.data;
  return [
    t("agreements.about", { ...values, type: t(`agreements.types.${type}`) }),
    ...(quita === "" ? [] : [t("agreements.aboutQuita", { quita })]),
    ...(waived === "" ? [] : [t("agreements.aboutWaived", { waived })]),
  ];
}
