import { describe, expect, test } from "vitest";
import { parseMicros } from "../../../shared/domain/money.ts";
import { auditChain } from "../../../shared/domain/rep-audit/audit.ts";
import { complementDeadline } from "../../../shared/domain/rep-audit/deadline.ts";
import type { ChainFacts } from "../../../shared/domain/rep-audit/facts.ts";
import { credit, facts, invoice, line } from "./make-chain.ts";

const TODAY = "2026-06-30";
const audit = (given: ChainFacts) => auditChain(given, TODAY);
const codes = (given: ChainFacts) => audit(given).findings.map(({ code }) => code);

const first = { rep: "P-1", number: "1", prior: "1000.00", paid: "400.00", left: "600.00" };
const second = { rep: "P-2", number: "2", prior: "600.00", paid: "350.00", left: "250.00", paidOn: "2026-03-01" };
const third = { rep: "P-3", number: "3", prior: "250.00", paid: "250.00", left: "0.00", paidOn: "2026-04-01" };
const clean = [first, second, third].map((words) => line(words));

test("a chain that holds has nothing to say and ends where the issuer ends", () => {
  const result = audit(facts({ lines: clean }));
  expect(result.findings).toEqual([]);
  expect(result.firstBroken).toBeNull();
  expect(result.rows.map((row) => [row.label, row.appliedMinor, row.leftMinor])).toEqual([
    ["P-1", 40000, 60000],
    ["P-2", 35000, 25000],
    ["P-3", 25000, 0],
  ]);
  expect(result.issuerLeft).toBe(0n);
  expect(result.leftMinor).toBe(0);
});

test("a missing parcialidad is the first broken link, with its number and what it must have paid", () => {
  const { firstBroken, findings } = audit(facts({ lines: [line(first), line(third)] }));
  expect(firstBroken).toMatchObject({
    code: "number-gap",
    owner: "billing",
    row: 1,
    data: { rep: "P-3", missing: "2", number: "3", amount: "350.00", struck: "" },
  });
  expect(findings).toHaveLength(1);
  const two = audit(facts({ lines: [line(third)] }));
  expect(two.firstBroken?.data).toMatchObject({ missing: "1-2", amount: "750.00" });
});

test("a missing parcialidad that was cancelled and never replaced is called by its name", () => {
  const struck = { as: "cancelled", on: "2026-03-09", by: "", byLabel: "" } as const;
  const { firstBroken, rows } = audit(
    facts({ lines: [line(first), line({ ...second, changes: { struck } }), line(third)] }),
  );
  expect(firstBroken).toMatchObject({ code: "number-gap", data: { missing: "2", struck: "P-2" } });
  // Struck out, not dropped, and not counted.
  expect(rows.map((row) => [row.label, row.appliedMinor, row.leftMinor])).toEqual([
    ["P-1", 40000, 60000],
    ["P-2", 0, 60000],
    ["P-3", 25000, 35000],
  ]);
});

test("a replaced complement and its replacement share a number without harm", () => {
  const struck = { as: "replaced", on: "2026-03-05", by: "x", byLabel: "P-9" } as const;
  const wrong = line({ ...second, paid: "300.00", left: "300.00", changes: { struck } });
  const right = line({ ...second, rep: "P-9", changes: { issuedAt: "2026-04-20T10:00:00" } });
  expect(codes(facts({ lines: [line(first), wrong, right, line(third)] }))).toEqual([]);
});

describe("what the issuer says of the balance", () => {
  test("a prior balance that is not what the complement before left", () => {
    const odd = line({ ...second, prior: "650.00", left: "300.00" });
    const { firstBroken } = audit(facts({ lines: [line(first), odd] }));
    expect(firstBroken).toMatchObject({
      code: "prior-not-previous-left",
      data: { rep: "P-2", before: "P-1", prior: "650.00", expected: "600.00", difference: "50.00" },
    });
  });

  test("a first prior balance that is not the total of the invoice", () => {
    const { firstBroken } = audit(facts({ lines: [line({ ...first, prior: "900.00", left: "500.00" })] }));
    expect(firstBroken).toMatchObject({ code: "first-prior-not-total", data: { total: "1000.00", prior: "900.00" } });
  });

  test("prior less paid that is not what is left", () => {
    const { firstBroken } = audit(facts({ lines: [line({ ...first, left: "601.00" })] }));
    expect(firstBroken).toMatchObject({ code: "arithmetic", data: { left: "601.00", expected: "600.00" } });
  });

  test("RULES 22: an issuer who nets the credit note in the prior balance is explained, not blamed", () => {
    const credits = [credit("E-1", "2026-01-20", "100.00")];
    const netted = line({ ...first, prior: "900.00", paid: "400.00", left: "500.00" });
    const result = audit(facts({ lines: [netted], credits }));
    expect(result.findings).toMatchObject([{ code: "prior-net-of-credit", severity: "note", data: { credit: "E-1" } }]);
    expect(result.firstBroken).toBeNull();
    expect(result.leftMinor).toBe(50000);
    expect(result.rows.map(({ label }) => label)).toEqual(["E-1", "P-1"]);
  });

  test("RULES 22: an issuer who leaves the credit note out is explained by its amount", () => {
    const credits = [credit("E-1", "2026-01-20", "100.00")];
    const result = audit(facts({ lines: clean.slice(0, 2), credits }));
    expect(result.findings).toMatchObject([{ code: "credit-not-netted", data: { credit: "E-1", amount: "100.00" } }]);
    expect(result.issuerLeft).toBe(parseMicros("250.00"));
    expect(result.leftMinor).toBe(15000);
  });

  test("two credit notes netted at once between two complements", () => {
    const credits = [credit("E-2", "2026-02-12", "30.00"), credit("E-1", "2026-02-10", "70.00")];
    const later = line({ ...second, prior: "500.00", paid: "350.00", left: "150.00" });
    const result = audit(facts({ lines: [line(first), later], credits }));
    expect(result.findings).toMatchObject([{ code: "prior-net-of-credit", data: { credit: "E-1, E-2" } }]);
  });

  test("a cancelled credit note explains nothing and lowers nothing", () => {
    const struck = { as: "cancelled", on: "2026-02-01", by: "", byLabel: "" } as const;
    const credits = [credit("E-1", "2026-01-20", "100.00", { struck })];
    const netted = line({ ...first, prior: "900.00", left: "500.00" });
    expect(codes(facts({ lines: [netted], credits }))).toEqual(["first-prior-not-total"]);
  });
});

