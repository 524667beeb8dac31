import {
  type CustomerProfile,
  zCustomerProfile,
  zDebtorType,
  zHold,
  zLanguage,
  zRiskClass,
} from "../../../shared/contract/customer-profile.ts";
import { COMPANY_CURRENCY } from "../../../shared/domain/rates/exchange-rate.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { CustomerProfileRow } from "../db/tables/customers.ts";

/** What holds for a customer of whom nobody said anything. */
export const DEFAULT_PROFILE: CustomerProfile = {
  tradeName: "",
  parentId: null,
  language: "es",
  debtorType: "company",
  country: "MX",
  state: "",
  timeZone: "America/Mexico_City",
  riskClass: "B",
  collectorId: null,
  creditLimitMinor: null,
  creditCurrency: COMPANY_CURRENCY,
  creditGrantedBy: "",
  creditReviewOn: null,
  creditInsuredMinor: null,
  creditGuarantee: "",
  hold: "open",
  holdReason: "",
  holdUntil: null,
  legalHold: false,
  placed: false,
  doNotContact: false,
  note: "",
};

/** A stored profile as the contract names it. */
export function profileOf(row: CustomerProfileRow): CustomerProfile {
  return {
    tradeName: row.trade_name,
    parentId: row.parent_id,
    language: zLanguage.parse(row.language),
    debtorType: zDebtorType.parse(row.debtor_type),
    country: row.country,
    state: row.state,
    timeZone: row.time_zone,
    riskClass: zRiskClass.parse(row.risk_class),
    collectorId: row.collector_id,
    creditLimitMinor: row.credit_limit_minor,
    creditCurrency: row.credit_currency,
    creditGrantedBy: row.credit_granted_by,
    creditReviewOn: row.credit_review_on === "" ? null : row.credit_review_on,
    creditInsuredMinor: row.credit_insured_minor,
    creditGuarantee: row.credit_guarantee,
    hold: zHold.parse(row.hold),
    holdReason: row.hold_reason,
    holdUntil: row.hold_until === "" ? null : row.hold_until,
    legalHold: row.legal_hold === 1,
    placed: row.placed === 1,
    doNotContact: row.do_not_contact === 1,
    note: row.note,
  };
}

/** A profile as it is stored. */
export function profileRow(
  customerId: number,
  version: number,
  profile: CustomerProfile,
  updatedAt: string,
): CustomerProfileRow {
  const flag = (value: boolean): number => (value ? 1 : 0);
  return {
    customer_id: customerId,
    version,
    trade_name: profile.tradeName,
    search: searchForm(profile.tradeName),
    parent_id: profile.parentId,
    language: profile.language,
    debtor_type: profile.debtorType,
    country: profile.country,
    state: profile.state,
    time_zone: profile.timeZone,
    risk_class: profile.riskClass,
    collector_id: profile.collectorId,
    credit_limit_minor: profile.creditLimitMinor,
    credit_currency: profile.creditCurrency,
    hold: profile.hold,
    hold_reason: profile.holdReason,
    hold_until: profile.holdUntil ?? "",
    legal_hold: flag(profile.legalHold),
    placed: flag(profile.placed),
    do_not_contact: flag(profile.doNotContact),
    note: profile.note,
    updated_at: updatedAt,
    credit_granted_by: profile.creditGrantedBy,
    credit_review_on: profile.creditReviewOn ?? "",
    credit_guarantee: profile.creditGuarantee,
    credit_insured_minor: profile.creditInsuredMinor,
  };
}

/** What holds for a customer, with the version to save over; 0 where the defaults hold. */
export async function readProfile(
  db: ReadHandle,
  customerId: number,
): Promise<{ readonly version: number; readonly profile: CustomerProfile }> {
  const row = await db
    .selectFrom("customer_profile")
    .selectAll()
    .where("customer_id", "=", customerId)
    .executeTakeFirst();
  return row === undefined
    ? { version: 0, profile: DEFAULT_PROFILE }
    : { version: row.version, profile: profileOf(row) };
}

/** Fields of a profile, for comparing two. */
export const PROFILE_FIELDS = Object.keys(zCustomerProfile.shape) as (keyof CustomerProfile)[];
