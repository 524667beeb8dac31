import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, onTestFinished, test } from "vitest";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { owed } from "../agencies/scene.ts";
import { mailServer } from "../contacts/mail-server.ts";
import { refusal } from "../disputes/scene.ts";
import { databases } from "../support/ledgers.ts";
import { CAMPAIGN, type CampaignScene, folder, handedOver, SETTINGS, setUp, started } from "./scene.ts";

/** A campaign handed over to customers 1 to `count`, each with a number of its own; the references of the file in their order. */
async function handed(l: CampaignScene, count: number, channel: "whatsapp" | "sms" = "whatsapp") {
  await l.client.mail.saveSettings({ ...l.id(), settings: SETTINGS });
  const customers = await Promise.all(Array.from({ length: count }, (_, n) => l.customerOf(n + 1)));
  for (const [n, customerId] of customers.entries()) {
    await l.person(customerId, [{ kind: channel === "sms" ? "mobile" : "whatsapp", value: `+5255123400${n}0` }]);
  }
  const id = await started(l, { channel, controlBp: 0 });
  const path = await folder();
  const file = join(path, "mensajes.xlsx");
  await handedOver(l, { id, file });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const references = customers.map((_, n) => Number(book.worksheets[0]?.getCell(`A${n + 2}`).value));
  const write = async (name: string, rows: readonly string[]) => {
    const results = join(path, name);
    await writeFile(results, `${rows.join("\n")}\n`);
    return results;
  };
  return { id, customers, references, write };
}

const members = async (l: CampaignScene, id: number) =>
  (await l.client.campaigns.members({ id })).rows.map(({ delivery, deliveryOn }) => [delivery, deliveryOn]);

const channelsOf = async (l: CampaignScene, customerId: number) =>
  (await l.client.customers.people({ customerId })).rows.flatMap(({ channels }) =>
    channels.map(({ state, optedOut }) => ({ state, optedOut })),
  );

const sound = async (l: CampaignScene) => {
  const { checks } = await verifyLedger(l.db);
  return checks.filter(({ name, ok }) => !ok && name !== "files");
};

