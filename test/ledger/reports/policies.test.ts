import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { describe, expect, onTestFinished, test } from "vitest";
import { appendAudit } from "../../../electron/ledger/audit/writer.ts";
import { createContext } from "../../../electron/ledger/context.ts";
import { writePdf } from "../../../electron/ledger/render/pdf/pdf-writer.ts";
import { composeReport } from "../../../electron/ledger/reports/composer.ts";
import { composing } from "../../../electron/ledger/reports/deliver.ts";
import { policyWords } from "../../../electron/ledger/reports/parts/policy-words.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";
import { textOf } from "../support/pdf-text.ts";
import { fillLedger } from "./fill.ts";

describe.each(databases)("policy changes of a quarter, on %s", (database) => {
  test("are told rule by rule with what it was and what it became, who and when, in words of either language", async () => {
    const clock = { at: "2026-06-30T18:00:00.000Z" };
    const db = await openLedgerOn(database);
    await fillLedger(db, [{ customer: "Uno", issuedOn: "2026-07-01", dueOn: "2026-08-15", minor: 100_000 }]);
    const { context, close } = createContext({ actor: "Lucía", now: () => new Date(clock.at) });
    await context.session.adopt(db);
    onTestFinished(close);
    const client = createRouterClient(createRouter(), { context });
    const commandId = () => randomUUID();
    const kpis = await client.kpis.rules({});
    const promises = await client.promises.rules({});
    // The day before the quarter where the company is, though already July in UTC.
    clock.at = "2026-07-01T05:00:00.000Z";
    await client.promises.saveRules({ commandId: commandId(), rules: { ...promises, maxDays: 20 } });
    clock.at = "2026-07-02T18:00:00.000Z";
    const goals = { ...kpis.targets, recovery: { goal: "97.5", amberUntil: "90" } };
    const changed = { ...kpis, recoveryMethod: "cohort", targets: goals } as const;
    await client.kpis.saveRules({ commandId: commandId(), rules: changed });
    clock.at = "2026-08-10T18:00:00.000Z";
    await client.promises.saveRules({ commandId: commandId(), rules: { ...promises, maxDays: 20, toleranceBp: 250 } });
    // Saved as it was: nothing changed.
    await client.promises.saveRules({ commandId: commandId(), rules: { ...promises, maxDays: 20, toleranceBp: 250 } });
    const credit = await client.customers.rules({});
    const [first, ...others] = credit.steps;
    if (first === undefined) throw new Error("the strategy has steps");
    const steps = [...others, { day: 45, action: "visit" as const, risks: ["C" as const, "D" as const] }];
    await client.customers.saveRules({ commandId: commandId(), rules: { ...credit, steps } });
    const days = { customer: "Uno", before: { creditDays: null }, after: { creditDays: 45 } };
    await db.write((tx) =>
      appendAudit(tx, { at: clock.at, actor: "Lucía", action: "customers.creditDays", detail: days }),
    );
    clock.at = "2026-10-01T07:00:00.000Z";
    await client.promises.saveRules({ commandId: commandId(), rules: promises });

    clock.at = "2026-11-10T18:00:00.000Z";
    const asked = { kind: "quarterly", asOf: "2026-09-30", currency: null, customerId: null } as const;
    const report = async (lang: Lang) =>
      composeReport(db.read, await composing(db, context.reports.office, { ...asked, lang, paper: "letter" }));
    const rowsOf = async (lang: Lang) =>
      (await report(lang)).sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) =>
          block.kind === "table" && block.sheet === "policies"
            ? block.rows.map((row) =>
                row.map((cell) => (cell.kind === "text" ? cell.text : cell.kind === "day" ? cell.day : null)),
              )
            : [],
        ),
      );
    const step = { es: "Día: 45, Acción: Visita, Clases: C, D", en: "Day: 45, Action: Visit, Classes: C, D" };
    const spanish = await rowsOf("es");
    expect(spanish.slice(0, 3)).toEqual([
      [
        "2026-07-02",
        "Métodos y metas de indicadores",
        "Método de la recuperación",
        "Cobrado de lo exigible",
        "Por cohorte de vencimiento",
        "Lucía",
      ],
      ["2026-07-02", "Métodos y metas de indicadores", "Metas · Recuperación · Meta", "95", "97.5", "Lucía"],
      ["2026-08-10", "Reglas de promesas", "Tolerancia", "1.00 %", "2.50 %", "Lucía"],
    ]);
    expect(spanish[3]).toEqual([
      "2026-08-10",
      "Reglas de crédito y etapas",
      "Pasos de la estrategia",
      expect.stringMatching(/^Día: /),
      step.es,
      "Lucía",
    ]);
    expect(spanish.slice(4)).toEqual([
      ["2026-08-10", "Días de crédito de un cliente: Uno", "Días de crédito", "–", "45", "Lucía"],
    ]);
    const english = await rowsOf("en");
    expect(english[0]?.slice(2, 5)).toEqual(["Method of recovery", expect.stringMatching(/\w/), expect.any(String)]);
    expect(english[3]?.slice(2, 5)).toEqual(["Steps of the strategy", expect.any(String), step.en]);
    expect(await textOf(await writePdf(await report("es")))).toMatch(/Tolerancia\s+1\.00 %\s+2\.50 %/);
  });
});

