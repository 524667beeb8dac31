import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import {
  isRoll,
  isVintage,
  ROLL_NAMES,
  VINTAGE_AGES,
  VINTAGE_NAMES,
  type VintageAge,
  type VintageName,
} from "../../../shared/contract/kpi-names.ts";
import type { KpiRow, KpiRowsAnswer, KpiRowsInput } from "../../../shared/contract/kpi-rows.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import { consolidate } from "../../../shared/domain/rates/consolidate.ts";
import { COMPANY_CURRENCY } from "../../../shared/domain/rates/exchange-rate.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { wordConditions } from "../lib/search.ts";
import { ratesOn } from "../rates/reader.ts";
import { readSettings } from "../settings/reader.ts";
import { type PartAsked, partOn } from "./filter.ts";
import { chosen, listedRows, MISSING_FIRST } from "./listed-rows.ts";
import { moneyOf, type PeriodMoney } from "./money.ts";
import { rollSource } from "./roll-rows.ts";
import { type RowSource, type RowsAsked, rowSource, salesRows } from "./row-sources.ts";
import { readKpiRules } from "./rules.ts";
import { readDesk } from "./service-reader.ts";
import type { Desk } from "./service-rows.ts";
import { vintageSource } from "./vintage-rows.ts";

/** Which rows of which figure. */
export interface KpiRowsAsked extends KpiRowsInput, Period, PartAsked {
  readonly offset: number;
  readonly limit: number;
  readonly now?: string;
}

/** The rows a figure of the board is made of, one page of them, with what all of them add up to. */
export async function readRows(db: ReadHandle, input: KpiRowsAsked): Promise<KpiRowsAnswer> {
  const period = { from: input.from, to: input.to };
  const filter = await partOn(db, input, period.to);
  const rules = await readKpiRules(db);
  const desk = await readDesk(db, period, rules, input.now ?? null);
  const money =
    input.into !== null && !WANTS_MONEY.has(input.name)
      ? null
      : ((await moneyOf(db, [period], filter, true))[0] ?? null);
  const asked: RowsAsked = { name: input.name, part: input.part, period, filter, rules };
  const sales = input.part === "denominator" && ["dso", "bpdso", "add"].includes(input.name);
  const source = isRoll(input.name)
    ? await rollSource(db, period, filter, ROLL_NAMES.indexOf(input.name))
    : isVintage(input.name)
      ? await vintageSource(db, period.to, filter, ageOf(input.name), input.month ?? null)
      : sales && money !== null
        ? await salesRows(db, asked, money)
        : rowSource(db, asked, desk, money?.stocks ?? null);
  const { months, rate, ...page } =
    source === null ? await listed(db, asked, desk, money, input) : await paged(db, source, input);
  return { ...page, ...(await together(db, months, rate, period, input.into ?? money?.currency ?? COMPANY_CURRENCY)) };
}

/** Age of a vintage; null: what it invoiced, as it stands at the cut-off. */
const ageOf = (name: VintageName): VintageAge | null => VINTAGE_AGES[VINTAGE_NAMES.indexOf(name) - 1] ?? null;

/** Figures whose rows are chosen by what the whole portfolio comes to. */
const WANTS_MONEY: ReadonlySet<string> = new Set([
  "dso",
  "bpdso",
  "add",
  "top10SharePct",
  "hhi",
  "coveragePct",
  "penetrationPct",
  "coverageAmountPct",
  "intensity",
]);

async function listed(
  db: ReadHandle,
  asked: RowsAsked,
  desk: Desk,
  money: PeriodMoney | null,
  input: KpiRowsAsked,
): Promise<Page> {
  const { rows, rate } = await listedRows(db, asked, desk, money);
  const kept = chosen(rows, input);
  return {
    rows: kept.slice(input.offset, input.offset + input.limit),
    total: kept.length,
    months: kept.map(({ currency, numerator, denominator }) => ({ currency, month: "", numerator, denominator })),
    rate,
  };
}

interface Page {
  rows: KpiRow[];
  total: number;
  months: Sum[];
  rate: RowSource["rate"];
}

interface Sum {
  currency: string;
  /** Sales go into a figure month by month, stocks as what is overdue and what is not, and are converted so. */
  month: string;
  numerator: number;
  denominator: number;
}

interface Row extends Omit<KpiRow, "uuids" | "customerId" | "customerName" | "dueOn"> {
  uuid: string;
  customer_id: number;
  name: string;
  due_on: string | null;
  link: number | null;
}

const ORDER = {
  customerName: "c.search",
  label: "x.label",
  day: "x.day",
  dueOn: "x.due_on",
  days: "x.days",
  currency: "x.currency",
  numerator: "x.numerator",
  denominator: "x.denominator",
  state: "x.state",
} as const;

