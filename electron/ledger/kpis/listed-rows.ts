import { sql } from "kysely";
import type { KpiRow, KpiRowsInput } from "../../../shared/contract/kpi-rows.ts";
import { dayInZone } from "../../../shared/domain/days.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { readKpiDays } from "../disputes/rules.ts";
import { reportTimeliness } from "../reports/schedules.ts";
import { costRows, readAgencyBook, recoveryRows } from "./agency-reader.ts";
import type { PeriodMoney } from "./money.ts";
import type { RowsAsked } from "./row-sources.ts";
import { cyclesOf, eligibleCustomers } from "./service-reader.ts";
import { answeredDisputes, attempts, type Desk, openDisputes } from "./service-rows.ts";

const PLAIN: Omit<KpiRow, "id" | "kind" | "label"> = {
  uuids: [],
  source: "",
  customerId: null,
  customerName: "",
  day: null,
  dueOn: null,
  days: null,
  currency: "",
  numerator: 0,
  denominator: 1,
  state: "",
};

/** Rows of the figures that are about customers, groups, reports or disputes: few enough to be listed whole. */
export async function listedRows(
  db: ReadHandle,
  asked: RowsAsked,
  desk: Desk,
  money: PeriodMoney | null,
): Promise<{ rows: KpiRow[]; rate: "opening" | "closing" | "none" }> {
  const { name, period, filter } = asked;
  const eligibleNow = async () => (money === null ? [] : eligibleCustomers(db, period, filter, money));
  switch (name) {
    case "reportsOnTimePct": {
      const { instances } = await reportTimeliness(db, period.from, period.to, desk.now);
      const rows = instances.map((each): KpiRow => {
        const onTime = each.deliveredAt !== null && each.deliveredAt <= each.dueAt;
        return {
          ...PLAIN,
          id: `${each.kind}.${each.covers}`,
          kind: "report",
          label: each.kind,
          day: each.deliveredAt === null ? null : dayInZone(new Date(each.deliveredAt), desk.timeZone),
          dueOn: each.dueOn,
          numerator: onTime ? 1 : 0,
          state: onTime ? "onTime" : each.deliveredAt === null ? "missing" : "late",
        };
      });
      return { rows, rate: "none" };
    }
    case "disputeDaysMean":
    case "disputeDaysMedian":
    case "disputeDaysP90":
    case "disputeSlaPct":
    case "disputeOpenDays":
      return { rows: await disputeRows(db, asked), rate: "none" };
    case "agencyRecoveryPct":
      return { rows: recoveryRows(await readAgencyBook(db, period, filter), period), rate: "opening" };
    case "agencyCostPerPeso":
      return { rows: costRows(await readAgencyBook(db, period, filter), period), rate: "opening" };
    case "hhi": {
      const groups = money?.stocks?.groups ?? [];
      const names = await namesOf(
        db,
        groups.map(({ groupId }) => groupId),
      );
      const rows = groups.flatMap(({ groupId, own }) =>
        own.map(
          ({ currency, minor }): KpiRow => ({
            ...PLAIN,
            id: `${groupId}.${currency}`,
            kind: "group",
            label: "",
            customerId: groupId,
            customerName: names.get(groupId) ?? "",
            currency,
            numerator: minor,
            denominator: minor,
          }),
        ),
      );
      return { rows: merged(rows), rate: "closing" };
    }
    case "coveragePct":
    case "penetrationPct":
    case "coverageAmountPct": {
      const eligible = await eligibleNow();
      const names = await namesOf(
        db,
        eligible.map(({ customerId }) => customerId),
      );
      const rows = eligible.flatMap(({ customerId, overdue, attempted, reached }): KpiRow[] => {
        const state = reached ? "reached" : attempted ? "attempted" : "notAttempted";
        const base = {
          ...PLAIN,
          kind: "customer" as const,
          label: "",
          customerId,
          customerName: names.get(customerId) ?? "",
          state,
        };
        if (name !== "coverageAmountPct") {
          const counted = name === "coveragePct" ? attempted : reached;
          return [{ ...base, id: String(customerId), numerator: counted ? 1 : 0 }];
        }
        return overdue.map(({ currency, minor }) => ({
          ...base,
          id: `${customerId}.${currency}`,
          currency,
          numerator: attempted ? minor : 0,
          denominator: minor,
        }));
      });
      return { rows, rate: name === "coverageAmountPct" ? "closing" : "none" };
    }
    case "intensity": {
      const tried = await sql<{ customer_id: number; n: number }>`select a.customer_id, cast(count(*) as bigint) as n
        from (${attempts(period, filter)}) as a group by a.customer_id order by a.customer_id`.execute(db);
      const eligible = new Set((await eligibleNow()).map(({ customerId }) => customerId));
      const names = await namesOf(
        db,
        tried.rows.map((row) => row.customer_id),
      );
      const rows = tried.rows.map(
        (row): KpiRow => ({
          ...PLAIN,
          id: String(row.customer_id),
          kind: "customer",
          label: "",
          customerId: row.customer_id,
          customerName: names.get(row.customer_id) ?? "",
          numerator: row.n,
          denominator: eligible.has(row.customer_id) ? 1 : 0,
          state: eligible.has(row.customer_id) ? "" : "notEligible",
        }),
      );
      return { rows, rate: "none" };
    }
    default:
      return { rows: [], rate: "none" };
  }
}

