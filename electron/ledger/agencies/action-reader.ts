import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { ActionFinding, AgencyAction } from "../../../shared/contract/agency-reports.ts";
import { type ActionChannel, type ActionOutcome, RIGHT_PARTY } from "../../../shared/domain/agencies/report-lines.ts";
import { trainingStanding } from "../../../shared/domain/agencies/training.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import { promiseRates } from "../../../shared/domain/promises/rates.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { type ActionPromise, actionPromises } from "./action-promises.ts";
import { STANDING_REPORT } from "./report-reader.ts";
import { agenciesWithLog, type KeptAgent, keptAgents, thereIn } from "./training-reader.ts";

/** Gestores of an agency, as far as what they may work needs it. */
export class Gestores {
  readonly #byName: ReadonlyMap<string, readonly KeptAgent[]>;
  readonly #log: boolean;

  private constructor(byName: ReadonlyMap<string, readonly KeptAgent[]>, log: boolean) {
    this.#byName = byName;
    this.#log = log;
  }

  /** Those of an agency; whether training is asked for is that of the day. */
  static async read(db: ReadHandle, agencyId: number, today: string): Promise<Gestores> {
    const agents = await keptAgents(db, { agencyId });
    const log = (await agenciesWithLog(db, today)).has(agencyId);
    return new Gestores(
      Map.groupBy(agents, ({ row }) => searchForm(row.name)),
      log,
    );
  }

