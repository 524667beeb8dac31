import type { AuditFields } from "../../../../shared/contract/agency-audits.ts";
import type { CallFields } from "../../../../shared/contract/agency-calls.ts";
import type { ComplaintFields } from "../../../../shared/contract/agency-complaints.ts";
import type { TrainingFields } from "../../../../shared/contract/agency-training.ts";
import type { CampaignFieldsInput } from "../../../../shared/contract/campaigns.ts";
import type { DisputeType, OutcomeOfDispute, RootCause } from "../../../../shared/contract/dispute-terms.ts";
import type { AuditPoint } from "../../../../shared/domain/agencies/audits.ts";
import type { RecallReason } from "../../../../shared/domain/agencies/codes.ts";
import type { ComplaintFinding, Sanction } from "../../../../shared/domain/agencies/complaints.ts";
import type { WriteOffReason } from "../../../../shared/domain/write-offs.ts";
import type { AgencyName } from "./agency-cast.ts";
import type { DeskPerson } from "./people.ts";

/** First day on which the demo's desk works with the program, and its last one: a Monday and a Friday. */
export const DESK_FROM = "2026-08-31";
export const DESK_TO = "2026-10-30";

/** What a contact leaves to be done. `name` is what later steps call the dispute by. */
export type Next =
  | { readonly kind: "followUp"; readonly dueOn: string }
  | {
      readonly kind: "promise";
      readonly currency: string;
      readonly dueOn: string;
      readonly amountMinor: number;
      readonly invoices: readonly string[];
    }
  | {
      readonly kind: "dispute";
      readonly name: string;
      readonly invoiceUuid: string;
      readonly type: DisputeType;
      readonly amountMinor: number | null;
      readonly reason: string;
    };

/** When, in the company's time, and by whom. */
interface At {
  readonly day: string;
  readonly minute: number;
  readonly by: DeskPerson;
}