async function paged(db: ReadHandle, source: RowSource, input: KpiRowsAsked): Promise<Page> {
  const parts: RawBuilder<unknown>[] = [sql`1 = 1`];
  if (input.customerId !== null) parts.push(sql`x.customer_id = ${input.customerId}`);
  parts.push(...wordConditions(input.search, "c.search", "lower(x.label)", "lower(x.uuid)"));
  const from = sql`from (${source.rows}) as x join customer as c on c.id = x.customer_id
    where ${sql.join(parts, sql` and `)}`;
  const sums = await sql<Sum & { n: number }>`select x.currency, x.month, cast(count(*) as bigint) as n,
      cast(sum(x.numerator) as bigint) as numerator, cast(sum(x.denominator) as bigint) as denominator
    ${from} group by x.currency, x.month`.execute(db);
  const [order] = input.sort;
  const first =
    order === undefined
      ? MISSING_FIRST.has(input.name)
        ? sql`x.denominator - x.numerator desc, x.denominator desc`
        : sql`x.numerator desc, x.denominator desc`
      : sql`${sql.raw(ORDER[order.by])} ${sql.raw(order.desc ? "desc" : "asc")}`;
  const page =
    await sql<Row>`select x.id, x.kind, x.uuid, x.source, x.label, x.customer_id, c.name, x.day, x.due_on, x.days,
      x.currency, x.numerator, x.denominator, x.state, x.link
    ${from} order by ${first}, x.id limit ${input.limit} offset ${input.offset}`.execute(db);
  const linked = await uuidsOf(db, page.rows);
  return {
    rows: page.rows.map(
      ({ uuid, customer_id, name, due_on, link, ...row }): KpiRow => ({
        ...row,
        uuids: uuid !== "" ? [uuid] : (linked.get(link ?? 0) ?? []),
        customerId: customer_id,
        customerName: name,
        dueOn: due_on,
      }),
    ),
    total: sums.rows.reduce((sum, row) => sum + row.n, 0),
    months: sums.rows.map(({ currency, month, numerator, denominator }) => ({
      currency,
      month,
      numerator,
      denominator,
    })),
    rate: source.rate,
  };
}

/** Invoices of promises and contacts, by the row's link. */
async function uuidsOf(db: ReadHandle, rows: readonly Row[]): Promise<Map<number, string[]>> {
  const kind = rows[0]?.kind;
  const ids = [...new Set(rows.flatMap(({ link }) => link ?? []))];
  if (ids.length === 0) return new Map();
  const found =
    kind === "promise"
      ? await db
          .selectFrom("promise_invoice")
          .select(["promise_id as id", "invoice_uuid as uuid"])
          .where("promise_id", "in", ids)
          .orderBy("id")
          .execute()
      : await db
          .selectFrom("interaction_invoice")
          .select(["interaction_id as id", "invoice_uuid as uuid"])
          .where("interaction_id", "in", ids)
          .orderBy("id")
          .execute();
  return new Map([...Map.groupBy(found, (row) => row.id)].map(([id, own]) => [id, own.map(({ uuid }) => uuid)]));
}

/** What the rows of all currencies come to in the board's, at the rates that made the figure. */
async function together(
  db: ReadHandle,
  months: readonly Sum[],
  rate: RowSource["rate"],
  { from, to }: Period,
  into: string,
): Promise<Pick<KpiRowsAnswer, "sums" | "numerator" | "denominator">> {
  const { rateDaysBack } = await readSettings(db);
  const rates = await ratesOn(db, rate === "opening" ? addDays(from, -1) : to, rateDaysBack);
  const byCurrency = [...Map.groupBy(months, ({ currency }) => currency)].sort(([a], [b]) => (a < b ? -1 : 1));
  const sums = byCurrency.map(([currency, own]) => ({
    currency,
    numerator: own.reduce((sum, row) => sum + row.numerator, 0),
    denominator: own.reduce((sum, row) => sum + row.denominator, 0),
    rate: currency === into || currency === "" ? null : (rates.of(currency)?.rate ?? null),
  }));
  const whole = { numerator: 0, denominator: 0 };
  for (const own of Map.groupBy(months, ({ month }) => month).values()) {
    if (own.every(({ currency }) => currency === into || currency === "")) {
      for (const row of own) {
        whole.numerator += row.numerator;
        whole.denominator += row.denominator;
      }
      continue;
    }
    const oneEach = [...Map.groupBy(own, ({ currency }) => currency)].map(([currency, rows]) => ({
      currency,
      numerator: rows.reduce((sum, row) => sum + row.numerator, 0),
      denominator: rows.reduce((sum, row) => sum + row.denominator, 0),
    }));
    const value = into === COMPANY_CURRENCY ? consolidate(oneEach, ["numerator", "denominator"], rates.of) : null;
    if (value === null || !value.ok) return { sums, numerator: null, denominator: null };
    whole.numerator += value.sums.numerator;
    whole.denominator += value.sums.denominator;
  }
  return { sums, numerator: String(whole.numerator), denominator: String(whole.denominator) };
}
