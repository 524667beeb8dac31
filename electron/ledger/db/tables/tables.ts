import type {
  AcceptanceStandingRow,
  ClosingDayRow,
  CustomerClosingRow,
  CustomerPaymentTermsRow,
  InvoiceAcceptanceEventRow,
} from "./acceptance.ts";
import type {
  AgencyCostReversalRow,
  AgencyCostRow,
  AgencyPaperRow,
  AgencyRow,
  AgencyTermsRow,
  PlacementChoiceRow,
  PlacementCoverRow,
  PlacementEndRow,
  PlacementItemRow,
  PlacementLeftOutRow,
  PlacementMarkRow,
  PlacementRecallItemRow,
  PlacementRecallRow,
  PlacementRow,
  PlacementStartRow,
} from "./agencies.ts";
import type {
  AgencyAuditEventRow,
  AgencyAuditFindingRow,
  AgencyAuditPointRow,
  AgencyAuditRow,
} from "./agency-audits.ts";
import type { AgencyInvoiceEventRow, AgencyInvoiceLineRow, AgencyInvoiceRow } from "./agency-invoices.ts";
import type { AgencyComplaintEventRow, AgencyComplaintRow } from "./agency-oversight.ts";
import type { AgencyPackageEventRow, AgencyPackageItemRow, AgencyPackageRow } from "./agency-packages.ts";
import type {
  AgencyAgentEndRow,
  AgencyAgentRow,
  AgencyCallCountRow,
  AgencyCallEventRow,
  AgencyCallPointRow,
  AgencyCallRow,
  AgencyTrainingMarkRow,
  AgencyTrainingRow,
  AgencyTrainingWithdrawalRow,
} from "./agency-quality.ts";
import type {
  AgencyActionItemRow,
  AgencyActionRow,
  AgencyReportDaysRow,
  AgencyReportRow,
  AgencyReportWithdrawalRow,
} from "./agency-reports.ts";
import type {
  AgreementBillingRow,
  AgreementCoverRow,
  AgreementEventRow,
  AgreementInstalmentRow,
  AgreementInvoiceRow,
  AgreementPartRow,
  AgreementPartStandingRow,
  AgreementRow,
  AgreementStandingRow,
} from "./agreements.ts";
import type { ApprovalDecisionRow, ApprovalRow } from "./approvals.ts";
import type { BankAccountRow, BankDecisionRow, BankLineRow, BankStatementRow } from "./bank.ts";
import type {
  CampaignDeliveryRow,
  CampaignLeftOutRow,
  CampaignMemberRow,
  CampaignRow,
  CampaignSendRow,
  CampaignStartRow,
} from "./campaigns.ts";
import type { ChainFindingRow, ChainQueueRow } from "./chains.ts";
import type { MonthCloseReportRow, MonthCloseRow } from "./closes.ts";
import type {
  AttachmentContentRow,
  AttachmentRow,
  AttachmentUseRow,
  FollowUpRow,
  InteractionInvoiceRow,
  InteractionRow,
  OutcomeRow,
} from "./contacts.ts";
import type { HoldReleaseRow, StageOverrideRow } from "./credit.ts";
import type { CustomerTermsRow } from "./customer-terms.ts";
import type {
  ChannelEventRow,
  ContactChannelRow,
  ContactRow,
  CustomerMergeMovedRow,
  CustomerMergeRow,
  CustomerProfileRow,
} from "./customers.ts";
import type {
  DisputeEventRow,
  DisputeResolverRow,
  DisputeRow,
  DisputeSpanRow,
  DisputeStandingRow,
  DisputeTypeRow,
} from "./disputes.ts";
import type {
  CustomerRow,
  DocumentConflictRow,
  DocumentFileRow,
  DocumentRow,
  PagoLineRow,
  PagoRow,
  RelationRow,
  SeenFileRow,
} from "./documents.ts";
import type {
  EscalationEventRow,
  EscalationInvoiceRow,
  EscalationMarkRow,
  EscalationPutOffRow,
  EscalationRow,
} from "./escalations.ts";
import type { DocumentDecisionRow, DocumentEndingRow, SatStatusRow } from "./evidence.ts";
import type { ForecastItemRow, ForecastRunRow, ForecastWeekRow } from "./forecast.ts";
import type { ImportItemRow, ImportRunRow } from "./imports.ts";
import type {
  InterestBillingLineRow,
  InterestBillingRow,
  InterestTermsInvoiceRow,
  InterestTermsRow,
  InterestWaiverLineRow,
  InterestWaiverRow,
} from "./interest.ts";
import type { EntryRow, ReceivableRow } from "./ledger.ts";
import type {
  LetterAddressRow,
  LetterDeliveryRow,
  LetterInvoiceRow,
  LetterRow,
  LetterSeriesRow,
  LetterTemplateRow,
} from "./letters.ts";
import type { MailRow, MessageTemplateRow } from "./messages.ts";
import type { OpeningBatchRow, OpeningLineRow } from "./openings.ts";
import type {
  PaymentApplicationRow,
  PaymentEventRow,
  PaymentPagoRow,
  PaymentRow,
  PaymentStandingRow,
} from "./payments.ts";
import type { PersonRow } from "./people.ts";
import type { PrivacyActRow } from "./privacy.ts";
import type {
  PromiseBeforeRow,
  PromiseCoverRow,
  PromiseEventRow,
  PromiseInvoiceRow,
  PromisePaymentRow,
  PromisePaymentSpanRow,
  PromiseRow,
  PromiseSpanRow,
} from "./promises.ts";
import type { ExchangeRateRow } from "./rates.ts";
import type { ReportClaimRow, ReportDeliveryRow, ReportScheduleRow } from "./reports.ts";
import type {
  AccountRow,
  AuditRow,
  CommandRow,
  MetaRow,
  OwnRfcRow,
  RecoveryCodeRow,
  SealRow,
  SequenceRow,
  SettingRow,
} from "./system.ts";
import type { SavedViewDefaultRow, SavedViewRow } from "./views.ts";
import type { WatchFolderRow, WatchRunRow, WatchSeenRow } from "./watch.ts";
import type { ContactRuleRow, WorklistClaimRow, WorklistItemRow, WorklistRow, WorklistScaleRow } from "./worklist.ts";
import type { WriteOffEventRow, WriteOffRow } from "./write-offs.ts";

