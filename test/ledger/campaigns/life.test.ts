import { readdir } from "node:fs/promises";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, onTestFinished, test } from "vitest";
import { handOverCampaign, prepareMessages } from "../../../electron/ledger/campaigns/hand-over.ts";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { drawHoldout } from "../../../shared/domain/agencies/holdout.ts";
import { owed } from "../agencies/scene.ts";
import { deafServer, mailServer } from "../contacts/mail-server.ts";
import { refusal } from "../disputes/scene.ts";
import { uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { CAMPAIGN, type CampaignScene, folder, handedOver, many, SETTINGS, setUp, started } from "./scene.ts";

const sound = async (l: CampaignScene) => {
  const { checks } = await verifyLedger(l.db);
  return checks.filter(({ name, ok }) => !ok && name !== "files");
};

const why = (of: { leftOut: { why: string; customers: number }[] }) =>
  Object.fromEntries(of.leftOut.map(({ why: reason, customers }) => [reason, customers]));

/** What preparing comes to, its steps told or not. */
async function preparedOf<Result>(run: AsyncGenerator<unknown, Result>): Promise<Result> {
  for (;;) {
    const step = await run.next();
    if (step.done === true) return step.value;
  }
}

describe.each(databases)("campaigns on %s", (database) => {
  test("are defined by one, allowed by another, drawn by the kept seed, handed over once and measured beside the control", async () => {
    const l = await setUp(
      database,
      [0, 1, 2, 3].map((n) => owed(n + 1, 10 * (n + 1), 20, n)),
    );
    await l.client.mail.saveSettings({ ...l.id(), settings: SETTINGS });
    const customers = await Promise.all([1, 2, 3, 4].map(l.customerOf));
    for (const [n, customerId] of customers.entries()) {
      await l.person(customerId, [{ kind: "whatsapp", value: `+5255123400${n}0` }]);
    }
    const fields = { ...CAMPAIGN, controlBp: 2500 };
    const saved = await l.client.campaigns.save({ ...l.id(), fields });
    const again = await l.client.campaigns.save({ ...l.id(), ...saved, fields: { ...fields, objective: "Otro" } });
    expect(again).toEqual({ id: saved.id, version: 2 });
    expect(await refusal(l.client.campaigns.save({ ...l.id(), ...saved, fields }))).toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
    const preview = await l.client.campaigns.preview({ fields });
    expect(preview).toMatchObject({ on: "2026-07-01", segment: 4, included: 4, control: 1, leftOut: [] });
    expect(preview.amounts).toEqual([{ currency: "MXN", minor: 10_000_000 }]);
    const sample = await l.client.campaigns.sample({ fields, customerId: customers[0] ?? 0 });
    expect(sample.body).toContain("$10,000.00 MXN");
    expect(await refusal(l.client.campaigns.start({ ...l.id(), id: saved.id }))).toMatchObject({
      code: "CAMPAIGN_REFUSED",
      why: "not-allowed",
    });
    const { approvalId } = await l.client.campaigns.ask({ ...l.id(), id: saved.id });
    const { rows: waiting } = await l.client.approvals.page({});
    expect(waiting).toMatchObject([
      { kind: "campaign", mayNot: "maker", needs: ["manager"], data: { customers: 4, control: 1, percent: "25" } },
    ]);
    expect(await refusal(l.client.approvals.decide({ ...l.id(), id: approvalId, decision: "approved" }))).toMatchObject(
      { code: "APPROVAL_REFUSED" },
    );
    expect(await refusal(l.client.campaigns.save({ ...l.id(), ...again, fields }))).toMatchObject({ why: "asked" });
    await l.allow();
    const { campaign } = await l.client.campaigns.get({ id: saved.id });
    expect(campaign).toMatchObject({ state: "ready", allowedBy: "Marta", templateName: "Saldo vencido" });
    const start = { ...l.id(), id: saved.id };
    expect(await l.client.campaigns.start(start)).toEqual({ treated: 3, control: 1, leftOut: 0 });
    expect(await l.client.campaigns.start(start)).toEqual({ treated: 3, control: 1, leftOut: 0 });
    const members = (await l.client.campaigns.members({ id: saved.id })).rows;
    const control = members.filter((row) => row.control).map(({ customerId }) => customerId);
    expect(control).toEqual([...drawHoldout(customers, 2500, campaign.seed)]);
    const file = join(await folder(), "mensajes.xlsx");
    const over = { ...l.id(), id: saved.id, file };
    expect(await handedOver(l, over)).toEqual({ file, rows: 3, leftOut: 0, later: 0 });
    expect(await handedOver(l, { ...over, ...l.id() })).toMatchObject({ rows: 0 });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    expect(book.worksheets[0]?.rowCount).toBe(4);
    expect(String(book.worksheets[0]?.getCell("F2").value)).toContain("Cobranza Ejemplo");
    const [treated = 0] = customers.filter((id) => !control.includes(id));
    const { rows: log } = await l.client.contacts.timeline({ customerId: treated });
    expect(log).toMatchObject([{ channel: "whatsapp", outcome: "CAMP", campaign: "Vencidas de julio" }]);
    expect((await l.client.contacts.timeline({ customerId: control[0] ?? 0 })).rows).toEqual([]);
    l.clock.day = "2026-07-07";
    await l.pay(customers.indexOf(treated) + 1, "2026-07-07", 1);
    l.clock.day = "2026-07-08";
    // A day too late for the window of seven days.
    await l.pay(customers.indexOf(control[0] ?? 0) + 1, "2026-07-08", 1);
    const { result, campaign: ended } = await l.client.campaigns.get({ id: saved.id });
    expect(ended).toMatchObject({ state: "ended", startedOn: "2026-07-01", endsOn: "2026-07-07" });
    expect(result).toMatchObject({
      ...{ treated: 3, treatedPaid: 1, control: 1, controlPaid: 0, closed: true },
      lift: { treatedRate: "33.33", controlRate: "0.00", points: "33.33", verdict: "too-few", extraPayers: "1" },
      amounts: [{ currency: "MXN", treatedMinor: 100_000, controlMinor: 0, incrementalMinor: 100_000 }],
      sends: [{ state: "handed", customers: 3 }],
    });
    const listed = await l.client.campaigns.page({ asOf: "2026-07-08" });
    expect(listed).toMatchObject({ total: 1, rows: [{ state: "ended", treated: 3, points: "33.33" }] });
    expect((await l.client.campaigns.totals({ asOf: "2026-07-08" })).rows).toMatchObject([
      { campaigns: 1, treated: 3 },
    ]);
    expect(await refusal(handedOver(l, { ...over, ...l.id() }))).toMatchObject({ why: "ended" });
    expect(await sound(l)).toEqual([]);
  });

  test("leave out, each with its reason, whom nobody should chase, and whom the segment is not about", async () => {
    const l = await setUp(database, [
      ...[0, 1, 2, 3, 4, 5].map((n) => owed(n + 1, 10, 20, n)),
      owed(7, 10, 20, 0),
      owed(8, 10, -20, 1),
    ]);
    await l.client.mail.saveSettings({ ...l.id(), settings: SETTINGS });
    const [free = 0, disputed = 0, promised = 0, out = 0, bad = 0, nobody = 0] = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(l.customerOf),
    );
    for (const [n, id] of [free, disputed, promised].entries()) {
      await l.person(id, [{ kind: "mobile", value: `+5255123400${n}0` }]);
    }
    await l.person(out, [{ kind: "mobile", value: "+525512340090", optedOut: true }]);
    await l.person(bad, [{ kind: "mobile", value: "+525512340091", state: "bad" }]);
    await l.person(nobody, [{ kind: "mobile", value: "+525512340092" }], { role: "reception" });
    await l.client.disputes.open({
      ...l.id(),
      draft: { customerId: disputed, invoiceUuid: uuid(2), type: "quality", reason: "Llegó roto", amountMinor: 1000 },
    });
    await l.client.promises.make({
      ...l.id(),
      draft: {
        customerId: promised,
        currency: "MXN",
        payments: [{ dueOn: "2026-07-06", amountMinor: 100_000 }],
        invoices: [uuid(3)],
      },
    });
    const fields = { ...CAMPAIGN, channel: "sms" as const };
    expect(why(await l.client.campaigns.preview({ fields }))).toEqual({
      ...{ dispute: 1, promise: 1, "opted-out": 1, "bad-channel": 1, "no-address": 1 },
    });
    // By amount: the one with two invoices; by age: what is not due yet; by language and collector.
    const segment = (changes: object) => ({ fields: { ...fields, segment: { ...fields.segment, ...changes } } });
    const amounts = [{ currency: "MXN", fromMinor: 1_500_000 }];
    const rich = await l.client.campaigns.preview(segment({ amounts }));
    expect(rich.rows.map(({ customerId }) => customerId)).toEqual([free]);
    const soon = await l.client.campaigns.preview(segment({ daysFrom: -30, daysTo: -1 }));
    expect([soon.segment, why(soon)]).toEqual([1, { dispute: 1 }]);
    expect((await l.client.campaigns.preview(segment({ languages: ["en"] }))).segment).toBe(0);
    expect((await l.client.campaigns.preview(segment({ stages: ["early"] }))).segment).toBe(6);
    expect((await l.client.campaigns.preview(segment({ stages: ["late"] }))).segment).toBe(0);
    expect((await l.client.campaigns.preview(segment({ groupIds: [free] }))).segment).toBe(1);
    // A person who called today, money that waits to be applied, and a holiday.
    await l.client.contacts.log({
      ...l.id(),
      ...{ customerId: free, channel: "call", outcome: "NA", happenedAt: "2026-07-01T17:00:00.000Z" },
      next: { kind: "followUp", dueOn: "2026-07-03" },
    });
    expect(why(await l.client.campaigns.preview({ fields }))).toMatchObject({ "contacted-today": 1 });
    const tomorrow = { ...fields, goOutOn: "2026-07-02" };
    expect(await l.client.campaigns.preview({ fields: tomorrow })).toMatchObject({ on: "2026-07-02", included: 1 });
    await l.client.payments.record({
      ...l.id(),
      payments: [
        { customerId: free, currency: "MXN", amountMinor: 5000, paidOn: "2026-07-01", form: "03", applications: [] },
      ],
    });
    expect(why(await l.client.campaigns.preview({ fields: tomorrow }))).toMatchObject({ payment: 1 });
    const { id } = await l.client.campaigns.save({ ...l.id(), fields });
    expect(await refusal(l.client.campaigns.ask({ ...l.id(), id }))).toMatchObject({ why: "nobody" });
  });

  test("mail through the company's server, judged again one by one, never twice, with the fate of each kept", async () => {
    const server = await mailServer();
    onTestFinished(() => server.stop());
    const l = await setUp(
      database,
      [0, 1, 2, 3, 4].map((n) => owed(n + 1, 10, 20, n)),
    );
    await l.client.mail.saveSettings({ ...l.id(), settings: { ...SETTINGS, port: server.port } });
    const customers = await Promise.all([1, 2, 3, 4, 5].map(l.customerOf));
    const [a = 0, refused = 0, disputed = 0, out = 0, lost = 0] = customers;
    await l.person(a, [{ kind: "email", value: "ana@uno.example" }], { language: "en" });
    await l.person(refused, [{ kind: "email", value: "nadie@dos.example" }]);
    await l.person(disputed, [{ kind: "email", value: "ana@tres.example" }]);
    const channels = (await l.person(out, [{ kind: "email", value: "ana@cuatro.example" }])).channels;
    await l.person(lost, [{ kind: "email", value: "ana@cinco.example" }]);
    const id = await started(l, { channel: "mail", controlBp: 0 });
    const since = "2026-07-01T18:00:00.000Z";
    // Since it was started one disputes, and one asks not to be written to.
    await l.client.disputes.open({
      ...l.id(),
      draft: { customerId: disputed, invoiceUuid: uuid(3), type: "quality", reason: "Llegó roto", amountMinor: 1000 },
    });
    await l.client.contacts.log({
      ...l.id(),
      ...{ customerId: out, channel: "mail", direction: "in", outcome: "CAN", reachedName: "Ana", note: "BAJA" },
      ...{ channelId: channels[0]?.id ?? 0, next: { kind: "followUp", dueOn: "2026-07-03" } },
    });
    expect(await l.client.campaigns.mailNext({ id, since, most: 4 })).toEqual({
      ...{ sent: 1, leftOut: 2, later: 0, failed: 1, unknown: 0, waiting: 1 },
    });
    expect(server.mails).toHaveLength(1);
    expect(server.mails[0]?.raw).toContain("Past due balance");
    const deaf = await deafServer();
    onTestFinished(() => deaf.stop());
    await l.client.mail.saveSettings({ ...l.id(), settings: { ...SETTINGS, port: deaf.port } });
    expect(await l.client.campaigns.mailNext({ id, since })).toMatchObject({ unknown: 1, waiting: 0 });
    const fate = async () =>
      Object.fromEntries(
        (await l.client.campaigns.members({ id })).rows.map(({ customerId, send, why: reason, problem }) => [
          customerId,
          [send, reason ?? problem].filter((each) => each !== "").join(" "),
        ]),
      );
    expect(await fate()).toEqual({
      ...{ [a]: "sent", [refused]: "failed address", [disputed]: "left-out dispute" },
      ...{ [out]: "left-out opted-out", [lost]: "unknown" },
    });
    const [unsettled] = (await l.client.mail.unsettled()).rows;
    await l.client.mail.settle({ ...l.id(), id: unsettled?.id ?? 0, sent: true });
    expect((await fate())[lost]).toBe("sent");
    await l.client.mail.saveSettings({ ...l.id(), settings: { ...SETTINGS, port: server.port } });
    // What was refused is tried once more; what was sent is not.
    l.clock.day = "2026-07-02";
    const later = "2026-07-02T18:00:00.000Z";
    expect(await l.client.campaigns.mailNext({ id, since: later })).toMatchObject({ sent: 0, failed: 1, waiting: 0 });
    expect(await l.client.campaigns.mailNext({ id, since: later })).toMatchObject({ failed: 0, waiting: 0 });
    expect(server.mails).toHaveLength(1);
    const { rows: log } = await l.client.contacts.timeline({ customerId: lost });
    expect(log).toMatchObject([{ channel: "mail", outcome: "CAMP", campaign: "Vencidas de julio" }]);
    expect(await sound(l)).toEqual([]);
  });

  test("wait for the hours that hold, and nothing leaves where the server cannot be reached", async () => {
    const l = await setUp(database, [owed(1, 10, 20)]);
    await l.client.mail.saveSettings({ ...l.id(), settings: { ...SETTINGS, port: 1 } });
    await l.person(await l.customerOf(1), [
      { kind: "email", value: "ana@uno.example" },
      { kind: "whatsapp", value: "+525512340000" },
    ]);
    const id = await started(l, { channel: "mail" });
    const since = "2026-07-01T18:00:00.000Z";
    expect(await refusal(l.client.campaigns.mailNext({ id, since }))).toMatchObject({ code: "MAIL_FAILED" });
    expect((await l.client.campaigns.members({ id })).rows).toMatchObject([{ send: "waiting" }]);
    // By file, on a Saturday: WhatsApp has hours.
    const other = await started(l, { channel: "whatsapp", controlBp: 0, windowDays: 4 });
    l.clock.day = "2026-07-04";
    const over = { id: other, file: join(await folder(), "nada.xlsx") };
    expect(await handedOver(l, { ...over })).toMatchObject({ rows: 0, later: 1 });
    expect((await l.client.campaigns.members({ id: other })).rows).toMatchObject([{ send: "later", why: null }]);
    l.clock.day = "2026-07-08";
    expect(await refusal(l.client.campaigns.mailNext({ id, since }))).toMatchObject({ why: "ended" });
  });

  test("that nobody started are given up with a reason; one that was refused is changed and asked for again", async () => {
    const l = await setUp(database, [owed(1, 10, 20)]);
    await l.client.mail.saveSettings({ ...l.id(), settings: SETTINGS });
    await l.person(await l.customerOf(1), [{ kind: "whatsapp", value: "+525512340000" }]);
    const { id } = await l.client.campaigns.save({ ...l.id(), fields: { ...CAMPAIGN, goOutOn: "2026-07-02" } });
    const { approvalId } = await l.client.campaigns.ask({ ...l.id(), id });
    await l.become(l.allows);
    await l.client.approvals.decide({ ...l.id(), id: approvalId, decision: "refused", reason: "Muy pronto" });
    await l.become(l.asks);
    const { campaign } = await l.client.campaigns.get({ id });
    expect(campaign).toMatchObject({ state: "draft", refused: { by: "Marta", reason: "Muy pronto" } });
    await l.client.campaigns.save({ ...l.id(), id, version: campaign.version, fields: campaign });
    await l.client.campaigns.ask({ ...l.id(), id });
    await l.allow();
    expect(await refusal(l.client.campaigns.start({ ...l.id(), id }))).toMatchObject({ why: "too-early" });
    await l.client.campaigns.cancel({ ...l.id(), id, reason: "Se junta con la de agosto" });
    expect((await l.client.campaigns.get({ id })).campaign).toMatchObject({ state: "cancelled" });
    expect(await refusal(l.client.campaigns.start({ ...l.id(), id }))).toMatchObject({ why: "cancelled" });
    expect(
      await refusal(l.client.campaigns.save({ ...l.id(), fields: { ...CAMPAIGN, templateCode: "nada" } })),
    ).toMatchObject({ why: "template" });
    expect(await refusal(l.client.campaigns.get({ id: 99 }))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("messages are written before the ledger is held: what changed meanwhile is left out or written anew", async () => {
    const l = await setUp(
      database,
      [0, 1, 2].map((n) => owed(n + 1, 10, 20, n)),
    );
    await l.client.mail.saveSettings({ ...l.id(), settings: SETTINGS });
    const [disputed = 0, ...others] = await Promise.all([1, 2, 3].map(l.customerOf));
    for (const [n, customerId] of [disputed, ...others].entries()) {
      await l.person(customerId, [{ kind: "whatsapp", value: `+5255123400${n}0` }]);
    }
    const id = await started(l, { controlBp: 0 });
    const recording = {
      ...{ at: "2026-07-01T18:00:00.000Z", today: "2026-07-01", timeZone: "America/Mexico_City" },
      ...{ actor: "Carla", personId: l.asks.id },
    };
    const prepared = await preparedOf(prepareMessages(l.db.read, id, recording));
    expect(prepared.size).toBe(3);
    await l.client.disputes.open({
      ...l.id(),
      draft: { customerId: disputed, invoiceUuid: uuid(1), type: "quality", reason: "Llegó roto", amountMinor: 1000 },
    });
    await l.pay(2, "2026-07-01", 1);
    const file = join(await folder(), "mensajes.xlsx");
    const asked = { id, file, lang: "es" } as const;
    expect(await l.db.write((tx) => handOverCampaign(tx, asked, prepared, recording))).toEqual({
      ...{ file, rows: 2, leftOut: 1, later: 0 },
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    expect(
      [2, 3].map((row) => /\$\d+,\d+\.\d\d/.exec(String(book.worksheets[0]?.getCell(`F${row}`).value))?.[0]),
    ).toEqual([...["$9,000.00", "$10,000.00"]]);
    // Each is in the log with the invoices it was about, as any contact is.
    for (const [n, customerId] of others.entries()) {
      const { rows } = await l.client.contacts.timeline({ customerId });
      expect(rows).toMatchObject([
        { channel: "whatsapp", direction: "out", outcome: "CAMP", reachedName: "Ana Ruiz", personId: l.asks.id },
      ]);
      expect(rows[0]?.invoices.map((each) => each.uuid)).toEqual([uuid(n + 2)]);
      expect((await l.client.contacts.page({ search: "saldo vencido", customerId })).total).toBe(1);
    }
    expect(await sound(l)).toEqual([]);
  });

  test("a handing over of many tells how far it is; given up, nobody was written to; of two at once each is in one file", async () => {
    const l = await setUp(database, many(120));
    await l.client.mail.saveSettings({ ...l.id(), settings: SETTINGS });
    for (let n = 1; n <= 120; n += 1) {
      await l.person(await l.customerOf(n), [{ kind: "whatsapp", value: `+52551234${String(n).padStart(4, "0")}` }]);
    }
    const id = await started(l, { controlBp: 0 });
    const path = await folder();
    const file = join(path, "mensajes.xlsx");
    const told: string[] = [];
    for await (const { done, total, written } of await l.client.campaigns.handOver({ ...l.id(), id, file })) {
      told.push(`${done} of ${total}`);
      expect(written).toBeNull();
      if (done === 100) break;
    }
    expect(told).toEqual(["0 of 120", "100 of 120"]);
    expect(await readdir(path)).toEqual([]);
    expect((await l.client.campaigns.members({ id, send: "waiting" })).total).toBe(120);
    const both = await Promise.all([file, join(path, "otra.xlsx")].map((each) => handedOver(l, { id, file: each })));
    expect(both.map((written) => written?.rows).toSorted()).toEqual([0, 120]);
    const { total } = await l.client.contacts.page({ limit: 1 });
    expect(total).toBe(120);
    expect(await sound(l)).toEqual([]);
  });
});