describe.each(databases)("delivery results of a campaign on %s", (database) => {
  test("are shown before they are taken, mark numbers and wishes as by hand, wait to be answered, and are taken once", async () => {
    const l = await setUp(
      database,
      [0, 1, 2, 3, 4].map((n) => owed(n + 1, 10, 20, n)),
    );
    const { id, customers, references, write } = await handed(l, 5);
    const [read = 0, bounced = 0, replied = 0, stopped = 0] = customers;
    const { id: collectorId } = l.allows;
    await l.client.customers.assign({ ...l.id(), assignments: [{ customerId: replied, collectorId }] });
    l.clock.day = "2026-07-03";
    const [a, b, c, d] = references;
    const file = await write("resultados.csv", [
      "Referencia,Número,Estado,Fecha,Respuesta",
      `${a},,Entregado,2026-07-01,`,
      `${a},5215512340000,Leído,2026-07-02,`,
      `${b},,Rebotado,2026-07-01,`,
      `,+52 55 1234 0020,Entregado,2026-07-02,¿De qué factura?`,
      `${d},,Entregado,2026-07-02,BAJA`,
      `999,,Leído,2026-07-02,`,
      `${a},+525512340010,Leído,2026-07-02,`,
      `${c},,quién sabe,2026-07-02,`,
      `,,Leído,2026-07-02,`,
      `${c},,Leído,2026-06-30,`,
      `${c},,Leído,2026-07-05,`,
    ]);
    const asked = { id, file };
    const preview = await l.client.campaigns.previewDelivery(asked);
    expect(preview.table?.mapping.columns).toEqual({ reference: 0, address: 1, state: 2, on: 3, reply: 4 });
    expect(preview.result).toEqual({
      file: "resultados.csv",
      counts: { rows: 11, taken: 5, known: 0, refused: 6 },
      states: ["delivered", "bounced", "read", "replied", "opted-out"].map((state) => ({ state, messages: 1 })),
      notes: [
        { row: 7, message: "Referencia: «999» no es de ningún mensaje que haya salido en esta campaña" },
        { row: 8, message: "Número o correo: «+525512340010» es de otro mensaje que lo demás del renglón" },
        { row: 9, message: "Resultado: no es un resultado de entrega que se conozca" },
        { row: 10, message: "Falta la referencia, el número o correo, o el RFC del cliente" },
        { row: 11, message: "Fecha: 2026-06-30 es anterior al envío" },
        { row: 12, message: "Fecha: 2026-07-05 todavía no llega" },
      ],
    });
    // Nothing was kept by looking.
    expect(await members(l, id)).toEqual(customers.map(() => [null, null]));
    const command = { ...l.id(), ...asked };
    const done = await l.client.campaigns.importDelivery(command);
    expect(done).toEqual({ refused: null, result: preview.result });
    expect(await l.client.campaigns.importDelivery(command)).toEqual(done);
    expect(await members(l, id)).toEqual([
      ["read", "2026-07-02"],
      ["bounced", "2026-07-01"],
      ["replied", "2026-07-02"],
      ["opted-out", "2026-07-02"],
      [null, null],
    ]);
    const { result } = await l.client.campaigns.get({ id });
    expect(result?.deliveries).toEqual([
      { state: "sent", customers: 4 },
      { state: "delivered", customers: 3 },
      { state: "bounced", customers: 1 },
      { state: "read", customers: 2 },
      { state: "replied", customers: 1 },
      { state: "opted-out", customers: 1 },
    ]);
    // By intent to treat: who was not reached still counts.
    expect(result).toMatchObject({ treated: 5, sends: [{ state: "handed", customers: 5 }] });
    expect((await l.client.campaigns.members({ id, delivery: "replied" })).rows).toMatchObject([
      { customerId: replied },
    ]);

    expect(await channelsOf(l, bounced)).toEqual([{ state: "bad", optedOut: false }]);
    expect(await channelsOf(l, stopped)).toEqual([{ state: "verified", optedOut: true }]);
    expect(await channelsOf(l, read)).toEqual([{ state: "unverified", optedOut: false }]);
    const log = async (customerId: number) => {
      const { rows, followUps } = await l.client.contacts.timeline({ customerId });
      return {
        rows: rows
          .map(({ outcome, direction, happenedOn, note }) => [outcome, direction, happenedOn, note])
          .slice(0, 1),
        due: followUps.map(({ dueOn }) => dueOn),
      };
    };
    expect(await log(bounced)).toEqual({
      rows: [
        [
          "WA-NO",
          "out",
          "2026-07-01",
          "Rebotó el mensaje de la campaña «Vencidas de julio»: corregir el número o correo.",
        ],
      ],
      due: ["2026-07-06"],
    });
    expect(await log(replied)).toEqual({
      rows: [["RESP", "in", "2026-07-02", "¿De qué factura?"]],
      due: ["2026-07-03"],
    });
    expect(await log(stopped)).toEqual({ rows: [["CAN", "in", "2026-07-02", "BAJA"]], due: ["2026-07-08"] });
    expect((await log(read)).rows[0]?.slice(0, 2)).toEqual(["CAMP", "out"]);
    // Whoever has the customer answers; who imported it, where nobody has it.
    const whose = async (customerId: number) =>
      (await l.client.contacts.timeline({ customerId })).followUps.map(({ personId }) => personId);
    expect([await whose(replied), await whose(stopped)]).toEqual([[collectorId], [l.asks.id]]);

    // Once more, by another command: everything is known, and nothing happens twice.
    const again = await l.client.campaigns.importDelivery({ ...l.id(), ...asked });
    expect(again.result).toMatchObject({ counts: { taken: 0, known: 5, refused: 6 }, states: [] });
    expect((await l.client.contacts.timeline({ customerId: replied })).rows).toHaveLength(2);
    // Who asked for no more, and whose number is bad, is in no other campaign.
    const { leftOut } = await l.client.campaigns.preview({
      fields: { ...(await l.client.campaigns.get({ id })).campaign, goOutOn: "2026-07-20" },
    });
    expect(leftOut).toEqual(
      expect.arrayContaining([
        { why: "bad-channel", customers: 1 },
        { why: "opted-out", customers: 1 },
      ]),
    );
    expect(await sound(l)).toEqual([]);
  });

  test("by the number or the customer's key, for all who share a number, by SMS and after a merge; and not before it started", async () => {
    const l = await setUp(
      database,
      [0, 1, 2].map((n) => owed(n + 1, 10, 20, n)),
    );
    await l.client.mail.saveSettings({ ...l.id(), settings: SETTINGS });
    const draft = await l.client.campaigns.save({ ...l.id(), fields: { ...CAMPAIGN, name: "Otra" } });
    const { id, customers, references, write } = await handed(l, 3, "sms");
    const [first = 0, second = 0, third = 0] = customers;
    const file = await write("sms.csv", [
      "RFC;Resultado",
      "ivd920810gu2;No existe",
      "URE180429TM6;Entregado",
      "XXX010101XX1;Leído",
    ]);
    expect(await refusal(l.client.campaigns.previewDelivery({ id: draft.id, file }))).toMatchObject({
      code: "CAMPAIGN_REFUSED",
      why: "not-started",
    });
    expect(await refusal(l.client.campaigns.importDelivery({ ...l.id(), id: draft.id, file }))).toMatchObject({
      why: "not-started",
    });
    expect((await l.client.campaigns.importDelivery({ ...l.id(), id, file })).result).toMatchObject({
      counts: { rows: 3, taken: 2, refused: 1 },
      notes: [{ row: 4 }],
    });
    expect(await channelsOf(l, second)).toEqual([{ state: "bad", optedOut: false }]);
    expect((await l.client.contacts.timeline({ customerId: second })).rows).toMatchObject([{ outcome: "NE" }, {}]);
    // The columns of such a file are known from then on; without one of the result nothing is read.
    const none = await write("nada.csv", ["Otra,Cosa", "1,2"]);
    expect(await l.client.campaigns.previewDelivery({ id, file: none })).toMatchObject({ result: null, refused: null });
    expect(await l.client.campaigns.importDelivery({ ...l.id(), id, file: none })).toMatchObject({
      ...{ result: null, refused: { code: "columns" } },
    });
    expect(await l.client.campaigns.previewDelivery({ id, file: join(none, "no.csv") })).toMatchObject({
      ...{ result: null, table: null, refused: { code: "not-found" } },
    });
    // Two customers that are one by now: what is told of either message is told of the one that is kept.
    await l.client.customers.merge({ ...l.id(), keptId: first, mergedId: third });
    const more = await write("mas.csv", ["Referencia,Resultado", `${references[2]},Leído`]);
    expect((await l.client.campaigns.importDelivery({ ...l.id(), id, file: more })).result?.counts.taken).toBe(1);
    const { rows } = await l.client.campaigns.members({ id });
    expect(rows.map(({ customerId, delivery }) => [customerId, delivery])).toEqual([
      [first, "read"],
      [second, "bounced"],
    ]);
    expect(await sound(l)).toEqual([]);
  });

  test("of mails sent by the company's server, by their address, whoever shares it; an outcome that was switched off gives way to its like", async () => {
    const server = await mailServer();
    onTestFinished(() => server.stop());
    const l = await setUp(
      database,
      [0, 1].map((n) => owed(n + 1, 10, 20, n)),
    );
    await l.client.mail.saveSettings({ ...l.id(), settings: { ...SETTINGS, port: server.port } });
    const customers = await Promise.all([1, 2].map(l.customerOf));
    for (const customerId of customers) await l.person(customerId, [{ kind: "email", value: "pagos@uno.example" }]);
    const id = await started(l, { channel: "mail", controlBp: 0 });
    await l.client.campaigns.mailNext({ id, since: "2026-07-01T18:00:00.000Z" });
    const outcomes = (await l.client.contacts.outcomes()).rows;
    const bounced = outcomes.find(({ code }) => code === "MAIL-BNC");
    expect(bounced).toBeDefined();
    if (bounced !== undefined)
      await l.client.contacts.saveOutcome({ ...l.id(), outcome: { ...bounced, active: false } });
    const path = await folder();
    const file = join(path, "correos.csv");
    await writeFile(file, "To,Status\nPAGOS@uno.example,hard-bounce\n");
    expect((await l.client.campaigns.importDelivery({ ...l.id(), id, file })).result).toMatchObject({
      ...{ counts: { rows: 1, taken: 1 }, states: [{ state: "bounced", messages: 2 }] },
    });
    for (const customerId of customers) {
      expect(await channelsOf(l, customerId)).toEqual([{ state: "bad", optedOut: false }]);
      const [logged] = (await l.client.contacts.timeline({ customerId })).rows;
      expect(outcomes.find(({ code }) => code === logged?.outcome)).toMatchObject({ badChannel: true, active: true });
      expect(logged?.outcome).not.toBe("MAIL-BNC");
    }
  });
});
