import { describe, expect, onTestFinished, test } from "vitest";
import type { LedgerDb, LedgerTx } from "../../../electron/ledger/db/ledger-db.ts";
import { refreshList } from "../../../electron/ledger/worklist/list-keeper.ts";
import { DEFAULT_RULES } from "../../../electron/ledger/worklist/rules.ts";
import { scorePoints, scoreThousandths } from "../../../shared/domain/worklist/score.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";
import { contact, dispute, fill, followUp, person, profile, promise, TODAY } from "./scene.ts";

const FIXED = `${TODAY}T15:00:00.000Z`;
const LATER = `${TODAY}T18:00:00.000Z`;
const OVERDUE = "2026-10-15";
const NOT_YET = "2027-01-15";

async function refresh(db: LedgerDb, personId: number, at: string): Promise<boolean> {
  const list = { dialect: db.dialect, personId, day: TODAY, disputesDueBy: "2026-11-26", rules: DEFAULT_RULES };
  return db.write((tx) => refreshList(tx, list, at));
}

/** The list in its order: name, group, state, and what is worth telling. */
async function listOf(db: LedgerDb, personId: number): Promise<string[]> {
  const rows = await db.read
    .selectFrom("worklist_item as w")
    .innerJoin("customer as c", "c.id", "w.customer_id")
    .select(["name", "group_no", "state", "live", "gone_reason", "reason"])
    .where("person_id", "=", personId)
    .where("day", "=", TODAY)
    .orderBy("position")
    .execute();
  return rows.map(({ name, group_no, state, live, gone_reason }) =>
    [name, group_no, state, live === 1 ? "live" : "", gone_reason].filter((word) => word !== "").join(" "),
  );
}