test("parcialidades settled before an opening balance are explained, not missed", () => {
  const entry = { source: "O-1", label: "O-1", kind: "opening", on: "2026-03-31", amountMinor: -75000 };
  const result = audit(facts({ lines: [line(third)], extra: [entry] }));
  expect(result.findings).toMatchObject([{ code: "before-opening", severity: "note", data: { amount: "750.00" } }]);
  const other = { ...entry, amountMinor: -70000 };
  const { firstBroken } = audit(facts({ lines: [line(third)], extra: [other] }));
  expect(firstBroken).toMatchObject({ code: "number-gap", data: { missing: "1-2" } });
});

describe("money", () => {
  test("RULES 23: the same complement twice is a duplicate, and its money is too much", () => {
    const once = line({ ...first, prior: "1000.00", paid: "1000.00", left: "0.00" });
    const twice = { ...once, rep: "P-7", label: "P-7", issuedAt: "2026-02-03T10:00:00" };
    const { findings } = audit(facts({ lines: [twice, once] }));
    expect(findings).toMatchObject([
      { code: "duplicate", owner: "billing", data: { rep: "P-7", other: "P-1" } },
      { code: "overpaid", owner: "collections", data: { excess: "1000.00" } },
    ]);
  });

  test("two payments of one day with numbers of their own are no duplicate", () => {
    const halves = [
      line({ ...first, paid: "500.00", left: "500.00" }),
      line({ ...second, prior: "500.00", paid: "500.00", left: "0.00", paidOn: "2026-02-01" }),
    ];
    expect(codes(facts({ lines: halves }))).toEqual([]);
  });

  test("more than the invoice has room for", () => {
    const much = line({ ...first, paid: "1200.00", left: "0.00" });
    const { findings } = audit(facts({ lines: [much] }));
    expect(findings.map(({ code }) => code)).toEqual(["arithmetic", "overpaid"]);
    expect(findings[1]?.data["excess"]).toBe("200.00");
  });

  test("RULES 32: equivalence missing, and money short of its documents", () => {
    const missing = line({ ...first, moneyCurrency: "USD", equivalence: "", monto: "22.00" });
    expect(codes(facts({ lines: [missing] }))).toEqual(["equivalence-missing"]);
    const short = line({ ...first, moneyCurrency: "USD", equivalence: "17.5", monto: "20.00" });
    expect(codes(facts({ lines: [short] }))).toEqual(["paid-above-amount"]);
    const exact = line({ ...first, moneyCurrency: "USD", equivalence: "17.5", monto: "22.86" });
    expect(codes(facts({ lines: [exact] }))).toEqual([]);
    const above = audit(facts({ lines: [line({ ...first, monto: "450.00" })] }));
    expect(above.findings).toMatchObject([{ code: "amount-above-paid", severity: "warning", data: { rest: "50.00" } }]);
    expect(above.firstBroken).toBeNull();
  });

  test("a line in another currency than the invoice's pays nothing and is named", () => {
    const usd = line({ ...first, currency: "USD", moneyCurrency: "USD" });
    const result = audit(facts({ lines: [usd] }));
    expect(result.firstBroken).toMatchObject({ code: "currency-differs", data: { currency: "USD", expected: "MXN" } });
    expect(result.leftMinor).toBe(100000);
  });

  test("six decimals are compared to the cent", () => {
    const about = invoice({ total: parseMicros("1000.004999") });
    expect(codes(facts({ invoice: about, lines: clean }))).toEqual([]);
  });

  test("recorded money without a complement is owed one until the fifth, and late after it", () => {
    const entry = { source: "M-1", label: "M-1", kind: "payment", on: "2026-06-10", amountMinor: -40000 };
    const money = [
      { uuid: "M-1", label: "M-1", paidOn: "2026-06-10", amount: parseMicros("400.00"), documented: false },
    ];
    const given = facts({ lines: [], money, extra: [entry] });
    expect(auditChain(given, "2026-07-05").findings).toMatchObject([
      { code: "payment-complement-due", owner: "billing", data: { deadline: "2026-07-05", days: "0" } },
    ]);
    expect(auditChain(given, "2026-07-08").firstBroken).toMatchObject({
      code: "payment-complement-late",
      data: { amount: "400.00", days: "3" },
    });
    expect(auditChain(given, "2026-07-08").leftMinor).toBe(60000);
  });

  test("a complement of recorded money counts once, in the row of the complement", () => {
    const recorded = line({ ...first, changes: { recorded: "M-1" } });
    const money = [
      { uuid: "M-1", label: "M-1", paidOn: "2026-02-01", amount: parseMicros("400.00"), documented: true },
    ];
    const given = {
      ...facts({ lines: [recorded], money }),
      entries: [{ source: "M-1", label: "M-1", kind: "payment", on: "2026-02-01", amountMinor: -40000 }],
    };
    const result = audit(given);
    expect(result.rows.map((row) => [row.kind, row.appliedMinor])).toEqual([["complement", 40000]]);
    expect(result.findings).toEqual([]);
  });
});

