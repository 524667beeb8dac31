import { describe, expect, test } from "vitest";
import { refusal } from "../disputes/scene.ts";
import { uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { K, owed, type Scene, setUp } from "./scene.ts";

/** The list of the day of whoever has customers that nobody is in charge of, by the invoice numbers of their customers. */
async function listed(l: Scene, state: "pending" | "all" = "pending") {
  await l.client.worklist.refresh({ personId: 0 });
  const { rows } = await l.client.worklist.page({ personId: 0, state });
  return rows.map((row) => [row.customerName, row.state, row.goneReason]);
}

describe.each(databases)("what is with an agency on %s", (database) => {
  test("is asked for by nobody here: not by the list, whose order of the day stays, nor by letters or messages", async () => {
    const l = await setUp(database, [owed(1, 100, 20), owed(2, 50, 40), owed(3, 80, 45, 1), owed(4, 80, 45, 2)]);
    const before = await listed(l);
    expect(before.map(([name]) => name).sort()).toEqual(["CLIENTE 0", "CLIENTE 1", "CLIENTE 2"]);
    await l.place([1, 2, 3]);
    await l.allow();
    // They leave the list of the day and say why; nobody moves.
    const gone = before.map(([name]) => name).filter((name) => name !== "CLIENTE 2");
    expect(await listed(l, "all")).toEqual([
      ["CLIENTE 2", "pending", ""],
      ...gone.map((name) => [name, "gone", "excluded"]),
    ]);
    const customerId = await l.customerOf(1);
    const preview = await l.client.letters.preview({ kind: "demand-first", customerId });
    expect(preview.paused.map(({ promisedOn }) => promisedOn)).toEqual([null, null]);
    const { rows: templates } = await l.client.mail.templates();
    const asking = templates.find(({ code, channel }) => code === "overdue" && channel === "mail");
    const compose = l.client.mail.compose({ customerId, templateId: asking?.id ?? 0, invoices: [uuid(1)] });
    expect(await refusal(compose)).toMatchObject({ code: "NOTHING_TO_ASK" });
    // The next day's list is made without them.
    l.clock.day = "2026-07-02";
    expect((await listed(l)).map(([name]) => name)).toEqual(["CLIENTE 2"]);
  });

  test("leaves what is not placed where it was: the customer stays in the list for the rest", async () => {
    const l = await setUp(database, [owed(1, 100, 20), owed(2, 50, 40)]);
    await l.place([2]);
    await l.allow();
    expect((await listed(l)).map(([name, state]) => [name, state])).toEqual([["CLIENTE 0", "pending"]]);
    const { rows } = await l.client.worklist.page({ personId: 0 });
    expect(rows[0]?.facts).toMatchObject({ overdueMinor: 100 * K, dpd: 20 });
  });

  test("has the agency as its next step; what was taken back, and the control group, need one of ours again", async () => {
    const l = await setUp(database, [owed(1, 100, 20), owed(2, 100, 20, 1)]);
    const withoutStep = async () => {
      const { rows } = await l.client.worklist.orphans({});
      return rows.filter((row) => row.problems.includes("no-step")).map((row) => row.customerName);
    };
    expect((await withoutStep()).sort()).toEqual(["CLIENTE 0", "CLIENTE 1"]);
    await l.place([1]);
    await l.allow();
    expect(await withoutStep()).toEqual(["CLIENTE 1"]);
    const { id } = await l.item(1);
    await l.client.agencies.recall({ ...l.id(), itemIds: [id], reason: "complaint" });
    await l.allow();
    expect(await withoutStep()).toEqual(["CLIENTE 1"]);
    l.clock.day = "2026-07-02";
    expect((await withoutStep()).sort()).toEqual(["CLIENTE 0", "CLIENTE 1"]);
    await l.place([1, 2], { holdoutBp: 5000 });
    await l.allow();
    expect(await withoutStep()).toHaveLength(1);
  });

  test("is not to be covered by calls, and nothing of it is forecast", async () => {
    const l = await setUp(database, [owed(1, 100, 20), owed(2, 100, 20, 1)]);
    const coverage = async () => {
      const board = await l.client.kpis.board({ from: "2026-07-01", to: "2026-07-01" });
      return board.kpis.find(({ name }) => name === "coveragePct")?.denominator;
    };
    expect(await coverage()).toBe("2");
    await l.place([1]);
    await l.allow();
    expect(await coverage()).toBe("1");
    const run = await l.client.forecast.make({ ...l.id(), asOf: l.clock.day });
    const { rows } = await l.client.forecast.items({ runId: run.id, currency: "MXN" });
    expect(rows.filter((row) => row.why === "placed").map((row) => row.uuid)).toEqual([uuid(1)]);
  });

  test("is with one agency at a time, whatever is asked", async () => {
    const l = await setUp(database, [owed(1, 100, 20), owed(2, 100, 20, 1), owed(3, 100, 20, 2)]);
    const other = await l.newAgency({ legalName: "Otro despacho", rfc: "" });
    const agencies = [l.agencyId, other];
    let turn = 7;
    const next = (to: number): number => {
      turn = (turn * 31 + 17) % 1009;
      return turn % to;
    };
    for (let step = 0; step < 24; step++) {
      const n = next(3) + 1;
      const agencyId = agencies[next(2)] ?? other;
      if (next(3) < 2) await l.place([n], { agencyId }).catch(() => undefined);
      else {
        const [last] = (await l.client.agencies.ofInvoice({ uuid: uuid(n) })).rows;
        if (last) {
          await l.client.agencies.recall({ ...l.id(), itemIds: [last.id], reason: "strategic" }).catch(() => undefined);
        }
      }
      if (next(2) === 0) await l.allow();
      if (next(3) === 0)
        l.clock.day = `2026-07-${String(Math.min(31, Number(l.clock.day.slice(8)) + 1)).padStart(2, "0")}`;
    }
    await l.allow();
    for (const n of [1, 2, 3]) {
      const { rows } = await l.client.agencies.ofInvoice({ uuid: uuid(n) });
      const spans = rows.map((row) => [row.placedOn, row.recalledOn ?? "9999-12-31"] as const).reverse();
      for (const [index, [from]] of spans.entries()) {
        const before = spans[index - 1];
        if (before !== undefined) expect(from > before[1], `${n}: ${JSON.stringify(spans)}`).toBe(true);
      }
    }
  });
});
