import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ContactDraftInput, TakenBack } from "../../../shared/contract/contacts.ts";
import { uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { refusal, setUp } from "./support.ts";

const PHONE = "+525555551234";
const FIX = { kind: "followUp", dueOn: "2026-03-11", note: "Buscar otro teléfono" } as const;
const override = { overrideReason: "otra vez el mismo día" };

async function scene(database: Parameters<typeof setUp>[0]) {
  const l = await setUp(database);
  const phone = async () => {
    const row = await l.db.read
      .selectFrom("contact_channel")
      .select(["state", "opted_out"])
      .where("id", "=", 1)
      .executeTakeFirstOrThrow();
    return row.opted_out === 1 ? `${row.state} opted out` : row.state;
  };
  const log = async (changes: Partial<ContactDraftInput>) =>
    (await l.client.contacts.log(l.draft({ ...override, ...changes }))).interactionId;
  const withdraw = async (interactionId: number) =>
    (await l.client.contacts.withdraw({ commandId: randomUUID(), interactionId, reason: "Era otra empresa" }))
      .takenBack;
  const correct = async (correctsId: number, changes: Partial<ContactDraftInput>) =>
    l.client.contacts.correct({
      ...l.draft({ ...override, next: { kind: "none" }, ...changes }),
      correctsId,
      reason: "Se marcó mal",
    });
  /** Saves the person's form with another state of the phone. */
  const byHand = async (state: "unverified" | "verified" | "bad", optedOut: boolean) => {
    l.clock.at = new Date(Date.parse(l.clock.at) + 60_000).toISOString();
    const { rows: contacts } = await l.client.customers.people({ customerId: l.customerId });
    const laura = contacts.find((each) => each.id === 1);
    if (laura === undefined) throw new Error("Laura is gone");
    const { id, version, channels, ...contact } = laura;
    await l.client.customers.saveContact({
      commandId: randomUUID(),
      customerId: l.customerId,
      contactId: id,
      version,
      contact: {
        ...contact,
        channels: channels.map((channel) =>
          channel.id === 1 ? { ...channel, state, optedOut } : { ...channel, optedOut: channel.optedOut },
        ),
      },
    });
  };
  return { ...l, phone, log, withdraw, correct, byHand };
}

describe.each(databases)("what a contact brought about, taken back on %s", (database) => {
  test("a wrong number withdrawn: the phone stands as before, and the log of the number tells both", async () => {
    const s = await scene(database);
    const wrong = await s.log({ outcome: "TE", contactId: null, next: FIX });
    expect(await s.phone()).toBe("bad");
    expect(await s.withdraw(wrong)).toEqual([
      { what: "channel-state", subject: PHONE, state: "unverified", done: true },
    ]);
    expect(await s.phone()).toBe("unverified");
    const { rows } = await s.client.contacts.timeline({ customerId: s.customerId });
    expect(rows.map(({ takenBack, withdrawn }) => [takenBack, withdrawn])).toEqual([
      [false, true],
      [true, false],
    ]);
    const events = await s.db.read
      .selectFrom("channel_event")
      .select(["cause", "state", "state_before"])
      .orderBy("id")
      .execute();
    expect(events).toEqual([
      { cause: "contact", state: "bad", state_before: "unverified" },
      { cause: "taken-back", state: "unverified", state_before: "bad" },
    ]);
  });

  test("corrected into the talk it was: the phone is proved by it; corrected in its note alone it stays bad", async () => {
    const s = await scene(database);
    const wrong = await s.log({ outcome: "TE", contactId: null, address: PHONE, next: FIX });
    const note = await s.correct(wrong, {
      outcome: "TE",
      contactId: null,
      channelId: null,
      address: PHONE,
      note: "TE",
    });
    expect([await s.phone(), note.takenBack]).toEqual(["bad", []]);
    const right = await s.correct(note.interactionId, { channelId: null, address: PHONE });
    expect(await s.phone()).toBe("verified");
    expect(right.takenBack).toEqual([{ what: "channel-state", subject: PHONE, state: "verified", done: true }]);
    expect(await s.withdraw(right.interactionId)).toEqual([
      { what: "channel-state", subject: PHONE, state: "unverified", done: true },
    ]);
    expect(await s.phone()).toBe("unverified");
  });

  test("what another contact says of the number stands, until that one is taken back too", async () => {
    const s = await scene(database);
    const first = await s.log({ outcome: "TE", contactId: null, next: FIX });
    const second = await s.log({ outcome: "NE", contactId: null, next: FIX });
    expect(await s.withdraw(first)).toEqual([{ what: "channel-state", subject: PHONE, state: "bad", done: false }]);
    expect(await s.phone()).toBe("bad");
    expect(await s.withdraw(second)).toEqual([
      { what: "channel-state", subject: PHONE, state: "unverified", done: true },
    ]);
    expect(await s.phone()).toBe("unverified");
  });

  test("what somebody said by hand since stays, and the answer says so", async () => {
    const s = await scene(database);
    const wrong = await s.log({ outcome: "TE", contactId: null, next: FIX });
    await s.byHand("verified", false);
    const again = await s.correct(wrong, { outcome: "TE", contactId: null, note: "Con otra nota" });
    expect([await s.phone(), again.takenBack]).toEqual(["verified", []]);
    expect(await s.withdraw(again.interactionId)).toEqual([
      { what: "channel-state", subject: PHONE, state: "verified", done: false },
    ]);
    expect(await s.phone()).toBe("verified");
    s.clock.at = "2026-03-10T18:00:00.000Z";
    const other = await s.log({ outcome: "CAN" });
    expect(await s.phone()).toBe("verified opted out");
    await s.byHand("bad", true);
    expect(await s.withdraw(other)).toEqual([{ what: "opt-out", subject: PHONE, state: "bad", done: true }]);
    expect(await s.phone()).toBe("bad");
  });

  test("an opt-out withdrawn lets the channel be used again; one asked for twice holds", async () => {
    const s = await scene(database);
    const first = await s.log({ outcome: "CAN" });
    const second = await s.log({ outcome: "CAN" });
    expect(await s.phone()).toBe("verified opted out");
    expect(await s.withdraw(second)).toEqual([{ what: "opt-out", subject: PHONE, state: "verified", done: false }]);
    expect(await s.phone()).toBe("verified opted out");
    const right = await s.correct(first, { outcome: "RP-INFO" });
    expect(right.takenBack).toEqual([{ what: "opt-out", subject: PHONE, state: "verified", done: true }]);
    expect(await s.phone()).toBe("verified");
    const check = await s.client.contacts.check({
      customerId: s.customerId,
      channel: "call",
      channelId: 1,
      contactId: 1,
    });
    expect(check.check.allowed ? "" : check.check.why).not.toBe("opted-out");
  });

  const promise = (customerId: number) => ({
    customerId,
    currency: "MXN",
    payments: [{ dueOn: "2026-03-20", amountMinor: 100_000 }],
    invoices: [uuid(1)],
  });
  /** Of what was taken back, the steps: the phone goes along where the talk had proved it. */
  const steps = (takenBack: readonly TakenBack[]) => takenBack.filter(({ what }) => !what.startsWith("channel"));
  const promises = async (l: Awaited<ReturnType<typeof scene>>) =>
    (await l.client.promises.page({ asOf: l.clock.at.slice(0, 10) })).rows.map((row) => row.state);

  test("a promise of a withdrawn contact never was; one of a day before is cancelled; one that money answered stays", async () => {
    const s = await scene(database);
    const log = () => s.log({ outcome: "PP", next: { kind: "promise", draft: promise(s.customerId) } });
    expect(steps(await s.withdraw(await log()))).toMatchObject([{ what: "promise", done: true }]);
    expect(await promises(s)).toEqual([]);
    const before = await log();
    s.clock.at = "2026-03-11T16:00:00.000Z";
    expect(steps(await s.withdraw(before))).toMatchObject([{ what: "promise", done: true }]);
    expect(await promises(s)).toEqual(["cancelled"]);
    const broken = await log();
    s.clock.at = "2026-03-30T16:00:00.000Z";
    expect(steps(await s.withdraw(broken))).toMatchObject([{ what: "promise", done: false }]);
    expect(await promises(s)).toContain("broken");
  });

  test("a promise goes with the outcome that was wrong, stays with one that was right, and can be made again", async () => {
    const s = await scene(database);
    const draft = promise(s.customerId);
    const first = await s.log({ outcome: "PP", next: { kind: "promise", draft } });
    const note = await s.correct(first, { outcome: "PPP", note: "Solo la primera" });
    expect([note.takenBack, await promises(s)]).toEqual([[], ["active"]]);
    // Of another outcome it is no answer: its own step is asked for.
    expect(await refusal(s.correct(note.interactionId, { outcome: "RP-INFO" }))).toBe("NEXT_STEP_MISSING");
    const later = { ...draft, payments: [{ dueOn: "2026-03-23", amountMinor: 100_000 }] };
    const again = await s.correct(note.interactionId, { outcome: "PP", next: { kind: "promise", draft: later } });
    expect(steps(again.takenBack)).toMatchObject([{ what: "promise", done: true }]);
    expect(await promises(s)).toEqual(["active"]);
    const followUp = { kind: "followUp", dueOn: "2026-03-13" } as const;
    const right = await s.correct(again.interactionId, { outcome: "RP-INFO", next: followUp });
    expect(steps(right.takenBack)).toMatchObject([{ what: "promise", done: true }]);
    expect(await promises(s)).toEqual([]);
    const { followUps } = await s.client.contacts.timeline({ customerId: s.customerId });
    expect(followUps.map(({ dueOn }) => dueOn)).toEqual(["2026-03-13"]);
  });

  test("a dispute of a withdrawn contact never was; one with more steps since stays", async () => {
    const s = await scene(database);
    const dispute = { customerId: s.customerId, invoiceUuid: uuid(2), type: "price", reason: "El precio" } as const;
    const log = () => s.log({ outcome: "DISP", next: { kind: "dispute", draft: dispute } });
    expect(steps(await s.withdraw(await log()))).toMatchObject([{ what: "dispute", subject: "F-2", done: true }]);
    const stands = async () =>
      (await s.db.read.selectFrom("dispute_standing").select("withdrawn").orderBy("id").execute()).map(
        (row) => row.withdrawn,
      );
    expect(await stands()).toEqual([1]);
    const second = await log();
    const { id } = await s.db.read
      .selectFrom("dispute")
      .select("id")
      .where("interaction_id", "=", second)
      .executeTakeFirstOrThrow();
    await s.client.disputes.wait({ commandId: randomUUID(), disputeId: id, for: "internal", note: "Ventas revisa" });
    expect(steps(await s.withdraw(second))).toMatchObject([{ what: "dispute", subject: "F-2", done: false }]);
    expect(await stands()).toEqual([1, 0]);
  });
});
