import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { LedgerContext } from "../../../electron/ledger/context.ts";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { makeLedger, temporaryFolder } from "../support/ledgers.ts";

function mustDb({ session }: LedgerContext): LedgerDb {
  if (session.current === null) throw new Error("no ledger is open");
  return session.current;
}

test("a demo whose making was cut off is completed, a whole one is never made again", async () => {
  const { client, context } = await makeLedger("sqlite");
  const path = join(temporaryFolder(), "demo.alcorriente");
  const first = await client.ledgers.createDemo({ path, commandId: randomUUID() });
  expect(first.status).toMatchObject({ demo: true });
  await client.imports.cancel({ runId: first.runId });
  await context.importing.finished(first.runId);
  expect((await client.imports.runs({})).rows[0]?.state).toBe("cancelled");
  await client.ledgers.close();

  const second = await client.ledgers.createDemo({ path, commandId: randomUUID() });
  await context.importing.finished(second.runId);
  const { run } = await client.imports.items({ runId: second.runId, limit: 1 });
  expect(run.state).toBe("done");
  expect(run.counts.posted + run.counts.duplicate).toBeGreaterThan(4000);
  expect(await client.ledgers.status()).toMatchObject({ demo: true, suggestedAsOf: "2026-10-31" });
  // Its first board is full: the story has its rates, each once, and says that they are made up.
  const board = await client.kpis.board({ from: "2026-10-01", to: "2026-10-31" });
  expect(board).toMatchObject({ currency: "MXN", missing: [] });
  expect(board.rates.map(({ currency, source }) => `${currency} ${source}`)).toContain("USD demo");
  const empty = board.kpis.filter(({ value }) => value === null);
  expect(empty.map(({ name }) => name)).toEqual([]);
  await client.ledgers.close();

  await expect(client.ledgers.createDemo({ path, commandId: randomUUID() })).rejects.toMatchObject({
    code: "LEDGER_EXISTS",
  });
  expect(await client.ledgers.status()).toMatchObject({ open: false });
});

