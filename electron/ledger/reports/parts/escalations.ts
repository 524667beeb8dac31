import { sql } from "kysely";
import type { EscalationRow } from "../../../../shared/contract/escalation-list.ts";
import { customerListEn } from "../../../../shared/i18n/customer-list.en.ts";
import { customerListEs } from "../../../../shared/i18n/customer-list.es.ts";
import { escalationCodesEn } from "../../../../shared/i18n/escalation-codes.en.ts";
import { escalationCodesEs } from "../../../../shared/i18n/escalation-codes.es.ts";
import { escalationsEn } from "../../../../shared/i18n/escalations.en.ts";
import { escalationsEs } from "../../../../shared/i18n/escalations.es.ts";
import { everyCase } from "../../escalations/case-list.ts";
import { amount, date, type Kit, listing, number, ofCurrency, type Part, together, words } from "./kit.ts";

/**
 * Cases that waited for an answer at the cut-off, were raised or were decided in the period, and customers moved to another stage
 * (COLLECTIONS 12, 18). Cases stand as they did at the cut-off, those to be answered first before the others.
 */
export async function escalations(kit: Kit): Promise<Part> {
  return together([await casesOf(kit), await stagesOf(kit)]);
}

async function casesOf(kit: Kit): Promise<Part> {
  const own = kit.words.work;
  const es = kit.lang === "es";
  const { columns, states } = es ? escalationsEs : escalationsEn;
  const codes = es ? escalationCodesEs : escalationCodesEn;
  const roles = new Map<string, string>(Object.entries(codes.roles));
  const { from, asOf } = kit;
  const within = (day: string | null): boolean => day !== null && day >= from && day <= asOf;
  const all = await everyCase({ read: kit.read }, { asOf });
  const rows = all.filter((row) => row.state !== "decided" || within(row.raisedOn) || within(row.decidedOn));
  return listing<EscalationRow>(kit, {
    id: "escalations",
    title: own.escalations,
    rows: ofCurrency(kit, rows),
    currency: (row) => row.currency,
    empty: own.noEscalations,
    terms: ["escalations"],
    specs: [
      words(columns.customerName, (row) => row.customerName, { stretch: true, print: 110, sheet: 44 }),
      words(columns.customerKey, (row) => row.customerKey, { print: 0, sheet: 17 }),
      words(columns.collector, (row) => row.collector, { print: 0, sheet: 26 }),
      words(columns.level, (row) => codes.levels[row.level], { print: 66, sheet: 20 }),
      words(columns.state, (row) => states[row.state], { print: 66, sheet: 22 }),
      words(columns.answerer, (row) => row.answerer || (roles.get(row.answerRole) ?? ""), { print: 66, sheet: 26 }),
      date(columns.answerBy, (row) => row.answerBy, { print: 54 }),
      number(columns.lateDays, (row) => row.lateDays, { print: 40 }),
      date(columns.raisedOn, (row) => row.raisedOn, { print: 54 }),
      number(columns.ageDays, (row) => row.ageDays, { print: 0 }),
      words(columns.decision, (row) => (row.decision === null ? "" : codes.decisions[row.decision]), {
        ...{ print: 70, sheet: 26 },
      }),
      date(columns.decidedOn, (row) => row.decidedOn, { print: 0 }),
      number(columns.invoices, (row) => row.invoices, { print: 44 }),
      amount(columns.openMinor, (row) => row.openMinor, { print: 80 }),
    ],
  });
}

interface Stage {
  readonly name: string;
  readonly rfc: string;
  readonly stage: string;
  readonly set_on: string;
  readonly until_on: string;
  readonly reason: string;
  readonly actor: string;
}

async function stagesOf(kit: Kit): Promise<Part> {
  const { columns, work: own } = kit.words;
  const stages = new Map<string, string>(Object.entries((kit.lang === "es" ? customerListEs : customerListEn).stages));
  const { rows } = await sql<Stage>`select c.name, c.rfc, s.stage, s.set_on, s.until_on, s.reason, s.actor
    from stage_override as s join customer as c on c.id = s.customer_id
    where s.set_on >= ${kit.from} and s.set_on <= ${kit.asOf} and s.stage <> '' order by s.set_on, s.id`.execute(
    kit.read,
  );
  return listing<Stage>(kit, {
    id: "stages",
    title: own.stages,
    rows,
    empty: own.noStages,
    specs: [
      words(columns.customer, (row) => row.name, { stretch: true, print: 150, sheet: 44 }),
      words(columns.rfc, (row) => row.rfc, { print: 0, sheet: 17 }),
      words(columns.stage, (row) => stages.get(row.stage) ?? row.stage, { print: 84, sheet: 18 }),
      date(columns.day, (row) => row.set_on),
      date(columns.until, (row) => row.until_on),
      words(columns.reason, (row) => row.reason, { stretch: true, print: 150, sheet: 60 }),
      words(columns.person, (row) => row.actor, { print: 90, sheet: 28 }),
    ],
  });
}