/** One thing the desk did. */
export type Step =
  | (At & {
      readonly kind: "contact";
      readonly customer: string;
      readonly channel: "call" | "mail" | "whatsapp";
      readonly outcome: string;
      /** Whether the person who pays was on the line. */
      readonly reached: boolean;
      readonly seconds: number | null;
      readonly note: string;
      readonly unpaidReason: "cash-flow" | null;
      readonly invoices: readonly string[];
      readonly next: Next;
    })
  | (At & {
      readonly kind: "decide";
      readonly name: string;
      readonly outcome: OutcomeOfDispute;
      readonly rootCause: RootCause;
      readonly note: string;
    })
  | (At & {
      readonly kind: "payment";
      readonly customer: string;
      readonly currency: string;
      readonly amountMinor: number;
      readonly paidOn: string;
      readonly operation: string;
      readonly invoiceUuid: string | null;
      readonly note: string;
    })
  | (At & {
      readonly kind: "askWriteOff";
      readonly name: string;
      readonly uuid: string;
      readonly reason: WriteOffReason;
    })
  /** Allows what was asked under a name. */
  | (At & { readonly kind: "allow"; readonly name: string })
  | (At & { readonly kind: "agency"; readonly agency: AgencyName })
  | (At & {
      readonly kind: "askPlacement";
      readonly name: string;
      readonly agency: AgencyName;
      readonly uuids: readonly string[];
      readonly holdoutBp: number;
    })
  | (At & {
      readonly kind: "askRecall";
      readonly name: string;
      readonly uuids: readonly string[];
      /** Of those that are with an agency the first. */
      readonly most: number;
      readonly reason: RecallReason;
    })
  /** What came in on these invoices while they were placed was obtained by the agency. */
  | (At & { readonly kind: "obtained"; readonly uuids: readonly string[] })
  | (At & {
      readonly kind: "agencyCost";
      readonly agency: AgencyName;
      readonly month: string;
      readonly netMinor: number;
      readonly vatMinor: number;
    })
  | (At & {
      readonly kind: "complaint";
      readonly name: string;
      readonly agency: AgencyName;
      readonly customer: string;
      readonly told: Pick<ComplaintFields, "channel" | "type" | "complainant" | "agent" | "said" | "reference">;
    })
  | (At & {
      readonly kind: "complaintStep";
      readonly name: string;
      readonly step:
        | { readonly kind: "acknowledged" }
        | { readonly kind: "due"; readonly answerBy: string }
        | {
            readonly kind: "answered";
            readonly finding: ComplaintFinding;
            readonly sanction: Sanction;
            readonly remedy: string;
            readonly note: string;
          };
    })
  | (At &
      Pick<AuditFields, "note" | "points" | "findings"> & {
        readonly kind: "audit";
        readonly name: string;
        readonly agency: AgencyName;
      })
  | (At & { readonly kind: "gestor"; readonly name: string; readonly agency: AgencyName; readonly fromOn: string })
  /** Gestores are told by what the diary calls them. */
  | (At &
      Pick<TrainingFields, "topic" | "version" | "trainer" | "minutes" | "validUntil" | "evidence"> & {
        readonly kind: "training";
        readonly agency: AgencyName;
        readonly scores: Readonly<Record<string, number>>;
      })
  | (At &
      Pick<CallFields, "onDay" | "reason" | "reference" | "points" | "errors" | "comment"> & {
        readonly kind: "scoredCall";
        readonly name: string;
        readonly agency: AgencyName;
        readonly gestor: string;
      })
  /** Another person scores it, or the gestor signs what was said of it. */
  | (At &
      Pick<CallFields, "points" | "errors" | "comment"> & { readonly kind: "calibratedCall"; readonly name: string })
  | (At & { readonly kind: "signedCall"; readonly name: string })
  | (At & {
      readonly kind: "callsTold";
      readonly gestor: string;
      readonly month: string;
      readonly calls: number;
    })
  /** What the agency reports of its work up to a reporting day: whom it called, and who promised. */
  | (At & {
      readonly kind: "agencyReport";
      readonly agency: AgencyName;
      readonly forOn: string;
      readonly gestores: readonly string[];
    })
  /** What an audit found of a point was mended, or verified. */
  | (At & {
      readonly kind: "finding";
      readonly name: string;
      readonly point: AuditPoint;
      readonly verified: boolean;
      readonly note: string;
    })
  /** What the agency charges for a month is recorded line by line, and asked to be approved unless it overcharges. */
  | (At & {
      readonly kind: "agencyInvoice";
      readonly name: string;
      readonly agency: AgencyName;
      readonly month: string;
      readonly number: string;
      readonly overcharged: boolean;
    })
  | (At & { readonly kind: "payAgency"; readonly name: string })
  /** The agency is handed the package of the batch asked for by that name, and acknowledges it on the day. */
  | (At & { readonly kind: "handedOver"; readonly name: string; readonly who: string; readonly note: string })
  /** Defines a campaign and asks for it; `name` is what its approval is allowed by. */
  | (At & { readonly kind: "askCampaign"; readonly name: string; readonly fields: CampaignFieldsInput })
  /** Starts it and hands its messages over, or imports what the provider says of them. */
  | (At & { readonly kind: "startCampaign" | "delivery"; readonly name: string })
  /** Carries what a customer owes overdue to whoever stands above, who lets it go further up. */
  | (At & { readonly kind: "raiseCase"; readonly name: string; readonly customer: string; readonly reason: string })
  | (At & { readonly kind: "caseUp"; readonly name: string; readonly note: string })
  | (At & { readonly kind: "followUp"; readonly customer: string; readonly dueOn: string; readonly note: string })
  | (At & { readonly kind: "closeMonth"; readonly month: string })
  | (At & { readonly kind: "forecast" })
  | (At & { readonly kind: "weeklyFromHere" | "weeklyUntilHere" })
  | (At & { readonly kind: "report"; readonly covers: string })
  /** CFDI of the days up to and with this one are imported. */
  | (At & { readonly kind: "import" });
