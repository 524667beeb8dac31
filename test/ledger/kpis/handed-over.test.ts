import { randomUUID } from "node:crypto";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, onTestFinished, test } from "vitest";
import { keepPassword } from "../../../electron/ledger/users/accounts.ts";
import type { KpiBoard, KpiFilter } from "../../../shared/contract/kpis.ts";
import { reportPartsEs } from "../../../shared/i18n/report-parts.es.ts";
import { uuid } from "../support/documents.ts";
import { databases, openLedgerOn, temporaryFolder } from "../support/ledgers.ts";
import { enterD1 } from "./d1-scene.ts";

const K = 100_000;
const OCTOBER = { from: "2026-10-01", to: "2026-10-31" };
const command = () => ({ commandId: randomUUID() });

/** Open balance of a board in thousands; null where nothing is open. */
function openIn(board: KpiBoard): number | null {
  const found = board.kpis.find(({ name }) => name === "overduePct");
  return found === undefined || found.value === null ? null : Number(found.denominator) / K;
}

describe.each(databases)("customers handed over, on %s", (database) => {
  /** D1 in the hands of Ana on 3 November; Beto gets D on the 20th, when C is classed D instead of A. */
  async function handedOver() {
    const clock = { at: "2026-11-03T18:00:00.000Z" };
    const db = await openLedgerOn(database);
    const { client, context, close, idOf } = await enterD1(db, { clock });
    onTestFinished(close);
    const add = async (name: string, role: "collector" | "manager") =>
      (await client.users.add({ ...command(), person: { email: "", active: true, name, role } })).id;
    const [ana, beto] = [await add("Ana", "collector"), await add("Beto", "collector")];
    const marta = await add("Marta", "manager");
    await client.users.become({ ...command(), id: marta });
    const assign = (customer: string, collectorId: number | null) =>
      client.customers.assign({ ...command(), assignments: [{ customerId: idOf(customer), collectorId }] });
    const classed = async (customer: string, riskClass: "A" | "D") => {
      const customerId = idOf(customer);
      const { version } = await client.customers.ficha({ customerId, asOf: OCTOBER.to });
      await client.customers.update({ ...command(), customerId, version, changes: { riskClass } });
    };
    for (const customer of ["A", "B", "C", "D"]) await assign(customer, ana);
    await classed("C", "A");
    // Handed over and back on one afternoon, with one and the same instant: the last word stands.
    await assign("A", beto);
    await assign("A", ana);
    clock.at = "2026-11-20T18:00:00.000Z";
    await assign("D", beto);
    await classed("C", "D");
    clock.at = "2026-11-26T18:00:00.000Z";
    const open = async (to: string, filter: Partial<KpiFilter>) =>
      openIn(await client.kpis.board({ from: `${to.slice(0, 7)}-01`, to, filter }));
    /** Whoever has a password sees what the role allows. */
    const signIn = async (id: number): Promise<void> => {
      const secret = { secret: "not looked at here", mustChange: false };
      await db.write((tx) => keepPassword(tx, { id, ...secret }, clock.at));
      await context.session.refreshMe();
      await context.session.signIn(id);
    };
    return { client, clock, ana, beto, signIn, assign, open };
  }

  // Of D1 there is open at the end of October: A 40, C 50 and 500, D 400 and 40.
  test("count in a period that is over for who had them then, and for who has them today only from then on", async () => {
    const { open, client, ana, beto, assign, clock } = await handedOver();
    expect([await open("2026-10-31", { collectorId: ana }), await open("2026-10-31", { collectorId: beto })]).toEqual([
      1030,
      null,
    ]);
    expect(await open("2026-11-19", { collectorId: ana })).toBe(1030);
    expect([await open("2026-11-20", { collectorId: ana }), await open("2026-11-20", { collectorId: beto })]).toEqual([
      590, 440,
    ]);
    const { rows } = await client.kpis.rows({ ...OCTOBER, filter: { collectorId: ana }, name: "overduePct" });
    expect(rows.flatMap(({ uuids }) => uuids).sort()).toEqual([1, 4, 6, 7, 9].map((n) => uuid(n)));
    // Nobody has D from the 24th on: it is nobody's then, and was Beto's all the same.
    clock.at = "2026-11-24T18:00:00.000Z";
    await assign("D", null);
    clock.at = "2026-11-26T18:00:00.000Z";
    expect([await open("2026-11-23", { collectorId: beto }), await open("2026-11-24", { collectorId: beto })]).toEqual([
      440,
      null,
    ]);
    expect([await open("2026-11-24", { collectorId: 0 }), await open("2026-10-31", { collectorId: 0 })]).toEqual([
      440,
      null,
    ]);
  });

  test("the segment is the one of the cut-off too", async () => {
    const { open } = await handedOver();
    expect([await open("2026-10-31", { segment: "A" }), await open("2026-10-31", { segment: "D" })]).toEqual([
      550,
      null,
    ]);
    expect([await open("2026-11-25", { segment: "A" }), await open("2026-11-25", { segment: "D" })]).toEqual([
      null,
      550,
    ]);
    // Nobody ever judged the others.
    expect(await open("2026-10-31", { segment: "B" })).toBe(480);
  });

  test("the points of a trend are the boards of their periods", async () => {
    const { client, ana, beto } = await handedOver();
    for (const filter of [{ collectorId: ana }, { collectorId: beto }, { segment: "D" as const }]) {
      const { periods, kpis } = await client.kpis.trend({ from: "2026-11-01", to: "2026-11-25", filter });
      for (const [index, period] of periods.entries()) {
        if (period.from < "2026-08-01") continue;
        const board = await client.kpis.board({ ...period, filter });
        const points = kpis.map(({ name, points: own }) => [name, own[index]?.value]);
        expect(points, JSON.stringify([period, filter])).toEqual(
          [...board.kpis, ...board.more].map(({ name, value }) => [name, value]),
        );
      }
    }
  });

  test("the workbook of a board says that its collector is the one of the cut-off", async () => {
    const { client, ana } = await handedOver();
    const file = join(temporaryFolder(), "indicadores.xlsx");
    await client.kpis.exportBoard({ ...OCTOBER, filter: { collectorId: ana }, file, lang: "es" });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    const told: string[] = [];
    book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => told.push(String(cell.value))));
    expect(told).toContainEqual(expect.stringContaining("Ana. Responsable y segmento son los del corte."));
  });

  test("roll rates and vintages are those of the part as it was", async () => {
    const { client, ana, beto } = await handedOver();
    const whole = await client.kpis.movement(OCTOBER);
    expect(whole.rolls.length).toBeGreaterThan(0);
    expect(await client.kpis.movement({ ...OCTOBER, filter: { collectorId: beto } })).toMatchObject({ vintages: [] });
    const months = (await client.kpis.movement({ ...OCTOBER, filter: { collectorId: ana } })).vintages;
    // E was cancelled and is nobody's: all that stands is Ana's.
    expect(months).toEqual(whole.vintages);
  });

  test("the report of a day names who had them then; whoever sees only the own customers sees those of today", async () => {
    const { client, ana, beto, signIn, open } = await handedOver();
    const aged = async (asOf: string) => {
      const { sections } = await client.reports.read({ kind: "weekly", asOf, lang: "es" });
      const blocks = sections.find(({ title }) => title === reportPartsEs.aging.byCollector)?.blocks ?? [];
      return blocks.flatMap((block) => (block.kind === "table" ? block.rows.map(([name]) => name) : []));
    };
    const text = (name: string) => expect.objectContaining({ text: name });
    expect(await aged("2026-11-19")).toEqual([text("Ana")]);
    expect(await aged("2026-11-25")).toEqual([text("Ana"), text("Beto")]);
    await signIn(beto);
    expect(await open("2026-10-31", {})).toBe(440);
    await signIn(ana);
    expect(await open("2026-10-31", {})).toBe(590);
  });
});
