import { describe, expect, test } from "vitest";
import type { AgreementFact, CoveredEntry, PartFact } from "../../../shared/domain/agreements/facts.ts";
import { instalmentsOn, judgeAgreement } from "../../../shared/domain/agreements/judge.ts";

const entry = (receivable: number, on: string, pesos: number, more: Partial<CoveredEntry> = {}): CoveredEntry => ({
  receivable,
  source: receivable,
  cash: false,
  credited: false,
  on,
  amountMinor: pesos * 100,
  ...more,
});
const charge = (receivable: number, pesos: number): CoveredEntry => entry(receivable, "2026-02-01", pesos);
const payment = (receivable: number, on: string, pesos: number): CoveredEntry =>
  entry(receivable, on, -pesos, { source: 50, cash: true });

/** 900 in three instalments of 300, listed out of order. */
const PART: PartFact = {
  currency: "MXN",
  totalMinor: 90_000,
  quitaMinor: 0,
  cashBeforeMinor: 0,
  receivables: [1],
  instalments: [
    { seq: 2, dueOn: "2026-04-15", amountMinor: 30_000 },
    { seq: 1, dueOn: "2026-03-15", amountMinor: 30_000 },
    { seq: 3, dueOn: "2026-05-15", amountMinor: 30_000 },
  ],
};
const FACT: AgreementFact = {
  id: 1,
  madeOn: "2026-03-01",
  graceDays: 3,
  offered: { on: "2026-03-02", expiresOn: "2026-03-10" },
  signedOn: "2026-03-05",
  quitaSource: null,
  ended: null,
  parts: [PART],
};

/** Each span as a line: from when, the state, and of each part what is paid of what is agreed. */
function told(fact: AgreementFact, entries: readonly CoveredEntry[]): string[] {
  const spans = judgeAgreement(fact, entries);
  for (const [index, { until }] of spans.entries()) expect(until).toBe(spans[index + 1]?.from ?? null);
  return spans.map(({ from, standing }) => {
    const { state, overdue, defaultOn, awaitsCredit, nextDueOn, parts } = standing;
    const money = parts.map(
      (part) =>
        `${part.currency} ${part.paidMinor / 100}/${part.agreedMinor / 100} open ${part.openMinor / 100}` +
        (part.overdueMinor === 0 ? "" : ` overdue ${part.overdueMinor / 100}`) +
        (part.quitaMinor === 0 && part.creditedMinor === 0
          ? ""
          : ` quita ${part.quitaMinor / 100}, credited ${part.creditedMinor / 100}`) +
        (part.nextDueOn === "" ? "" : ` next ${part.nextMinor / 100} on ${part.nextDueOn}`),
    );
    const words = [
      ...(overdue ? ["overdue"] : []),
      ...(defaultOn === "" ? [] : [`since ${defaultOn}`]),
      ...(awaitsCredit ? ["awaits credit"] : []),
      ...(nextDueOn === "" ? [] : [`next ${nextDueOn}`]),
    ];
    return `${from} ${state}${words.length === 0 ? "" : ` (${words.join(", ")})`}: ${money.join("; ")}`;
  });
}

test("an agreement that is paid in time goes from draft to offered, signed, active and completed", () => {
  const paid = [charge(1, 900), payment(1, "2026-03-15", 300), payment(1, "2026-04-10", 600)];
  expect(told(FACT, paid)).toEqual([
    "2026-03-01 draft: MXN 0/900 open 900 next 300 on 2026-03-15",
    "2026-03-02 offered: MXN 0/900 open 900 next 300 on 2026-03-15",
    "2026-03-05 signed (next 2026-03-15): MXN 0/900 open 900 next 300 on 2026-03-15",
    "2026-03-15 active (next 2026-04-15): MXN 300/900 open 600 next 300 on 2026-04-15",
    "2026-04-10 completed: MXN 900/900 open 0",
  ]);
  expect(told(FACT, paid.toReversed())).toEqual(told(FACT, paid));
});

describe("before it is signed", () => {
  test("an offer expires the day after its last day", () => {
    expect(told({ ...FACT, signedOn: null }, [charge(1, 900)]).slice(0, 3)).toEqual([
      "2026-03-01 draft: MXN 0/900 open 900 next 300 on 2026-03-15",
      "2026-03-02 offered: MXN 0/900 open 900 next 300 on 2026-03-15",
      "2026-03-11 expired: MXN 0/900 open 900 next 300 on 2026-03-15",
    ]);
  });

  test("a draft stays one, and nothing of it is said to be overdue", () => {
    const spans = judgeAgreement({ ...FACT, offered: null, signedOn: null }, [charge(1, 900)]);
    for (const { standing } of spans) {
      expect(standing).toMatchObject({
        state: "draft",
        overdue: false,
        defaultOn: "",
        awaitsCredit: false,
        nextDueOn: "",
      });
    }
  });

  test("what is withdrawn is so from that day", () => {
    const fact: AgreementFact = { ...FACT, signedOn: null, ended: { as: "withdrawn", on: "2026-03-04" } };
    expect(
      judgeAgreement(fact, [charge(1, 900)])
        .map(({ from, standing }) => `${from} ${standing.state}`)
        .slice(0, 3),
    ).toEqual(["2026-03-01 draft", "2026-03-02 offered", "2026-03-04 withdrawn"]);
  });
});