test("the demo's desk has a history, the same however often its making was cut off", async () => {
  const { client, context } = await makeLedger("sqlite");
  const count = async (
    table:
      | "interaction"
      | "promise"
      | "dispute"
      | "follow_up"
      | "report_delivery"
      | "month_close"
      | "placement_item"
      | "placement_end"
      | "placement_mark"
      | "campaign_send"
      | "campaign_delivery"
      | "escalation_event"
      | "agency_invoice_event"
      | "agency_complaint_event"
      | "agency_audit_event"
      | "agency_package_event"
      | "agency_call_event"
      | "agency_training_mark",
  ) => {
    const { n } = await mustDb(context)
      .read.selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    return n;
  };
  const history = async () => ({
    contacts: await count("interaction"),
    promises: await count("promise"),
    disputes: await count("dispute"),
    followUps: await count("follow_up"),
    reports: await count("report_delivery"),
    months: await count("month_close"),
    placed: await count("placement_item"),
    recalled: await count("placement_end"),
    obtained: await count("placement_mark"),
    written: await count("campaign_send"),
    delivered: await count("campaign_delivery"),
    escalated: await count("escalation_event"),
    charged: await count("agency_invoice_event"),
    complained: await count("agency_complaint_event"),
    audited: await count("agency_audit_event"),
    handed: await count("agency_package_event"),
    signed: await count("agency_call_event"),
    taught: await count("agency_training_mark"),
  });
  const make = async (path: string) => client.ledgers.createDemo({ path, commandId: randomUUID() });

  const whole = join(temporaryFolder(), "demo.alcorriente");
  await context.importing.finished((await make(whole)).runId);
  const told = await history();
  expect(told).toMatchObject({ reports: 1, months: 1 });
  expect(told.contacts).toBeGreaterThan(200);
  expect(told.promises).toBeGreaterThan(40);
  expect(told.disputes).toBeGreaterThan(10);
  // An agency has invoices, brought money, gave some back, and there is a control group to compare it with.
  expect(told).toMatchObject({ recalled: 2, handed: 4 });
  expect(told.placed).toBeGreaterThan(20);
  expect(told.obtained).toBeGreaterThan(2);
  const [score, ...others] = (await client.agencies.scoreboard({ from: "2026-10-01", to: "2026-10-31" })).rows;
  expect(others).toEqual([]);
  expect(Number(score?.ratePercent)).toBeGreaterThan(Number(score?.controlPercent));
  expect(Number(score?.costPerPeso)).toBeGreaterThan(0);
  expect((await client.agencies.list()).rows.map(({ blocked }) => blocked)).toEqual(["papers", ""]);
  // What it charged was paid, or has a difference; one complaint waits for its answer, one finding of the audit was verified.
  const charged = (await client.agencyInvoices.page({})).rows.map(({ state, differences }) => [state, differences]);
  expect(charged).toEqual([
    ["differences", expect.any(Number)],
    ["paid", 0],
  ]);
  const complaints = (await client.agencyComplaints.page({})).rows;
  expect(complaints.map(({ state, byAuthority }) => [state, byAuthority])).toEqual([
    ["acknowledged", true],
    ["answered", false],
    ["answered", false],
  ]);
  expect(score).toMatchObject({ complaints: 2 });
  // One of the calls that were listened to had a critical error, one gestor failed, another's training runs out soon.
  expect(score).toMatchObject({ qaAverage: "59.00", qaReviewed: 3, qaOwed: 15 });
  const agents = (await client.agencyTraining.agents({ agencyId: score?.agencyId ?? 0 })).rows;
  expect(agents.map(({ name, topics }) => [name, topics.map(({ state }) => state)])).toEqual([
    ["Iván Ledezma", ["failed"]],
    ["Nora Gil", [expect.any(String), "valid"]],
    ["Saúl Barrera", [expect.any(String), "valid"]],
  ]);
  expect((await client.agencyAudits.page({})).rows).toMatchObject([{ findings: 3, open: 2, metPercent: "72.73" }]);
  const asOf = "2026-10-31";
  // A campaign is over, with results of its messages and a group to compare it with; one of calls is over too; another runs. Cases stand at different levels.
  const { rows: campaigns } = await client.campaigns.page({ asOf: "2026-10-31" });
  expect(campaigns.map(({ state }) => state)).toEqual(["running", "ended", "ended"]);
  expect(campaigns.every(({ treated, control }) => treated > 4 && control > 0)).toBe(true);
  const called = await client.campaigns.get({ id: campaigns[1]?.id ?? 0 });
  expect(called.result?.calls).toMatchObject({ tasks: campaigns[1]?.treated });
  expect(called.result?.calls?.attempted).toBeGreaterThan(0);
  const { result } = await client.campaigns.get({ id: campaigns[2]?.id ?? 0 });
  expect(result?.deliveries.map(({ state }) => state)).toEqual(["sent", "delivered", "bounced", "read", "replied"]);
  const { rows: cases } = await client.escalations.page({ asOf: "2026-10-31" });
  expect(cases.map(({ level }) => level).sort()).toEqual(["coordinator", "manager"]);
  const states = new Set((await client.promises.page({ asOf, limit: 200 })).rows.map(({ state }) => state));
  expect([...states]).toEqual(expect.arrayContaining(["kept", "broken", "active"]));
  // Somebody with customers works here, so that the day's list is not empty.
  const { person } = await client.users.me();
  const { rows: assigned } = await client.customers.page({ asOf, limit: 200 });
  expect(assigned.some(({ collectorId }) => collectorId === person?.id)).toBe(true);
  const worklist = await mustDb(context)
    .read.selectFrom("follow_up")
    .select("due_on")
    .where("state", "=", "open")
    .where("due_on", "=", "2026-10-30")
    .execute();
  expect(worklist.length).toBeGreaterThan(0);
  // Nothing was recorded after the story's last day: what its desk did is not done today.
  const last = await mustDb(context)
    .read.selectFrom("interaction")
    .select("recorded_at")
    .orderBy("id", "desc")
    .execute();
  expect(last.every(({ recorded_at }) => recorded_at < "2026-11-01")).toBe(true);
  expect(await client.ledgers.verify({ lang: "es" })).toMatchObject({ ok: true });
  // Its schedule ended with the story: opening it later writes no report that nobody asked for.
  expect((await client.reports.runDue()).ran).toEqual([]);
  // Money by hand for which no complemento was stamped: told although nobody has opened its list yet.
  const complements = await client.reports.read({ kind: "complements", asOf });
  const [without] = complements.sections.filter(({ title }) => title === "Pagos sin complemento");
  const tables = without?.blocks.filter((block) => block.kind === "table") ?? [];
  expect(tables.flatMap(({ rows }) => rows)).toHaveLength(4);

  const cut = join(temporaryFolder(), "cut.alcorriente");
  const { runId } = await make(cut);
  await expect.poll(() => count("interaction"), { timeout: 60_000, interval: 5 }).toBeGreaterThan(30);
  await client.imports.cancel({ runId });
  await context.importing.finished(runId);
  expect(await count("interaction")).toBeLessThan(told.contacts);
  await client.ledgers.close();
  await context.importing.finished((await make(cut)).runId);
  expect(await history()).toEqual(told);
});