describe.each(databases)("the day's list, on %s", (database) => {
  async function open(
    invoices: Parameters<typeof fill>[1],
    more: (tx: LedgerTx) => Promise<void> = () => Promise.resolve(),
  ): Promise<LedgerDb> {
    const db = await openLedgerOn(database);
    onTestFinished(() => db.close());
    await fill(db, invoices);
    await db.write(more);
    return db;
  }

  test("a ledger without persons has one list of all, the most urgent first, and nobody who owes nothing overdue", async () => {
    const db = await open([
      ["Pequeño", OVERDUE, 100_00],
      ["Grande", OVERDUE, 90_000_00],
      ["Por vencer", NOT_YET, 500_000_00],
    ]);
    expect(await refresh(db, 0, FIXED)).toBe(true);
    expect(await listOf(db, 0)).toEqual(["Grande 5 pending", "Pequeño 5 pending"]);
    expect(await refresh(db, 0, LATER)).toBe(false);
  });

  test("hard groups come in the order of COLLECTIONS 4, whatever the score", async () => {
    const db = await open(
      [
        ["Vencido", OVERDUE, 900_000_00],
        ["Preventivo", "2026-11-27", 250_000_00],
        ["Contestó", OVERDUE, 1_00],
        ["Aclara", OVERDUE, 1_00],
        ["Llamar hoy", OVERDUE, 1_00],
        ["Prometió hoy", OVERDUE, 1_00],
        ["Incumplió", OVERDUE, 1_00],
        ["Chico por vencer", "2026-11-27", 100_00],
      ],
      async (tx) => {
        await contact(tx, 1, {
          customer_id: 3,
          direction: "in",
          channel: "mail",
          worked: 0,
          happened_at: "2026-11-23T16:00:00.000Z",
        });
        await dispute(tx, 1, { customer_id: 4, due_on: "2026-11-26" });
        await followUp(tx, 1, { customer_id: 5 });
        await promise(tx, 1, 6, "active", TODAY);
        await promise(tx, 2, 7, "broken", "2026-11-23");
      },
    );
    await refresh(db, 0, FIXED);
    expect(await listOf(db, 0)).toEqual([
      "Incumplió 1 pending",
      "Prometió hoy 1 pending",
      "Llamar hoy 2 pending",
      "Aclara 3 pending",
      "Contestó 4 pending",
      "Vencido 5 pending",
      "Preventivo 6 pending",
    ]);
  });

  test("left out: disputed in full, legal, placed, do not contact, promised, planned, contacted this week", async () => {
    const names = ["Aclarado", "Legal", "Despacho", "No llamar", "Prometió", "Con cita", "Ya contactado", "Queda"];
    const db = await open(
      names.map((name) => [name, OVERDUE, 100_00] as const),
      async (tx) => {
        await dispute(tx, 1, { customer_id: 1, receivable_id: 1, disputed_minor: 100_00 });
        await profile(tx, 2, { legal_hold: 1 });
        await profile(tx, 3, { placed: 1 });
        await profile(tx, 4, { do_not_contact: 1 });
        await promise(tx, 1, 5, "active", "2026-11-30");
        await followUp(tx, 1, { customer_id: 6, due_on: "2026-11-30" });
        await contact(tx, 1, { customer_id: 7, happened_at: "2026-11-20T16:00:00.000Z" });
      },
    );
    await refresh(db, 0, FIXED);
    expect(await listOf(db, 0)).toEqual(["Queda 5 pending"]);
  });

  test("a promise pauses the invoices it covers; the others that are overdue are chased, and weigh alone", async () => {
    const db = await open(
      [
        ["Todo prometido", OVERDUE, 100_00],
        ["Una prometida", OVERDUE, 100_00],
      ],
      async (tx) => {
        await tx.sql.updateTable("receivable").set({ due_on: "2026-11-10" }).where("id", "=", 2).execute();
        const [other] = await tx.sql.selectFrom("receivable").selectAll().where("id", "=", 2).execute();
        if (other === undefined) throw new Error("no receivable");
        const document = await tx.sql.selectFrom("document").selectAll().where("id", "=", other.document_id).execute();
        await tx.bulk.insert(
          "document",
          document.map((row) => ({ ...row, id: 90, uuid: "00000000-0000-4000-8000-000000000090" })),
        );
        await tx.bulk.insert("receivable", [{ ...other, id: 90, document_id: 90, due_on: OVERDUE }]);
        const entries = await tx.sql.selectFrom("entry").selectAll().where("receivable_id", "=", 2).execute();
        await tx.bulk.insert(
          "entry",
          entries.map((row, index) => ({ ...row, id: 900 + index, receivable_id: 90, document_id: 90 })),
        );
        await promise(tx, 1, 1, "active", "2026-11-30");
        await promise(tx, 2, 2, "active", "2026-11-30", [90]);
      },
    );
    await refresh(db, 0, FIXED);
    expect(await listOf(db, 0)).toEqual(["Una prometida 5 pending"]);
    const item = await db.read.selectFrom("worklist_item").select("parts").executeTakeFirstOrThrow();
    expect(JSON.parse(item.parts)).toMatchObject({ overdueMinor: 100_00, dpd: 14 });
    // The one that was left is promised too.
    await db.write((tx) => promise(tx, 3, 2, "active", "2026-11-30", [2]));
    await refresh(db, 0, LATER);
    expect(await listOf(db, 0)).toEqual(["Una prometida 5 gone promised"]);
  });

  test("a customer done by a contact that is taken back waits again, in the old place", async () => {
    const db = await open([
      ["Primero", OVERDUE, 500_00],
      ["Segundo", OVERDUE, 100_00],
    ]);
    await refresh(db, 0, FIXED);
    await db.write((tx) => contact(tx, 1, {}));
    await refresh(db, 0, LATER);
    expect(await listOf(db, 0)).toEqual(["Primero 5 done", "Segundo 5 pending"]);
    await db.write((tx) => contact(tx, 2, { corrects_id: 1, withdrawn: 1, worked: 0, outcome: null }));
    expect(await refresh(db, 0, LATER)).toBe(true);
    expect(await listOf(db, 0)).toEqual(["Primero 5 pending", "Segundo 5 pending"]);
    expect(await refresh(db, 0, LATER)).toBe(false);
  });

  test("what was logged of a customer that was merged into another counts for that one", async () => {
    const names = ["Contactado", "Contestó", "Igual", "Contactado SA", "Contestó SA"];
    const db = await open(
      names.map((name, index) => [name, index < 3 ? OVERDUE : NOT_YET, 100_00] as const),
      async (tx) => {
        await tx.sql.updateTable("customer").set({ merged_into: 1 }).where("id", "=", 4).execute();
        await tx.sql.updateTable("customer").set({ merged_into: 2 }).where("id", "=", 5).execute();
        await contact(tx, 1, { customer_id: 4, happened_at: "2026-11-20T16:00:00.000Z" });
        await contact(tx, 2, { customer_id: 5, direction: "in", happened_at: "2026-11-20T16:00:00.000Z" });
      },
    );
    await refresh(db, 0, FIXED);
    expect(await listOf(db, 0)).toEqual(["Contestó 4 pending", "Igual 5 pending"]);
  });

  test("a stage somebody decided sets the days between contacts, not the age", async () => {
    const decide = (id: number, customer: number, until: string) => ({
      id,
      customer_id: customer,
      stage: "late",
      reason: "x",
      set_on: "2026-11-01",
      until_on: until,
      recorded_at: "",
      person_id: null,
      actor: "",
    });
    const db = await open(
      ["Por edad", "A mano", "Ya no"].map((name) => [name, OVERDUE, 100_00] as const),
      async (tx) => {
        // Six days ago: too recent for the week of 31-60 days, not for the five days of 61-90.
        for (const id of [1, 2, 3]) await contact(tx, id, { customer_id: id, happened_at: "2026-11-18T16:00:00.000Z" });
        await tx.bulk.insert("stage_override", [decide(1, 2, TODAY), decide(2, 3, "2026-11-23")]);
      },
    );
    await refresh(db, 0, FIXED);
    expect(await listOf(db, 0)).toEqual(["A mano 5 pending"]);
  });

  test("a customer is in the list of who is in charge; of a person who left, in that of nobody", async () => {
    const db = await open(
      [
        ["De Ana", OVERDUE, 100_00],
        ["De Luis", OVERDUE, 100_00],
        ["De quien se fue", OVERDUE, 100_00],
        ["De nadie", OVERDUE, 100_00],
      ],
      async (tx) => {
        await person(tx, 1, "Ana");
        await person(tx, 2, "Luis");
        await person(tx, 3, "Eva", "collector", 0);
        for (const id of [1, 2, 3]) await profile(tx, id, { collector_id: id });
        await followUp(tx, 1, { customer_id: 2, person_id: 1 });
      },
    );
    for (const id of [0, 1, 2, 3]) await refresh(db, id, FIXED);
    expect(await listOf(db, 0)).toEqual(["De nadie 5 pending", "De quien se fue 5 pending"]);
    // What Ana has to do with Luis's customer is hers; the customer's overdue balance stays his.
    expect(await listOf(db, 1)).toEqual(["De Luis 2 pending", "De Ana 5 pending"]);
    expect(await listOf(db, 2)).toEqual(["De Luis 5 pending"]);
    expect(await listOf(db, 3)).toEqual([]);
  });

  test("during the day: contacted is done, settled is gone and says why, and what comes up stands on top", async () => {
    const names = ["Llamado", "Pagó", "Prometió", "Aclaró", "Con cita", "Sigue", "Vuelve"];
    const db = await open(names.map((name) => [name, OVERDUE, 100_00] as const));
    await refresh(db, 0, FIXED);
    await db.write(async (tx) => {
      await contact(tx, 1, { customer_id: 1 });
      await tx.sql.updateTable("receivable").set({ open_minor: 0, closed_on: TODAY }).where("id", "=", 2).execute();
      await promise(tx, 1, 3, "active", "2026-11-30");
      await dispute(tx, 1, { customer_id: 4, receivable_id: 4, disputed_minor: 100_00 });
      await followUp(tx, 1, { customer_id: 5, due_on: "2026-12-01" });
      await followUp(tx, 2, { customer_id: 7, created_at: `${TODAY}T17:30:00.000Z` });
    });
    expect(await refresh(db, 0, LATER)).toBe(true);
    expect(await listOf(db, 0)).toEqual([
      "Vuelve 2 pending live",
      "Aclaró 5 gone disputed",
      "Con cita 5 gone planned",
      "Llamado 5 done",
      "Pagó 5 gone paid",
      "Prometió 5 gone promised",
      "Sigue 5 pending",
    ]);
    expect(await refresh(db, 0, LATER)).toBe(false);
  });

  test("a customer who is done comes back when something new comes up, and only then", async () => {
    const db = await open([["Vuelve", OVERDUE, 100_00]]);
    await refresh(db, 0, FIXED);
    await db.write((tx) => contact(tx, 1, {}));
    await refresh(db, 0, `${TODAY}T17:05:00.000Z`);
    expect(await listOf(db, 0)).toEqual(["Vuelve 5 done"]);
    await db.write((tx) => followUp(tx, 1, { created_at: `${TODAY}T17:30:00.000Z`, due_at: `${TODAY}T20:00:00.000Z` }));
    await refresh(db, 0, LATER);
    expect(await listOf(db, 0)).toEqual(["Vuelve 2 pending live", "Vuelve 5 done"]);
    await db.write((tx) => contact(tx, 2, { happened_at: `${TODAY}T20:00:00.000Z` }));
    await refresh(db, 0, `${TODAY}T20:01:00.000Z`);
    expect(await listOf(db, 0)).toEqual(["Vuelve 2 done live", "Vuelve 5 done"]);
    expect(await refresh(db, 0, `${TODAY}T20:02:00.000Z`)).toBe(false);
  });

  test("a corrected contact counts as it was corrected, a withdrawn one not at all", async () => {
    const db = await open([["Uno", OVERDUE, 100_00]]);
    await refresh(db, 0, FIXED);
    await db.write(async (tx) => {
      await contact(tx, 1, {});
      await contact(tx, 2, { corrects_id: 1, withdrawn: 1, outcome: null, worked: 0 });
    });
    await refresh(db, 0, LATER);
    expect(await listOf(db, 0)).toEqual(["Uno 5 pending"]);
  });

  test("the score in the database is that of the domain", async () => {
    const db = await open(
      [
        ["A", "2026-11-23", 12_345_67],
        ["A", "2026-08-01", 1_00],
        ["B", "2026-10-20", 777_77],
        ["B", "2026-10-20", 9_999_99, "USD"],
        ["C", "2026-05-01", 3_210_00, "USD"],
        ["C", NOT_YET, 55_000_00],
        ["D", "2026-11-01", 654_321_00],
      ],
      async (tx) => {
        await profile(tx, 1, { risk_class: "D", credit_limit_minor: 20_000_00 });
        await profile(tx, 3, { risk_class: "A", credit_limit_minor: 50_000_00 });
        await profile(tx, 4, { risk_class: "C" });
        await promise(tx, 1, 1, "broken", "2026-09-09");
        await contact(tx, 1, { customer_id: 2, right_party: 1, happened_at: "2026-11-10T16:00:00.000Z" });
        // Paid ten days late this quarter, and one day late before.
        for (const [id, closed, due] of [
          [901, "2026-11-11", "2026-11-01"],
          [902, "2026-06-02", "2026-06-01"],
        ] as const) {
          const from = await tx.sql.selectFrom("receivable").selectAll().where("id", "=", 7).executeTakeFirstOrThrow();
          const doc = await tx.sql.selectFrom("document").selectAll().where("id", "=", 7).executeTakeFirstOrThrow();
          await tx.bulk.insert("document", [{ ...doc, id, uuid: `${doc.uuid.slice(0, -3)}${id}` }]);
          await tx.bulk.insert("receivable", [
            { ...from, id, document_id: id, open_minor: 0, closed_on: closed, last_entry_on: closed, due_on: due },
          ]);
        }
      },
    );
    await refresh(db, 0, FIXED);
    const rows = await db.read.selectFrom("worklist_item").selectAll().orderBy("customer_id").execute();
    expect(rows.map((row) => row.customer_id)).toEqual([1, 2, 3, 4]);
    for (const row of rows) {
      const facts = JSON.parse(row.parts);
      const thousandths = scoreThousandths({
        ...facts,
        credit:
          facts.creditLimitMinor === null
            ? null
            : { openMinor: facts.creditOpenMinor, limitMinor: facts.creditLimitMinor },
      });
      expect({
        amount: row.part_amount,
        dpd: row.part_dpd,
        risk: row.part_risk,
        broken: row.part_broken,
        contact: row.part_contact,
        trend: row.part_trend,
        credit: row.part_credit,
      }).toEqual(thousandths);
      expect(row.score).toBe(scorePoints(thousandths, DEFAULT_RULES.weights).score);
    }
    expect(JSON.parse(rows[0]?.parts ?? "{}")).toMatchObject({
      dpd: 115,
      risk: "D",
      broken: 1,
      contactDays: null,
      creditOpenMinor: 12_346_67,
    });
    expect(JSON.parse(rows[1]?.parts ?? "{}")).toMatchObject({
      contactDays: 14,
      currency: "USD",
      overdueMinor: 9_999_99,
    });
    expect(JSON.parse(rows[3]?.parts ?? "{}")).toMatchObject({ trendDays: 9 });
  });
});