test("every rule that may change has a name in both languages", async () => {
  const db = await openLedgerOn("sqlite");
  const { context, close } = createContext({ now: () => new Date("2026-11-10T18:00:00.000Z") });
  await context.session.adopt(db);
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  const { types, resolvers, kpiDays } = await client.disputes.rules({});
  const [rule] = (await client.worklist.contactRules({})).rows;
  const [outcome] = (await client.contacts.outcomes({})).rows;
  const [schedule] = (await client.reports.schedules({})).rows;
  const rules: readonly unknown[] = [
    await client.settings.get({}),
    await client.kpis.rules({}),
    await client.promises.rules({}),
    await client.customers.rules({}),
    await client.worklist.rules({}),
    await client.approvals.limits({}),
    await client.interest.rules({}),
    await client.agreements.rules({}),
    await client.escalations.rules({}),
    await client.privacy.rules({}),
    { types: Object.fromEntries(types.map((type) => [type.code, type])), resolvers: { sales: resolvers[0] }, kpiDays },
    { bankHolidays: true, alertDays: 3, idleMinutes: 5, attempts: 5, waitMinutes: 5 },
    rule,
    outcome,
    { ...schedule, savedTo: null },
  ];
  for (const lang of ["es", "en"] as const) {
    const words = policyWords(lang);
    const names = rules.flatMap((after) =>
      words
        .changes(JSON.stringify({ before: { none: 1 }, after }))
        .flatMap(({ rule: name, to }) => [
          ...name.split(" · "),
          ...(to.match(/(?<=^|[,;] )[A-Za-z][A-Za-z0-9]*(?=: )/g) ?? []),
        ]),
    );
    // A key without words is shown as it is, in lower case.
    expect([...new Set(names.filter((name) => name !== "none" && /^[a-z]/.test(name)))], lang).toEqual([]);
  }
});

describe("words of a policy's change", () => {
  const es = policyWords("es");

  test("say it of new rules, lists, schedules and what was told as a whole", () => {
    const rule = { id: 4, version: 1, code: "MX-DF", channels: ["call", "visit"], onHolidays: false, note: "" };
    expect(es.changes(JSON.stringify({ before: null, after: rule }))).toEqual([
      { rule: "", from: "–", to: "Código: MX-DF, Medios: Llamada, Visita, También en días inhábiles: no" },
    ]);
    expect(es.subject(JSON.stringify({ before: null, after: rule }))).toBe("MX-DF");
    const schedule = {
      kind: "weekly",
      before: { at_time: "12:00", active: 1 },
      after: { at_time: "13:30", active: 0 },
    };
    expect(es.changes(JSON.stringify(schedule))).toEqual([
      { rule: "Hora", from: "12:00", to: "13:30" },
      { rule: "Activo", from: "sí", to: "no" },
    ]);
    expect(es.changes(JSON.stringify({ before: "settled", after: "open" }))).toEqual([
      { rule: "Regla de facturas PUE", from: "Pagadas al emitirse", to: "Abiertas hasta que se paguen" },
    ]);
    const closed = { from: "2026-12-24", to: "2026-12-31", kind: "closed", name: "Cierre" };
    expect(es.changes(JSON.stringify(closed))).toEqual([
      { rule: "", from: "–", to: "Desde: 24/dic/2026, Hasta: 31/dic/2026, Tipo: inhábil, Nombre: Cierre" },
    ]);
    const amounts = { before: [{ currency: "USD", minMinor: 2_500_000 }], after: [{ currency: "USD", minMinor: 100 }] };
    expect(
      es.changes(
        JSON.stringify({
          before: { thresholds: { amounts: amounts.before } },
          after: { thresholds: { amounts: amounts.after } },
        }),
      ),
    ).toEqual([
      {
        rule: "Cuándo se propone escalar · Importes desde los que se propone escalar",
        from: "Moneda: USD, Desde: 25,000.00",
        to: "Moneda: USD, Desde: 1.00",
      },
    ]);
    // What was taken out of the log by right says so.
    expect(es.changes("")).toEqual([{ rule: "", from: "(borrado)", to: "(borrado)" }]);
  });
});
