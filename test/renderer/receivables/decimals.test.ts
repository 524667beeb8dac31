import { describe, expect, it } from "vitest";
import { formatDecimalText, formatQuantity, formatRate } from "../../../renderer/features/receivables/decimals.ts";

describe("figures of a CFDI as the file writes them", () => {
  it("groups amounts and keeps the decimals that carry meaning", () => {
    expect(formatDecimalText("1234567.5")).toBe("1,234,567.50");
    expect(formatDecimalText("0.123456")).toBe("0.123456");
    expect(formatDecimalText("999999999999999999.99")).toBe("999,999,999,999,999,999.99");
  });

  it("does not add decimals to a quantity", () => {
    expect(formatQuantity("12.000000")).toBe("12");
    expect(formatQuantity("0.5")).toBe("0.5");
  });

  it("says a rate as a percentage", () => {
    expect(formatRate("0.160000")).toBe("16 %");
    expect(formatRate("0.106667")).toBe("10.6667 %");
    expect(formatRate("")).toBe("");
  });

  it("shows any other text as it came", () => {
    expect(formatDecimalText("Exento")).toBe("Exento");
  });
});
