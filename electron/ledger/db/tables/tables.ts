import type {
  AcceptanceStandingRow,
  ClosingDayRow,
  CustomerClosingRow,
  CustomerPaymentTermsRow,
  InvoiceAcceptanceEventRow,
} from "./acceptance.ts";
import {
  acceptanceStandingSpec,
  closingDaySpec,
  customerClosingSpec,
  customerPaymentTermsSpec,
  invoiceAcceptanceEventSpec,
} from "./acceptance.ts";
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
import {
  agreementBillingSpec,
  agreementCoverSpec,
  agreementEventSpec,
  agreementInstalmentSpec,
  agreementInvoiceSpec,
  agreementPartSpec,
  agreementPartStandingSpec,
  agreementSpec,
  agreementStandingSpec,
} from "./agreements.ts";
import type { ApprovalDecisionRow, ApprovalRow } from "./approvals.ts";
import { approvalDecisionSpec, approvalSpec } from "./approvals.ts";
import type { BankAccountRow, BankDecisionRow, BankLineRow, BankStatementRow } from "./bank.ts";
import { bankAccountSpec, bankDecisionSpec, bankLineSpec, bankStatementSpec } from "./bank.ts";
import type { ChainFindingRow, ChainQueueRow } from "./chains.ts";
import { chainFindingSpec, chainQueueSpec } from "./chains.ts";
import type { MonthCloseRow } from "./closes.ts";
import { monthCloseSpec } from "./closes.ts";
import type {
  AttachmentContentRow,
  AttachmentRow,
  AttachmentUseRow,
  FollowUpRow,
  InteractionInvoiceRow,
  InteractionRow,
  OutcomeRow,
} from "./contacts.ts";
import {
  attachmentContentSpec,
  attachmentSpec,
  attachmentUseSpec,
  followUpSpec,
  interactionInvoiceSpec,
  interactionSpec,
  outcomeSpec,
} from "./contacts.ts";
import type { HoldReleaseRow, StageOverrideRow } from "./credit.ts";
import { holdReleaseSpec, stageOverrideSpec } from "./credit.ts";
import type { CustomerTermsRow } from "./customer-terms.ts";
import { customerTermsSpec } from "./customer-terms.ts";
import type {
  ContactChannelRow,
  ContactRow,
  CustomerMergeMovedRow,
  CustomerMergeRow,
  CustomerProfileRow,
} from "./customers.ts";
import {
  contactChannelSpec,
  contactSpec,
  customerMergeMovedSpec,
  customerMergeSpec,
  customerProfileSpec,
} from "./customers.ts";
import type {
  DisputeEventRow,
  DisputeResolverRow,
  DisputeRow,
  DisputeSpanRow,
  DisputeStandingRow,
  DisputeTypeRow,
} from "./disputes.ts";
import {
  disputeEventSpec,
  disputeResolverSpec,
  disputeSpanSpec,
  disputeSpec,
  disputeStandingSpec,
  disputeTypeSpec,
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
import {
  customerSpec,
  documentConflictSpec,
  documentFileSpec,
  documentSpec,
  pagoLineSpec,
  pagoSpec,
  relationSpec,
  seenFileSpec,
} from "./documents.ts";
import type { DocumentDecisionRow, DocumentEndingRow, SatStatusRow } from "./evidence.ts";
import { documentDecisionSpec, documentEndingSpec, satStatusSpec } from "./evidence.ts";
import type { ForecastItemRow, ForecastRunRow, ForecastWeekRow } from "./forecast.ts";
import { forecastItemSpec, forecastRunSpec, forecastWeekSpec } from "./forecast.ts";
import type { ImportItemRow, ImportRunRow } from "./imports.ts";
import { importItemSpec, importRunSpec } from "./imports.ts";
import type {
  InterestBillingLineRow,
  InterestBillingRow,
  InterestTermsInvoiceRow,
  InterestTermsRow,
  InterestWaiverLineRow,
  InterestWaiverRow,
} from "./interest.ts";
import {
  interestBillingLineSpec,
  interestBillingSpec,
  interestTermsInvoiceSpec,
  interestTermsSpec,
  interestWaiverLineSpec,
  interestWaiverSpec,
} from "./interest.ts";
import type { EntryRow, ReceivableRow } from "./ledger.ts";
import { entrySpec, receivableSpec } from "./ledger.ts";
import type {
  LetterAddressRow,
  LetterDeliveryRow,
  LetterInvoiceRow,
  LetterRow,
  LetterSeriesRow,
  LetterTemplateRow,
} from "./letters.ts";
import {
  letterAddressSpec,
  letterDeliverySpec,
  letterInvoiceSpec,
  letterSeriesSpec,
  letterSpec,
  letterTemplateSpec,
} from "./letters.ts";
import type { MailRow, MessageTemplateRow } from "./messages.ts";
import { mailSpec, messageTemplateSpec } from "./messages.ts";
import type { OpeningBatchRow, OpeningLineRow } from "./openings.ts";
import { openingBatchSpec, openingLineSpec } from "./openings.ts";
import type {
  PaymentApplicationRow,
  PaymentEventRow,
  PaymentPagoRow,
  PaymentRow,
  PaymentStandingRow,
} from "./payments.ts";
import {
  paymentApplicationSpec,
  paymentEventSpec,
  paymentPagoSpec,
  paymentSpec,
  paymentStandingSpec,
} from "./payments.ts";
import type { PersonRow } from "./people.ts";
import { personSpec } from "./people.ts";
import type { PrivacyActRow } from "./privacy.ts";
import { privacyActSpec } from "./privacy.ts";
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
import {
  promiseBeforeSpec,
  promiseCoverSpec,
  promiseEventSpec,
  promiseInvoiceSpec,
  promisePaymentSpanSpec,
  promisePaymentSpec,
  promiseSpanSpec,
  promiseSpec,
} from "./promises.ts";
import type { ExchangeRateRow } from "./rates.ts";
import { exchangeRateSpec } from "./rates.ts";
import type { ReportClaimRow, ReportDeliveryRow, ReportScheduleRow } from "./reports.ts";
import { reportClaimSpec, reportDeliverySpec, reportScheduleSpec } from "./reports.ts";
import type {
  AccountRow,
  AuditRow,
  CommandRow,
  MetaRow,
  OwnRfcRow,
  RecoveryCodeRow,
  SequenceRow,
  SettingRow,
} from "./system.ts";
import {
  accountSpec,
  auditSpec,
  commandSpec,
  metaSpec,
  ownRfcSpec,
  recoveryCodeSpec,
  sequenceSpec,
  settingSpec,
} from "./system.ts";
import type { SavedViewDefaultRow, SavedViewRow } from "./views.ts";
import { savedViewDefaultSpec, savedViewSpec } from "./views.ts";
import type { WatchFolderRow, WatchRunRow, WatchSeenRow } from "./watch.ts";
import { watchFolderSpec, watchRunSpec, watchSeenSpec } from "./watch.ts";
import type { ContactRuleRow, WorklistClaimRow, WorklistItemRow, WorklistRow, WorklistScaleRow } from "./worklist.ts";
import { contactRuleSpec, worklistClaimSpec, worklistItemSpec, worklistScaleSpec, worklistSpec } from "./worklist.ts";
import type { WriteOffEventRow, WriteOffRow } from "./write-offs.ts";
import { writeOffEventSpec, writeOffSpec } from "./write-offs.ts";

/** The ledger's schema as Kysely sees it. */
export interface Tables {
  meta: MetaRow;
  setting: SettingRow;
  own_rfc: OwnRfcRow;
  sequence: SequenceRow;
  command: CommandRow;
  audit: AuditRow;
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
  contact_rule: ContactRuleRow;
  month_close: MonthCloseRow;
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

/** Column kinds of every table, for bulk writes. */
export const tableSpecs = {
  meta: metaSpec,
  setting: settingSpec,
  own_rfc: ownRfcSpec,
  sequence: sequenceSpec,
  command: commandSpec,
  audit: auditSpec,
  account: accountSpec,
  recovery_code: recoveryCodeSpec,
  customer: customerSpec,
  customer_terms: customerTermsSpec,
  closing_day: closingDaySpec,
  customer_payment_terms: customerPaymentTermsSpec,
  customer_closing: customerClosingSpec,
  invoice_acceptance_event: invoiceAcceptanceEventSpec,
  acceptance_standing: acceptanceStandingSpec,
  document: documentSpec,
  document_file: documentFileSpec,
  seen_file: seenFileSpec,
  document_conflict: documentConflictSpec,
  relation: relationSpec,
  pago: pagoSpec,
  pago_line: pagoLineSpec,
  receivable: receivableSpec,
  entry: entrySpec,
  import_run: importRunSpec,
  import_item: importItemSpec,
  watch_folder: watchFolderSpec,
  watch_seen: watchSeenSpec,
  watch_run: watchRunSpec,
  sat_status: satStatusSpec,
  document_decision: documentDecisionSpec,
  document_ending: documentEndingSpec,
  payment: paymentSpec,
  payment_application: paymentApplicationSpec,
  payment_event: paymentEventSpec,
  payment_standing: paymentStandingSpec,
  payment_pago: paymentPagoSpec,
  bank_account: bankAccountSpec,
  bank_statement: bankStatementSpec,
  bank_line: bankLineSpec,
  bank_decision: bankDecisionSpec,
  exchange_rate: exchangeRateSpec,
  opening_batch: openingBatchSpec,
  opening_line: openingLineSpec,
  chain_queue: chainQueueSpec,
  chain_finding: chainFindingSpec,
  person: personSpec,
  customer_profile: customerProfileSpec,
  contact: contactSpec,
  contact_channel: contactChannelSpec,
  customer_merge: customerMergeSpec,
  customer_merge_moved: customerMergeMovedSpec,
  stage_override: stageOverrideSpec,
  hold_release: holdReleaseSpec,
  saved_view: savedViewSpec,
  saved_view_default: savedViewDefaultSpec,
  promise: promiseSpec,
  promise_payment: promisePaymentSpec,
  promise_invoice: promiseInvoiceSpec,
  promise_before: promiseBeforeSpec,
  promise_event: promiseEventSpec,
  promise_span: promiseSpanSpec,
  promise_payment_span: promisePaymentSpanSpec,
  promise_cover: promiseCoverSpec,
  approval: approvalSpec,
  approval_decision: approvalDecisionSpec,
  agreement: agreementSpec,
  agreement_part: agreementPartSpec,
  agreement_invoice: agreementInvoiceSpec,
  agreement_instalment: agreementInstalmentSpec,
  agreement_event: agreementEventSpec,
  agreement_billing: agreementBillingSpec,
  agreement_standing: agreementStandingSpec,
  agreement_part_standing: agreementPartStandingSpec,
  agreement_cover: agreementCoverSpec,
  dispute_type: disputeTypeSpec,
  dispute_resolver: disputeResolverSpec,
  dispute: disputeSpec,
  dispute_event: disputeEventSpec,
  dispute_standing: disputeStandingSpec,
  dispute_span: disputeSpanSpec,
  outcome: outcomeSpec,
  interaction: interactionSpec,
  interaction_invoice: interactionInvoiceSpec,
  attachment: attachmentSpec,
  attachment_content: attachmentContentSpec,
  attachment_use: attachmentUseSpec,
  follow_up: followUpSpec,
  message_template: messageTemplateSpec,
  mail: mailSpec,
  letter_template: letterTemplateSpec,
  letter_series: letterSeriesSpec,
  letter_address: letterAddressSpec,
  letter: letterSpec,
  letter_invoice: letterInvoiceSpec,
  letter_delivery: letterDeliverySpec,
  worklist: worklistSpec,
  worklist_item: worklistItemSpec,
  worklist_scale: worklistScaleSpec,
  worklist_claim: worklistClaimSpec,
  write_off: writeOffSpec,
  write_off_event: writeOffEventSpec,
  contact_rule: contactRuleSpec,
  month_close: monthCloseSpec,
  report_schedule: reportScheduleSpec,
  report_delivery: reportDeliverySpec,
  report_claim: reportClaimSpec,
  interest_terms: interestTermsSpec,
  interest_terms_invoice: interestTermsInvoiceSpec,
  interest_waiver: interestWaiverSpec,
  interest_waiver_line: interestWaiverLineSpec,
  interest_billing: interestBillingSpec,
  interest_billing_line: interestBillingLineSpec,
  forecast_run: forecastRunSpec,
  forecast_item: forecastItemSpec,
  forecast_week: forecastWeekSpec,
  privacy_act: privacyActSpec,
} as const;