describe("the invoice", () => {
  test("RULES 21: a complement of a PUE invoice is superfluous", () => {
    const { firstBroken, rows } = audit(facts({ invoice: invoice({ settledByRule: true }), lines: [line(first)] }));
    expect(firstBroken).toMatchObject({ code: "pue-superfluous", owner: "billing" });
    expect(rows.map((row) => [row.kind, row.leftMinor])).toEqual([
      ["entry", 0],
      ["complement", 0],
    ]);
  });

  test("a complement of a cancelled invoice, and one whose money moved on with its replacement", () => {
    const ended = { as: "cancelled", on: "2026-03-01", by: "" } as const;
    expect(codes(facts({ invoice: invoice({ ended }), lines: [line(first)] }))).toEqual(["invoice-cancelled"]);
    const moved = line({ ...first, changes: { via: "F-0" } });
    const next = line({ ...second, number: "1" });
    const { findings, leftMinor } = audit(facts({ lines: [moved, next] }));
    expect(findings).toMatchObject([
      { code: "invoice-replaced", data: { rep: "P-1", invoice: "F-0", by: "F-1" } },
      { code: "prior-net-of-credit", severity: "note", data: { credit: "P-1" } },
    ]);
    expect(leftMinor).toBe(25000);
  });

  test("money dated before the invoice, and a complement made out to somebody else", () => {
    expect(codes(facts({ lines: [line({ ...first, paidOn: "2026-01-09" })] }))).toEqual(["paid-before-issue"]);
    expect(codes(facts({ lines: [line({ ...first, changes: { customer: 2 } })] }))).toEqual(["receiver-differs"]);
  });

  test("a cancellation that was asked for waits for the customer", () => {
    const asked = line({ ...first, changes: { cancelAskedOn: "2026-02-20" } });
    expect(audit(facts({ lines: [asked] })).findings).toMatchObject([
      { code: "cancellation-asked", owner: "customer" },
    ]);
  });
});

describe("the legal deadline (RULES 35)", () => {
  test.each([
    ["2026-01-31", "2026-02-05"],
    ["2026-12-01", "2027-01-05"],
    ["2022-01-01", "2022-02-05"],
    ["2021-12-31", "2022-01-10"],
    ["2018-09-03", "2018-10-10"],
  ])("a payment of %s has its complement by %s", (paidOn, deadline) => {
    expect(complementDeadline(paidOn)).toBe(deadline);
  });

  test("a late complement is a warning and still counts; the deadline is that of the first of its replacements", () => {
    const late = { issuedAt: "2026-03-09T10:00:00", firstIssuedOn: "2026-03-09" };
    const result = audit(facts({ lines: [line({ ...first, changes: late })] }));
    expect(result.findings).toMatchObject([
      { code: "late", severity: "warning", data: { deadline: "2026-03-05", days: "4" } },
    ]);
    expect(result.leftMinor).toBe(60000);
    const replacing = line({ ...first, changes: { ...late, firstIssuedOn: "2026-02-02" } });
    expect(codes(facts({ lines: [replacing] }))).toEqual([]);
  });
});

test("pagos 1.0 may leave numbers and balances out", () => {
  const bare = line({ rep: "P-1", number: "", prior: "", paid: "400.00", left: "" });
  const result = audit(facts({ lines: [bare] }));
  expect(result.findings).toMatchObject([{ code: "number-missing", severity: "warning" }]);
  expect(result.issuerLeft).toBeNull();
});
