import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FileItem } from "../../../shared/domain/escalations/codes.ts";
import { owed, type Scene, setUp } from "../agencies/scene.ts";
import { refusal } from "../disputes/scene.ts";
import { uuid } from "../support/documents.ts";
import { databases, temporaryFolder } from "../support/ledgers.ts";

const fileOf = async (l: Scene, id: number) => (await l.client.escalations.get({ id })).file;
const lineOf = async (l: Scene, id: number, item: FileItem, of: string | null = null) =>
  (await fileOf(l, id)).find((line) => line.item === item && line.uuid === of);

describe.each(databases)("the file of a case on %s", (database) => {
  test("finds what the ledger holds, and shows what is missing of each invoice", async () => {
    const l = await setUp(database, [owed(1, 100, 70), owed(2, 100, 60)]);
    const customerId = await l.customerOf(1);
    const { id } = await l.client.escalations.raise({
      ...l.id(),
      ...{ customerId, invoices: [uuid(1), uuid(2)], reason: "Para demandar" },
    });
    const states = async () =>
      Object.fromEntries(
        (await fileOf(l, id)).map(({ item, uuid: of, state }) => [`${item} ${of ?? ""}`.trim(), state]),
      );
    expect(await states()).toMatchObject({
      ...{ contract: "missing", statement: "found", payments: "found", messages: "missing", "tax-id": "found" },
      ...{ demands: "missing", addresses: "missing", interest: "found", acknowledgement: "missing" },
      ...{ [`cfdi ${uuid(1)}`]: "found", [`po ${uuid(1)}`]: "missing", [`delivery ${uuid(2)}`]: "missing" },
      ...{ [`contrarecibo ${uuid(1)}`]: "missing", [`sat-status ${uuid(1)}`]: "missing" },
    });
    // Nothing was ever with an agency, so that none has to report.
    expect(await lineOf(l, id, "agency-report")).toBeUndefined();

    const folder = temporaryFolder();
    const paper = (name: string): string => {
      const path = join(folder, name);
      writeFileSync(path, `${name} firmado`);
      return path;
    };
    const record = (draft: object) =>
      l.client.acceptance.record({ ...l.id(), draft: { customerId, uuids: [uuid(1)], files: [], ...draft } });
    await record({ po: "OC-77" });
    await record({ received: { on: "2026-04-01", number: "R-1" } });
    expect(await lineOf(l, id, "delivery", uuid(1))).toMatchObject({ state: "missing" });
    await record({ received: { on: "2026-04-02", number: "R-2" }, files: [paper("remision.pdf")] });
    await record({ accepted: { on: "2026-04-03", number: "CR-5" }, files: [paper("contrarecibo.pdf")] });
    expect(await lineOf(l, id, "po", uuid(1))).toMatchObject({ state: "found", found: "OC-77" });
    expect(await lineOf(l, id, "delivery", uuid(1))).toMatchObject({
      state: "found",
      files: [{ name: "remision.pdf" }],
    });
    expect(await lineOf(l, id, "contrarecibo", uuid(1))).toMatchObject({ state: "found", found: "CR-5" });
    expect(await lineOf(l, id, "contrarecibo", uuid(2))).toMatchObject({ state: "missing" });

    const before = (await l.client.escalations.get({ id })).gaps;
    await l.client.escalations.attach({
      ...l.id(),
      escalationId: id,
      item: "contract",
      files: [paper("contrato.pdf")],
    });
    const mark = { ...l.id(), escalationId: id, item: "guarantors", reason: "Se vendió sin aval" } as const;
    await l.client.escalations.mark(mark);
    await l.client.escalations.mark(mark);
    expect(await lineOf(l, id, "contract")).toMatchObject({ state: "attached", files: [{ name: "contrato.pdf" }] });
    expect(await lineOf(l, id, "guarantors")).toMatchObject({
      ...{ state: "not-applicable", reason: "Se vendió sin aval", by: "Carla" },
    });
    expect((await l.client.escalations.get({ id })).gaps).toBe(before - 2);
    await l.client.escalations.mark({ ...l.id(), escalationId: id, item: "guarantors", reason: null });
    expect(await lineOf(l, id, "guarantors")).toMatchObject({ state: "missing", reason: "" });
    // A paper of an invoice names an invoice of the case, others name none.
    const wrong = async (item: FileItem, of: string | null) =>
      refusal(l.client.escalations.mark({ ...l.id(), escalationId: id, item, uuid: of, reason: "No" }));
    expect(await wrong("po", null)).toMatchObject({ code: "NOT_FOUND" });
    expect(await wrong("po", uuid(9))).toMatchObject({ code: "NOT_FOUND" });
    expect(await wrong("contract", uuid(1))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("runs a clock against each debt, and one of the pagaré once there is one", async () => {
    const l = await setUp(database, [owed(1, 100, 70)]);
    const { id } = await l.client.escalations.raise({
      ...l.id(),
      ...{ customerId: await l.customerOf(1), invoices: [uuid(1)], reason: "Para demandar" },
    });
    const clocks = async () => (await l.client.escalations.get({ id })).debts[0]?.limitations;
    expect(await clocks()).toEqual([{ kind: "commercial", lastOn: "2036-04-22", daysLeft: 3583 }]);
    const path = join(temporaryFolder(), "pagare.pdf");
    writeFileSync(path, "pagaré");
    await l.client.escalations.attach({ ...l.id(), escalationId: id, item: "pagare", files: [path] });
    expect(await clocks()).toMatchObject([{ kind: "pagare", lastOn: "2029-04-22" }, { kind: "commercial" }]);
    await l.become(l.allows);
    const customerId = await l.customerOf(1);
    await l.client.customers.update({ ...l.id(), customerId, version: 0, changes: { debtorType: "consumer" } });
    expect(await clocks()).toMatchObject([{ kind: "retail", lastOn: "2027-04-22" }, { kind: "pagare" }]);
  });

  test("what is attached belongs to whoever has the customer", async () => {
    const l = await setUp(database, [owed(1, 100, 70), owed(2, 100, 70, 1)]);
    const path = join(temporaryFolder(), "contrato.pdf");
    writeFileSync(path, "contrato");
    const escalate = async (n: number) => {
      const customerId = await l.customerOf(n);
      const asked = { customerId, invoices: [uuid(n)], reason: "Para demandar" };
      const { id } = await l.client.escalations.raise({ ...l.id(), ...asked });
      await l.client.escalations.attach({ ...l.id(), escalationId: id, item: "contract", files: [path] });
      return { id, customerId };
    };
    const [own, other] = [await escalate(1), await escalate(2)];
    const person = { name: "Gil", role: "collector", email: "", active: true } as const;
    const gil = await l.client.users.add({ ...l.id(), person });
    const assignments = [{ customerId: own.customerId, collectorId: gil.id }];
    await l.client.customers.assign({ ...l.id(), assignments });
    const narrow = await l.db.narrowed(gil.id);
    const { rows } = await (await import("kysely")).sql<{ id: number }>`select id from escalation`.execute(narrow.read);
    await narrow.close();
    expect(rows.map((row) => row.id)).toEqual([own.id]);
    expect(other.id).not.toBe(own.id);
  });
});
