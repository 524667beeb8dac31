import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isPlaced } from "../../../electron/ledger/users/portfolio.ts";
import { zPersonRole } from "../../../shared/contract/users.ts";
import { OPEN, PERMISSIONS, reachOf } from "../../../shared/domain/permissions.ts";
import { uuid } from "../support/documents.ts";
import { allProcedures, callOn, inputAbout, type JsonSchema, outcomeOf } from "../support/inputs.ts";
import { temporaryFolder } from "../support/ledgers.ts";
import { office } from "../support/office.ts";

const procedures = allProcedures().filter(({ name }) => !OPEN.has(name));
/** These act without being told anything; what they do has its own tests. */
const ACT_AT_ONCE = new Set(["backup.make", "backup.cancel", "reports.runDue"]);

/** Numbers of an input that count, measure or order, and name nothing. */
const COUNTS = new Set([
  ...["amountMinor", "count", "durationS", "line", "percentBp", "quitaMinor", "termDays", "upToMinor", "version"],
  ...["waivedMinor"],
  // Whom a complaint is about belongs to no portfolio; whose it is does.
  ...["agencyComplaints.record.agencyId"],
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
        } else if (PERMISSIONS.get(name)?.deed === "exports") {
          // What leaves in a file answers with its place, and is long in the making: the two looks below see nothing of it.
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
        if (PERMISSIONS.get(procedure.name)?.deed !== "reads") continue;
        if (canary.test(JSON.stringify((await ask(procedure, other, 1)).answer ?? ""))) seenByAll.push(procedure.name);
      }
      expect(leaks).toEqual([]);
      expect(acted).toEqual([]);
      expect(placed.length, placed.join()).toBeGreaterThan(20);
      // The proof is no proof if nobody would have seen it: a manager does, and a collector sees the own one.
      expect(seenByAll.length, seenByAll.join()).toBeGreaterThan(15);
      expect(seenOfOwn.length, seenOfOwn.join()).toBeGreaterThan(12);
    },
    // A minute where nothing else runs: every procedure there is, two or three times, on a server within the process.
    300_000,
  );
});
