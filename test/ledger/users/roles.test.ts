import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { describe, expect, onTestFinished, test } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { keepPassword } from "../../../electron/ledger/users/accounts.ts";
import { isPlaced } from "../../../electron/ledger/users/portfolio.ts";
import { type PersonDetails, zPersonRole } from "../../../shared/contract/users.ts";
import { OPEN, PERMISSIONS, reachOf } from "../../../shared/domain/permissions.ts";
import { incoming, makeDocument, rules, uuid } from "../support/documents.ts";
import { allProcedures, callOn, inputAbout, type JsonSchema, outcomeOf } from "../support/inputs.ts";
import { type DatabaseName, openLedgerOn, temporaryFolder } from "../support/ledgers.ts";

const NOW = new Date("2026-03-02T18:00:00.000Z");
const procedures = allProcedures().filter(({ name }) => !OPEN.has(name));
/** These act without being told anything; what they do has its own tests. */
const ACT_AT_ONCE = new Set(["backup.make", "backup.cancel", "reports.runDue"]);

/** Numbers of an input that count, measure or order, and name nothing. */
const COUNTS = new Set([
  ...["amountMinor", "count", "durationS", "line", "percentBp", "quitaMinor", "termDays", "upToMinor", "version"],
  ...["waivedMinor"],
  // A step or evidence of the dispute that is named, a channel of the contact that is: looked for in that one alone.
  ...["disputes.undo.eventId", "disputes.handOver.attachments", "customers.saveContact.id"],
]);

/** Names of what an input takes numbers for. */
function numbersIn(schema: JsonSchema | null, key = "", found = new Set<string>()): Set<string> {
  if (schema === null) return found;
  if (schema.type === "integer" || schema.type === "number") found.add(key);
  for (const inner of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) {
    numbersIn(inner, key, found);
  }
  if (schema.items) numbersIn(schema.items, key, found);
  for (const [name, inner] of Object.entries(schema.properties ?? {})) numbersIn(inner, name, found);
  return found;
}

