import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import { incoming, makeDocument, rules, uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { refusal, setUp, TUESDAY } from "./support.ts";

describe.each(databases)("the contact log on %s", (database) => {
  test("a call with its next step, its invoices and what it says about the phone is one row of the timeline", async () => {
    const l = await setUp(database);
    const logged = await l.client.contacts.log(
      l.draft({ durationS: 95, unpaidReason: "cash-flow", invoices: [uuid(1), uuid(1)] }),
    );
    const { rows, followUps, total } = await l.client.contacts.timeline({ customerId: l.customerId });
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      id: logged.interactionId,
      channel: "call",
      direction: "out",
      outcome: "RP-INFO",
      happenedOn: "2026-03-10",
      durationS: 95,
      reachedName: "Laura Ruiz",
      reachedRole: "accounts-payable",
      address: "+525555551234",
      rightParty: true,
      connected: true,
      nextKind: "follow-up",
      unpaidReason: "cash-flow",
      invoices: [{ uuid: uuid(1), label: "F-1" }],
    });
    expect(followUps).toMatchObject([{ id: logged.nextId, dueOn: "2026-03-13", note: "Preguntar la fecha" }]);
    const phone = await l.db.read.selectFrom("contact_channel").select("state").where("id", "=", 1).executeTakeFirst();
    expect(phone?.state).toBe("verified");
    const audit = await l.db.read.selectFrom("audit").select("action").orderBy("seq", "desc").executeTakeFirst();
    expect(audit?.action).toBe("contacts.log");
  });

  test("a repeated command logs once", async () => {
    const l = await setUp(database);
    const draft = l.draft();
    expect(await l.client.contacts.log(draft)).toEqual(await l.client.contacts.log(draft));
    expect((await l.client.contacts.page({})).total).toBe(1);
  });

  test("the step an outcome demands is refused when it is missing, and nothing stays", async () => {
    const l = await setUp(database);
    const none = { kind: "none" } as const;
    expect(await refusal(l.client.contacts.log(l.draft({ next: none })))).toBe("NEXT_STEP_MISSING");
    expect(await refusal(l.client.contacts.log(l.draft({ outcome: "PP" })))).toBe("NEXT_STEP_MISSING");
    expect(await refusal(l.client.contacts.log(l.draft({ outcome: "DISP" })))).toBe("NEXT_STEP_MISSING");
    const yesterday = { kind: "followUp", dueOn: "2026-03-09" } as const;
    expect(await refusal(l.client.contacts.log(l.draft({ next: yesterday })))).toBe("DAY_TOO_EARLY");
    expect(await refusal(l.client.contacts.log(l.draft({ happenedAt: "2026-03-10T18:00:00.000Z" })))).toBe(
      "DAY_IN_FUTURE",
    );
    expect(await refusal(l.client.contacts.log(l.draft({ contactId: null })))).toBe("REACHED_MISSING");
    expect(await refusal(l.client.contacts.log(l.draft({ outcome: "XYZ" })))).toBe("NOT_FOUND");
    expect(await refusal(l.client.contacts.log(l.draft({ contactId: 99 })))).toBe("NOT_FOUND");
    expect((await l.client.contacts.page({})).total).toBe(0);
    expect((await l.client.contacts.timeline({ customerId: l.customerId })).followUps).toEqual([]);
  });

  test("a promise and a dispute are made in the same transaction, or nothing is", async () => {
    const l = await setUp(database);
    const promise = {
      customerId: l.customerId,
      currency: "MXN",
      payments: [{ dueOn: "2026-03-20", amountMinor: 100_000 }],
      invoices: [uuid(1)],
    };
    const made = await l.client.contacts.log(l.draft({ outcome: "PP", next: { kind: "promise", draft: promise } }));
    const row = await l.db.read.selectFrom("promise").selectAll().executeTakeFirst();
    expect(row).toMatchObject({ id: made.nextId, interaction_id: made.interactionId, contact_id: 1 });

    const tooMuch = { ...promise, payments: [{ dueOn: "2026-03-20", amountMinor: 900_000_000 }], invoices: [uuid(2)] };
    const refused = l.client.contacts.log(
      l.draft({ outcome: "PP", overrideReason: "otra", next: { kind: "promise", draft: tooMuch } }),
    );
    expect(await refusal(refused)).toMatch(/^PROMISE_/);
    expect((await l.client.contacts.page({})).total).toBe(1);

    const dispute = { customerId: l.customerId, invoiceUuid: uuid(2), type: "price", reason: "El precio no coincide" };
    const opened = await l.client.contacts.log(
      l.draft({
        outcome: "DISP",
        overrideReason: "El cliente llamó de vuelta",
        next: { kind: "dispute", draft: { ...dispute, type: "price" } },
      }),
    );
    const found = await l.db.read.selectFrom("dispute").selectAll().executeTakeFirst();
    expect(found).toMatchObject({ id: opened.nextId, interaction_id: opened.interactionId });
  });

  test("who was reached decides the right party: a switchboard and a name typed by hand are third parties", async () => {
    const l = await setUp(database);
    await l.client.contacts.log(l.draft());
    await l.client.contacts.log(l.draft({ contactId: 2, channelId: 3, overrideReason: "segunda" }));
    await l.client.contacts.log(
      l.draft({ contactId: null, channelId: null, reachedName: "El velador", overrideReason: "tercera" }),
    );
    await l.client.contacts.log(l.draft({ outcome: "NA", contactId: 1, overrideReason: "cuarta" }));
    const totals = await l.client.contacts.totals({});
    expect(totals).toMatchObject({ contacts: 4, attempts: 4, connects: 3, rightParty: 1, promises: 0 });
    expect(totals.byOutcome).toEqual([
      { code: "RP-INFO", contacts: 3 },
      { code: "NA", contacts: 1 },
    ]);
  });

  test("a customer without people to call can be worked all the same: by a name typed by hand, and never by nobody", async () => {
    const l = await setUp(database);
    await l.db.write((tx) => tx.sql.updateTable("contact").set({ active: 0 }).execute());
    await l.db.write((tx) => tx.sql.updateTable("contact_channel").set({ active: 0 }).execute());
    const nobody = { contactId: null, channelId: null } as const;
    expect(await refusal(l.client.contacts.log(l.draft(nobody)))).toBe("REACHED_MISSING");
    await l.client.contacts.log(l.draft({ ...nobody, outcome: "NA" }));
    await l.client.contacts.log(l.draft({ ...nobody, reachedName: "Quien contestó", overrideReason: "segunda" }));
    const { rows } = await l.client.contacts.timeline({ customerId: l.customerId });
    expect(rows.map((row) => [row.outcome, row.reachedName])).toEqual([
      ["RP-INFO", "Quien contestó"],
      ["NA", ""],
    ]);
  });

  test("a wrong number is marked, and a wish not to be called is kept", async () => {
    const l = await setUp(database);
    await l.client.contacts.log(l.draft({ outcome: "TE", contactId: null, channelId: 3 }));
    await l.client.contacts.log(l.draft({ outcome: "CAN", overrideReason: "pidió baja" }));
    const rows = await l.db.read
      .selectFrom("contact_channel")
      .select(["id", "state", "opted_out"])
      .orderBy("id")
      .execute();
    expect(rows).toMatchObject([{ id: 1, opted_out: 1 }, { id: 2 }, { id: 3, state: "bad", opted_out: 0 }]);
    const again = l.client.contacts.check({ customerId: l.customerId, channelId: 1, channel: "call" });
    expect((await again).check).toMatchObject({ allowed: false, why: "opted-out", law: true });
  });

  test("outside the hours a contact is logged only with the reason why it was made", async () => {
    const l = await setUp(database, "2026-03-14T16:00:00.000Z");
    const next = { kind: "followUp", dueOn: "2026-03-17" } as const;
    expect(await refusal(l.client.contacts.log(l.draft({ next })))).toBe("CONTACT_BLOCKED");
    await l.client.contacts.log(l.draft({ next, direction: "in" }));
    const logged = await l.client.contacts.log(l.draft({ next, overrideReason: "El cliente lo pidió" }));
    const row = await l.client.contacts.get({ id: logged.interactionId });
    expect(row).toMatchObject({ overrideReason: "El cliente lo pidió" });
    const kept = await l.db.read
      .selectFrom("interaction")
      .select(["rule_id", "rule_version"])
      .where("id", "=", logged.interactionId)
      .executeTakeFirst();
    expect(kept?.rule_id).toBe("MX-B2B");
  });

  test("a correction is a new row; the old one stays, counts no more, and cannot be corrected twice", async () => {
    const l = await setUp(database);
    const wrong = await l.client.contacts.log(l.draft({ outcome: "NA", note: "No contestó" }));
    const right = await l.client.contacts.correct({
      ...l.draft({ next: { kind: "none" }, note: "Sí contestó" }),
      correctsId: wrong.interactionId,
      reason: "Me equivoqué de código",
    });
    const { rows, followUps } = await l.client.contacts.timeline({ customerId: l.customerId });
    expect(rows.map((row) => [row.id, row.correctsId, row.correctedById, row.note])).toEqual([
      [right.interactionId, wrong.interactionId, null, "Sí contestó"],
      [wrong.interactionId, null, right.interactionId, "No contestó"],
    ]);
    // What was to follow still does, and comes from the right row now.
    expect(followUps).toMatchObject([{ sourceId: right.interactionId }]);
    expect(await l.client.contacts.totals({})).toMatchObject({ contacts: 1, rightParty: 1 });
    const twice = { ...l.draft(), correctsId: wrong.interactionId, reason: "otra vez" };
    expect(await refusal(l.client.contacts.correct(twice))).toBe("CONTACT_CORRECTED");
    expect((await l.client.contacts.page({ corrected: true })).total).toBe(2);
    expect((await l.client.contacts.page({})).total).toBe(1);
  });

  test("a correction with another step takes the first one back", async () => {
    const l = await setUp(database);
    const wrong = await l.client.contacts.log(l.draft());
    await l.client.contacts.correct({
      ...l.draft({ next: { kind: "followUp", dueOn: "2026-03-20" } }),
      correctsId: wrong.interactionId,
      reason: "Quedó para otro día",
    });
    const { followUps } = await l.client.contacts.timeline({ customerId: l.customerId });
    expect(followUps.map((each) => each.dueOn)).toEqual(["2026-03-20"]);
  });

  test("a withdrawn contact counts no more; follow-ups it did are open again and those it opened are void", async () => {
    const l = await setUp(database);
    const first = await l.client.contacts.log(l.draft());
    const second = await l.client.contacts.log(
      l.draft({
        followUpIds: [first.nextId ?? 0],
        overrideReason: "otra",
        next: { kind: "followUp", dueOn: "2026-03-16" },
      }),
    );
    const open = async () =>
      (await l.client.contacts.timeline({ customerId: l.customerId })).followUps.map((each) => each.dueOn);
    expect(await open()).toEqual(["2026-03-16"]);
    const withdrawal = { interactionId: second.interactionId, reason: "Era de otro cliente" };
    await l.client.contacts.withdraw({ ...withdrawal, commandId: crypto.randomUUID() });
    expect(await open()).toEqual(["2026-03-13"]);
    expect((await l.client.contacts.page({})).rows.map((row) => row.id)).toEqual([first.interactionId]);
    expect(await refusal(l.client.contacts.withdraw({ ...withdrawal, commandId: crypto.randomUUID() }))).toBe(
      "CONTACT_CORRECTED",
    );
  });

  test("a contact does what was to be done with its own customer, never with another", async () => {
    const l = await setUp(database);
    await l.db.write((tx) =>
      postDocuments(
        tx,
        [incoming(makeDocument(9, { receiver: { rfc: "GODE561231GR8", name: "OTRO", foreignTaxId: "" } }))],
        { runId: 1, recordedAt: TUESDAY, actor: "t" },
        rules,
      ),
    );
    const other = (await l.client.customers.find({ text: "otro" })).rows[0]?.id ?? 0;
    const theirs = { commandId: randomUUID(), customerId: other, dueOn: "2026-03-12" };
    const { id } = await l.client.contacts.addFollowUp(theirs);
    expect(await refusal(l.client.contacts.log(l.draft({ followUpIds: [id] })))).toBe("NOT_FOUND");
    expect((await l.client.contacts.timeline({ customerId: other })).followUps).toMatchObject([{ id }]);
    expect((await l.client.contacts.timeline({ customerId: l.customerId })).total).toBe(0);
  });

  test("a follow-up is added by hand and moved with its reason", async () => {
    const l = await setUp(database);
    const commandId = (): string => crypto.randomUUID();
    const added = await l.client.contacts.addFollowUp({
      commandId: commandId(),
      customerId: l.customerId,
      dueOn: "2026-03-11",
      note: "Enviar estado de cuenta",
    });
    const moved = await l.client.contacts.moveFollowUp({
      commandId: commandId(),
      id: added.id,
      dueOn: "2026-03-18",
      dueAt: "2026-03-18T16:30:00.000Z",
      reason: "customer-asked",
    });
    const { followUps } = await l.client.contacts.timeline({ customerId: l.customerId });
    expect(followUps).toMatchObject([
      { id: moved.id, note: "Enviar estado de cuenta", dueAt: "2026-03-18T16:30:00.000Z" },
    ]);
    const old = await l.db.read.selectFrom("follow_up").selectAll().where("id", "=", added.id).executeTakeFirst();
    expect(old).toMatchObject({ state: "moved", moved_to_id: moved.id, closed_reason: "customer-asked" });
    const again = { commandId: commandId(), id: added.id, dueOn: "2026-03-19", reason: "other" } as const;
    expect(await refusal(l.client.contacts.moveFollowUp(again))).toBe("NOT_FOUND");
  });

  test("outcomes are the company's own data; rows keep the flags they were logged with", async () => {
    const l = await setUp(database);
    await l.client.contacts.log(l.draft());
    const { rows } = await l.client.contacts.outcomes();
    const info = rows.find((row) => row.code === "RP-INFO");
    if (!info) throw new Error("no RP-INFO");
    const { position: _position, ...outcome } = info;
    const saved = await l.client.contacts.saveOutcome({
      commandId: crypto.randomUUID(),
      outcome: { ...outcome, nextStep: "none", rightParty: false, labelEs: "Informado" },
    });
    expect(saved.rows.find((row) => row.code === "RP-INFO")).toMatchObject({ labelEs: "Informado", nextStep: "none" });
    await l.client.contacts.log(l.draft({ next: { kind: "none" }, overrideReason: "segunda" }));
    expect(await l.client.contacts.totals({})).toMatchObject({ contacts: 2, rightParty: 1 });
  });

  test("the list is filtered by several values, sorted, searched without accents and exported as it is shown", async () => {
    const l = await setUp(database);
    await l.client.contacts.log(l.draft({ note: "Habló de la reclamación" }));
    await l.client.contacts.log(l.draft({ outcome: "NA", note: "Nada", overrideReason: "x" }));
    await l.client.contacts.log(
      l.draft({ outcome: null, channel: "note", note: "Tesorera nueva", next: { kind: "none" } }),
    );
    const codes = async (input: Parameters<typeof l.client.contacts.page>[0]) =>
      (await l.client.contacts.page(input)).rows.map((row) => row.outcome);
    expect(await codes({ search: "reclamacion" })).toEqual(["RP-INFO"]);
    expect(await codes({ search: "UNIVERSIDAD nada" })).toEqual(["NA"]);
    expect(await codes({ filters: [{ column: "outcome", op: "in", values: ["NA", "RP-INFO"] }] })).toEqual([
      "NA",
      "RP-INFO",
    ]);
    expect(await codes({ sort: [{ by: "outcome", desc: false }] })).toEqual([null, "NA", "RP-INFO"]);
    expect(await codes({ from: "2026-03-11" })).toEqual([]);
    const { values } = await l.client.contacts.values({ column: "channel" });
    expect(values.map((each) => [each.value, each.rows])).toEqual([
      ["call", 2],
      ["note", 1],
    ]);
  });

  test("rows of a merged customer are the kept one's", async () => {
    const l = await setUp(database);
    await l.db.write((tx) =>
      tx.sql
        .insertInto("customer")
        .values({ id: 900, key: "B", rfc: "B", name: "Otra", search: "otra", name_from: "", merged_into: l.customerId })
        .execute(),
    );
    await l.client.contacts.log(l.draft({ customerId: 900 }));
    const { rows } = await l.client.contacts.timeline({ customerId: l.customerId });
    expect(rows).toMatchObject([{ customerId: l.customerId }]);
  });
});
