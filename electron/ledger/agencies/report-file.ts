import { sql } from "kysely";
import type { AgencyAction } from "../../../shared/contract/agency-reports.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import {
  ACTIONS_SPEC,
  type ActionLine,
  type ActionRead,
  readAction,
} from "../../../shared/domain/agencies/report-lines.ts";
import type { Mapping } from "../../../shared/domain/tabular/fields.ts";
import { dataRows } from "../../../shared/domain/tabular/guess.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { agencyReportsEn } from "../../../shared/i18n/agency-reports.en.ts";
import { agencyReportsEs } from "../../../shared/i18n/agency-reports.es.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { problemWord } from "../../../shared/i18n/tabular-words.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { MOST_NOTES } from "../lib/tabular/asked-table.ts";
import type { TableFile } from "../lib/tabular/table.ts";
import { brokenHours } from "../worklist/contact-hours.ts";
import { Gestores } from "./action-reader.ts";
import { STANDING_REPORT } from "./report-reader.ts";

/** An item as a report may name it. */
interface NamedItem {
  readonly id: number;
  readonly customerId: number;
  readonly currency: string;
  readonly placedOn: string;
  readonly endedOn: string | null;
  /** Names of its invoice, or of one that stands for it, and of its customer. */
  readonly invoices: Set<string>;
  readonly customers: readonly string[];
}

const invoiceKey = (text: string): string => searchForm(text).replace(/[^a-z0-9]/g, "");

/** Items an agency has or had, as reports may name them. */
export async function namedItems(db: ReadHandle, agencyId: number): Promise<NamedItem[]> {
  const { rows } = await sql<{
    id: number;
    customer_id: number;
    currency: string;
    placed_on: string;
    ended_on: string | null;
    uuid: string;
    series: string;
    folio: string;
    key: string;
    rfc: string;
    name: string;
  }>`select i.id, r.customer_id, i.currency, i.placed_on, pe.on_day as ended_on, d.uuid, d.series, d.folio, c.key, c.rfc, c.name
    from placement_item as i join placement_cover as v on v.item_id = i.id join receivable as r on r.id = v.receivable_id
      join document as d on d.id = r.document_id join customer as c on c.id = r.customer_id
      left join placement_end as pe on pe.item_id = i.id
    where i.agency_id = ${agencyId} and i.control = 0 order by i.id`.execute(db);
  const items = new Map<number, NamedItem>();
  for (const row of rows) {
    const item = items.get(row.id) ?? {
      ...{ id: row.id, customerId: row.customer_id, currency: row.currency, placedOn: row.placed_on },
      endedOn: row.ended_on,
      invoices: new Set<string>(),
      customers: [row.key, row.rfc, row.name].map(searchForm),
    };
    for (const name of [row.uuid, `${row.series}${row.folio}`, row.folio]) {
      if (name !== "") item.invoices.add(invoiceKey(name));
    }
    items.set(row.id, item);
  }
  return [...items.values()];
}

/** An action that is new, with what it is about and what stands against it. */
export interface NewAction {
  readonly line: ActionLine;
  readonly items: readonly NamedItem[];
  readonly hours: { readonly rule: string; readonly why: string } | null;
}

/** What the rows of a report come to. */
export interface JudgedReport {
  readonly fresh: readonly NewAction[];
  readonly counts: { rows: number; taken: number; known: number; refused: number; findings: number };
  readonly notes: { row: number; message: string }[];
}

const keyOf = (
  line: Pick<ActionLine, "on" | "at" | "channel" | "outcome" | "gestor">,
  items: readonly number[],
): string =>
  [
    line.on,
    line.at,
    line.channel,
    line.outcome,
    searchForm(line.gestor),
    [...items].sort((a, b) => a - b).join(" "),
  ].join("|");

/** What an agency told before, by what makes two actions the same. */
async function knownActions(db: ReadHandle, agencyId: number): Promise<Set<string>> {
  const { rows } = await sql<{
    id: number;
    on_day: string;
    at_time: string;
    channel: AgencyAction["channel"];
    outcome: AgencyAction["outcome"];
    agent: string;
    item_id: number;
  }>`select x.id, x.on_day, x.at_time, x.channel, x.outcome, x.agent, xi.item_id
    from agency_action as x join agency_report as g on g.id = x.report_id join agency_action_item as xi on xi.action_id = x.id
    where g.agency_id = ${agencyId} and ${STANDING_REPORT}`.execute(db);
  return new Set(
    [...Map.groupBy(rows, (row) => row.id).values()].flatMap((own) => {
      const [row] = own;
      if (row === undefined) return [];
      const { on_day: on, at_time: at, channel, outcome, agent: gestor } = row;
      return [
        keyOf(
          { on, at, channel, outcome, gestor },
          own.map((each) => each.item_id),
        ),
      ];
    }),
  );
}