test("it is in default once the grace days are over, cured when all that was due is paid, and in default again", () => {
  const fact: AgreementFact = { ...FACT, ended: { as: "terminated", on: "2026-05-25" } };
  const entries = [charge(1, 900), payment(1, "2026-03-16", 100), payment(1, "2026-04-01", 250)];
  expect(told(fact, entries).slice(2)).toEqual([
    "2026-03-05 signed (next 2026-03-15): MXN 0/900 open 900 next 300 on 2026-03-15",
    "2026-03-16 active (overdue, next 2026-03-15): MXN 100/900 open 800 overdue 200 next 200 on 2026-03-15",
    "2026-03-19 default (overdue, since 2026-03-19, next 2026-03-15): MXN 100/900 open 800 overdue 200 next 200 on 2026-03-15",
    "2026-04-01 cured (next 2026-04-15): MXN 350/900 open 550 next 250 on 2026-04-15",
    "2026-04-16 cured (overdue, next 2026-04-15): MXN 350/900 open 550 overdue 250 next 250 on 2026-04-15",
    "2026-04-19 default (overdue, since 2026-04-19, next 2026-04-15): MXN 350/900 open 550 overdue 250 next 250 on 2026-04-15",
    "2026-05-16 default (overdue, since 2026-04-19, next 2026-04-15): MXN 350/900 open 550 overdue 550 next 250 on 2026-04-15",
    "2026-05-25 terminated (since 2026-04-19): MXN 350/900 open 550 overdue 550 next 250 on 2026-04-15",
  ]);
});

test("a quita lowers the balance and waits for its CFDI; money then completes the agreement", () => {
  const part: PartFact = {
    ...PART,
    totalMinor: 60_000,
    quitaMinor: 30_000,
    instalments: [{ seq: 1, dueOn: "2026-03-15", amountMinor: 60_000 }],
  };
  const entries = [
    charge(1, 900),
    entry(1, "2026-03-05", -300, { source: 70 }),
    payment(1, "2026-03-12", 600),
    entry(1, "2026-03-20", 300, { source: 70, credited: true }),
    entry(1, "2026-03-20", -300, { source: 71 }),
  ];
  expect(told({ ...FACT, quitaSource: 70, parts: [part] }, entries).slice(2)).toEqual([
    "2026-03-05 signed (awaits credit, next 2026-03-15): MXN 0/600 open 600 quita 300, credited 0 next 600 on 2026-03-15",
    "2026-03-12 completed (awaits credit): MXN 600/600 open 0 quita 300, credited 0",
    "2026-03-20 completed: MXN 600/600 open 0 quita 0, credited 300",
  ]);
});

test("money of before, money on other invoices and invoices that were cancelled do not count as paid", () => {
  const part: PartFact = { ...PART, cashBeforeMinor: 10_000, receivables: [1, 2] };
  const entries = [
    charge(1, 800),
    charge(2, 200),
    charge(3, 999),
    payment(1, "2026-02-20", 100),
    payment(1, "2026-03-14", 300),
    payment(3, "2026-03-14", 999),
    entry(2, "2026-03-20", -200),
  ];
  expect(told({ ...FACT, parts: [part] }, entries).slice(2, 5)).toEqual([
    "2026-03-05 signed (next 2026-03-15): MXN 0/900 open 900 next 300 on 2026-03-15",
    "2026-03-14 active (next 2026-04-15): MXN 300/900 open 600 next 300 on 2026-04-15",
    "2026-03-20 active (next 2026-04-15): MXN 300/700 open 400 next 300 on 2026-04-15",
  ]);
});

test("each currency has its own instalments, and the agreement is as late as the later of them", () => {
  const parts: PartFact[] = [
    { ...PART, totalMinor: 30_000, instalments: [{ seq: 1, dueOn: "2026-03-15", amountMinor: 30_000 }] },
    {
      ...PART,
      currency: "USD",
      totalMinor: 500,
      receivables: [2],
      instalments: [{ seq: 1, dueOn: "2026-03-10", amountMinor: 500 }],
    },
  ];
  const entries = [charge(1, 300), charge(2, 5), payment(2, "2026-03-09", 5), payment(1, "2026-03-20", 300)];
  expect(told({ ...FACT, parts }, entries).slice(2)).toEqual([
    "2026-03-05 signed (next 2026-03-10): MXN 0/300 open 300 next 300 on 2026-03-15; USD 0/5 open 5 next 5 on 2026-03-10",
    "2026-03-09 active (next 2026-03-15): MXN 0/300 open 300 next 300 on 2026-03-15; USD 5/5 open 0",
    "2026-03-16 active (overdue, next 2026-03-15): MXN 0/300 open 300 overdue 300 next 300 on 2026-03-15; USD 5/5 open 0",
    "2026-03-19 default (overdue, since 2026-03-19, next 2026-03-15): MXN 0/300 open 300 overdue 300 next 300 on 2026-03-15; USD 5/5 open 0",
    "2026-03-20 completed: MXN 300/300 open 0; USD 5/5 open 0",
  ]);
});

test("more money than was agreed on is not counted, and less debt takes from the last instalments", () => {
  expect(told(FACT, [charge(1, 900), payment(1, "2026-03-06", 950)]).at(-1)).toEqual(
    "2026-03-06 completed: MXN 900/900 open 0",
  );
  const rows = instalmentsOn(PART.instalments, 40_000, 70_000);
  expect(rows.map(({ seq, paidMinor, agreedMinor }) => [seq, paidMinor, agreedMinor])).toEqual([
    [1, 30000, 30000],
    [2, 10000, 30000],
    [3, 0, 10000],
  ]);
});

test("without instalments it is active from its signature, and a day before it was made says nothing", () => {
  const bare: AgreementFact = { ...FACT, parts: [{ ...PART, instalments: [] }] };
  expect(told(bare, [charge(1, 900)])).toEqual([
    "2026-03-01 draft: MXN 0/900 open 900",
    "2026-03-02 offered: MXN 0/900 open 900",
    "2026-03-05 active: MXN 0/900 open 900",
  ]);
  expect(judgeAgreement(FACT, [charge(1, 900)])[0]?.from).toBe(FACT.madeOn);
});
