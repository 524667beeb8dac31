import { describe, expect, test } from "vitest";
import { readPago } from "../../../shared/domain/posting/complement.ts";

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
  expect(pays("2222.34").unapplied).toHaveLength(1);
  // 99.995 / 0.055 = 1818.09 at least
  expect(pays("1818.09").warnings).toEqual([]);
  expect(pays("1818.08").warnings).toEqual(["paid-above-amount"]);
});

describe("pagos 1.0", () => {
  test("a payment without documents is money on account", () => {
    const reading = readPago({ currency: "MXN", amount: "2500.00", lines: [] });
    expect(reading.unapplied).toEqual([{ currency: "MXN", micros: 2_500_000_000n, reason: "on-account" }]);
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
    expect(reading.lines).toEqual([100_000_000n]);
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
