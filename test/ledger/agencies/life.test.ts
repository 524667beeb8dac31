import { describe, expect, test } from "vitest";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { drawHoldout } from "../../../shared/domain/agencies/holdout.ts";
import { refusal } from "../disputes/scene.ts";
import { makeDocument, uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { profile } from "../support/profile.ts";
import { K, owed, type Scene, setUp } from "./scene.ts";

const sound = async (l: Scene) => {
  const { checks } = await verifyLedger(l.db);
  return checks.filter(({ name, ok }) => !ok && name !== "files");
};

describe.each(databases)("placements on %s", (database) => {
  test("are asked by one and allowed by another, and freeze what is open, how old it is and what it earns", async () => {
    const l = await setUp(database, [owed(1, 400, 20), owed(2, 300, 45, 1), owed(3, 50, 100, 2)]);
    const input = { ...l.id(), agencyId: l.agencyId, uuids: [uuid(1), uuid(2)], note: "Sin respuesta" };
    const asked = await l.client.agencies.place(input);
    expect(asked).toMatchObject({ items: 2, control: 0 });
    expect(await l.client.agencies.place(input)).toEqual(asked);
    expect((await l.client.agencies.placements({})).rows).toMatchObject([
      { state: "asked", askedBy: "Carla", placedOn: null, sums: [{ currency: "MXN", items: 2, minor: 700 * K }] },
    ]);
    const { rows: waiting } = await l.client.approvals.page({});
    expect(waiting).toMatchObject([
      {
        kind: "placement",
        amountMinor: 700 * K,
        needs: ["manager"],
        mayNot: "maker",
        data: { agency: "Recuperadora del Centro", items: 2, customers: 2, amounts: "700,000.00 MXN" },
      },
    ]);
    expect(
      await refusal(l.client.approvals.decide({ ...l.id(), id: asked.approvalId, decision: "approved" })),
    ).toMatchObject({
      code: "APPROVAL_REFUSED",
    });
    expect(await refusal(l.place([1]))).toMatchObject({ code: "PLACEMENT_REFUSED", why: "asked" });
    expect((await l.client.agencies.ofInvoice({ uuid: uuid(1) })).rows).toEqual([]);
    l.clock.day = "2026-07-20";
    await l.allow();
    expect(await l.item(1)).toMatchObject({
      placedOn: "2026-07-20",
      placedMinor: 400 * K,
      daysPastDue: 39,
      bucket: "31-60",
      rateBp: 1800,
      state: "with",
      openMinor: 400 * K,
    });
    expect(await l.item(2)).toMatchObject({ daysPastDue: 64, bucket: "61-90", rateBp: 2500 });
    expect(await refusal(l.place([1]))).toMatchObject({ code: "PLACEMENT_REFUSED", why: "placed" });
    const second = await l.newAgency({ legalName: "Otro despacho", rfc: "" });
    expect(await refusal(l.place([1, 3], { agencyId: second }))).toMatchObject({ why: "placed", count: 1 });
    const customerId = await l.customerOf(1);
    expect((await l.client.agencies.ofCustomer({ customerId })).rows).toMatchObject([
      { agencyName: "Recuperadora del Centro", since: "2026-07-20", items: 1, openMinor: 400 * K },
    ]);
    expect(await sound(l)).toEqual([]);
  });

  test("leave out, with why, what changed before they were allowed; refused ones place nothing", async () => {
    const l = await setUp(database, [owed(1, 400, 20), owed(2, 300, 45, 1), owed(3, 200, 45, 2)]);
    const { id } = await l.place([1, 2, 3]);
    l.clock.day = "2026-07-03";
    await l.pay(2, "2026-07-02", 300);
    await l.pay(3, "2026-07-02", 10);
    await l.allow();
    const found = await l.client.agencies.placement({ id });
    expect(found.leftOut.map(({ uuid: of, why }) => [of, why])).toEqual([
      [uuid(2), "nothing-open"],
      [uuid(3), "recent-payment"],
    ]);
    expect(found.placement).toMatchObject({ state: "placed", placedOn: "2026-07-03", allowedBy: "Marta" });
    expect(found.placement.sums).toEqual([{ currency: "MXN", items: 1, minor: 400 * K }]);
    expect(found.asked).toHaveLength(3);
    l.clock.day = "2026-07-09";
    const again = await l.place([3]);
    await l.become(l.allows);
    await l.client.approvals.decide({ ...l.id(), id: again.approvalId, decision: "refused", reason: "Todavía no" });
    await l.become(l.asks);
    expect((await l.client.agencies.placement({ id: again.id })).placement.state).toBe("declined");
    expect((await l.client.agencies.placeable({ only: true })).rows.map((row) => row.uuid)).toEqual([uuid(3)]);
  });

  test("refuse what is not due, disputed, agreed, legal or paid lately, each with its own reason", async () => {
    const l = await setUp(database, [
      owed(1, 100, 20),
      owed(2, 100, 20, 1),
      owed(3, 100, 20, 2),
      owed(4, 100, -5, 3),
      owed(5, 100, 20, 4),
      owed(6, 100, 20, 5),
    ]);
    const dispute = (n: number, amountMinor: number | null) =>
      l.customerOf(n).then((customerId) =>
        l.client.disputes.open({
          ...l.id(),
          draft: { customerId, invoiceUuid: uuid(n), type: "price", amountMinor, reason: "Precio distinto" },
        }),
      );
    await dispute(1, null);
    await dispute(2, 40 * K);
    await l.pay(3, "2026-06-27", 10);
    const lawyers = profile(await l.customerOf(6), { legal_hold: 1 });
    await l.db.write((tx) => tx.bulk.insert("customer_profile", [lawyers]));
    const { rows } = await l.client.agencies.placeable({ uuids: [1, 2, 3, 4, 5, 6].map(uuid) });
    const why = Object.fromEntries(rows.map((row) => [row.uuid, row.why]));
    expect(why).toEqual({
      [uuid(1)]: "disputed",
      [uuid(2)]: null,
      [uuid(3)]: "recent-payment",
      [uuid(4)]: "not-due",
      [uuid(5)]: null,
      [uuid(6)]: "legal",
    });
    // Of what is disputed in part the rest is placed.
    expect(rows.find((row) => row.uuid === uuid(2))).toMatchObject({ disputedMinor: 40 * K, placeMinor: 60 * K });
    expect(await refusal(l.place([1, 2]))).toMatchObject({ code: "PLACEMENT_REFUSED", why: "disputed", count: 1 });
    await l.place([2]);
    await l.allow();
    expect(await l.item(2)).toMatchObject({ placedMinor: 60 * K });
    // What is paid beyond it pays what was never placed.
    await l.pay(2, "2026-07-01", 100);
    expect(await l.item(2)).toMatchObject({ directMinor: 60 * K, commissionMinor: 7.2 * K });
  });

  test("nothing new goes to an agency whose obligatory paper is missing or expired, that is inactive or has no terms", async () => {
    const l = await setUp(database, [owed(1, 100, 20)]);
    const file = (changes: { expiresOn?: string; obligatory?: boolean }) =>
      l.client.agencies.filePaper({
        ...l.id(),
        agencyId: l.agencyId,
        paper: "sat-opinion",
        obligatory: true,
        ...changes,
      });
    await file({ expiresOn: "2026-07-08" });
    const alert = async () =>
      (await l.client.agencies.alerts()).rows.map((row) => [row.paper, row.state, row.daysLeft, row.alert]);
    expect(await alert()).toEqual([["sat-opinion", "soon", 7, 7]]);
    await l.place([1]);
    l.clock.day = "2026-07-09";
    expect(await alert()).toEqual([["sat-opinion", "expired", -1, 0]]);
    const blocked = { code: "AGENCY_BLOCKED", why: "papers", papers: ["sat-opinion"] };
    // It expired while the batch waited: what waits is not placed either.
    await l.become(l.allows);
    const [waits] = (await l.client.approvals.page({})).rows;
    const allowed = l.client.approvals.decide({ ...l.id(), id: waits?.id ?? 0, decision: "approved" });
    expect(await refusal(allowed)).toMatchObject(blocked);
    await l.client.approvals.decide({ ...l.id(), id: waits?.id ?? 0, decision: "refused", reason: "Papeles" });
    await l.become(l.asks);
    expect(await refusal(l.place([1]))).toMatchObject(blocked);
    await file({ expiresOn: "2026-07-08", obligatory: false });
    await l.place([1]);
    await l.allow();
    const bare = await l.client.agencies.save({ ...l.id(), fields: { ...l.fields, rfc: "", legalName: "Nuevo" } });
    expect((await l.client.agencies.get({ id: bare.id })).agency).toMatchObject({ blocked: "papers" });
    expect(await refusal(l.place([1], { agencyId: bare.id }))).toMatchObject({ code: "AGENCY_BLOCKED" });
    await l.client.agencies.save({
      ...l.id(),
      id: bare.id,
      version: bare.version,
      fields: { ...l.fields, rfc: "", legalName: "Nuevo", active: false },
    });
    expect(await refusal(l.place([1], { agencyId: bare.id }))).toMatchObject({ why: "inactive" });
  });

  test("an agency is one RFC, and changed by whoever read it last", async () => {
    const l = await setUp(database, []);
    const save = (fields: Partial<Scene["fields"]>, id: number | null = null, version = 0) =>
      l.client.agencies.save({ ...l.id(), id, version, fields: { ...l.fields, ...fields } });
    expect(await refusal(save({}))).toMatchObject({ code: "AGENCY_EXISTS", name: "Recuperadora del Centro" });
    expect(await refusal(save({ rfc: "NOESRFC" }))).toMatchObject({ field: "rfc", code: "not-an-rfc" });
    expect(await refusal(save({ rfc: "XAXX010101000" }))).toMatchObject({ field: "rfc", code: "not-an-rfc" });
    expect(await refusal(save({ email: "nadie" }))).toMatchObject({ field: "email", code: "not-a-mail" });
    await save({ phones: "55 1234 5678" }, l.agencyId, 1);
    expect(await refusal(save({}, l.agencyId, 1))).toMatchObject({ code: "CHANGED_MEANWHILE" });
    const { rows } = await l.client.audit.page({ limit: 5 });
    expect(rows[0]).toMatchObject({ action: "agencies.save", subjectLabel: "Recuperadora del Centro" });
  });

  test("the control group is drawn by customer with a seed that anybody can draw again by", async () => {
    const l = await setUp(
      database,
      [0, 1, 2, 3].flatMap((customer) => [
        owed(customer * 2 + 1, 10, 20, customer),
        owed(customer * 2 + 2, 10, 50, customer),
      ]),
    );
    const { id, seed, items, control } = await l.place([1, 2, 3, 4, 5, 6, 7, 8], { holdoutBp: 5000 });
    expect([items, control]).toEqual([4, 4]);
    const { asked } = await l.client.agencies.placement({ id });
    const drawn = drawHoldout(
      asked.map((row) => row.customerId),
      5000,
      seed,
    );
    expect(asked.every((row) => row.control === drawn.has(row.customerId))).toBe(true);
    await l.allow();
    for (const row of asked) {
      const found = (await l.client.agencies.ofInvoice({ uuid: row.uuid })).rows;
      expect(found.map((item) => item.state)).toEqual([row.control ? "control" : "with"]);
    }
    const kept = asked.find((row) => row.control);
    const { rows } = await l.client.agencies.placeable({ uuids: [kept?.uuid ?? ""] });
    expect(rows[0]?.why).toBeNull();
  });

  test("items are taken back by one and allowed by another; what comes in the tail still earns, later it does not", async () => {
    const l = await setUp(database, [owed(1, 100, 20)]);
    await l.place([1]);
    await l.allow();
    const { id } = await l.item(1);
    l.clock.day = "2026-07-10";
    const recall = () => l.client.agencies.recall({ ...l.id(), itemIds: [id], reason: "no-activity" });
    const { approvalId } = await recall();
    expect(await refusal(recall())).toMatchObject({ code: "RECALL_REFUSED", why: "asked" });
    expect(await l.item(1)).toMatchObject({ state: "asked", recalledOn: null });
    expect(await refusal(l.client.approvals.decide({ ...l.id(), id: approvalId, decision: "approved" }))).toMatchObject(
      {
        code: "APPROVAL_REFUSED",
      },
    );
    await l.allow();
    expect(await l.item(1)).toMatchObject({ state: "recalled", recalledOn: "2026-07-10", recallReason: "no-activity" });
    expect(await refusal(recall())).toMatchObject({ code: "RECALL_REFUSED", why: "recalled" });
    // The last day is the agency's until its end.
    expect(await refusal(l.place([1]))).toMatchObject({ why: "placed" });
    l.clock.day = "2026-08-10";
    await l.pay(1, "2026-07-10", 10);
    await l.pay(1, "2026-07-25", 10);
    await l.pay(1, "2026-07-26", 10);
    const { rows, item } = await l.client.agencies.cash({ itemId: id });
    expect(rows.map((row) => [row.on, row.when, row.countedMinor, row.commissionMinor])).toEqual([
      ["2026-07-26", "after", 0, 0],
      ["2026-07-25", "tail", 10 * K, 1.2 * K],
      ["2026-07-10", "window", 10 * K, 1.2 * K],
    ]);
    expect(item).toMatchObject({ directMinor: 10 * K, tailMinor: 10 * K, commissionMinor: 2.4 * K });
    const [score] = (await l.client.agencies.scoreboard({ from: "2026-07-01", to: "2026-07-31" })).rows;
    expect(score).toMatchObject({
      placedMinor: 100 * K,
      recalledMinor: 90 * K,
      ratePercent: "100.00",
      recoveredMinor: 10 * K,
    });
  });

  test("what was returned as invalid leaves the rate like what was recalled, in a column of its own", async () => {
    const l = await setUp(database, [owed(1, 100, 20), owed(2, 100, 20, 1)]);
    await l.place([1, 2]);
    await l.allow();
    const { id } = await l.item(2);
    await l.client.agencies.recall({ ...l.id(), itemIds: [id], reason: "invalid" });
    await l.allow();
    const [score] = (await l.client.agencies.scoreboard({ from: "2026-07-01", to: "2026-07-31" })).rows;
    expect(score).toMatchObject({
      placedMinor: 200 * K,
      recalledMinor: 0,
      returnedMinor: 100 * K,
      ratePercent: "0.00",
    });
    const { rows } = await l.client.kpis.rows({ from: "2026-07-01", to: "2026-07-31", name: "agencyRecoveryPct" });
    expect(rows.map((row) => [row.state, row.denominator])).toEqual([
      ["placed", 100 * K],
      ["returned", 0],
    ]);
  });

  test("an invoice that replaces a placed one is placed as that was, and its cash counts", async () => {
    const l = await setUp(database, [owed(1, 100, 20)]);
    await l.place([1]);
    await l.allow();
    l.clock.day = "2026-07-05";
    const replacement = owed(9, 100, -34, 0, { relations: [{ relation: "04", uuids: [uuid(1)] }] });
    await l.post(makeDocument(9, { ...replacement, issuedAt: "2026-07-05T10:00:00" }));
    expect((await l.client.agencies.ofInvoice({ uuid: uuid(9) })).rows).toMatchObject([
      { uuid: uuid(1), state: "with" },
    ]);
    await l.pay(9, "2026-07-05", 30);
    expect(await l.item(1)).toMatchObject({ directMinor: 30 * K, openMinor: 70 * K });
    expect(await sound(l)).toEqual([]);
    await l.db.write((tx) => tx.sql.deleteFrom("placement_cover").where("receivable_id", ">", 1).execute());
    expect((await sound(l)).map(({ name }) => name)).toEqual(["placements"]);
  });

  test("a mark says who obtained a payment, can be taken back, and is not said twice", async () => {
    const l = await setUp(database, [owed(1, 100, 20)]);
    await l.place([1]);
    await l.allow();
    const paymentUuid = await l.pay(1, "2026-07-01", 20);
    const { id: itemId } = await l.item(1);
    const mark = (via: boolean) =>
      l.client.agencies.attribute({ ...l.id(), itemId, paymentUuid, via, note: "Correo del despacho" });
    await mark(true);
    expect(await l.item(1)).toMatchObject({ viaMinor: 20 * K, directMinor: 0 });
    expect(await refusal(mark(true))).toMatchObject({ code: "ATTRIBUTION_SAME" });
    expect((await l.client.agencies.cash({ itemId })).rows).toMatchObject([
      { via: true, markedNote: "Correo del despacho" },
    ]);
    await mark(false);
    expect(await l.item(1)).toMatchObject({ viaMinor: 0, directMinor: 20 * K });
    expect(
      await refusal(l.client.agencies.attribute({ ...l.id(), itemId, paymentUuid: uuid(77), via: true })),
    ).toMatchObject({ code: "NOT_FOUND" });
    await expect(l.db.write((tx) => tx.sql.updateTable("placement_mark").set({ via: 1 }).execute())).rejects.toThrow(
      "append-only",
    );
  });

  test("costs stand until they are taken back, once", async () => {
    const l = await setUp(database, []);
    const { id } = await l.client.agencies.addCost({
      ...l.id(),
      agencyId: l.agencyId,
      month: "2026-07",
      kind: "legal",
      currency: "MXN",
      netMinor: 5 * K,
      vatMinor: 80_000,
      vatCreditable: true,
    });
    const score = async () => (await l.client.agencies.scoreboard({ from: "2026-07-01", to: "2026-07-31" })).rows;
    expect(await score()).toMatchObject([{ legalMinor: 5 * K, vatMinor: 80_000, vatCostMinor: 0, costPerPeso: null }]);
    const reverse = () => l.client.agencies.reverseCost({ ...l.id(), costId: id, reason: "Capturado dos veces" });
    await reverse();
    expect(await refusal(reverse())).toMatchObject({ code: "COST_REVERSED" });
    expect(await score()).toEqual([]);
    expect((await l.client.agencies.costs({})).rows).toMatchObject([
      { id, reversed: { reason: "Capturado dos veces" } },
    ]);
  });
});