/** One row a group and currency. */
function merged(rows: readonly KpiRow[]): KpiRow[] {
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const sum = others.reduce((total, row) => total + row.numerator, first.numerator);
    return [{ ...first, numerator: sum, denominator: sum }];
  });
}

async function disputeRows(db: ReadHandle, { name, period, filter }: RowsAsked): Promise<KpiRow[]> {
  const result = await sql<{
    id: number;
    customer_id: number;
    name: string;
    invoice_uuid: string;
    opened_on: string;
    resolved_on: string;
    state: string;
  }>`select t.*, c.name from (${name === "disputeOpenDays" ? openDisputes(period.to, filter) : answeredDisputes(period, filter)}) as t join customer as c on c.id = t.customer_id
    order by t.id`.execute(db);
  const days = await cyclesOf(db, result.rows);
  const limit = await readKpiDays(db);
  return result.rows.map((row, index): KpiRow => {
    const taken = days[index] ?? 0;
    return {
      ...PLAIN,
      id: String(row.id),
      kind: "dispute",
      uuids: [row.invoice_uuid],
      source: "I",
      label: String(row.id),
      customerId: row.customer_id,
      customerName: row.name,
      day: name === "disputeOpenDays" ? null : row.resolved_on,
      dueOn: row.opened_on,
      days: taken,
      numerator: name === "disputeSlaPct" ? (taken <= limit ? 1 : 0) : taken,
      state: row.state,
    };
  });
}

/** Parameters of one statement stay far below what either database takes. */
const STEP = 500;

async function namesOf(db: ReadHandle, ids: readonly number[]): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  for (let start = 0; start < ids.length; start += STEP) {
    const rows = await db
      .selectFrom("customer")
      .select(["id", "name"])
      .where("id", "in", ids.slice(start, start + STEP))
      .execute();
    for (const { id, name } of rows) names.set(id, name);
  }
  return names;
}

/** Figures of what was to be done: of them what is missing comes first, because it is what somebody can still do something about. */
export const MISSING_FIRST: ReadonlySet<string> = new Set([
  "recoveryRate",
  "cei",
  "followUpPct",
  "ledgerUpdatesPct",
  "reportsOnTimePct",
  "promisesKeptPct",
  "ptpKeptAmountPct",
  "coveragePct",
  "coverageAmountPct",
  "penetrationPct",
  "disputeSlaPct",
  "agencyRecoveryPct",
]);

/** The rows somebody looks for, in their order. */
export function chosen(
  rows: readonly KpiRow[],
  input: Pick<KpiRowsInput, "name" | "search" | "sort" | "customerId">,
): KpiRow[] {
  const words = searchForm(input.search)
    .split(" ")
    .filter((word) => word !== "");
  const kept = rows.filter((row) => {
    if (input.customerId !== null && row.customerId !== input.customerId) return false;
    const text = searchForm(`${row.customerName} ${row.label} ${row.uuids.join(" ")}`);
    return words.every((word) => text.includes(word));
  });
  const [order] = input.sort;
  const missing = order === undefined && MISSING_FIRST.has(input.name);
  const by = order?.by ?? "numerator";
  const sign = (order?.desc ?? true) ? -1 : 1;
  const at = (row: KpiRow) => (missing ? row.denominator - row.numerator : row[by]);
  return kept.sort((a, b) => {
    const [left, right] = [at(a), at(b)];
    if (left === right) return a.id < b.id ? -1 : 1;
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right ? -sign : sign;
  });
}