/** The ledger's schema as Kysely sees it. */
export interface Tables {
  meta: MetaRow;
  setting: SettingRow;
  own_rfc: OwnRfcRow;
  sequence: SequenceRow;
  command: CommandRow;
  audit: AuditRow;
  seal: SealRow;
  account: AccountRow;
  recovery_code: RecoveryCodeRow;
  customer: CustomerRow;
  customer_terms: CustomerTermsRow;
  closing_day: ClosingDayRow;
  customer_payment_terms: CustomerPaymentTermsRow;
  customer_closing: CustomerClosingRow;
  invoice_acceptance_event: InvoiceAcceptanceEventRow;
  acceptance_standing: AcceptanceStandingRow;
  document: DocumentRow;
  document_file: DocumentFileRow;
  seen_file: SeenFileRow;
  document_conflict: DocumentConflictRow;
  relation: RelationRow;
  pago: PagoRow;
  pago_line: PagoLineRow;
  receivable: ReceivableRow;
  entry: EntryRow;
  import_run: ImportRunRow;
  import_item: ImportItemRow;
  watch_folder: WatchFolderRow;
  watch_seen: WatchSeenRow;
  watch_run: WatchRunRow;
  sat_status: SatStatusRow;
  document_decision: DocumentDecisionRow;
  document_ending: DocumentEndingRow;
  payment: PaymentRow;
  payment_application: PaymentApplicationRow;
  payment_event: PaymentEventRow;
  payment_standing: PaymentStandingRow;
  payment_pago: PaymentPagoRow;
  bank_account: BankAccountRow;
  bank_statement: BankStatementRow;
  bank_line: BankLineRow;
  bank_decision: BankDecisionRow;
  exchange_rate: ExchangeRateRow;
  opening_batch: OpeningBatchRow;
  opening_line: OpeningLineRow;
  chain_queue: ChainQueueRow;
  chain_finding: ChainFindingRow;
  person: PersonRow;
  customer_profile: CustomerProfileRow;
  contact: ContactRow;
  contact_channel: ContactChannelRow;
  channel_event: ChannelEventRow;
  customer_merge: CustomerMergeRow;
  customer_merge_moved: CustomerMergeMovedRow;
  stage_override: StageOverrideRow;
  hold_release: HoldReleaseRow;
  saved_view: SavedViewRow;
  saved_view_default: SavedViewDefaultRow;
  promise: PromiseRow;
  promise_payment: PromisePaymentRow;
  promise_invoice: PromiseInvoiceRow;
  promise_before: PromiseBeforeRow;
  promise_event: PromiseEventRow;
  promise_span: PromiseSpanRow;
  promise_payment_span: PromisePaymentSpanRow;
  promise_cover: PromiseCoverRow;
  approval: ApprovalRow;
  approval_decision: ApprovalDecisionRow;
  agreement: AgreementRow;
  agreement_part: AgreementPartRow;
  agreement_invoice: AgreementInvoiceRow;
  agreement_instalment: AgreementInstalmentRow;
  agreement_event: AgreementEventRow;
  agreement_billing: AgreementBillingRow;
  agreement_standing: AgreementStandingRow;
  agreement_part_standing: AgreementPartStandingRow;
  agreement_cover: AgreementCoverRow;
  dispute_type: DisputeTypeRow;
  dispute_resolver: DisputeResolverRow;
  dispute: DisputeRow;
  dispute_event: DisputeEventRow;
  dispute_standing: DisputeStandingRow;
  dispute_span: DisputeSpanRow;
  outcome: OutcomeRow;
  interaction: InteractionRow;
  interaction_invoice: InteractionInvoiceRow;
  attachment: AttachmentRow;
  attachment_content: AttachmentContentRow;
  attachment_use: AttachmentUseRow;
  follow_up: FollowUpRow;
  message_template: MessageTemplateRow;
  mail: MailRow;
  letter_template: LetterTemplateRow;
  letter_series: LetterSeriesRow;
  letter_address: LetterAddressRow;
  letter: LetterRow;
  letter_invoice: LetterInvoiceRow;
  letter_delivery: LetterDeliveryRow;
  worklist: WorklistRow;
  worklist_item: WorklistItemRow;
  worklist_scale: WorklistScaleRow;
  worklist_claim: WorklistClaimRow;
  write_off: WriteOffRow;
  write_off_event: WriteOffEventRow;
  campaign: CampaignRow;
  campaign_start: CampaignStartRow;
  campaign_member: CampaignMemberRow;
  campaign_left_out: CampaignLeftOutRow;
  campaign_send: CampaignSendRow;
  campaign_delivery: CampaignDeliveryRow;
  agency: AgencyRow;
  agency_paper: AgencyPaperRow;
  agency_terms: AgencyTermsRow;
  agency_cost: AgencyCostRow;
  agency_cost_reversal: AgencyCostReversalRow;
  placement: PlacementRow;
  placement_choice: PlacementChoiceRow;
  placement_start: PlacementStartRow;
  placement_left_out: PlacementLeftOutRow;
  placement_item: PlacementItemRow;
  placement_cover: PlacementCoverRow;
  placement_mark: PlacementMarkRow;
  placement_recall: PlacementRecallRow;
  placement_recall_item: PlacementRecallItemRow;
  placement_end: PlacementEndRow;
  escalation: EscalationRow;
  escalation_invoice: EscalationInvoiceRow;
  escalation_event: EscalationEventRow;
  escalation_mark: EscalationMarkRow;
  escalation_put_off: EscalationPutOffRow;
  agency_invoice: AgencyInvoiceRow;
  agency_invoice_line: AgencyInvoiceLineRow;
  agency_invoice_event: AgencyInvoiceEventRow;
  agency_complaint: AgencyComplaintRow;
  agency_complaint_event: AgencyComplaintEventRow;
  agency_audit: AgencyAuditRow;
  agency_audit_point: AgencyAuditPointRow;
  agency_audit_finding: AgencyAuditFindingRow;
  agency_audit_event: AgencyAuditEventRow;
  agency_package: AgencyPackageRow;
  agency_package_item: AgencyPackageItemRow;
  agency_package_event: AgencyPackageEventRow;
  agency_report_days: AgencyReportDaysRow;
  agency_report: AgencyReportRow;
  agency_report_withdrawal: AgencyReportWithdrawalRow;
  agency_action: AgencyActionRow;
  agency_action_item: AgencyActionItemRow;
  agency_agent: AgencyAgentRow;
  agency_agent_end: AgencyAgentEndRow;
  agency_training: AgencyTrainingRow;
  agency_training_mark: AgencyTrainingMarkRow;
  agency_training_withdrawal: AgencyTrainingWithdrawalRow;
  agency_call: AgencyCallRow;
  agency_call_point: AgencyCallPointRow;
  agency_call_event: AgencyCallEventRow;
  agency_call_count: AgencyCallCountRow;
  contact_rule: ContactRuleRow;
  month_close: MonthCloseRow;
  month_close_report: MonthCloseReportRow;
  report_schedule: ReportScheduleRow;
  report_delivery: ReportDeliveryRow;
  report_claim: ReportClaimRow;
  interest_terms: InterestTermsRow;
  interest_terms_invoice: InterestTermsInvoiceRow;
  interest_waiver: InterestWaiverRow;
  interest_waiver_line: InterestWaiverLineRow;
  interest_billing: InterestBillingRow;
  interest_billing_line: InterestBillingLineRow;
  forecast_run: ForecastRunRow;
  forecast_item: ForecastItemRow;
  forecast_week: ForecastWeekRow;
  privacy_act: PrivacyActRow;
}
export type TableName = keyof Tables;
