import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { composeReport } from "../../../electron/ledger/reports/composer.ts";
import { composing } from "../../../electron/ledger/reports/deliver.ts";
import { owed } from "../agencies/scene.ts";
import { databases } from "../support/ledgers.ts";
import { CAMPAIGN, type CampaignScene, callsMade, folder, handedOver, SETTINGS, setUp, started } from "./scene.ts";

/** Table of a report by its sheet, and the terms its page of definitions explains. */
async function report(l: CampaignScene, kind: "weekly" | "quarterly", asOf: string) {
  const asked = { kind, asOf, currency: null, customerId: null, lang: "es", paper: "letter" } as const;
  const { sections } = await composeReport(l.db.read, await composing(l.db, l.context.reports.office, asked));
  const blocks = sections.flatMap((section) => section.blocks);
  const rowsOf = (sheet: string) =>
    blocks.flatMap((block) => (block.kind === "table" && block.sheet === sheet ? [block] : []))[0]?.rows ?? [];
  const notes = blocks.flatMap((block) => (block.kind === "note" ? [block.text] : []));
  const terms = blocks.flatMap((block) => (block.kind === "definitions" ? block.items.map(({ term }) => term) : []));
  return { rowsOf, notes, terms };
}

const weekly = (l: CampaignScene, asOf: string) => report(l, "weekly", asOf);

describe.each(databases)("campaigns in the weekly report on %s", (database) => {
  test("are told with both groups, the lift and its interval while their window meets the week, and not before or after", async () => {
    const l = await setUp(
      database,
      [0, 1, 2, 3].map((n) => owed(n + 1, 10, 20, n)),
    );
    const none = { host: "", port: 25, security: "none", user: "", fromAddress: "", payTo: "", signature: "" } as const;
    const settings = { ...none, fromName: "Ejemplo" };
    await l.client.mail.saveSettings({ ...l.id(), settings });
    for (const n of [1, 2, 3, 4]) {
      await l.person(await l.customerOf(n), [{ kind: "whatsapp", value: `+5255123400${String(n)}0` }]);
    }
    const { id } = await l.client.campaigns.save({ ...l.id(), fields: { ...CAMPAIGN, controlBp: 2500 } });
    await l.client.campaigns.ask({ ...l.id(), id });
    await l.allow();
    await l.client.campaigns.start({ ...l.id(), id });
    const { rows: members } = await l.client.campaigns.members({ id, group: "treated" });
    const treated = new Set(members.map(({ customerId }) => customerId));
    const payer = (await Promise.all([1, 2, 3, 4].map(l.customerOf))).findIndex((each) => treated.has(each)) + 1;
    const path = await folder();
    await handedOver(l, { id, file: join(path, "mensajes.xlsx") });
    l.clock.day = "2026-07-13";
    // Of the messages a provider told on Monday 6 July.
    const told = members.map(
      ({ id: of }, n) => `${String(of)},${["Leído", "Rebotado", "Respondió"][n] ?? ""},2026-07-06`,
    );
    await writeFile(join(path, "resultados.csv"), ["Referencia,Resultado,Fecha", ...told].join("\n"));
    await l.client.campaigns.importDelivery({ ...l.id(), id, file: join(path, "resultados.csv") });
    await l.pay(payer, "2026-07-02", 4);
    // The week up to 5 July: the window ran, and one of three treated had paid by then.
    const first = await weekly(l, "2026-07-05");
    expect(first.rowsOf("campaigns")).toHaveLength(1);
    expect(first.rowsOf("campaigns")[0]).toEqual(
      expect.arrayContaining([
        { kind: "text", text: "Vencidas de julio" },
        { kind: "day", day: "2026-07-01" },
        { kind: "day", day: "2026-07-07" },
        { kind: "count", value: 3 },
        { kind: "percent", value: "33.33" },
        { kind: "percent", value: "0.00" },
        { kind: "decimal", value: "33.33" },
        { kind: "text", text: "Muy pocos clientes" },
      ]),
    );
    expect(first.rowsOf("campaignCash")[0]).toEqual(
      expect.arrayContaining([
        { kind: "money", minor: 400_000, currency: "MXN" },
        { kind: "money", minor: 0, currency: "MXN" },
      ]),
    );
    expect(first.terms).toContain("Campañas");
    expect(first.rowsOf("campaignDelivery")).toEqual([]);
    // The week after: its window ended in it. The one after that: there is nothing, and the report says so.
    const second = await weekly(l, "2026-07-12");
    expect(second.rowsOf("campaigns")).toHaveLength(1);
    // Treated, sent, not delivered, delivered, bounced, read, replied, opted out.
    expect(second.rowsOf("campaignDelivery").map((cells) => cells.slice(1))).toEqual([
      [3, 3, 0, 2, 1, 2, 1, 0].map((value) => ({ kind: "count", value })),
    ]);
    // The quarter tells which ways of asking were tried on whom, and what came of it.
    expect((await report(l, "quarterly", "2026-09-30")).rowsOf("campaigns")).toHaveLength(1);
    expect((await report(l, "quarterly", "2026-06-30")).rowsOf("campaigns")).toEqual([]);
    const later = await weekly(l, "2026-07-19");
    expect(later.rowsOf("campaigns")).toEqual([]);
    expect(later.notes).toContain("Ninguna campaña tuvo su ventana en el periodo.");
  });

  test("tells of campaigns by call what became of their tasks by the cut-off", async () => {
    const l = await setUp(
      database,
      [0, 1, 2].map((n) => owed(n + 1, 10, 20, n)),
    );
    await l.client.mail.saveSettings({ ...l.id(), settings: SETTINGS });
    const customers = await Promise.all([1, 2, 3].map(l.customerOf));
    for (const [n, customerId] of customers.entries()) {
      await l.person(customerId, [{ kind: "mobile", value: `+5255123400${n}0` }]);
    }
    const id = await started(l, { channel: "call", controlBp: 0 });
    await callsMade(l, { id, dueOn: "2026-07-02" });
    l.clock.day = "2026-07-06";
    const [customerId = 0] = customers;
    const { followUps } = await l.client.contacts.timeline({ customerId });
    await l.client.contacts.log({
      ...l.id(),
      ...{ customerId, channel: "call", outcome: "NA", followUpIds: followUps.map((each) => each.id) },
      next: { kind: "followUp", dueOn: "2026-07-07" },
    });
    const counts = async (asOf: string) =>
      (await weekly(l, asOf)).rowsOf("campaignCalls").map((cells) => cells.slice(1));
    const cells = (...values: number[]) => [values.map((value) => ({ kind: "count", value }))];
    // Tasks, to call, attempted, answered, right party, dropped: the call was made after the first cut-off.
    expect(await counts("2026-07-05")).toEqual(cells(3, 3, 0, 0, 0, 0));
    expect(await counts("2026-07-12")).toEqual(cells(3, 2, 1, 0, 0, 0));
    expect((await weekly(l, "2026-07-05")).rowsOf("campaigns")[0]).toContainEqual({ kind: "text", text: "Llamada" });
  });
});
