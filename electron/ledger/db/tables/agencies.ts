import type {
  CostKind,
  NotPlaceable,
  Paper,
  PlacedBucket,
  RecallReason,
} from "../../../../shared/domain/agencies/codes.ts";
import type { TableSpec } from "./spec.ts";

/** An outside collection agency. */
export interface AgencyRow {
  id: number;
  /** Raised by each change. */
  version: number;
  legal_name: string;
  /** "" while it is not known. */
  rfc: string;
  address: string;
  phones: string;
  email: string;
  contact: string;
  states: string;
  services: string;
  /** 0: nothing new is placed with it. */
  active: number;
  recorded_at: string;
  actor: string;
}
export const agencySpec: TableSpec<AgencyRow> = {
  id: "int",
  version: "int",
  legal_name: "text",
  rfc: "text",
  address: "text",
  phones: "text",
  email: "text",
  contact: "text",
  states: "text",
  services: "text",
  active: "int",
  recorded_at: "text",
  actor: "text",
};

/** A paper of its legal file. Append-only: the newest of a kind is the one in force. */
export interface AgencyPaperRow {
  id: number;
  agency_id: number;
  paper: Paper;
  /** 1: nothing is placed while it is expired. */
  obligatory: number;
  reference: string;
  signed_on: string | null;
  /** Last day it is good for; null: it does not expire. */
  expires_on: string | null;
  note: string;
  filed_on: string;
  recorded_at: string;
  actor: string;
}
export const agencyPaperSpec: TableSpec<AgencyPaperRow> = {
  id: "int",
  agency_id: "int",
  paper: "text",
  obligatory: "int",
  reference: "text",
  signed_on: "text",
  expires_on: "text",
  note: "text",
  filed_on: "text",
  recorded_at: "text",
  actor: "text",
};

/** A version of its price terms. Append-only: of a day the one that begins last, and among those the newest. */
export interface AgencyTermsRow {
  id: number;
  agency_id: number;
  from_on: string;
  /** Commission in ten-thousandths of the cash, by the bucket at placement. */
  rate_1_bp: number;
  rate_31_bp: number;
  rate_61_bp: number;
  rate_91_bp: number;
  direct_earns: number;
  tail_days: number;
  vat_bp: number;
  vat_creditable: number;
  note: string;
  recorded_on: string;
  recorded_at: string;
  actor: string;
}
export const agencyTermsSpec: TableSpec<AgencyTermsRow> = {
  id: "int",
  agency_id: "int",
  from_on: "text",
  rate_1_bp: "int",
  rate_31_bp: "int",
  rate_61_bp: "int",
  rate_91_bp: "int",
  direct_earns: "int",
  tail_days: "int",
  vat_bp: "int",
  vat_creditable: "int",
  note: "text",
  recorded_on: "text",
  recorded_at: "text",
  actor: "text",
};