/** An office with somebody of each role, two collectors, and one customer of each of the two. */
async function office(database: DatabaseName) {
  const db = await openLedgerOn(database);
  const { context, close } = createContext({ now: () => NOW });
  onTestFinished(close);
  await context.session.adopt(db);
  const client = createRouterClient(createRouter(), { context });
  const run = { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" } as const;
  const invoice = (n: number, rfc: string, name: string) =>
    makeDocument(n, { receiver: { rfc, name, foreignTaxId: "" }, series: name.slice(0, 3) });
  const invoices = [invoice(1, "AJE010101AB1", "AJENA CANARIA SA"), invoice(2, "PRO010101AB1", "PROPIA SERENA SA")];
  await db.write(async (tx) => {
    await tx.bulk.insert("import_run", [run]);
    const told = { runId: 1, recordedAt: "2026-03-01T00:00:00.000Z", actor: "t" };
    await postDocuments(tx, invoices.map(incoming), told, rules);
  });
  const customerOf = async (text: string): Promise<number> => {
    const [found] = (await client.customers.find({ text })).rows;
    if (!found) throw new Error(`no customer ${text}`);
    return found.id;
  };
  const other = await customerOf("ajena");
  const own = await customerOf("propia");
  const people = new Map<string, number>();
  const add = async (key: string, role: PersonDetails["role"]): Promise<void> => {
    const person = { name: `Persona ${key}`, role, email: "", active: true };
    people.set(key, (await client.users.add({ commandId: randomUUID(), person })).id);
  };
  for (const role of zPersonRole.options) await add(role, role);
  await add("rival", "collector");
  const files = [join(temporaryFolder(), "contrarecibo.pdf")];
  writeFileSync(files[0] ?? "", "sellado");
  for (const customerId of [other, own]) {
    // What is worked on, for each of the two, the other one's first: its ids are 1.
    const command = () => ({ commandId: randomUUID() });
    const owed = uuid(customerId === other ? 1 : 2);
    await client.contacts.addFollowUp({ ...command(), customerId, dueOn: "2026-03-03" });
    const payments = [{ dueOn: "2026-03-09", amountMinor: 10_000 }];
    const draft = { customerId, currency: "MXN", payments, invoices: [owed] };
    await client.promises.make({ ...command(), draft });
    const accepted = { on: "2026-03-02", number: "CR-1" };
    await client.acceptance.record({ ...command(), draft: { customerId, uuids: [owed], accepted, files } });
    const plan = { by: "dates" as const, rows: [{ dueOn: "2026-03-31", amountMinor: null }] };
    const parts = [{ currency: "MXN", invoices: [owed], plan }];
    const agreed = { customerId, type: "payment-plan", parts } as const;
    await client.agreements.save({ ...command(), draft: agreed });
    const collectorId = people.get(customerId === own ? "collector" : "rival") ?? null;
    await client.customers.assign({ ...command(), assignments: [{ customerId, collectorId }] });
  }
  await db.write(async (tx) => {
    for (const id of people.values()) {
      await keepPassword(tx, { id, secret: "not looked at here", mustChange: false }, NOW.toISOString());
    }
  });
  await context.session.refreshMe();
  return { db, context, client, own, other, as: (key: string) => context.session.signIn(people.get(key) ?? 0) };
}

const about = (customerId: number, n: number) => ({
  uuid: uuid(n),
  day: "2026-03-02",
  byKey: {
    customerId,
    customerIds: customerId,
    invoices: uuid(n),
    uuids: uuid(n),
    asOf: "2026-03-02",
    from: "2026-01-01",
    to: "2026-03-31",
    lang: "es",
    id: n,
    promiseId: n,
    disputeId: n,
    followUpId: n,
    interactionId: n,
    itemId: n,
    useId: n,
    keptId: customerId,
    mergedId: customerId,
    currency: "MXN",
    limit: 200,
    file: "/nowhere/at/all.xlsx",
    // What both are found by.
    text: "SA",
    search: "",
  },
});

describe("roles", () => {
  test("every procedure answers or refuses every role as the table says, whatever it is asked", async () => {
    const { as, client, context } = await office("sqlite");
    const wrong: string[] = [];
    for (const role of zPersonRole.options) {
      await as(role);
      expect(context.session.me?.role).toBe(role);
      for (const { name, path, input } of procedures) {
        const reach = reachOf(name, role);
        if (reach !== "none" && (input === null || ACT_AT_ONCE.has(name))) continue;
        // Nothing fits this input: whoever may ask is told so, whoever may not is told that.
        const { code } = await outcomeOf(() => callOn(client, path, "nothing of the kind"));
        if ((code === "NOT_ALLOWED") !== (reach === "none")) wrong.push(`${name} as ${role}: ${code}`);
      }
    }
    expect(wrong).toEqual([]);
    // Nobody signed in: nothing but what opens, closes and signs in.
    await context.session.signIn(null);
    for (const { name, path } of procedures) {
      const { code } = await outcomeOf(() => callOn(client, path, "nothing of the kind"));
      if (code !== "NOT_SIGNED_IN") wrong.push(`${name} unsigned: ${code}`);
    }
    expect(wrong).toEqual([]);
  });

  test("whatever leaves in a file or a print is in the audit, with who and what", async () => {
    const { as, client, own, db } = await office("sqlite");
    await as("manager");
    const folder = temporaryFolder();
    const left: string[] = [];
    const silent: string[] = [];
    // Reports go the same way, and take long to make.
    const out = procedures.filter(
      ({ name }) => PERMISSIONS.get(name)?.deed === "exports" && !/^reports|Board$/.test(name),
    );
    for (const { name, path, input } of out) {
      const { byKey, ...rest } = about(own, 2);
      const file = join(folder, `${name}.xlsx`);
      const asked = inputAbout(input, { ...rest, byKey: { ...byKey, file, format: "xlsx" } });
      const { code } = await outcomeOf(() => callOn(client, path, asked));
      if (code !== "OK") continue;
      left.push(name);
      const told = await db.read.selectFrom("audit").select("actor").where("action", "=", name).execute();
      if (told.length !== 1 || told[0]?.actor !== "Persona manager") silent.push(name);
    }
    expect(silent).toEqual([]);
    expect(left.length, left.join()).toBeGreaterThan(12);
    // A name that says it, and a table that does not.
    const named = procedures.filter(({ name }) => /\.(export\w+|saveXml|send)$/.test(name) && name !== "mail.send");
    expect(named.filter(({ name }) => PERMISSIONS.get(name)?.deed !== "exports").map(({ name }) => name)).toEqual([]);
  });

  test("whatever an input of a collector names by a number is looked up in the own portfolio", () => {
    const own = procedures.filter(
      ({ name }) => PERMISSIONS.get(name)?.deed === "acts" && reachOf(name, "collector") === "own",
    );
    const unplaced = own.flatMap(({ name, input }) =>
      [...numbersIn(input)]
        .filter((key) => !(COUNTS.has(key) || COUNTS.has(`${name}.${key}`) || isPlaced(name.split(".")[0] ?? "", key)))
        .map((key) => `${name}.${key}`),
    );
    expect(unplaced).toEqual([]);
  });

  test("a collector cannot reach somebody else's agreement, promise or evidence through a customer of their own", async () => {
    const { as, client, own } = await office("sqlite");
    await as("collector");
    const command = () => ({ commandId: randomUUID() });
    const refused = expect.objectContaining({
      code: "NOT_ALLOWED",
      data: expect.objectContaining({ why: "portfolio" }),
    });
    const plan = { by: "dates" as const, rows: [{ dueOn: "2026-03-31", amountMinor: null }] };
    const parts = [{ currency: "MXN", invoices: [uuid(2)], plan }];
    const agreed = { customerId: own, type: "payment-plan", parts } as const;
    await expect(client.agreements.save({ ...command(), draft: { ...agreed, revises: 1 } })).rejects.toEqual(refused);
    const promised = { customerId: own, currency: "MXN", payments: [{ dueOn: "2026-03-10", amountMinor: 5_000 }] };
    const draft = { ...promised, invoices: [uuid(2)], renegotiates: 1 };
    await expect(client.promises.make({ ...command(), draft })).rejects.toEqual(refused);
    await expect(client.contacts.copyAttachment({ useId: 1 })).rejects.toEqual(refused);
    await client.agreements.save({ ...command(), draft: { ...agreed, revises: 2 } });
    await client.contacts.copyAttachment({ useId: 2 });
    // Nor does somebody who reaches both put one customer's agreement in the place of another's.
    await as("coordinator");
    await expect(client.agreements.save({ ...command(), draft: { ...agreed, revises: 1 } })).rejects.toEqual(
      expect.objectContaining({ code: "NOT_FOUND" }),
    );
  });

  test("what was asked for is recorded as of who asked, also when somebody else has signed in before it is done", async () => {
    const { as, client, context, db, other } = await office("sqlite");
    await as("manager");
    const asking = context.personId();
    const evidence = join(temporaryFolder(), "remision.pdf");
    writeFileSync(evidence, Buffer.alloc(4_000_000, 7));
    const draft = {
      customerId: other,
      invoiceUuid: uuid(1),
      type: "price",
      amountMinor: 1_000,
      reason: "Precio",
    } as const;
    const opening = client.disputes.open({ commandId: randomUUID(), draft, files: [evidence] });
    await new Promise((resolve) => setImmediate(resolve));
    await as("coordinator");
    expect(context.personId()).not.toBe(asking);
    const { id } = await opening;
    const told = await db.read.selectFrom("dispute").select(["person_id", "actor"]).where("id", "=", id).execute();
    expect(told).toEqual([{ person_id: asking, actor: "Persona manager" }]);
  });

  test.each(["sqlite", "postgres"] as const)(
    "a collector's answers hold nothing of another portfolio, and nothing of it is changed, on %s",
    async (database) => {
      const { as, client, own, other, db, context } = await office(database);
      const audited = async (): Promise<number> =>
        (await db.read.selectFrom("audit").select("seq").orderBy("seq", "desc").executeTakeFirst())?.seq ?? 0;
      const mine = procedures.filter(({ name }) => reachOf(name, "collector") === "own");
      const canary = /AJENA|AJE010101AB1/;
      const leaks: string[] = [];
      const seenByAll: string[] = [];
      const seenOfOwn: string[] = [];
      const acted: string[] = [];
      const placed: string[] = [];
      const ask = ({ path, input }: (typeof mine)[number], customerId: number, n: number) =>
        outcomeOf(() => callOn(client, path, inputAbout(input, about(customerId, n))));
      await as("collector");
      for (const procedure of mine) {
        const { name } = procedure;
        const before = await audited();
        const theirs = await ask(procedure, other, 1);
        if (canary.test(JSON.stringify({ answer: theirs.answer, data: theirs.data }))) leaks.push(name);
        if (PERMISSIONS.get(name)?.deed === "acts") {
          const { why } = (theirs.data ?? {}) as { why?: string };
          const refused = theirs.code === "NOT_ALLOWED" && why === "portfolio";
          if (refused) placed.push(name);
          if (!(refused || theirs.code === "BAD_REQUEST") || (await audited()) !== before)
            acted.push(`${name}: ${theirs.code}`);
        } else if (JSON.stringify((await ask(procedure, own, 2)).answer ?? "").includes("PROPIA")) seenOfOwn.push(name);
      }
      // What a collector is measured by is the own portfolio, whatever is asked for.
      const period = { from: "2026-01-01", to: "2026-03-31" };
      const { id: rival } = (await client.users.list()).rows.find(({ name }) => name === "Persona rival") ?? { id: 0 };
      const board = await client.kpis.board({ ...period, filter: { collectorId: rival } });
      expect([board.filter.collectorId, board.closed]).toEqual([context.session.me?.id, null]);
      const ownOpen = board.beside?.openMinor ?? 0;
      await as("manager");
      const whole = await client.kpis.board(period);
      expect([ownOpen > 0, ownOpen * 2]).toEqual([true, whole.beside?.openMinor]);
      for (const procedure of mine) {
        if (PERMISSIONS.get(procedure.name)?.deed === "acts") continue;
        if (canary.test(JSON.stringify((await ask(procedure, other, 1)).answer ?? ""))) seenByAll.push(procedure.name);
      }
      expect(leaks).toEqual([]);
      expect(acted).toEqual([]);
      expect(placed.length, placed.join()).toBeGreaterThan(20);
      // The proof is no proof if nobody would have seen it: a manager does, and a collector sees the own one.
      expect(seenByAll.length, seenByAll.join()).toBeGreaterThan(15);
      expect(seenOfOwn.length, seenOfOwn.join()).toBeGreaterThan(12);
    },
    120_000,
  );
});