  /**
   * What stands against a gestor who worked an account on a day: nobody there is known by that name, or training was not in force. An
   * agency without gestores on record is asked for none, and one without a training log for no training.
   */
  findingOf(name: string, day: string): "not-trained" | "not-known" | null {
    if (this.#byName.size === 0) return null;
    const there = (this.#byName.get(searchForm(name)) ?? []).filter((kept) => thereIn(kept, day, day));
    if (there.length === 0) return "not-known";
    return !this.#log || there.some(({ marks }) => trainingStanding(marks, day).trained) ? null : "not-trained";
  }
}

interface ActionRow {
  id: number;
  report_id: number;
  file_row: number;
  file_name: string;
  customer_id: number;
  customer_name: string;
  on_day: string;
  at_time: string;
  channel: ActionChannel;
  outcome: ActionOutcome;
  currency: string;
  promised_minor: number;
  agent: string;
  note: string;
  hours_rule: string;
  hours_why: "" | "hours" | "weekday" | "holiday";
  matures_on: string | null;
}

/** Which actions are asked for. */
export interface ActionsAsked {
  readonly agencyId: number;
  readonly reportId: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly what: "all" | "promises" | "findings";
}

/** What an agency did, the last first, its promises as they stand on a day. Those of a report that was taken out are told with it alone. */
export async function actionsOf(db: ReadHandle, asked: ActionsAsked, today: string): Promise<AgencyAction[]> {
  const { agencyId, reportId, from, to, what } = asked;
  const parts: RawBuilder<unknown>[] = [sql`g.agency_id = ${agencyId}`];
  parts.push(reportId === null ? STANDING_REPORT : sql`g.id = ${reportId}`);
  const day = what === "promises" ? sql`x.matures_on` : sql`x.on_day`;
  if (from !== null) parts.push(sql`${day} >= ${from}`);
  if (to !== null) parts.push(sql`${day} <= ${to}`);
  if (what === "promises") parts.push(sql`x.outcome = 'promise'`);
  const { rows } = await sql<ActionRow>`select x.id, x.report_id, x.file_row, g.file_name, c.id as customer_id,
      case when c.name = '' then c.key else c.name end as customer_name, x.on_day, x.at_time, x.channel, x.outcome,
      x.currency, x.promised_minor, x.agent, x.note, x.hours_rule, x.hours_why, x.matures_on
    from agency_action as x join agency_report as g on g.id = x.report_id join customer as own on own.id = x.customer_id
      join customer as c on c.id = coalesce(own.merged_into, own.id)
    where ${sql.join(parts, sql` and `)} order by x.on_day desc, x.at_time desc, x.id desc`.execute(db);
  if (rows.length === 0) return [];
  const invoices = await sql<{
    action_id: number;
    uuid: string;
    series: string;
    folio: string;
  }>`select xi.action_id, d.uuid,
      d.series, d.folio
    from agency_action as x join agency_report as g on g.id = x.report_id join agency_action_item as xi on xi.action_id = x.id
      join placement_item as i on i.id = xi.item_id join receivable as r on r.id = i.receivable_id
      join document as d on d.id = r.document_id
    where ${sql.join(parts, sql` and `)} order by xi.id`.execute(db);
  const labels = Map.groupBy(invoices.rows, (row) => row.action_id);
  const gestores = await Gestores.read(db, agencyId, today);
  const promises = new Map(
    (await actionPromises(db, today, sql`g.agency_id = ${agencyId}`)).map((promise) => [promise.actionId, promise]),
  );
  const all = rows.map((row): AgencyAction => {
    const promise = promises.get(row.id);
    const gestor = gestores.findingOf(row.agent, row.on_day);
    const findings: ActionFinding[] = [
      ...(row.hours_why === "" ? [] : [row.hours_why]),
      ...(gestor === null ? [] : [gestor]),
    ];
    return {
      ...{ id: row.id, reportId: row.report_id, row: row.file_row, fileName: row.file_name },
      ...{ customerId: row.customer_id, customerName: row.customer_name },
      invoices: (labels.get(row.id) ?? []).map(documentLabel),
      ...{ on: row.on_day, at: row.at_time, channel: row.channel, outcome: row.outcome, currency: row.currency },
      promise:
        promise === undefined
          ? null
          : {
              ...{ state: promise.standing.state, amountMinor: promise.amountMinor, dueOn: promise.dueOn },
              ...{ maturesOn: promise.maturesOn, promisedMinor: promise.standing.promisedMinor },
              keptMinor: promise.standing.keptMinor,
            },
      ...{ gestor: row.agent, note: row.note, findings, hoursRule: row.hours_rule },
    };
  });
  return what === "findings" ? all.filter(({ findings }) => findings.length > 0) : all;
}

/** What agencies did in a period, by agency: attempts, those that reached the right party, and customers they are about. */
export interface Contacted {
  readonly attempts: number;
  readonly rightParty: number;
  readonly covered: number;
}

/** {@link Contacted} of each agency, of the days of a period. */
export async function contactsIn(db: ReadHandle, { from, to }: Period): Promise<ReadonlyMap<number, Contacted>> {
  const right = sql.join([...RIGHT_PARTY]);
  const { rows } = await sql<{ agency_id: number; attempts: number; right_party: number; covered: number }>`
    select g.agency_id, cast(count(*) as bigint) as attempts,
      cast(sum(case when x.outcome in (${right}) then 1 else 0 end) as bigint) as right_party,
      cast(count(distinct coalesce(c.merged_into, c.id)) as bigint) as covered
    from agency_action as x join agency_report as g on g.id = x.report_id join customer as c on c.id = x.customer_id
    where x.on_day >= ${from} and x.on_day <= ${to} and ${STANDING_REPORT} group by g.agency_id`.execute(db);
  return new Map(
    rows.map(({ agency_id: agency, attempts, right_party: rightParty, covered }) => [
      agency,
      { attempts, rightParty, covered },
    ]),
  );
}

/** Promises of an agency in a currency that matured in a period, by what became of them. */
export interface Promised {
  readonly promisesKept: number;
  readonly promisesPartial: number;
  readonly promisesBroken: number;
  readonly promisedMinor: number;
  readonly promiseKeptMinor: number;
  readonly promisesKeptPercent: string | null;
  readonly promiseAmountPercent: string | null;
}

/**
 * {@link Promised} of each agency and currency, by `agency.currency`. Each is judged when its last day is over: what comes later is not
 * its own.
 */
export async function promisedIn(db: ReadHandle, { from, to }: Period): Promise<ReadonlyMap<string, Promised>> {
  const matured = (await actionPromises(db, addDays(to, 1))).filter(
    ({ maturesOn }) => maturesOn >= from && maturesOn <= to,
  );
  return new Map(
    [...Map.groupBy(matured, ({ agencyId, currency }) => `${agencyId}.${currency}`)].map(([key, own]) => [
      key,
      promisedOf(own.map(({ standing }) => standing)),
    ]),
  );
}

function promisedOf(own: readonly ActionPromise["standing"][]): Promised {
  const count = (state: string): number => own.filter((each) => each.state === state).length;
  const counted = own.filter(({ state }) => state === "kept" || state === "partial" || state === "broken");
  const all = {
    ...{ kept: count("kept"), partial: count("partial"), broken: count("broken") },
    promisedMinor: counted.reduce((sum, each) => sum + each.promisedMinor, 0),
    keptMinor: counted.reduce((sum, each) => sum + each.keptMinor, 0),
  };
  const { keptPercent, amountPercent } = promiseRates(all);
  return {
    ...{ promisesKept: all.kept, promisesPartial: all.partial, promisesBroken: all.broken },
    ...{ promisedMinor: all.promisedMinor, promiseKeptMinor: all.keptMinor },
    ...{ promisesKeptPercent: keptPercent, promiseAmountPercent: amountPercent },
  };
}
