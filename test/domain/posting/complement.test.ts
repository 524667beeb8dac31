import { describe, expect, test } from "vitest";
import { lineCosts, pagoBounds, readPago } from "../../../shared/domain/posting/complement.ts";

const TARGET = "E88B7591-31DB-4E32-88DC-B35F94C662CD";
const line = (changes: Partial<Parameters<typeof readPago>[0]["lines"][number]> = {}) => ({
  target: TARGET,
  currency: "MXN",
  equivalence: "1",
  paid: "1000.00",
  ...changes,
});

test("ImpPagado settles as written, in the invoice's currency, whatever Monto is", () => {
  const reading = readPago({
    currency: "MXN",
    amount: "17500.00",
    lines: [line({ currency: "USD", equivalence: "0.0571428571", paid: "1000.00" })],
  });
  expect(reading).toEqual({ lines: [1_000_000_000n], unapplied: [], warnings: [] });
});

test("money beyond the documents is the customer's, to the cent", () => {
  const reading = readPago({ currency: "MXN", amount: "1250.00", lines: [line()] });
  expect(reading.unapplied).toEqual([{ currency: "MXN", micros: 250_000_000n, reason: "excess" }]);
});

test("a difference the rounding of the equivalence explains is no money", () => {
  const reading = readPago({
    currency: "MXN",
    amount: "7220.01",
    lines: [
      line({ currency: "USD", equivalence: "0.0571428571", paid: "346.29" }),
      line({ paid: "1160.00", equivalence: "1.0000000000" }),
    ],
  });
  expect(reading.unapplied).toEqual([]);
});

test("the rounding interval is wide enough for half a digit each way and no wider", () => {
  const pays = (amount: string) =>
    readPago({ currency: "MXN", amount, lines: [line({ currency: "USD", equivalence: "0.05", paid: "100.00" })] });
  // 100.005 / 0.045 = 2222.33 at most
  expect(pays("2222.33").unapplied).toEqual([]);
  // What is beyond is all that 100.00 / 0.05 = 2000.00 does not use.
  expect(pays("2222.34").unapplied).toEqual([{ currency: "MXN", micros: 222_340_000n, reason: "excess" }]);
  // 99.995 / 0.055 = 1818.09 at least
  expect(pays("1818.09").warnings).toEqual([]);
  expect(pays("1818.08").warnings).toEqual(["paid-above-amount"]);
});

describe("pagos 1.0", () => {
  test("a payment without documents is money on account", () => {
    const reading = readPago({ currency: "MXN", amount: "2500.00", lines: [] });
    const unapplied = [{ currency: "MXN", micros: 2_500_000_000n, reason: "on-account" }];
    expect(reading).toEqual({ lines: [], unapplied, warnings: [] });
  });

  test("without ImpPagado the one document takes Monto", () => {
    const reading = readPago({ currency: "MXN", amount: "600.00", lines: [line({ paid: "", equivalence: "" })] });
    expect(reading).toEqual({ lines: [600_000_000n], unapplied: [], warnings: [] });
  });

  test("without ImpPagado, Monto is converted by the equivalence", () => {
    const reading = readPago({
      currency: "MXN",
      amount: "2000.00",
      lines: [line({ paid: "", currency: "USD", equivalence: "0.050000" })],
    });
    // All of Monto is used, whatever the equivalence was rounded to.
    expect(reading).toEqual({ lines: [100_000_000n], unapplied: [], warnings: [] });
  });
});

test("an IdDocumento that is no UUID leaves its money on account", () => {
  const reading = readPago({ currency: "MXN", amount: "1000.00", lines: [line({ target: "123-45-678901234" })] });
  expect(reading.lines).toEqual([0n]);
  expect(reading.unapplied).toEqual([{ currency: "MXN", micros: 1_000_000_000n, reason: "no-uuid" }]);
});

test("a missing equivalence is warned of, and ImpPagado counts all the same", () => {
  const reading = readPago({ currency: "MXN", amount: "5000.00", lines: [line({ currency: "USD", equivalence: "" })] });
  expect(reading.lines).toEqual([1_000_000_000n]);
  expect(reading.warnings).toContain("equivalence-missing");
  expect(reading.unapplied).toEqual([]);
});

test("several documents without ImpPagado settle nothing, and Monto stays the customer's", () => {
  const reading = readPago({
    currency: "MXN",
    amount: "900.00",
    lines: [line({ paid: "" }), line({ paid: "400.00" })],
  });
  expect(reading).toEqual({
    lines: [0n, 400_000_000n],
    unapplied: [{ currency: "MXN", micros: 500_000_000n, reason: "excess" }],
    warnings: ["paid-missing"],
  });
  const foreign = { currency: "MXN", amount: "900.00", lines: [line({ paid: "", currency: "USD", equivalence: "" })] };
  expect(readPago(foreign)).toEqual({
    lines: [0n],
    unapplied: [{ currency: "MXN", micros: 900_000_000n, reason: "excess" }],
    warnings: ["equivalence-missing"],
  });
});

