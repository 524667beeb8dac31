import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Lang } from "../../../shared/contract/common.ts";
import {
  type EscalationColumn,
  type EscalationRow,
  type EscalationSelection,
  zEscalationRow,
} from "../../../shared/contract/escalation-list.ts";
import { escalationCodesEn } from "../../../shared/i18n/escalation-codes.en.ts";
import { escalationCodesEs } from "../../../shared/i18n/escalation-codes.es.ts";
import { escalationsEn } from "../../../shared/i18n/escalations.en.ts";
import { escalationsEs } from "../../../shared/i18n/escalations.es.ts";
import { dialectOf } from "../db/dialects.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { Dialect } from "../db/migration.ts";
import { createList, type ListSheet } from "../lib/list.ts";
import { columnCondition, type ListColumns } from "../lib/list-columns.ts";
import { CUSTOMER_COLUMNS, type CustomerFields, customerOf } from "../lib/list-customer.ts";
import { wordConditions } from "../lib/search.ts";
import { sheetColumns } from "../lib/sheet.ts";
import { type Answerers, answerersOf, casesAsOf } from "./cases.ts";
import { readEscalationRules } from "./rules.ts";

/** Columns over the cases as `i`. */
const COLUMNS: ListColumns<EscalationColumn> = {
  ...CUSTOMER_COLUMNS,
  currency: { kind: "text", value: "i.currency" },
  level: { kind: "text", value: "i.level", order: ["i.level_order"] },
  state: { kind: "text", value: "i.state" },
  answerer: { kind: "text", value: "i.answerer" },
  answerBy: { kind: "day", value: "i.answer_by" },
  lateDays: { kind: "number", value: "i.late_days" },
  raisedOn: { kind: "day", value: "i.raised_on" },
  raisedBy: { kind: "text", value: "i.raised_by" },
  ageDays: { kind: "number", value: "i.age_days" },
  decision: { kind: "text", value: "i.decision" },
  decidedOn: { kind: "day", value: "i.decided_on" },
  invoices: { kind: "number", value: "i.invoices" },
  raisedMinor: { kind: "money", value: "i.raised_minor", currency: "i.currency" },
  openMinor: { kind: "money", value: "i.open_minor", currency: "i.currency" },
  daysPastDue: { kind: "number", value: "i.days_past_due" },
};

interface Told {
  readonly selection: EscalationSelection;
  readonly dialect: Dialect;
  readonly answerers: Answerers;
}

/** A case as the database answers it. */
interface Row extends CustomerFields {
  id: number;
  currency: string;
  level: string;
  state: string;
  answerer: string;
  answer_role: string;
  answer_by: string | null;
  late_days: number;
  raised_on: string;
  raised_by: string;
  age_days: number;
  decision: string | null;
  decided_on: string | null;
  invoices: number;
  raised_minor: number;
  open_minor: number;
  days_past_due: number;
}

async function prepare(db: { readonly read: ReadHandle }, selection: EscalationSelection): Promise<Told> {
  const answerers = await answerersOf(db.read, await readEscalationRules(db.read));
  return { selection, dialect: dialectOf(db.read), answerers };
}

/** The selection as `i`, conditions included. */
function selected({ selection, dialect, answerers }: Told): RawBuilder<unknown> {
  const { asOf, states, levels, customerId, search, filters } = selection;
  const parts: RawBuilder<unknown>[] = [sql`1 = 1`];
  if (states.length > 0) parts.push(sql`i.state in (${sql.join([...states])})`);
  if (levels.length > 0) parts.push(sql`i.level in (${sql.join([...levels])})`);
  if (customerId !== null) parts.push(sql`i.customer_id = ${customerId}`);
  parts.push(...wordConditions(search, "i.customer_search", "i.search"));
  for (const filter of filters) parts.push(columnCondition(COLUMNS[filter.column], filter));
  return sql`${casesAsOf(dialect, asOf, answerers)} as i where ${sql.join(parts, sql` and `)}`;
}

function toRow(row: Row): EscalationRow {
  return zEscalationRow.parse({
    ...customerOf(row),
    ...{ id: row.id, currency: row.currency, level: row.level, state: row.state },
    ...{ answerer: row.answerer, answerRole: row.answer_role, answerBy: row.answer_by, lateDays: row.late_days },
    ...{ raisedOn: row.raised_on, raisedBy: row.raised_by, ageDays: row.age_days },
    ...{ decision: row.decision, decidedOn: row.decided_on, invoices: row.invoices },
    ...{ raisedMinor: row.raised_minor, openMinor: row.open_minor, daysPastDue: row.days_past_due },
  });
}

/** How cases are written to Excel. */
function caseSheet(lang: Lang): ListSheet<EscalationRow, "cases"> {
  const { columns: words, states, title, totals } = lang === "es" ? escalationsEs : escalationsEn;
  const { levels, decisions, roles } = lang === "es" ? escalationCodesEs : escalationCodesEn;
  const { text, code, money, day, integer } = sheetColumns<EscalationRow>();
  const named = new Map<string, string>(Object.entries(roles));
  return {
    name: title,
    counts: { cases: totals.cases },
    columns: [
      text("customerName", words.customerName, 44, (row) => row.customerName),
      text("customerKey", words.customerKey, 18, (row) => row.customerKey),
      text("collector", words.collector, 26, (row) => row.collector),
      code("level", words.level, 22, levels, (row) => row.level),
      code("state", words.state, 22, states, (row) => row.state),
      text("answerer", words.answerer, 26, (row) => row.answerer || (named.get(row.answerRole) ?? "")),
      day("answerBy", words.answerBy, (row) => row.answerBy),
      integer("lateDays", words.lateDays, (row) => row.lateDays),
      text("currency", words.currency, 9, (row) => row.currency),
      integer("invoices", words.invoices, (row) => row.invoices),
      money("raisedMinor", words.raisedMinor, (row) => row.raisedMinor),
      money("openMinor", words.openMinor, (row) => row.openMinor),
      integer("daysPastDue", words.daysPastDue, (row) => row.daysPastDue),
      day("raisedOn", words.raisedOn, (row) => row.raisedOn),
      text("raisedBy", words.raisedBy, 26, (row) => row.raisedBy),
      integer("ageDays", words.ageDays, (row) => row.ageDays),
      code("decision", words.decision, 26, decisions, (row) => row.decision),
      day("decidedOn", words.decidedOn, (row) => row.decidedOn),
    ],
  };
}

/** Cases: those that wait for an answer first, the one to be answered first before the others. */
export const caseList = createList({
  columns: COLUMNS,
  prepare,
  from: selected,
  fields: sql`i.*`,
  last: () => [sql`case when i.answer_by is null then 1 else 0 end`, sql`i.answer_by`, sql`i.id desc`],
  toRows: (rows: readonly Row[]) => rows.map(toRow),
  customer: "i.customer_id",
  currency: "i.currency",
  count: "cases",
  sums: { invoices: "i.invoices", raisedMinor: "i.raised_minor", openMinor: "i.open_minor" },
  sheet: (_db, lang) => caseSheet(lang),
});

/** Every case of a selection, in the usual order. */
export function everyCase(
  db: { readonly read: ReadHandle },
  selection: Partial<EscalationSelection> & { readonly asOf: string },
): Promise<EscalationRow[]> {
  const whole = { search: "", states: [], levels: [], customerId: null, filters: [], ...selection };
  return caseList.page(db, whole, [], { offset: 0, limit: null });
}
