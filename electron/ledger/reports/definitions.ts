import type { ReportKind } from "../../../shared/contract/reports.ts";
import { agencies, agencyCash, agencyProgress } from "./parts/agencies.ts";
import { agencyAudits } from "./parts/agency-audits.ts";
import { agencyInvoices } from "./parts/agency-invoices.ts";
import { agencyComplaints } from "./parts/agency-oversight.ts";
import { agencyQuality } from "./parts/agency-quality.ts";
import { agencyWork } from "./parts/agency-work.ts";
import { agingByCollector, agingByCustomer, agingBySegment, newOverdue } from "./parts/aging.ts";
import { boardTable, discipline, narrative } from "./parts/board.ts";
import { campaigns } from "./parts/campaigns.ts";
import { agingDetail, openDetail } from "./parts/detail.ts";
import { escalations } from "./parts/escalations.ts";
import {
  complementCompliance,
  complementLists,
  disputeList,
  disputesByResolver,
  notAccepted,
  promiseList,
  promisesToday,
  rootCauses,
} from "./parts/follow.ts";
import type { PartMaker } from "./parts/kit.ts";
import { collections, unapplied } from "./parts/money.ts";
import { agreements, badDebt, cohorts, concentration, creditHolds, forecast } from "./parts/month.ts";
import { dsoBridge, rollRates, vintages } from "./parts/movement.ts";
import { policyChanges } from "./parts/policies.ts";
import { priorities } from "./parts/priorities.ts";
import { migration, openByMonth, overdueGoal, provision, writeOffProposal } from "./parts/quarter.ts";
import { riskMigration } from "./parts/risk-migration.ts";
import { customerStatement } from "./parts/statement.ts";
import { collectors, timeliness, worklists } from "./parts/work.ts";
import { writtenOff } from "./parts/write-offs.ts";

/**
 * What each report consists of, in its order (COLLECTIONS 18): the one definition behind screen, PDF and workbook. `cover`:
 * the first page shows the lights of the KPIs.
 */
export const REPORTS: Readonly<Record<ReportKind, { readonly cover: boolean; readonly parts: readonly PartMaker[] }>> =
  {
    daily: {
      cover: true,
      parts: [
        priorities,
        collections,
        agencyCash,
        promisesToday,
        worklists,
        newOverdue,
        notAccepted,
        unapplied,
        boardTable,
        openDetail,
      ],
    },
    weekly: {
      cover: false,
      parts: [
        agingByCollector,
        agingBySegment,
        discipline,
        disputesByResolver,
        forecast,
        campaigns,
        agencyProgress,
        escalations,
        timeliness,
        collectors,
        openDetail,
      ],
    },
    monthly: {
      cover: true,
      parts: [
        narrative,
        boardTable,
        agingByCustomer,
        rollRates,
        cohorts,
        dsoBridge,
        concentration,
        badDebt,
        writtenOff,
        complementCompliance,
        creditHolds,
        agreements,
        agencies,
        agencyWork,
        agencyQuality,
        agencyInvoices,
        rootCauses,
        priorities,
        timeliness,
        openDetail,
      ],
    },
    quarterly: {
      cover: true,
      parts: [
        overdueGoal,
        vintages,
        openByMonth,
        provision,
        riskMigration,
        migration,
        agencyProgress,
        agencyInvoices,
        agencyWork,
        agencyQuality,
        agencyComplaints,
        agencyAudits,
        writeOffProposal,
        writtenOff,
        campaigns,
        policyChanges,
        priorities,
        boardTable,
        openDetail,
      ],
    },
    agingDetail: { cover: false, parts: [agingDetail] },
    statement: { cover: false, parts: [customerStatement] },
    complements: { cover: false, parts: [complementLists] },
    unapplied: { cover: false, parts: [unapplied] },
    promises: { cover: false, parts: [promiseList] },
    disputes: { cover: false, parts: [disputeList] },
    collectors: { cover: false, parts: [collectors] },
  };
