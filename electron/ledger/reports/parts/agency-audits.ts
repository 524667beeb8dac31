import type { AgencyAudit, AuditFinding } from "../../../../shared/contract/agency-audits.ts";
import { agencyAuditsEn } from "../../../../shared/i18n/agency-audits.en.ts";
import { agencyAuditsEs } from "../../../../shared/i18n/agency-audits.es.ts";
import { auditView, byDueDay, findingsOf, keptAudits } from "../../agencies/audit-reader.ts";
import { everPlaced } from "./agencies.ts";
import { date, type Kit, listing, number, type Part, share, together, words } from "./kit.ts";

/**
 * Audits of agencies in the period, and findings that were found or closed in it or are open at the cut-off (COLLECTIONS 15 and
 * 18, quarterly). Nothing at all in an office that never placed anything.
 */
export async function agencyAudits(kit: Kit): Promise<Part> {
  if (!(await everPlaced(kit))) return { sections: [], sheets: [], terms: [] };
  const within = (day: string | null): boolean => day !== null && day >= kit.from && day <= kit.asOf;
  const kept = (await keptAudits(kit.read)).filter(({ row }) => row.on_day <= kit.asOf);
  const audits = kept.filter(({ row }) => within(row.on_day)).map((each) => auditView(each, kit.asOf));
  const findings = kept
    .flatMap((each) => findingsOf(each, kit.asOf))
    .filter(({ state }) => state !== "withdrawn")
    .filter(({ open, foundOn, verifiedOn }) => open || within(foundOn) || within(verifiedOn))
    .sort(byDueDay);
  return together([auditList(kit, audits), findingList(kit, findings)]);
}

function auditList(kit: Kit, rows: readonly AgencyAudit[]): Part {
  const { agencies, agencyAudits: own } = kit.words;
  return listing<AgencyAudit>(kit, {
    id: "agencyAudits",
    title: own.title,
    rows,
    empty: own.none,
    terms: ["agencyAudits"],
    specs: [
      words(agencies.agency, (row) => row.agencyName, { stretch: true, print: 180, sheet: 36 }),
      date(own.day, (row) => row.onDay, { print: 62 }),
      share(own.met, (row) => row.metPercent, { print: 60 }),
      number(own.fails, (row) => row.fails, { print: 60 }),
      number(own.notReviewed, (row) => row.notReviewed, { print: 62 }),
      number(own.findings, (row) => row.findings, { print: 60 }),
      number(own.open, (row) => row.open, { print: 56 }),
      number(own.late, (row) => row.late, { print: 62 }),
      words(own.by, (row) => row.recordedBy, { print: 0, sheet: 26 }),
    ],
  });
}

function findingList(kit: Kit, rows: readonly AuditFinding[]): Part {
  const { agencies, agencyAudits: own } = kit.words;
  const codes = kit.lang === "es" ? agencyAuditsEs : agencyAuditsEn;
  return listing<AuditFinding>(kit, {
    id: "agencyFindings",
    title: own.findingsTitle,
    rows,
    empty: own.noFindings,
    specs: [
      words(agencies.agency, (row) => row.agencyName, { stretch: true, print: 90, sheet: 36 }),
      words(own.point, (row) => codes.points[row.point], { print: 96, sheet: 32 }),
      words(own.severity, (row) => codes.severities[row.severity], { print: 46, sheet: 12 }),
      words(own.said, (row) => row.said, { stretch: true, print: 120, sheet: 60 }),
      words(own.evidence, (row) => row.evidence, { print: 0, sheet: 40 }),
      words(own.action, (row) => row.action, { stretch: true, print: 110, sheet: 60 }),
      date(own.foundOn, (row) => row.foundOn, { print: 0 }),
      date(own.dueOn, (row) => row.dueOn, { print: 56 }),
      words(own.state, (row) => codes.states[row.state], { print: 60, sheet: 16 }),
      number(own.daysLate, (row) => row.daysLate, { print: 44 }),
      date(own.verifiedOn, (row) => row.verifiedOn, { print: 0 }),
      words(own.verifiedBy, (row) => row.verifiedBy, { print: 0, sheet: 26 }),
    ],
  });
}
