import { sql } from "kysely";
import type { ListProgress } from "../../../../shared/contract/worklist.ts";
import type { DueReport } from "../../../../shared/domain/reports/schedule.ts";
import { momentIn } from "../../render/format.ts";
import { type Cell, moment, text } from "../../render/model.ts";
import { listProgress } from "../../worklist/progress-reader.ts";
import { reportTimeliness } from "../schedules.ts";
import { shareText } from "./aging.ts";
import { cellOf, date, type Kit, listing, number, type Part, share, timed, words } from "./kit.ts";

/** What of the lists of the last day of the period was done (COLLECTIONS 18, daily). */
export async function worklists(kit: Kit): Promise<Part> {
  const { columns, work: own } = kit.words;
  const rows = (await listProgress(kit.read, kit.asOf, null)).filter((row) => row.fixedAt !== null);
  const required = (row: ListProgress): number => row.pending + row.done + row.skipped;
  return listing(kit, {
    id: "worklists",
    title: own.lists,
    rows,
    empty: own.noLists,
    terms: ["worklist"],
    specs: [
      words<ListProgress>(columns.collector, (row) => row.name || kit.words.aging.nobody, {
        stretch: true,
        print: 130,
        sheet: 28,
      }),
      number<ListProgress>(columns.customers, (row) => row.customers, { print: 56, sum: true }),
      number<ListProgress>(columns.required, required, { print: 60, sum: true }),
      number<ListProgress>(columns.done, (row) => row.done, { print: 60, sum: true }),
      number<ListProgress>(columns.skipped, (row) => row.skipped, { print: 60, sum: true }),
      number<ListProgress>(columns.ended, (row) => row.gone, { print: 60, sum: true }),
      share<ListProgress>(columns.donePart, (row) => shareText(row.done, required(row)), { print: 60 }),
    ],
  });
}

interface Activity {
  readonly name: string;
  readonly contacts: number;
  readonly customers: number;
  readonly attempts: number;
  readonly right_party: number;
  readonly calls: number;
  readonly mails: number;
  readonly messages: number;
  readonly visits: number;
  readonly promises: number;
  readonly disputes: number;
}

/** What each person logged in the period: attempts, right parties reached, promises and disputes taken down (KPIS 9). */
export async function collectors(kit: Kit): Promise<Part> {
  const { columns, work: own } = kit.words;
  const { from, asOf } = kit;
  const rows = await sql<Activity>`select coalesce(pe.name, i.actor) as name, cast(count(*) as bigint) as contacts,
      cast(count(distinct i.customer_id) as bigint) as customers, cast(sum(i.worked) as bigint) as attempts,
      cast(sum(i.right_party) as bigint) as right_party,
      cast(sum(case when i.channel = 'call' then 1 else 0 end) as bigint) as calls,
      cast(sum(case when i.channel = 'mail' then 1 else 0 end) as bigint) as mails,
      cast(sum(case when i.channel in ('whatsapp', 'sms') then 1 else 0 end) as bigint) as messages,
      cast(sum(case when i.channel = 'visit' then 1 else 0 end) as bigint) as visits,
      cast(sum(case when i.next_kind = 'promise' then 1 else 0 end) as bigint) as promises,
      cast(sum(case when i.next_kind = 'dispute' then 1 else 0 end) as bigint) as disputes
    from interaction as i left join person as pe on pe.id = i.person_id
    where i.happened_on >= ${from} and i.happened_on <= ${asOf} and i.withdrawn = 0 and i.channel <> 'note'
      and not exists (select 1 from interaction as x where x.corrects_id = i.id)
    group by coalesce(pe.name, i.actor) order by contacts desc, name`.execute(kit.read);
  return listing(kit, {
    id: "collectors",
    title: own.activity,
    rows: rows.rows,
    empty: own.noActivity,
    terms: ["activity"],
    specs: [
      words<Activity>(columns.person, (row) => row.name, { stretch: true, print: 120, sheet: 28 }),
      number<Activity>(columns.contacts, (row) => row.contacts, { print: 52 }),
      number<Activity>(columns.customers, (row) => row.customers, { print: 52 }),
      number<Activity>(columns.calls, (row) => row.calls, { print: 48 }),
      number<Activity>(columns.mails, (row) => row.mails, { print: 48 }),
      number<Activity>(columns.messages, (row) => row.messages, { print: 52 }),
      number<Activity>(columns.visits, (row) => row.visits, { print: 48 }),
      number<Activity>(columns.rightParty, (row) => row.right_party, { print: 60 }),
      share<Activity>(columns.rpcRate, (row) => shareText(row.right_party, row.attempts), { print: 56 }),
      number<Activity>(columns.promisesMade, (row) => row.promises, { print: 52 }),
      number<Activity>(columns.disputesOpened, (row) => row.disputes, { print: 56 }),
    ],
  });
}

type Instance = DueReport & { readonly deliveredAt: string | null };

/** Reports that were due in the period by the time this one is made, and when each was delivered (KPIS 7). */
export async function timeliness(kit: Kit): Promise<Part> {
  const { columns, work: own, kinds } = kit.words;
  const { instances } = await reportTimeliness(kit.read, kit.from, kit.asOf, kit.madeAt);
  const told = (at: string | null): Cell =>
    at === null ? text(own.notDelivered) : moment(momentIn(at, kit.calendar.timeZone));
  const verdict = (row: Instance): string =>
    row.deliveredAt === null ? own.missing : row.deliveredAt <= row.dueAt ? own.inTime : own.late;
  return listing(kit, {
    id: "timeliness",
    title: own.timeliness,
    rows: instances,
    empty: own.nothingDue,
    terms: ["timeliness"],
    specs: [
      words<Instance>(columns.report, (row) => kinds[row.kind], { stretch: true, print: 140, sheet: 34 }),
      date<Instance>(columns.cutOff, (row) => row.covers),
      timed<Instance>(columns.dueAt, (row) => told(row.dueAt), { print: 96 }),
      timed<Instance>(columns.delivered, (row) => told(row.deliveredAt), { print: 96 }),
      cellOf<Instance>(columns.verdict, (row) => ({ kind: "text", text: verdict(row) }), { print: 90 }),
    ],
  });
}
