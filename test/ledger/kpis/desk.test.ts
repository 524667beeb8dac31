import { describe, expect, onTestFinished, test } from "vitest";
import { appendAudit } from "../../../electron/ledger/audit/writer.ts";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import type { FollowUpRow, InteractionRow } from "../../../electron/ledger/db/tables/contacts.ts";
import { readBoard } from "../../../electron/ledger/kpis/board.ts";
import { readRows } from "../../../electron/ledger/kpis/rows.ts";
import { readHolidays } from "../../../electron/ledger/lib/holidays.ts";
import type { BoardKpiName } from "../../../shared/contract/kpi-names.ts";
import type { Kpi, KpiBoard } from "../../../shared/contract/kpis.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { cycleDays } from "../../../shared/domain/disputes/clock.ts";
import { type FilledInvoice, fillLedger } from "../reports/fill.ts";
import { interactionRow } from "../support/interaction.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";
import { profile } from "../support/profile.ts";
import { answeredOn, disputeRow } from "./dispute-rows.ts";
import { K } from "./fill-d1.ts";

function kpi(board: KpiBoard, name: BoardKpiName): Kpi {
  const found = [...board.kpis, ...board.more].find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

async function rowsAddUp(db: LedgerDb, board: KpiBoard, names: readonly BoardKpiName[]): Promise<void> {
  const { from, to } = board;
  for (const name of names) {
    const asked = { from, to, name, into: null, customerId: null, search: "", sort: [], offset: 0, limit: 1000 };
    const rows = await readRows(db.read, { ...asked, part: "numerator" });
    const sum = (of: "numerator" | "denominator") => rows.rows.reduce((total, row) => total + row[of], 0);
    expect([sum("numerator"), sum("denominator")].map(String), name).toEqual([
      kpi(board, name).numerator,
      kpi(board, name).denominator,
    ]);
  }
}

let interactions = 0;
function contact(customer: number, on: string, flags: Partial<InteractionRow> = {}): InteractionRow {
  interactions++;
  return interactionRow(interactions, customer, `${on}T16:00:00.000Z`, { outcome: "ABUSE", ...flags });
}

let followUps = 0;
function followUp(dueOn: string, changes: Partial<FollowUpRow>): FollowUpRow {
  followUps++;
  return {
    id: followUps,
    customer_id: 1,
    kind: "manual",
    due_on: dueOn,
    due_at: null,
    person_id: null,
    note: "",
    source_kind: "manual",
    source_id: null,
    created_at: `${dueOn}T10:00:00.000Z`,
    state: "open",
    done_interaction_id: null,
    moved_to_id: null,
    closed_at: null,
    closed_reason: "",
    ...changes,
  };
}

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

async function filled(database: Parameters<typeof openLedgerOn>[0], invoices: readonly FilledInvoice[]) {
  const db = await openLedgerOn(database);
  onTestFinished(() => db.close());
  await fillLedger(db, invoices);
  return db;
}

describe.each(databases)("what the desk is measured by (KPIS 7, 9), on %s", (database) => {
  test("follow-up 94.59 %, ledger updates 96.00 %, reports 85.71 %: from what was logged, not declared", async () => {
    interactions = 0;
    followUps = 0;
    const db = await filled(database, [{ customer: "A", issuedOn: "2026-10-01", dueOn: "2026-12-30", minor: 5 * K }]);
    const done = (on: string) => contact(1, on);
    const logged = [...times(35, () => done("2026-12-02")), done("2026-12-03")];
    await db.write(async (tx) => {
      await appendAudit(tx, { at: "2026-11-20T16:00:00.000Z", actor: "test", action: "test", detail: {} });
      await tx.bulk.insert("interaction", logged);
      await tx.bulk.insert("follow_up", [
        ...times(36, (index) =>
          followUp("2026-12-02", {
            state: "done",
            done_interaction_id: index + 1,
            closed_at: "2026-12-02T18:00:00.000Z",
          }),
        ),
        ...times(3, () =>
          followUp("2026-12-02", { state: "voided", closed_at: "2026-12-01T18:00:00.000Z", closed_reason: "paid" }),
        ),
        followUp("2026-12-02", {}),
      ]);
      // 22 the same day, 2 after the cut-off and recorded the next business day (Friday to Monday), 1 two days later.
      const [first] = await tx.sql.selectFrom("document").selectAll().execute();
      if (first === undefined) throw new Error("no document");
      const event = (n: number, at: string, recordedAt: string) => ({
        ...first,
        id: n,
        uuid: `00000000-0000-4000-9000-${String(n).padStart(12, "0")}`,
        kind: "E" as const,
        issued_at: at,
        issued_on: at.slice(0, 10),
        recorded_at: recordedAt,
      });
      await tx.bulk.insert("document", [
        ...times(22, (index) => event(100 + index, "2026-12-02T11:00:00", "2026-12-03T05:59:00.000Z")),
        ...times(2, (index) => event(200 + index, "2026-12-04T18:30:00", "2026-12-07T20:00:00.000Z")),
        event(300, "2026-12-02T11:00:00", "2026-12-04T16:00:00.000Z"),
      ]);
      const delivery = (id: number, kind: string, covers: string, at: string) => ({
        id,
        kind,
        due_at: at,
        covers,
        produced_at: at,
        delivered_at: at,
        how: "saved" as const,
        started_by: "schedule" as const,
        late: 0,
        format: "pdf",
        file: "",
        bytes: 1,
        sha256: "",
        sent_to: "[]",
        message_id: "",
        actor: "",
      });
      // Due from Monday to Friday: five daily, the weekly one, and the monthly one on the third business day.
      await tx.bulk.insert("report_delivery", [
        delivery(1, "daily", "2026-11-29", "2026-11-30T15:00:00.000Z"),
        delivery(2, "daily", "2026-11-30", "2026-12-01T15:00:00.000Z"),
        delivery(3, "daily", "2026-12-01", "2026-12-02T15:00:00.000Z"),
        delivery(4, "daily", "2026-12-02", "2026-12-03T15:00:00.000Z"),
        delivery(5, "daily", "2026-12-03", "2026-12-04T15:00:00.000Z"),
        delivery(6, "weekly", "2026-11-29", "2026-11-30T17:00:00.000Z"),
        delivery(7, "monthly", "2026-11-30", "2026-12-03T19:00:00.000Z"),
      ]);
    });
    const board = await readBoard(db.read, { from: "2026-11-30", to: "2026-12-06" });
    expect(kpi(board, "followUpPct")).toMatchObject({
      value: "94.59",
      numerator: "35",
      denominator: "37",
      light: "red",
    });
    expect(kpi(board, "ledgerUpdatesPct")).toMatchObject({ value: "96.00", numerator: "24", denominator: "25" });
    expect(kpi(board, "reportsOnTimePct")).toMatchObject({ value: "85.71", numerator: "6", denominator: "7" });
    await rowsAddUp(db, board, ["followUpPct", "ledgerUpdatesPct", "reportsOnTimePct"]);
    // While the day is not over what is open is not late.
    const during = await readBoard(db.read, { from: "2026-12-02", to: "2026-12-02", now: "2026-12-02T20:00:00.000Z" });
    expect(kpi(during, "followUpPct").denominator).toBe("36");
  });

  test("moving a follow-up counts as late, unless the customer asked, and that only once", async () => {
    interactions = 0;
    followUps = 0;
    const db = await filled(database, [{ customer: "A", issuedOn: "2026-10-01", dueOn: "2026-12-30", minor: 5 * K }]);
    const moved = { state: "moved" as const, closed_at: "2026-12-01T16:00:00.000Z" };
    const moves = [
      followUp("2026-12-02", { ...moved, closed_reason: "other" }),
      followUp("2026-12-02", { ...moved, closed_reason: "customer-asked", moved_to_id: 3 }),
      followUp("2026-12-03", { ...moved, closed_reason: "customer-asked", moved_to_id: 4 }),
      followUp("2026-12-04", { state: "open" }),
    ];
    // What it was moved to is there before what was moved.
    await db.write(async (tx) => {
      for (const row of moves.toReversed()) await tx.bulk.insert("follow_up", [row]);
    });
    const on = async (day: string) => kpi(await readBoard(db.read, { from: day, to: day }), "followUpPct");
    // Told days later that it was done in time, or closed by a note, it was not done.
    const told = [contact(1, "2026-12-08"), contact(1, "2026-12-08", { channel: "note", outcome: null })];
    const done = (index: number, closedAt: string) =>
      followUp("2026-12-08", { state: "done", done_interaction_id: told[index]?.id ?? null, closed_at: closedAt });
    await db.write(async (tx) => {
      await tx.bulk.insert("interaction", told);
      await tx.bulk.insert("follow_up", [
        done(0, "2026-12-09T23:00:00.000Z"),
        done(0, "2026-12-11T16:00:00.000Z"),
        done(1, "2026-12-08T16:00:00.000Z"),
      ]);
    });
    expect(await on("2026-12-08")).toMatchObject({ numerator: "1", denominator: "3" });
    expect(await on("2026-12-02")).toMatchObject({ numerator: "0", denominator: "1" });
    expect(await on("2026-12-03")).toMatchObject({ numerator: "0", denominator: "1" });
  });

  test("disputes answered in 3, 5, 8, 12 and 30 business days: mean 11.60, median 8, p90 30, 60.00 % in time", async () => {
    const db = await filled(database, [{ customer: "A", issuedOn: "2026-10-01", dueOn: "2026-12-30", minor: 5 * K }]);
    const holidays = await readHolidays(db.read, 2026, 2026);
    // Answered on the last business day of October, opened as many business days before as each took.
    const openedOn = (days: number): string => {
      let on = "2026-10-30";
      while (cycleDays(on, "2026-10-30", holidays) < days) on = addDays(on, -1);
      return on;
    };
    await db.write(async (tx) => {
      for (const [index, days] of [3, 5, 8, 12, 30].entries()) {
        const dispute = disputeRow(index + 1, openedOn(days));
        await tx.bulk.insert("dispute", [dispute]);
        await tx.bulk.insert("dispute_span", [answeredOn(dispute, "2026-10-30")]);
      }
    });
    const board = await readBoard(db.read, { from: "2026-10-01", to: "2026-10-31" });
    const names = ["disputeDaysMean", "disputeDaysMedian", "disputeDaysP90", "disputeSlaPct"] as const;
    expect(names.map((name) => kpi(board, name).value)).toEqual(["11.60", "8.00", "30.00", "60.00"]);
    await rowsAddUp(db, board, names);
    // Those nobody answered are told apart: 7 and 2 business days old at the end of October.
    await db.write(async (tx) => {
      for (const [index, days] of [7, 2].entries()) {
        const dispute = disputeRow(index + 10, openedOn(days));
        await tx.bulk.insert("dispute", [dispute]);
        await tx.bulk.insert("dispute_span", [
          { ...answeredOn(dispute, dispute.opened_on), state: "open", resolved_on: "9999-12-31" },
        ]);
      }
    });
    const still = await readBoard(db.read, { from: "2026-10-01", to: "2026-10-31" });
    expect(kpi(still, "disputeOpenDays")).toMatchObject({ value: "4.50", numerator: "9", denominator: "2" });
    expect(kpi(still, "disputeDaysMean").value).toBe("11.60");
    await rowsAddUp(db, still, ["disputeOpenDays"]);
    const november = await readBoard(db.read, { from: "2026-11-01", to: "2026-11-30" });
    expect(kpi(november, "disputeDaysMean").value).toBeNull();
  });

  test("contacts 25.00, 62.50 and 40.00 %; coverage 87.50, 62.50 and 92.50 %; intensity 4.08", async () => {
    interactions = 0;
    // 60 customers past due: 49 tried owe 1,850 k, 7 more 150 k, and 4 are not to be called.
    const invoices = times(60, (index): FilledInvoice => {
      const minor =
        index === 0 ? 1_850 * K - 48 * 30 * K : index < 49 ? 30 * K : index === 49 ? 150 * K - 6 * 20 * K : 20 * K;
      return { customer: `C${String(index).padStart(2, "0")}`, issuedOn: "2026-09-01", dueOn: "2026-10-01", minor };
    });
    const db = await filled(database, invoices);
    await db.write(async (tx) => {
      await tx.bulk.insert("customer_profile", [
        profile(57, { do_not_contact: 1 }),
        profile(58, { legal_hold: 1 }),
        profile(59, { placed: 1 }),
        profile(60, { placed: 1 }),
      ]);
      // 50 right-party contacts with 35 customers, 30 more live connects, 120 without an answer.
      await tx.bulk.insert("interaction", [
        ...times(50, (index) =>
          contact((index % 35) + 1, "2026-10-15", {
            connected: 1,
            right_party: 1,
            next_kind: index < 20 ? "promise" : "none",
          }),
        ),
        ...times(30, (index) => contact((index % 49) + 1, "2026-10-16", { connected: 1 })),
        ...times(120, (index) => contact((index % 49) + 1, "2026-10-17")),
        contact(1, "2026-10-17", { direction: "in", connected: 1, right_party: 1 }),
        contact(1, "2026-10-17", { channel: "note" }),
      ]);
    });
    const board = await readBoard(db.read, { from: "2026-10-01", to: "2026-10-31" });
    const values = Object.fromEntries([...board.kpis, ...board.more].map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({
      rpcRate: "25.00",
      rpcShare: "62.50",
      promiseConversion: "40.00",
      coveragePct: "87.50",
      penetrationPct: "62.50",
      coverageAmountPct: "92.50",
      intensity: "4.08",
    });
    await rowsAddUp(db, board, [
      "rpcRate",
      "rpcShare",
      "promiseConversion",
      "coveragePct",
      "penetrationPct",
      "coverageAmountPct",
      "intensity",
    ]);
    // Nobody in charge: all of them; somebody: none.
    const nobody = await readBoard(db.read, { from: "2026-10-01", to: "2026-10-31", filter: { collectorId: 0 } });
    expect(kpi(nobody, "coveragePct").value).toBe("87.50");
    const somebody = await readBoard(db.read, { from: "2026-10-01", to: "2026-10-31", filter: { collectorId: 9 } });
    expect(kpi(somebody, "coveragePct")).toMatchObject({ value: null, light: "none" });
  });
});