/** A batch somebody asked to place. Append-only; it is placed once its approval says so, see {@link PlacementStartRow}. */
export interface PlacementRow {
  id: number;
  agency_id: number;
  /** Share of the customers that stay in house, and the seed that drew them. */
  holdout_bp: number;
  seed: number;
  note: string;
  approval_id: number;
  asked_on: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const placementSpec: TableSpec<PlacementRow> = {
  id: "int",
  agency_id: "int",
  holdout_bp: "int",
  seed: "int",
  note: "text",
  approval_id: "int",
  asked_on: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** An invoice of a batch as it was asked for. Append-only. */
export interface PlacementChoiceRow {
  id: number;
  placement_id: number;
  customer_id: number;
  receivable_id: number;
  invoice_uuid: string;
  currency: string;
  amount_minor: number;
  /** 1: drawn into the control group. */
  control: number;
}
export const placementChoiceSpec: TableSpec<PlacementChoiceRow> = {
  id: "int",
  placement_id: "int",
  customer_id: "int",
  receivable_id: "int",
  invoice_uuid: "text",
  currency: "text",
  amount_minor: "int",
  control: "int",
};

/** A batch was allowed, and placed on that day under these terms. Append-only, one a batch. */
export interface PlacementStartRow {
  id: number;
  placement_id: number;
  terms_id: number;
  on_day: string;
  recorded_at: string;
  actor: string;
}
export const placementStartSpec: TableSpec<PlacementStartRow> = {
  id: "int",
  placement_id: "int",
  terms_id: "int",
  on_day: "text",
  recorded_at: "text",
  actor: "text",
};

/** An invoice of a batch that could not be placed any more on the day it was allowed. Append-only. */
export interface PlacementLeftOutRow {
  id: number;
  placement_id: number;
  customer_id: number;
  invoice_uuid: string;
  why: NotPlaceable;
}
export const placementLeftOutSpec: TableSpec<PlacementLeftOutRow> = {
  id: "int",
  placement_id: "int",
  customer_id: "int",
  invoice_uuid: "text",
  why: "text",
};

/** An invoice placed with an agency, or kept beside it as control, as it stood on that day. Append-only. */
export interface PlacementItemRow {
  id: number;
  placement_id: number;
  agency_id: number;
  terms_id: number;
  customer_id: number;
  receivable_id: number;
  invoice_uuid: string;
  currency: string;
  /** What was placed: open less disputed. */
  amount_minor: number;
  days_past_due: number;
  bucket: PlacedBucket;
  /** Commission of its bucket, ten-thousandths. */
  rate_bp: number;
  /** 1: kept in house, never placed. */
  control: number;
  placed_on: string;
  recorded_at: string;
  actor: string;
}
export const placementItemSpec: TableSpec<PlacementItemRow> = {
  id: "int",
  placement_id: "int",
  agency_id: "int",
  terms_id: "int",
  customer_id: "int",
  receivable_id: "int",
  invoice_uuid: "text",
  currency: "text",
  amount_minor: "int",
  days_past_due: "int",
  bucket: "text",
  rate_bp: "int",
  control: "int",
  placed_on: "text",
  recorded_at: "text",
  actor: "text",
};

/** Receivables an item stands on: its invoice and what replaced it. Derived; `verify` holds it against the documents. */
export interface PlacementCoverRow {
  item_id: number;
  receivable_id: number;
}
export const placementCoverSpec: TableSpec<PlacementCoverRow> = { item_id: "int", receivable_id: "int" };

/** Items somebody asked to take back. Append-only; they are once its approval says so, see {@link PlacementEndRow}. */
export interface PlacementRecallRow {
  id: number;
  agency_id: number;
  reason: RecallReason;
  note: string;
  approval_id: number;
  asked_on: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const placementRecallSpec: TableSpec<PlacementRecallRow> = {
  id: "int",
  agency_id: "int",
  reason: "text",
  note: "text",
  approval_id: "int",
  asked_on: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** An item of what was asked to be taken back. Append-only. */
export interface PlacementRecallItemRow {
  id: number;
  recall_id: number;
  item_id: number;
  customer_id: number;
}
export const placementRecallItemSpec: TableSpec<PlacementRecallItemRow> = {
  id: "int",
  recall_id: "int",
  item_id: "int",
  customer_id: "int",
};

/** An item was taken back: that day is its last one with the agency. Append-only, one an item. */
export interface PlacementEndRow {
  id: number;
  item_id: number;
  customer_id: number;
  recall_id: number;
  reason: RecallReason;
  on_day: string;
  recorded_at: string;
  actor: string;
}
export const placementEndSpec: TableSpec<PlacementEndRow> = {
  id: "int",
  item_id: "int",
  customer_id: "int",
  recall_id: "int",
  reason: "text",
  on_day: "text",
  recorded_at: "text",
  actor: "text",
};

/** Whether a payment of an item was obtained by the agency. Append-only: the newest of an item and payment holds. */
export interface PlacementMarkRow {
  id: number;
  item_id: number;
  customer_id: number;
  payment_uuid: string;
  via: number;
  note: string;
  on_day: string;
  recorded_at: string;
  actor: string;
}
export const placementMarkSpec: TableSpec<PlacementMarkRow> = {
  id: "int",
  item_id: "int",
  customer_id: "int",
  payment_uuid: "text",
  via: "int",
  note: "text",
  on_day: "text",
  recorded_at: "text",
  actor: "text",
};

/** What an agency cost in a month beside its commission. Append-only; what is wrong is taken back and entered again. */
export interface AgencyCostRow {
  id: number;
  agency_id: number;
  /** `YYYY-MM`. */
  month: string;
  kind: CostKind;
  currency: string;
  /** Before VAT. */
  net_minor: number;
  vat_minor: number;
  vat_creditable: number;
  note: string;
  recorded_on: string;
  recorded_at: string;
  actor: string;
}
export const agencyCostSpec: TableSpec<AgencyCostRow> = {
  id: "int",
  agency_id: "int",
  month: "text",
  kind: "text",
  currency: "text",
  net_minor: "int",
  vat_minor: "int",
  vat_creditable: "int",
  note: "text",
  recorded_on: "text",
  recorded_at: "text",
  actor: "text",
};

/** A cost that was taken back. Append-only, one a cost. */
export interface AgencyCostReversalRow {
  id: number;
  cost_id: number;
  reason: string;
  on_day: string;
  recorded_at: string;
  actor: string;
}
export const agencyCostReversalSpec: TableSpec<AgencyCostReversalRow> = {
  id: "int",
  cost_id: "int",
  reason: "text",
  on_day: "text",
  recorded_at: "text",
  actor: "text",
};