/** The items a line is about; or why it is about none, as a problem of one of its fields. */
function aboutWhat(
  line: ActionLine,
  items: readonly NamedItem[],
): readonly NamedItem[] | { readonly field: string; readonly code: string; readonly detail: string } {
  const { invoice, customer, on } = line;
  const named = items.filter(
    (item) =>
      (invoice === "" || item.invoices.has(invoiceKey(invoice))) &&
      (customer === "" || item.customers.includes(searchForm(customer))),
  );
  const there = named.filter(({ placedOn, endedOn }) => placedOn <= on && (endedOn === null || endedOn >= on));
  const field = invoice === "" ? "customer" : "invoice";
  const detail = invoice === "" ? customer : invoice;
  if (
    named.length === 0 &&
    invoice !== "" &&
    customer !== "" &&
    items.some((item) => item.invoices.has(invoiceKey(invoice)))
  ) {
    return { field, code: "other-customer", detail };
  }
  if (there.length === 0) return { field, code: "not-placed-then", detail };
  if (new Set(there.map(({ customerId }) => customerId)).size > 1 || (invoice !== "" && there.length > 1)) {
    return { field, code: "several-accounts", detail };
  }
  if (line.outcome === "promise" && new Set(there.map(({ currency }) => currency)).size > 1) {
    return { field, code: "several-currencies", detail };
  }
  return there;
}

/** Reads the rows of an agency's report, and says what is new in it, what is wrong, and what stands against the rest. */
export async function judgeReport(
  db: ReadHandle,
  { agencyId, receivedOn, lang, today }: { agencyId: number; receivedOn: string; lang: Lang; today: string },
  { table, mapping }: { readonly table: TableFile; readonly mapping: Mapping },
): Promise<JudgedReport> {
  const items = await namedItems(db, agencyId);
  const currencyOf = currencyAmong(items);
  const reads = dataRows(table.rows, mapping.headerRow).map((row) => readAction(mapping, row, currencyOf));
  const known = await knownActions(db, agencyId);
  const notes: { row: number; message: string }[] = [];
  const fresh: { line: ActionLine; items: readonly NamedItem[] }[] = [];
  let again = 0;
  const refuse = (row: number, problem: { field: string; code: string; detail?: string }): void => {
    notes.push({ row, message: problemWord(lang, ACTIONS_SPEC.use, problem) });
  };
  for (const { cells, line } of reads) {
    for (const problem of cells.problems) refuse(cells.row, problem);
    if (line === null) continue;
    if (line.on > receivedOn) {
      refuse(line.row, { field: "on", code: "in-future", detail: line.on });
      continue;
    }
    const about = aboutWhat(line, items);
    if ("code" in about) {
      refuse(line.row, about);
      continue;
    }
    const key = keyOf(
      line,
      about.map(({ id }) => id),
    );
    if (known.has(key)) again += 1;
    else fresh.push({ line, items: about });
    known.add(key);
  }
  const hours = await brokenHours(
    db,
    fresh.map(({ line, items: [first] }) => ({
      ...{ customerId: first?.customerId ?? 0, channel: line.channel, day: line.on },
      minute: Number(line.at.slice(0, 2)) * 60 + Number(line.at.slice(3)),
    })),
  );
  const judged = fresh.map((each, index): NewAction => ({ ...each, hours: hours[index] ?? null }));
  const refusedRows = reads.length - fresh.length - again;
  const findings = await findingNotes(db, { agencyId, lang, today }, judged);
  return {
    fresh: judged,
    counts: {
      ...{ rows: reads.length, taken: fresh.length, known: again, refused: refusedRows },
      findings: new Set(findings.map(({ row }) => row)).size,
    },
    notes: [...notes, ...findings].sort((a, b) => a.row - b.row).slice(0, MOST_NOTES),
  };
}

/** Currency of what a row names; pesos where it names nothing known. */
export function currencyAmong(items: readonly NamedItem[]) {
  const byInvoice = new Map(items.flatMap((item) => [...item.invoices].map((name) => [name, item.currency] as const)));
  const byCustomer = new Map(items.flatMap((item) => item.customers.map((name) => [name, item.currency] as const)));
  return ({ invoice, customer }: { readonly invoice: string; readonly customer: string }): string =>
    (invoice === "" ? byCustomer.get(searchForm(customer)) : byInvoice.get(invoiceKey(invoice))) ?? "MXN";
}

/** A row for the preview of columns. */
export function readCells(mapping: Mapping, row: Parameters<typeof readAction>[1]): ActionRead["cells"] {
  return readAction(mapping, row, () => "MXN").cells;
}

async function findingNotes(
  db: ReadHandle,
  { agencyId, lang, today }: { readonly agencyId: number; readonly lang: Lang; readonly today: string },
  fresh: readonly NewAction[],
): Promise<{ row: number; message: string }[]> {
  const { told } = lang === "es" ? agencyReportsEs : agencyReportsEn;
  const gestores = await Gestores.read(db, agencyId, today);
  return fresh.flatMap(({ line, hours }) => {
    const gestor = gestores.findingOf(line.gestor, line.on);
    return [
      ...(hours === null ? [] : [fillWords(told.hours, { at: line.at, day: line.on, rule: hours.rule })]),
      ...(gestor === null ? [] : [fillWords(told[gestor], { gestor: line.gestor })]),
    ].map((message) => ({ row: line.row, message }));
  });
}
