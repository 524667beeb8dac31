import { sql } from "kysely";
import type { Agency, AgencyTerms, PaperStands } from "../../../shared/contract/agencies.ts";
import { isObligatory, PAPERS, type PlacedBucket } from "../../../shared/domain/agencies/codes.ts";
import { blocksPlacing, paperStanding } from "../../../shared/domain/agencies/papers.ts";
import { trainingBlocks, trainingStanding } from "../../../shared/domain/agencies/training.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { AgencyPaperRow, AgencyRow, AgencyTermsRow } from "../db/tables/agencies.ts";
import { agenciesWithLog, type KeptAgent, keptAgents, thereIn } from "./training-reader.ts";

/** The papers of an agency as they stand on a day: every kind once, filed or not. */
function papersOf(filed: readonly AgencyPaperRow[], today: string): PaperStands[] {
  const newest = new Map(filed.map((row) => [row.paper, row]));
  return PAPERS.map((paper) => {
    const row = newest.get(paper) ?? null;
    const obligatory = row === null ? isObligatory(paper) : row.obligatory === 1;
    return {
      id: row?.id ?? null,
      paper,
      obligatory,
      reference: row?.reference ?? "",
      signedOn: row?.signed_on ?? null,
      expiresOn: row?.expires_on ?? null,
      note: row?.note ?? "",
      filedBy: row?.actor ?? "",
      filedOn: row?.filed_on ?? null,
      ...paperStanding(row === null ? null : { expiresOn: row.expires_on }, obligatory, today),
    };
  });
}

/** Order in which papers call for attention. */
const URGENCY: Readonly<Record<PaperStands["state"], number>> = { expired: 0, missing: 1, soon: 2, valid: 3, none: 4 };

/** Papers that call for attention, the worst first: what is missing, expired, or expires soon. */
export function alertsOf(papers: readonly PaperStands[]): PaperStands[] {
  return papers
    .filter(({ state }) => URGENCY[state] < URGENCY.valid)
    .sort((a, b) => URGENCY[a.state] - URGENCY[b.state] || (a.daysLeft ?? 0) - (b.daysLeft ?? 0));
}

/** The terms of what is placed on a day; undefined where there are none. */
function termsOf<Row extends AgencyTermsRow>(rows: readonly Row[], day: string): Row | undefined {
  return rows
    .filter((row) => row.from_on <= day)
    .reduce<Row | undefined>(
      (best, row) =>
        best === undefined || row.from_on > best.from_on || (row.from_on === best.from_on && row.id > best.id)
          ? row
          : best,
      undefined,
    );
}

/** The commission of a bucket under terms, ten-thousandths. */
export function rateOf(terms: AgencyTermsRow, bucket: PlacedBucket): number {
  switch (bucket) {
    case "1-30":
      return terms.rate_1_bp;
    case "31-60":
      return terms.rate_31_bp;
    case "61-90":
      return terms.rate_61_bp;
    case "90+":
      return terms.rate_91_bp;
  }
}

/** An agency with all that decides whether something can be placed with it. */
export interface FoundAgency {
  readonly row: AgencyRow;
  readonly papers: readonly PaperStands[];
  readonly versions: readonly AgencyTermsRow[];
  /** Terms of what is placed on the day; undefined where there are none. */
  readonly terms: AgencyTermsRow | undefined;
  readonly blocked: Agency["blocked"];
}

/** Agencies as they stand on a day, by name; of all or of one. */
export async function findAgencies(db: ReadHandle, today: string, id?: number): Promise<FoundAgency[]> {
  let query = db.selectFrom("agency").selectAll().orderBy("legal_name").orderBy("id");
  if (id !== undefined) query = query.where("id", "=", id);
  const rows = await query.execute();
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const papers = await db.selectFrom("agency_paper").selectAll().where("agency_id", "in", ids).orderBy("id").execute();
  const terms = await db.selectFrom("agency_terms").selectAll().where("agency_id", "in", ids).orderBy("id").execute();
  const logged = await agenciesWithLog(db, today);
  const agents = logged.size === 0 ? [] : await keptAgents(db, id === undefined ? {} : { agencyId: id });
  const standsOn = ({ marks }: KeptAgent) => trainingStanding(marks, today);
  return rows.map((row) => {
    const own = papersOf(
      papers.filter((paper) => paper.agency_id === row.id),
      today,
    );
    const versions = terms.filter((each) => each.agency_id === row.id);
    const inForce = termsOf(versions, today);
    const wanting = own.some(({ state, obligatory }) => blocksPlacing(state, obligatory));
    const untrained = trainingBlocks(
      logged.has(row.id),
      agents.filter((agent) => agent.row.agency_id === row.id && thereIn(agent, today, today)).map(standsOn),
    );
    const wants = wanting ? "papers" : inForce === undefined ? "terms" : untrained ? "training" : "";
    return { row, papers: own, versions, terms: inForce, blocked: row.active === 0 ? "inactive" : wants };
  });
}

/** Agencies as screens show them. */
export async function agencyViews(db: ReadHandle, today: string, id?: number): Promise<Agency[]> {
  const found = await findAgencies(db, today, id);
  const sums = await withThem(db);
  return found.map(({ row, papers, blocked }) => ({
    id: row.id,
    version: row.version,
    legalName: row.legal_name,
    rfc: row.rfc,
    address: row.address,
    phones: row.phones,
    email: row.email,
    contact: row.contact,
    states: row.states,
    services: row.services,
    active: row.active === 1,
    alerts: alertsOf(papers),
    blocked,
    sums: (sums.get(row.id) ?? []).map(({ currency, items, placed, open }) => ({
      currency,
      items,
      placedMinor: placed,
      openMinor: open,
    })),
  }));
}

/** What is with each agency and was not taken back, by currency. */
async function withThem(db: ReadHandle) {
  const { rows } = await sql<{ agency_id: number; currency: string; items: number; placed: number; open: number }>`
    select i.agency_id, i.currency, cast(count(*) as bigint) as items, cast(sum(i.amount_minor) as bigint) as placed,
      cast(sum((select coalesce(sum(o.open_minor), 0) from placement_cover as v
        join receivable as o on o.id = v.receivable_id where v.item_id = i.id)) as bigint) as open
    from placement_item as i where i.control = 0
      and not exists (select 1 from placement_end as pe where pe.item_id = i.id)
    group by i.agency_id, i.currency order by i.agency_id, i.currency`.execute(db);
  return Map.groupBy(rows, (row) => row.agency_id);
}

/** Versions of the terms as screens show them, the newest first. */
export function termsViews({ versions, terms }: FoundAgency): AgencyTerms[] {
  return versions.toReversed().map((row) => ({
    id: row.id,
    fromOn: row.from_on,
    rates: { "1-30": row.rate_1_bp, "31-60": row.rate_31_bp, "61-90": row.rate_61_bp, "90+": row.rate_91_bp },
    directEarns: row.direct_earns === 1,
    tailDays: row.tail_days,
    vatBp: row.vat_bp,
    vatCreditable: row.vat_creditable === 1,
    note: row.note,
    recordedOn: row.recorded_on,
    actor: row.actor,
    inForce: row.id === terms?.id,
  }));
}
