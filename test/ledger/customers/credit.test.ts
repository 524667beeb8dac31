import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { databases, temporaryFolder } from "../support/ledgers.ts";
import { openArea } from "../worklist/area.ts";
import { contact, person, profile, TODAY } from "../worklist/scene.ts";

const COLLECTOR = 1;
const MANAGER = 2;

/** A customer 100 days past due over 1,000.00 of a limit of 500.00, held, with a collector and a manager in the office. */
const heldCustomer = (database: (typeof databases)[number]) =>
  openArea(database, [["Acero", "2026-08-16", 100_000]], async (tx) => {
    await person(tx, COLLECTOR, "Laura");
    await person(tx, MANAGER, "Jorge", "manager");
    await profile(tx, 1, {
      collector_id: COLLECTOR,
      credit_limit_minor: 50_000,
      hold: "hold-orders",
      hold_reason: "Vencido",
      credit_review_on: "2026-01-31",
    });
  });

const command = () => ({ commandId: randomUUID() });
const data = (error: { code: string; data?: { code?: string } }) => error.data?.code ?? error.code;

describe.each(databases)("the credit of a customer, on %s", (database) => {
  test("says why it might be held and what the purchases suggest, by the company's own choices", async () => {
    const { client } = await heldCustomer(database);
    const ficha = (asOf = TODAY) => client.customers.ficha({ customerId: 1, asOf });
    const before = await ficha();
    expect(before.holdReasons).toEqual(["over-limit", "past-due", "expired-review"]);
    // 1,000.00 in twelve months, times two, three quarters of it for class B.
    expect(before.credit).toMatchObject({
      hold: "hold-orders",
      usePercent: "200.0",
      suggestedMinor: 12_500,
      release: null,
    });
    expect(before.strategy.due).toMatchObject({ action: "placement", day: 91 });

    const rules = await client.customers.rules();
    const credit = { ...rules.credit, holdDaysPastDue: 120, without: ["expired-review" as const], purchaseTenths: 40 };
    await client.customers.saveRules({ ...command(), rules: { ...rules, credit, steps: [] } });
    const after = await ficha();
    expect(after.holdReasons).toEqual(["over-limit"]);
    expect(after.credit.suggestedMinor).toBe(25_000);
    expect(after.strategy).toEqual({ due: null, next: null });
  });

  test("a reported insolvency and a payment that came back are reasons, until they are taken back", async () => {
    const { client, db } = await heldCustomer(database);
    await db.write((tx) => contact(tx, 1, { outcome: "INS" }));
    const reasons = async () => (await client.customers.ficha({ customerId: 1, asOf: TODAY })).holdReasons;
    expect(await reasons()).toContain("risk-flag");
    await db.write((tx) => contact(tx, 2, { outcome: null, corrects_id: 1, withdrawn: 1 }));
    expect(await reasons()).not.toContain("risk-flag");
  });

  test("a collector's new limit waits for the manager, who never is the one who asked", async () => {
    const { client, become } = await heldCustomer(database);
    const ficha = () => client.customers.ficha({ customerId: 1, asOf: TODAY });
    const update = (changes: object, version: number) =>
      client.customers.update({ ...command(), customerId: 1, version, changes });
    await become(null);
    await expect(update({ creditLimitMinor: 90_000 }, 1)).rejects.toMatchObject({ code: "APPROVAL_NEEDS_PERSON" });

    await become(COLLECTOR);
    const answer = await update({ creditLimitMinor: 90_000, note: "Pide más línea" }, 1);
    expect(answer).toMatchObject({ asked: ["credit-limit"], version: 2, before: { note: "" } });
    expect((await ficha()).profile).toMatchObject({ creditLimitMinor: 50_000, note: "Pide más línea" });
    const again = update({ creditLimitMinor: 91_000 }, 2);
    await expect(again).rejects.toMatchObject({ code: "APPROVAL_PENDING" });

    const [waiting] = (await client.approvals.page({ limit: 10, offset: 0 })).rows;
    const decide = () =>
      client.approvals.decide({ ...command(), id: waiting?.id ?? 0, decision: "approved", reason: "" });
    await expect(decide()).rejects.toMatchObject({ code: "APPROVAL_REFUSED" });
    await become(MANAGER);
    await decide();
    const granted = (await ficha()).profile;
    expect(granted).toMatchObject({ creditLimitMinor: 90_000, creditGrantedBy: "Jorge" });

    // The only manager does not allow their own: nobody else could, and they are told who is missing.
    await expect(update({ creditLimitMinor: 200_000 }, 3)).rejects.toMatchObject({
      code: "APPROVAL_NOBODY",
      data: { roles: ["manager"] },
    });
    expect((await ficha()).profile).toMatchObject({ creditLimitMinor: 90_000, creditReviewOn: "2027-11-24" });
  });

  test("a file sets no limit for whom another person has to allow it, and says so beside the row", async () => {
    const { client, become } = await heldCustomer(database);
    const path = join(temporaryFolder(), "limites.csv");
    writeFileSync(path, "RFC;Cliente;Límite de crédito\nGODE561231GR8;Ferretería;5000\nKIJ0906199R1;Otra;\n");
    const notes = async () => (await client.customers.previewImport({ file: path })).result;
    await become(COLLECTOR);
    expect(await notes()).toMatchObject({ counts: { new: 1, refused: 1 }, notes: [{ row: 2, code: "not-yours" }] });
    // A first limit is a manager's to set, as the office is set up; another one is not.
    await become(MANAGER);
    expect(await notes()).toMatchObject({ counts: { new: 2, refused: 0 }, notes: [] });
    await client.customers.importFile({ ...command(), file: path });
    writeFileSync(path, "RFC;Cliente;Límite de crédito\nGODE561231GR8;Ferretería;6000\n");
    expect(await notes()).toMatchObject({ counts: { refused: 1 }, notes: [{ row: 2, code: "not-yours" }] });
  });

  test("a hold is released for a time, by another person, and comes back by day, by balance or by word", async () => {
    const { client, become } = await heldCustomer(database);
    const credit = async (asOf = TODAY) => (await client.customers.ficha({ customerId: 1, asOf })).credit;
    const release = (terms: object) =>
      client.customers.release({
        ...command(),
        customerId: 1,
        untilOn: null,
        upToMinor: null,
        reason: "Pagó",
        ...terms,
      });
    const refusal = (terms: object) => release(terms).then(() => "taken", data);
    await become(COLLECTOR);
    expect(await refusal({})).toBe("release-needs-end");
    expect(await refusal({ untilOn: "2026-11-23" })).toBe("release-until-past");

    const { approvalId } = await release({ untilOn: "2026-11-30" });
    expect(await credit()).toMatchObject({ hold: "hold-orders", release: null });
    await become(MANAGER);
    await client.approvals.decide({ ...command(), id: approvalId ?? 0, decision: "approved", reason: "" });
    const standing = await credit();
    expect(standing).toMatchObject({
      hold: "open",
      release: { askedBy: "Laura", approvedBy: "Jorge", reason: "Pagó" },
    });
    expect((await credit("2026-11-30")).hold).toBe("open");
    expect((await credit("2026-12-01")).hold).toBe("hold-orders");

    const end = { releaseId: standing.release?.id ?? 0, reason: "No pagó" };
    expect(await client.customers.endRelease({ ...command(), ...end })).toEqual({ ended: true });
    expect(await client.customers.endRelease({ ...command(), ...end })).toEqual({ ended: false });
    expect((await credit()).hold).toBe("hold-orders");
    // The only manager lifts no hold alone.
    expect(await refusal({ upToMinor: 99_999 })).toBe("APPROVAL_NOBODY");
    const allowed = async (terms: object): Promise<void> => {
      await become(COLLECTOR);
      const { approvalId: id } = await release(terms);
      await become(MANAGER);
      await client.approvals.decide({ ...command(), id: id ?? 0, decision: "approved", reason: "" });
    };
    // Up to a balance: 1,000.00 is owed.
    await allowed({ upToMinor: 99_999 });
    expect((await credit()).hold).toBe("hold-orders");
    await allowed({ upToMinor: 100_000 });
    expect((await credit()).hold).toBe("open");
    const { rows } = await client.customers.releases({ customerId: 1 });
    expect(rows.map((row) => row.endedBy)).toEqual(["", "", "Jorge"]);

    // Lifting the hold altogether is a release, too.
    await become(COLLECTOR);
    const lifted = await client.customers.update({
      ...command(),
      customerId: 1,
      version: 1,
      changes: { hold: "open" },
    });
    expect(lifted.asked).toEqual(["hold-release"]);
    await become(MANAGER);
    const [waiting] = (await client.approvals.page({ limit: 10, offset: 0 })).rows;
    await client.approvals.decide({ ...command(), id: waiting?.id ?? 0, decision: "approved", reason: "" });
    expect((await client.customers.ficha({ customerId: 1, asOf: TODAY })).profile.hold).toBe("open");
    expect(await refusal({ untilOn: "2026-11-30" })).toBe("release-nothing-held");

    // With a second manager in the office, no manager decides alone what they ask for themselves.
    const second = { name: "Rosa", role: "manager" as const, email: "" };
    await client.users.add({ ...command(), person: second });
    const { version } = await client.customers.ficha({ customerId: 1, asOf: TODAY });
    const changes = { creditLimitMinor: 900_000 };
    const raised = await client.customers.update({ ...command(), customerId: 1, version, changes });
    expect(raised.asked).toEqual(["credit-limit"]);
    const [own] = (await client.approvals.page({ limit: 10, offset: 0 })).rows;
    expect(own).toMatchObject({ kind: "credit-limit", mayNot: "maker" });
    const decide = client.approvals.decide({ ...command(), id: own?.id ?? 0, decision: "approved", reason: "" });
    expect(await decide.then(() => "decided", data)).toBe("APPROVAL_REFUSED");
  });

  test("Sales is told by mail of a hold and of its release, and nobody is when Sales has no address", async () => {
    const { client, become } = await heldCustomer(database);
    await become(MANAGER);
    const tell = () => client.customers.tellSales({ ...command(), customerId: 1, lang: "es" });
    expect(await tell().then(() => "told", data)).toBe("nobody-in-sales");
    const details = { name: "Ventas", role: "sales" as const, email: "ventas@empresa.example", active: true };
    await client.users.add({ ...command(), person: details });
    const told = async () => {
      const { to, file } = await tell();
      expect(to).toBe("ventas@empresa.example");
      const raw = readFileSync(file ?? "", "utf8").replace(/=\r?\n/g, "");
      return decodeURIComponent(raw.replaceAll("%", "%25").replace(/=([0-9A-F]{2})/g, "%$1"));
    };
    expect(await told()).toContain("está retenido: Pedidos retenidos. Motivo: Vencido.");
    const terms = { untilOn: "2026-11-30", upToMinor: null, reason: "Pagó" };
    await become(COLLECTOR);
    const { approvalId } = await client.customers.release({ ...command(), customerId: 1, ...terms });
    await become(MANAGER);
    await client.approvals.decide({ ...command(), id: approvalId ?? 0, decision: "approved", reason: "" });
    expect(await told()).toMatch(/liberado, hasta el 30/);
  });

  test("a stage somebody decided counts everywhere until its day, with who and why", async () => {
    const { client, become } = await heldCustomer(database);
    await become(COLLECTOR);
    const stage = async (asOf = TODAY) => (await client.customers.ficha({ customerId: 1, asOf })).stage;
    const listed = async (asOf = TODAY) => (await client.customers.page({ asOf })).rows[0]?.stage;
    const decide = (decision: object) =>
      client.customers.setStage({
        ...command(),
        customerId: 1,
        stage: null,
        untilOn: null,
        reason: "Negociando",
        ...decision,
      });
    const refusal = (decision: object) => decide(decision).then(() => "taken", data);
    expect(await stage()).toMatchObject({ code: "extrajudicial", daysPastDue: 100, decided: null });
    expect(await decide({})).toEqual({ done: false });
    expect(await refusal({ stage: "middle" })).toBe("stage-needs-day");
    expect(await refusal({ stage: "middle", untilOn: "2026-11-23" })).toBe("stage-until-past");

    expect(await decide({ stage: "middle", untilOn: "2026-12-15" })).toEqual({ done: true });
    expect(await stage()).toMatchObject({
      code: "middle",
      byAge: "extrajudicial",
      decided: { reason: "Negociando", setOn: TODAY, untilOn: "2026-12-15", actor: "Laura" },
    });
    expect(await listed()).toBe("middle");
    // Neither before it was decided nor after its last day.
    expect([(await stage("2026-11-23")).decided, (await stage("2026-12-16")).decided]).toEqual([null, null]);
    expect([await listed("2026-11-23"), await listed("2026-12-16")]).toEqual(["extrajudicial", "extrajudicial"]);
    expect(await decide({ reason: "Sin acuerdo" })).toEqual({ done: true });
    expect((await stage()).code).toBe("extrajudicial");
  });
});