test("nothing is unapplied of a payment of nothing, of a rest below a centavo, or of an equivalence of zero", () => {
  expect(readPago({ currency: "MXN", amount: "0", lines: [] }).unapplied).toEqual([]);
  expect(readPago({ currency: "MXN", amount: "0.00", lines: [line({ target: "1", paid: "0" })] }).unapplied).toEqual(
    [],
  );
  expect(readPago({ currency: "MXN", amount: "1000.004", lines: [line()] }).unapplied).toEqual([]);
  const zero = {
    currency: "MXN",
    amount: "10.00",
    lines: [line({ currency: "USD", equivalence: "0.00", paid: "1.00" })],
  };
  expect(readPago(zero)).toMatchObject({ unapplied: [], warnings: ["equivalence-missing"] });
});

describe("the deposit of a Pago", () => {
  const dollars = (amount: string) => ({
    currency: "MXN",
    amount,
    lines: [line({ currency: "USD", equivalence: "0.05", paid: "100.00" })],
  });

  test("is Monto, widened to the rounding of its documents where Monto lies in that", () => {
    const rounding = { low: 1_818_090_000n, high: 2_222_330_000n };
    for (const amount of ["2000.00", "1818.09", "2222.33"]) expect(pagoBounds(dollars(amount))).toEqual(rounding);
    expect(pagoBounds(dollars("2222.34"))).toEqual({ low: 2_222_340_000n, high: 2_222_340_000n });
    expect(pagoBounds(dollars("1818.08"))).toEqual({ low: 1_818_080_000n, high: 1_818_080_000n });
    expect(pagoBounds({ currency: "MXN", amount: "1000.00", lines: [line()] })).toEqual({
      low: 1_000_000_000n,
      high: 1_000_000_000n,
    });
  });

  test("is Monto alone where nothing says what its documents take", () => {
    const exact = { low: 50_000_000n, high: 50_000_000n };
    expect(pagoBounds({ currency: "MXN", amount: "50.00", lines: [] })).toEqual(exact);
    expect(pagoBounds({ currency: "MXN", amount: "50.00", lines: [line({ paid: "" }), line({ paid: "" })] })).toEqual(
      exact,
    );
    const unknown = line({ currency: "USD", equivalence: "", paid: "1.00" });
    expect(pagoBounds({ currency: "MXN", amount: "50.00", lines: [unknown] })).toEqual(exact);
  });
});

describe("what each document takes of a Pago", () => {
  const costs = (amount: string, ...lines: ReturnType<typeof line>[]) =>
    lineCosts({ currency: "MXN", amount, lines }).map((micros) => Number(micros) / 1e6);
  const usd = (paid: string, equivalence = "0.05") => line({ currency: "USD", equivalence, paid });

  test("is ImpPagado in the same currency, and by the equivalence in another", () => {
    expect(costs("1000.00", line({ paid: "400.00" }), line({ paid: "600.00" }))).toEqual([400, 600]);
    expect(costs("5000.00", usd("100.00"), line({ paid: "1000.00" }))).toEqual([2000, 1000]);
    expect(costs("500.00", usd("", "0.05"))).toEqual([500]);
    expect(costs("0.00", usd("", "0.05"))).toEqual([0]);
    // Documents in the currency of the Pago need no equivalence (RULES 28).
    expect(costs("1000.00", line({ equivalence: "", paid: "400.00" }), line({ equivalence: "", paid: "600" }))).toEqual(
      [400, 600],
    );
    expect(costs("100.00", line({ equivalence: "2", paid: "30.00" }), line({ paid: "50.00" }))).toEqual([30, 50]);
  });

  test("is nothing where neither ImpPagado nor an equivalence is stated", () => {
    expect(costs("900.00", usd("", ""))).toEqual([0]);
    expect(costs("900.00", usd("", "0.05"), line({ paid: "400.00" }))).toEqual([0, 400]);
  });

  test("is Monto within the rounding of the documents, and what they say outside of it", () => {
    for (const [amount, cost] of [
      ["1818.08", 2000],
      ["1818.09", 1818.09],
      ["2222.33", 2222.33],
      ["2222.34", 2000],
    ] as const) {
      expect(costs(amount, usd("100.00")), amount).toEqual([cost]);
    }
    expect(costs("900.00", line({ paid: "1000.00" }))).toEqual([1000]);
  });

  test("adds up to Monto where rounding explains the rest, which the last one that takes anything bears", () => {
    expect(costs("3050.00", line({ paid: "1000.00" }), usd("100.00"))).toEqual([1000, 2050]);
    expect(costs("3050.00", usd("100.00"), line({ paid: "1000.00" }), line({ paid: "0.00" }))).toEqual([2000, 1050, 0]);
    expect(costs("0.00", line({ paid: "0.00" }))).toEqual([0]);
  });

  test("is an equal part of what the others leave where nothing says it", () => {
    const unknown = usd("10.00", "");
    expect(costs("1000.00", line({ paid: "400.00" }), unknown, unknown)).toEqual([400, 300, 300]);
    expect(costs("400.00", line({ paid: "400.00" }), unknown)).toEqual([400, 0]);
    expect(costs("300.00", line({ paid: "400.00" }), unknown)).toEqual([400, 0]);
    expect(costs("100.00", usd("10.00", "0"))).toEqual([100]);
  });
});
